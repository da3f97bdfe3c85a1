#pragma once
// Networks of persons: co-offending, and how alike those who are tied are.
#include <optional>
#include <vector>

#include "study/patterns/chronicle.hpp"

namespace samverkan {

/// Persons who took part in the same offence, in some weeks.
class CoOffending {
public:
    CoOffending(const Chronicle& log, WeekSpan weeks);

    /// Whether the person offended with a named other.
    [[nodiscard]] bool contains(PersonId person) const { return begin_[person.index()] < begin_[person.index() + 1]; }
    /// By person: whether in the largest connected component; of equals the one with the earliest person.
    [[nodiscard]] std::vector<bool> largest_component() const;
    /// By person: steps from the nearest of `sources`; -1 where none can be reached.
    [[nodiscard]] std::vector<int> steps_from(const std::vector<PersonId>& sources) const;

private:
    std::vector<std::uint32_t> begin_, neighbours_;  ///< of person p: neighbours_[begin_[p]] .. [begin_[p + 1]]
};

/// Correlation of a value over the two ends of ties (Newman 2003); `value` by person, no value: the tie is left out.
/// Not known (NaN) if the ends do not vary.
[[nodiscard]] double assortativity(const std::vector<PersonPair>& ties,
                                   const std::vector<std::optional<double>>& value);

}  // namespace samverkan
