#pragma once
// A file of patterns: what evidence says a measure of the model should be, and the range that is accepted.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/diagnostics.hpp"
#include "scenario/value_reader.hpp"

namespace samverkan {

struct PatternEntry {
    Given<std::string> id, measure, unit;
    Given<double> target, low, high;
    std::string description, quantity, source, kind, note;
};

extern const FieldTable pattern_table;

/// What a pattern may measure, in the same order.
struct MeasureNames {
    std::span<const std::string_view> names, units;
};

/// A pattern as it is checked.
struct Pattern {
    std::string id;  ///< of the file, or the measure's name
    std::size_t measure = 0;
    double target = 0, low = 0, high = 0;
};

/// Problems of the whole file come in one pass: unknown measures (E021), a low above its high (E025), another unit
/// than the measure's (E034), an id given twice (E023), and whatever any file can have.
[[nodiscard]] Result<std::vector<Pattern>> read_patterns(const std::filesystem::path& path,
                                                         const MeasureNames& measures);

}  // namespace samverkan
