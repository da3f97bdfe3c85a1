#include <algorithm>

#include "cli/diff.hpp"
#include "cli/listing.hpp"
#include "cli/terminal.hpp"
#include "results/joined.hpp"
#include "results/results_diff.hpp"

namespace samverkan {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_rows_in_text = 40;

Json exact_number(double value) { return value == value ? Json(value) : Json(nullptr); }

Json exact_json_of(const std::optional<Estimate>& estimate) {
    if (!estimate) return nullptr;
    return {
        {"mean", exact_number(estimate->mean)},
        {"range_over_worlds", {{"low90", exact_number(estimate->low90)}, {"high90", exact_number(estimate->high90)}}},
        {"simulation_error", exact_number(estimate->simulation_error)}};
}

Json exact_json_of(const std::optional<std::string>& value) { return value ? Json(*value) : Json(nullptr); }

std::string as_json(const std::string& a, const std::string& b, const ResultsDifference& difference) {
    Json json{{"format", "samverkan diff 1"},   {"kind", "results"},       {"a", {{"folder", a}}},
              {"b", {{"folder", b}}},           {"inputs", Json::array()}, {"equal_rows", difference.equal_rows},
              {"differing_rows", Json::array()}};
    for (const InputDifference& one : difference.inputs)
        json["inputs"].push_back({{"name", one.name}, {"a", exact_json_of(one.a)}, {"b", exact_json_of(one.b)}});
    for (const RowDifference& one : difference.rows) {
        Json row = Json::object();
        for (std::size_t k = 0; k < one.key.size(); ++k) row[std::string(summary_key_columns[k])] = one.key[k];
        row["unit"] = one.unit;
        row["a"] = exact_json_of(one.a);
        row["b"] = exact_json_of(one.b);
        json["differing_rows"].push_back(std::move(row));
    }
    return dumped(json);
}

/// "1,234 (1,100 to 1,400; error 12)", or a dash.
std::string estimate_text(const std::optional<Estimate>& estimate, Language language) {
    if (!estimate || !estimate->has_value()) return "-";
    const auto text = [&](double value) { return rounded(value, 4, language); };
    if (!estimate->has_intervals()) return text(estimate->mean);
    return joined({text(estimate->mean), " (", text(estimate->low90), say(language, " to ", " till "),
                   text(estimate->high90), say(language, "; error ", "; fel "), text(estimate->simulation_error), ")"});
}

/// Totals before cuts by year, age or area.
std::size_t cuts(const RowDifference& row) {
    return static_cast<std::size_t>(
        std::count_if(row.key.begin() + 3, row.key.end(), [](const std::string& cell) { return !cell.empty(); }));
}

std::string row_name(const RowDifference& row) {
    std::string name;
    for (const std::string& part : row.key)
        if (!part.empty()) name += (name.empty() ? "" : " ") + part;
    return name;
}

std::string inputs_text(const ResultsDifference& difference, Language language) {
    if (difference.inputs.empty())
        return std::string(say(language, "Made from the same inputs.\n", "Gjorda av samma indata.\n"));
    Listing listing{{{"name", "input", "indata"}, {"a", "A", "A"}, {"b", "B", "B"}}, {}};
    const auto cell = [](const std::optional<std::string>& value) {
        return value ? Json(shown(*value, 60)) : Json(nullptr);
    };
    for (const InputDifference& one : difference.inputs) listing.rows.push_back({one.name, cell(one.a), cell(one.b)});
    return as_text(listing, language);
}

std::string rows_text(const ResultsDifference& difference, Language language) {
    const std::string equal = std::to_string(difference.equal_rows);
    if (difference.rows.empty())
        return joined({say(language, "All ", "Alla "), equal, say(language, " numbers agree.\n", " tal är lika.\n")});
    std::vector<const RowDifference*> rows;
    for (const RowDifference& row : difference.rows) rows.push_back(&row);
    std::stable_sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) { return cuts(*a) < cuts(*b); });
    Listing listing{{{"name", "number", "tal"}, {"a", "A", "A"}, {"b", "B", "B"}, {"unit", "unit", "enhet"}}, {}};
    for (std::size_t i = 0; i < std::min(rows.size(), most_rows_in_text); ++i)
        listing.rows.push_back({row_name(*rows[i]), estimate_text(rows[i]->a, language),
                                estimate_text(rows[i]->b, language), rows[i]->unit});
    std::string text = as_text(listing, language);
    if (rows.size() > most_rows_in_text)
        text += joined({"... ", std::to_string(rows.size() - most_rows_in_text),
                        say(language, " more (--json lists all)\n", " till (--json visar alla)\n")});
    return joined({text, "\n", std::to_string(rows.size()), say(language, " numbers differ, ", " tal skiljer sig, "),
                   equal,
                   say(language, " agree. In brackets: range over worlds (90 %), then the simulation error.\n",
                       " är lika. Inom parentes: spannet över världar (90 %), sedan simuleringsfelet.\n")});
}

}  // namespace

int diff_results(const std::string& a, const std::string& b, const LookOptions& options) {
    const auto one = load_results(a), other = load_results(b);
    std::vector<Diagnostic> problems = one.diagnostics;
    problems.insert(problems.end(), other.diagnostics.begin(), other.diagnostics.end());
    if (const int failed = report(problems); failed != exit_done) return failed;
    const ResultsDifference difference = compare_results(*one.value, *other.value);
    if (options.json) return write_data(as_json(a, b, difference)) ? exit_done : exit_our_fault;
    const std::string text =
        joined({"A: ", shown(a, 200), "\nB: ", shown(b, 200), "\n\n", inputs_text(difference, options.language()), "\n",
                rows_text(difference, options.language())});
    return write_data(text) ? exit_done : exit_our_fault;
}

}  // namespace samverkan
