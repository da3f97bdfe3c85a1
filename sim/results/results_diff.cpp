#include "results/results_diff.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <sstream>

#include <nlohmann/json.hpp>

#include "results/folder.hpp"
#include "results/joined.hpp"
#include "results/sha256.hpp"
#include "results/study_codes.hpp"
#include "scenario/csv_table.hpp"

namespace samverkan {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view format_name = "samverkan results ";
constexpr int format_version = 1;

/// Of the making, not of what was made from.
constexpr std::array<std::string_view, 8> record_keys{"format", "status", "created",     "timings",
                                                      "files",  "sha256", "inputs_hash", "results_folder"};

std::string text_of(const Json& object, const std::string& key) {
    const auto found = object.is_object() ? object.find(key) : object.end();
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Diagnostic problem_of(const fs::path& folder, std::string_view code, std::string message, std::string hint) {
    Diagnostic problem = study_problem(code, std::move(message), std::move(hint));
    problem.file = shown(folder.generic_string(), 1000);
    return problem;
}

void flatten(const std::string& name, const Json& value, std::vector<StatedInput>& inputs) {
    if (value.is_structured()) {
        std::size_t position = 0;
        for (const auto& item : value.items())
            flatten(joined({name, ".", value.is_array() ? std::to_string(position++) : item.key()}), item.value(),
                    inputs);
        return;
    }
    const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
    if (text.find('\n') == std::string::npos) {
        inputs.push_back({name, text});
        return;
    }
    std::istringstream lines(text);  // canonical text: a statement a line
    std::map<std::string, int> seen;
    for (std::string line; std::getline(lines, line);) {
        const std::string key = line.substr(0, line.find(" ="));
        inputs.push_back({joined({name, ".", key, ".", std::to_string(seen[key]++)}), line});
    }
}

std::vector<StatedInput> inputs_of(const Json& manifest) {
    std::vector<StatedInput> inputs;
    for (const auto& [key, value] : manifest.items())
        if (std::find(record_keys.begin(), record_keys.end(), key) == record_keys.end()) flatten(key, value, inputs);
    for (const auto& [name, file] : manifest["files"].items())
        if (name.starts_with("inputs/")) inputs.push_back({name, text_of(file, "sha256")});
    return inputs;
}

std::optional<Json> read_manifest(const fs::path& folder, std::vector<Diagnostic>& diagnostics) {
    std::error_code error;
    const auto refuse = [&](std::string_view code, std::string message, std::string hint) {
        diagnostics.push_back(problem_of(folder, code, std::move(message), std::move(hint)));
        return std::nullopt;
    };
    if (!fs::is_regular_file(folder / manifest_name, error))
        return refuse(study_code::not_results, "not a folder of results (it holds no manifest.json)",
                      "name a folder that `samverkan run` or `compare` wrote");
    Json manifest = Json::parse(read_file(folder / manifest_name), nullptr, false);
    const std::string format = text_of(manifest, "format");
    const int version = format.starts_with(format_name) ? std::atoi(format.c_str() + format_name.size()) : 0;
    if (version > format_version)
        return refuse(study_code::newer_results,
                      joined({"written by a newer version of this program (format ", shown(format), ")"}),
                      "use that version, or run the study again with this one");
    const bool whole = version == format_version && manifest.contains("files") && manifest["files"].is_object();
    if (!whole || text_of(manifest, "status") != "complete")
        return refuse(study_code::not_results, "not a complete folder of results (its manifest.json is not one)",
                      "run the study again");
    return manifest;
}

double number_of(const CsvTable& table, std::size_t row, std::string_view column) {
    return parse_number(table.text(row, column)).value_or(not_known);
}

std::vector<SummaryLine> rows_of(const CsvTable& table) {
    std::vector<SummaryLine> rows(table.rows());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        SummaryLine& row = rows[i];
        for (std::size_t k = 0; k < row.key.size(); ++k) row.key[k] = table.text(i, summary_key_columns[k]);
        row.unit = table.text(i, "unit");
        row.estimate.mean = number_of(table, i, "mean");
        row.estimate.low90 = number_of(table, i, "low90");
        row.estimate.high90 = number_of(table, i, "high90");
        row.estimate.simulation_error = number_of(table, i, "simulation_error");
    }
    return rows;
}

bool same(double a, double b) { return a == b || (a != a && b != b); }

bool same(const Estimate& a, const Estimate& b) {
    return same(a.mean, b.mean) && same(a.low90, b.low90) && same(a.high90, b.high90) &&
           same(a.simulation_error, b.simulation_error);
}

/// Calls both(a, b) for what shares an identity, in the order of `a`; with null for what the other lacks.
template <class Item, class Identity, class Both>
void pair_up(const std::vector<Item>& a, const std::vector<Item>& b, const Identity& identity, const Both& both) {
    std::map<std::decay_t<decltype(identity(a.front()))>, const Item*> rest;
    for (const Item& item : b) rest.emplace(identity(item), &item);
    for (const Item& item : a) {
        const auto found = rest.find(identity(item));
        both(&item, found == rest.end() ? nullptr : found->second);
        if (found != rest.end()) rest.erase(found);
    }
    for (const Item& item : b)
        if (const auto found = rest.find(identity(item)); found != rest.end() && found->second == &item)
            both(static_cast<const Item*>(nullptr), &item);
}

}  // namespace

