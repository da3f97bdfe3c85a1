#include "scenario/law_timeline_file.hpp"

#include <algorithm>

#include "scenario/fields.hpp"

namespace samverkan {
namespace {

constexpr Presence required = Presence::required;

struct LawEntry {
    Given<WeekNumber> date;
    Choice status;
    std::string what, source;
    Given<Choice> parameter;
    Given<double> value;
};
struct LawTimelineFile {
    std::string about;
    std::vector<LawEntry> changes;
};

constexpr std::array<std::string_view, 2> statuses{"adopted", "proposed"};
constexpr std::array<std::string_view, 2> law_parameters{"age_of_criminal_responsibility", "sentence_length_factor"};
constexpr std::size_t adopted = 0;

using L = LawEntry;
constexpr std::array entry_fields{
    value<&L::date>("date", ValueKind::week, {"vecka eller dag från vilken det gäller", "week or date it holds from"},
                    required)
        .acts(ActsFrom::burn_in),
    choice<&L::status>(
        "status", statuses,
        {"antagen eller föreslagen; bara antagna gäller", "adopted or proposed; only what is adopted acts"}, required)
        .acts(ActsFrom::burn_in),
    value<&L::what>("what", ValueKind::text, {"vad som ändras", "what changes"}, required).acts(ActsFrom::never),
    choice<&L::parameter>("parameter", law_parameters, {"modellens parameter", "parameter of the model"})
        .otherwise({"ingen: modellen bär den inte", "none: the model does not carry it"})
        .acts(ActsFrom::burn_in),
    number<&L::value>("value", Unit::one, {0.05, 21}, {"parameterns värde därefter", "its value from then on"})
        .otherwise({"inget", "none"})
        .acts(ActsFrom::burn_in),
    value<&L::source>("source", ValueKind::text, {"källa", "where it is from"}, required).acts(ActsFrom::never),
};
constexpr FieldTable entry_table = table_of<entry_fields>({"en lagändring", "a change of law"});

using T = LawTimelineFile;
constexpr std::array file_fields{
    value<&T::about>("about", ValueKind::text, {"om filen", "about the file"}).acts(ActsFrom::never),
    value<&T::changes>("changes", ValueKind::list, {"ändringar", "changes"}, required)
        .of(entry_table)
        .acts(ActsFrom::burn_in),
};

/// Ages and ratios have different ranges; one without the other means nothing.
bool fits(const LawEntry& entry) {
    if (!entry.parameter && !entry.value) return true;
    const auto& at = entry.parameter ? entry.parameter.at : entry.value.at;
    Reporter& reporter = entry.parameter ? *entry.parameter.reporter : *entry.value.reporter;
    if (!entry.parameter || !entry.value) {
        reporter.report(Code::contradiction, at->span,
                        "`parameter` and `value` are not both given (one needs the other)", "alone",
                        "state both, or neither where the model does not carry the change");
        return false;
    }
    const bool age =
        entry.parameter.value.index == static_cast<std::size_t>(LawParameter::age_of_criminal_responsibility);
    const bool inside = !age || (entry.value.value >= 10 && entry.value.value <= 21);
    if (!inside)
        entry.value.reporter->report(Code::out_of_range, entry.value.at->span,
                                     "`value` is " + number_text(entry.value.value) +
                                         " (an age of criminal responsibility lies in 10 to 21 years)",
                                     "outside", "give completed years");
    return inside;
}

}  // namespace

const FieldTable law_timeline_table = table_of<file_fields>({"en lagtidslinje", "a law timeline"});

static bool read_value(const Reading& reading, LawEntry& target) {
    return read_object(reading, entry_table.what.en, entry_fields, target);
}

std::vector<LawChange> read_law_timeline(const JsonDocument& document, std::vector<Diagnostic>& diagnostics) {
    Reporter reporter(document.source, diagnostics);
    LawTimelineFile file;
    std::vector<LawChange> changes;
    if (!read_object(document.root, "", law_timeline_table.what.en, std::span<const Field<T>>(file_fields), file,
                     reporter))
        return changes;
    for (const LawEntry& entry : file.changes)
        if (fits(entry) && entry.parameter && entry.status.index == adopted)
            changes.push_back(
                {entry.date.value.number, static_cast<LawParameter>(entry.parameter.value.index), entry.value.value});
    std::stable_sort(changes.begin(), changes.end(),
                     [](const LawChange& a, const LawChange& b) { return a.from_week < b.from_week; });
    return changes;
}

}  // namespace samverkan
