#pragma once
// One parameter as it stands in a file: {"value", "unit", "range", "status", "source"} and, for base rates,
// "set_by".
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/json_document.hpp"
#include "scenario/parameter_fields.hpp"

namespace samverkan {

/// How sure a value is: seen in a source, assumed, derived from data, a rule of the model, fitted to targets.
enum class Status : std::uint8_t { source, assumption, derived, rule, fitted };
[[nodiscard]] std::string_view name_of(Status status);

enum class ParameterFile : std::uint8_t { parameters, base_rates };

/// Where a value may lie: an interval, or an interval around each element of the value.
struct PlausibleRange {
    enum class Kind : std::uint8_t { unknown, interval, plus_minus, factor };
    Kind kind = Kind::unknown;
    double low = 0, high = 0;  ///< plus_minus: -x, x
};

/// "0.5 to 2", "+-0.03", "x 0.7 to 1.4", or nothing.
[[nodiscard]] std::string text_of(const PlausibleRange& range);

/// What a file says of a value beside the value itself.
struct ParameterNote {
    std::string_view group, name;
    Status status = Status::assumption;
    std::string source, note;
    PlausibleRange range;
    std::vector<std::string> set_by;  ///< calibration targets; base rates only
    std::string lent_by;              ///< county whose value it is, if not this one's
};

/// The fields of an entry; what `value`, `unit` and `range` hold depends on the parameter.
extern const FieldTable parameter_entry_table;

/// Where a parameter stands.
struct ParameterPlace {
    const JsonMember* member = nullptr;
    Reporter* reporter = nullptr;
    ParameterFile file = ParameterFile::parameters;
    bool misspelt = false;  ///< not found, but something with nearly its name was
};

struct ParameterEntry {
    std::vector<double> values;  ///< elements of the field's shape; empty if they could not be read
    ParameterNote note;
};

/// Nothing if the entry as a whole could not be read; every problem is reported.
[[nodiscard]] std::optional<ParameterEntry> read_parameter_entry(const FieldInfo& info, const ParameterPlace& place);

/// "drift.peer_drift_effect"
[[nodiscard]] std::string path_of(const FieldInfo& info);

}  // namespace samverkan
