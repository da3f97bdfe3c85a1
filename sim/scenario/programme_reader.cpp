#include "scenario/programme_reader.hpp"

#include <algorithm>
#include <cmath>
#include <system_error>

#include "scenario/programme_file.hpp"

namespace samverkan {
namespace {

constexpr double share_tolerance = 1e-9;

void check_consistency(const ProgrammeFile& file, const std::filesystem::path& path, Reporter& reporter) {
    const auto contradiction = [&](const JsonValue* at, std::string problem, std::string hint) {
        if (at != nullptr)
            reporter.report(Code::contradiction, {at->span.offset, 1}, std::move(problem), {}, std::move(hint));
    };
    if (file.id && file.id.value != path.stem().string())
        reporter.report(Code::contradiction, file.id.at->span,
                        "`id` is `" + shown(file.id.value) + "` (the file is named " + path.filename().string() + ")",
                        "not the file's name", "a programme's id is the name of its file");
    const Eligibility& who = file.eligibility.value.who;
    if (who.least_age > who.most_age)
        contradiction(file.eligibility.at, "`least_age` is above `most_age` (nobody is eligible)", {});
    double sum = 0;
    for (const PayerShare& payer : file.payers.value) sum += payer.share;
    const bool all_read = file.payers && file.payers.value.size() == file.payers.at->items.size();
    if (all_read && std::fabs(sum - 1) > share_tolerance)
        contradiction(file.payers.at, "shares of `payers` sum to " + number_text(sum) + " (they must sum to 1)", {});
}

Programme programme_of(const ProgrammeFile& file) {
    Programme programme;
    programme.id = file.id.value;
    programme.name_sv = file.name.sv;
    programme.name_en = file.name.en;
    programme.kind = static_cast<ProgrammeKind>(file.kind.index);
    programme.eligibility = file.eligibility.value.who;
    for (const EffectEntry& effect : file.effects.value)
        programme.effects.push_back({static_cast<ModelVariable>(effect.variable.index), effect.rate_ratio});
    programme.basis = static_cast<EffectBasis>(file.basis.index);
    programme.start_up_weeks = file.start_up_weeks;
    programme.wait_weeks = file.wait_weeks;
    programme.duration_weeks = file.duration_weeks;
    programme.half_life_weeks = file.half_life_weeks;
    programme.units_per_capacity_year = file.units_per_capacity_year;
    programme.cost_sek_per_unit = file.cost_sek_per_unit;
    programme.payers = file.payers.value;
    programme.evidence = file.evidence;
    programme.source = file.source;
    return programme;
}

}  // namespace

std::optional<std::size_t> Catalogue::index_of(std::string_view id) const {
    const auto found = std::find_if(programmes.begin(), programmes.end(),
                                    [&](const Programme& programme) { return programme.id == id; });
    if (found == programmes.end()) return std::nullopt;
    return static_cast<std::size_t>(found - programmes.begin());
}

std::optional<std::vector<std::filesystem::path>> programme_files(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code failure;
    for (std::filesystem::directory_iterator entry(folder, failure), end; !failure && entry != end;
         entry.increment(failure))
        if (entry->path().extension() == ".json") files.push_back(entry->path());
    if (failure) return std::nullopt;
    std::sort(files.begin(), files.end());
    return files;
}

Result<Programme> read_programme(const std::filesystem::path& path) {
    Result<Programme> result;
    const auto document = read_json(path, result.diagnostics);
    if (!document) return result;
    Reporter reporter(document->source, result.diagnostics);
    ProgrammeFile file;
    read_programme_file(*document, file, reporter);
    check_consistency(file, path, reporter);
    sort_by_place(result.diagnostics);
    if (!has_errors(result.diagnostics)) result.value = programme_of(file);
    return result;
}

Result<Catalogue> read_catalogue(const std::filesystem::path& folder) {
    Result<Catalogue> result;
    Catalogue catalogue;
    std::optional<std::vector<std::filesystem::path>> files = programme_files(folder);
    if (!files) {
        result.diagnostics.push_back(
            diagnostic_of_file(Code::unreadable_file, folder.generic_string(), "folder of programmes cannot be read"));
        return result;
    }
    catalogue.files = std::move(*files);
    for (const std::filesystem::path& path : catalogue.files) {
        Result<Programme> one = read_programme(path);
        result.diagnostics.insert(result.diagnostics.end(), one.diagnostics.begin(), one.diagnostics.end());
        if (one.value) catalogue.programmes.push_back(std::move(*one.value));
    }
    if (!has_errors(result.diagnostics)) result.value = std::move(catalogue);
    return result;
}

}  // namespace samverkan
