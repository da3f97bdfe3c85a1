#include "scenario/parameter_entry.hpp"

#include <algorithm>
#include <array>

namespace samverkan {
namespace {

constexpr std::array<std::string_view, 5> status_names{"source", "assumption", "derived", "rule", "fitted"};

struct RawEntry {
    const JsonValue* value = nullptr;
    const JsonValue* range = nullptr;
    Given<std::string> unit;
    Choice status;
    std::string source, note;
    std::vector<std::string> set_by;
};

constexpr std::array parameter_entry_fields{
    value<&RawEntry::value>("value", ValueKind::any, {"värdet", "the value"}, Presence::required)
        .acts(ActsFrom::burn_in),
    value<&RawEntry::unit>("unit", ValueKind::text, {"enhet", "unit"}, Presence::required).acts(ActsFrom::never),
    value<&RawEntry::range>("range", ValueKind::any, {"rimligt intervall eller null", "plausible range, or null"},
                            Presence::required)
        .acts(ActsFrom::never),
    choice<&RawEntry::status>("status", status_names, {"hur säkert värdet är", "how sure the value is"},
                              Presence::required)
        .acts(ActsFrom::never),
    value<&RawEntry::source>("source", ValueKind::text, {"var värdet kommer ifrån", "where the value comes from"},
                             Presence::required)
        .acts(ActsFrom::never),
    value<&RawEntry::note>("note", ValueKind::text, {"anmärkning", "remark"}).acts(ActsFrom::never),
    value<&RawEntry::set_by>("set_by", ValueKind::list,
                             {"kalibreringsmål som bestämmer värdet", "calibration targets that set the value"})
        .not_empty("no target would set the value")
        .acts(ActsFrom::never),
};

bool is_pair(const JsonValue& json) {
    return json.kind == JsonValue::Kind::list && json.items.size() == 2 &&
           json.items[0].kind == JsonValue::Kind::number && json.items[1].kind == JsonValue::Kind::number &&
           json.items[0].number <= json.items[1].number;
}

/// [low, high], {"plus_minus": x}, {"factor": [low, high]} or null.
std::optional<PlausibleRange> plausible_range(const JsonValue& json) {
    using Kind = PlausibleRange::Kind;
    if (json.kind == JsonValue::Kind::null) return PlausibleRange{};
    if (is_pair(json)) return PlausibleRange{Kind::interval, json.items[0].number, json.items[1].number};
    if (json.kind != JsonValue::Kind::object || json.members.size() != 1) return std::nullopt;
    const auto& [key, key_span, value] = json.members.front();
    if (key == "factor" && is_pair(value))
        return PlausibleRange{Kind::factor, value.items[0].number, value.items[1].number};
    if (key == "plus_minus" && value.kind == JsonValue::Kind::number && value.number >= 0)
        return PlausibleRange{Kind::plus_minus, -value.number, value.number};
    return std::nullopt;
}

void check_unit(const FieldInfo& info, const RawEntry& entry, Reporter& reporter) {
    if (!entry.unit || entry.unit.value == name_of(info.unit)) return;
    reporter.report(Code::wrong_unit, entry.unit.at->span,
                    "`unit` in " + path_of(info) + " is `" + shown(entry.unit.value) + "` (values are not converted)",
                    "not the unit of the model", "the unit is `" + std::string(name_of(info.unit)) + "`");
}

void check_file(const FieldInfo& info, const RawEntry& entry, const ParameterPlace& place) {
    const bool fitted = static_cast<Status>(entry.status.index) == Status::fitted;
    const bool base_rate = place.file == ParameterFile::base_rates;
    if (base_rate == fitted && base_rate != entry.set_by.empty()) return;
    const char* problem = base_rate ? " is not fitted or names no target in `set_by` (base rates are set by targets)"
                                    : " is fitted or names a target in `set_by` (such values are base rates)";
    place.reporter->report(Code::wrong_file, place.member->key_span, "`" + path_of(info) + "`" + problem, {},
                           "values set by calibration targets stand in base_rates.json, all others in parameters.json");
}

/// The range of an entry; reported if it is none or if the values lie outside.
PlausibleRange read_range(const FieldInfo& info, const RawEntry& entry, const std::vector<double>& values,
                          Reporter& reporter) {
    const std::optional<PlausibleRange> plausible = plausible_range(*entry.range);
    if (!plausible) {
        reporter.report(Code::wrong_type, entry.range->span,
                        "`range` in " + path_of(info) + " is not a range (nothing could be swept)", {},
                        "write [low, high], {\"plus_minus\": x}, {\"factor\": [low, high]} or null");
        return {};
    }
    const Range range{plausible->low, plausible->high};
    const bool inside = std::all_of(values.begin(), values.end(), [&](double value) { return range.contains(value); });
    if (plausible->kind == PlausibleRange::Kind::interval && !inside)
        reporter.report(Code::contradiction, entry.value->span,
                        "`value` in " + path_of(info) + " lies outside its own plausible range",
                        "outside " + text_of(range));
    return *plausible;
}

}  // namespace

const FieldTable parameter_entry_table = table_of<parameter_entry_fields>({"en parameter", "a parameter"});

std::string text_of(const PlausibleRange& range) {
    switch (range.kind) {
    case PlausibleRange::Kind::unknown:
        return {};
    case PlausibleRange::Kind::interval:
        return number_text(range.low) + " to " + number_text(range.high);
    case PlausibleRange::Kind::plus_minus:
        return "+-" + number_text(range.high);
    case PlausibleRange::Kind::factor:
        return "x " + number_text(range.low) + " to " + number_text(range.high);
    }
    return {};
}

std::string_view name_of(Status status) { return status_names[static_cast<std::size_t>(status)]; }

std::string path_of(const FieldInfo& info) { return std::string(info.group) + "." + std::string(info.name); }

std::optional<ParameterEntry> read_parameter_entry(const FieldInfo& info, const ParameterPlace& place) {
    const std::string path = path_of(info);
    Reporter& reporter = *place.reporter;
    RawEntry raw;
    const bool complete = read_object(place.member->value, path, parameter_entry_table.what.en,
                                      std::span<const Field<RawEntry>>(parameter_entry_fields), raw, reporter);
    if (raw.value == nullptr) return std::nullopt;
    check_unit(info, raw, reporter);
    if (complete) check_file(info, raw, place);
    FieldInfo value_info = info;
    value_info.name = "value";
    ParameterEntry entry;
    read_value(Reading{value_info, *raw.value, path, reporter}, entry.values);
    if (!complete) return std::nullopt;
    const PlausibleRange range = read_range(info, raw, entry.values, reporter);
    entry.note = {info.group, info.name, static_cast<Status>(raw.status.index), raw.source, raw.note, range,
                  raw.set_by, {}};
    return entry;
}

}  // namespace samverkan