Result<LoadedResults> load_results(const fs::path& folder) {
    Result<LoadedResults> result;
    const auto manifest = read_manifest(folder, result.diagnostics);
    if (!manifest) return result;
    const fs::path summary = folder / "summary.csv";
    const auto& files = (*manifest)["files"];
    std::error_code error;
    const bool listed = files.contains("summary.csv") && fs::is_regular_file(summary, error);
    if (!listed || sha256_of_file(summary) != text_of(files["summary.csv"], "sha256")) {
        result.diagnostics.push_back(problem_of(folder, study_code::damaged_results,
                                                "summary.csv does not match its checksum (it was changed or cut)",
                                                "run the study again: the folder is then set aside and made anew"));
        return result;
    }
    constexpr std::array<std::string_view, 5> numbers{"mean", "low90", "high90", "simulation_error", "unit"};
    std::vector<std::string_view> columns(summary_key_columns.begin(), summary_key_columns.end());
    columns.insert(columns.end(), numbers.begin(), numbers.end());
    const auto table = CsvTable::read(summary, columns, result.diagnostics);
    if (table && !has_errors(result.diagnostics)) result.value = LoadedResults{inputs_of(*manifest), rows_of(*table)};
    return result;
}

ResultsDifference compare_results(const LoadedResults& a, const LoadedResults& b) {
    ResultsDifference difference;
    const auto value_of = [](const StatedInput* input) {
        return input != nullptr ? std::optional(input->value) : std::nullopt;
    };
    const auto by_name = [](const StatedInput& input) { return input.name; };
    pair_up(a.inputs, b.inputs, by_name, [&](const StatedInput* one, const StatedInput* other) {
        if (one != nullptr && other != nullptr && one->value == other->value) return;
        difference.inputs.push_back({(one != nullptr ? one : other)->name, value_of(one), value_of(other)});
    });
    const auto estimate_of = [](const SummaryLine* line) {
        return line != nullptr ? std::optional(line->estimate) : std::nullopt;
    };
    const auto by_key = [](const SummaryLine& line) { return line.key; };
    pair_up(a.rows, b.rows, by_key, [&](const SummaryLine* one, const SummaryLine* other) {
        const SummaryLine& either = *(one != nullptr ? one : other);
        if (one != nullptr && other != nullptr && same(one->estimate, other->estimate))
            ++difference.equal_rows;
        else
            difference.rows.push_back({either.key, either.unit, estimate_of(one), estimate_of(other)});
    });
    return difference;
}

}  // namespace samverkan
