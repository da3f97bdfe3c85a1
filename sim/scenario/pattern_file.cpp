#include "scenario/pattern_file.hpp"

#include <algorithm>

#include "scenario/fields.hpp"
#include "scenario/nearest_name.hpp"

namespace samverkan {
namespace {

constexpr Presence required = Presence::required;

using P = PatternEntry;
constexpr std::array pattern_fields{
    value<&P::id>("id", ValueKind::text, {"mönstrets namn", "name of the pattern"})
        .otherwise({"måttets namn", "the name of the measure"})
        .acts(ActsFrom::never),
    value<&P::measure>("measure", ValueKind::text,
                       {"ett mått, se `samverkan patterns --list`", "a measure, see `samverkan patterns --list`"},
                       required)
        .acts(ActsFrom::never),
    number<&P::target>("target", Unit::one, {}, {"vad måttet borde vara", "what the measure should be"}, required)
        .acts(ActsFrom::never),
    number<&P::low>("low", Unit::one, {}, {"det minsta som godtas", "the least that is accepted"}, required)
        .acts(ActsFrom::never),
    number<&P::high>("high", Unit::one, {}, {"det största som godtas", "the most that is accepted"}, required)
        .acts(ActsFrom::never),
    value<&P::unit>("unit", ValueKind::text, {"måttets enhet", "unit of the measure"})
        .otherwise({"måttets egen", "the measure's own"})
        .acts(ActsFrom::never),
    value<&P::description>("description", ValueKind::text, {"vad mönstret är", "what the pattern is"})
        .acts(ActsFrom::never),
    value<&P::quantity>("quantity", ValueKind::text, {"hur måttet är definierat", "how the measure is defined"})
        .acts(ActsFrom::never),
    value<&P::source>("source", ValueKind::text, {"var målet kommer ifrån", "where the target comes from"})
        .acts(ActsFrom::never),
    value<&P::kind>("kind", ValueKind::text,
                    {"vad mönstret används till, \"calibration\"", "what the pattern is for, \"calibration\""})
        .acts(ActsFrom::never),
    value<&P::note>("note", ValueKind::text, {"anmärkning", "remark"}).acts(ActsFrom::never),
};

constexpr FieldInfo list_of_patterns{.name = "patterns",
                                     .kind = ValueKind::list,
                                     .label = {"mönster att pröva: objekt med measure, target, low och high",
                                               "patterns to check: objects with measure, target, low and high"},
                                     .item_kind = ValueKind::object,
                                     .why_not_empty = "nothing would be checked"};

/// Checks one entry against the measures and itself.
void check(const PatternEntry& entry, const std::string& where, const MeasureNames& measures) {
    if (entry.low && entry.high && entry.low.value > entry.high.value)
        report(entry.low, Code::contradiction,
               "`low`" + where + " is " + number_text(entry.low.value) + ", above `high` " +
                   number_text(entry.high.value) + " (no value could lie between them)",
               "above `high`", "the least that is accepted, then the most");
    if (!entry.measure) return;
    const auto found = std::find(measures.names.begin(), measures.names.end(), entry.measure.value);
    if (found == measures.names.end()) {
        const auto nearest = nearest_name(entry.measure.value, measures.names);
        report(entry.measure, Code::unknown_name,
               "`measure`" + where + " is `" + shown(entry.measure.value) + "` (no measure has this name)",
               "not a measure",
               nearest
                   ? "did you mean `" + std::string(*nearest) + "`?"
                   : "`samverkan patterns --list` shows the " + std::to_string(measures.names.size()) + " measures");
        return;
    }
    const std::string_view unit = measures.units[static_cast<std::size_t>(found - measures.names.begin())];
    if (entry.unit && entry.unit.value != unit)
        report(entry.unit, Code::wrong_unit,
               "`unit`" + where + " is `" + shown(entry.unit.value) + "` (the measure's is `" + std::string(unit) +
                   "`, and values are not converted)",
               "another unit", "write `" + std::string(unit) + "`, with target, low and high in it");
}

std::string id_of(const PatternEntry& entry) { return entry.id ? entry.id.value : entry.measure.value; }

/// Ids tell results apart. A measure without id may not be checked twice either.
void check_ids(const std::vector<PatternEntry>& entries) {
    for (std::size_t i = 0; i < entries.size(); ++i)
        for (std::size_t earlier = 0; earlier < i; ++earlier) {
            if (id_of(entries[i]).empty() || id_of(entries[i]) != id_of(entries[earlier])) continue;
            const auto& at = entries[i].id ? entries[i].id : entries[i].measure;
            if (at)
                report(at, Code::duplicate_name, "`" + shown(id_of(entries[i])) + "` is the id of two patterns",
                       "given before", "an `id` of its own tells the results apart");
            break;
        }
}

}  // namespace

const FieldTable pattern_table = table_of<pattern_fields>({"ett mönster", "a pattern"});

/// An entry with a problem is kept, so that what else is wrong with it comes in the same pass.
static bool read_value(const Reading& reading, PatternEntry& target) {
    if (reading.json.kind != JsonValue::Kind::object)
        reading.wrong_type("an object");
    else
        read_object(reading, pattern_table.what.en, pattern_fields, target);
    return true;
}

Result<std::vector<Pattern>> read_patterns(const std::filesystem::path& path, const MeasureNames& measures) {
    Result<std::vector<Pattern>> result;
    const auto document = read_json(path, result.diagnostics);
    if (!document) return result;
    Reporter reporter(document->source, result.diagnostics);
    std::vector<PatternEntry> entries;
    read_value(Reading{list_of_patterns, document->root, "", reporter}, entries);
    for (std::size_t i = 0; i < entries.size(); ++i)
        check(entries[i], " in patterns[" + std::to_string(i) + "]", measures);
    check_ids(entries);
    sort_by_place(result.diagnostics);
    if (has_errors(result.diagnostics)) return result;
    result.value.emplace();
    for (const PatternEntry& entry : entries) {
        const auto measure = std::find(measures.names.begin(), measures.names.end(), entry.measure.value);
        result.value->push_back({id_of(entry), static_cast<std::size_t>(measure - measures.names.begin()),
                                 entry.target.value, entry.low.value, entry.high.value});
    }
    return result;
}

}  // namespace samverkan
