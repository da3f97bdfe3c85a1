#pragma once
// Shootings among the attacks of a chronicle.
#include <algorithm>

#include "study/patterns/chronicle.hpp"

namespace samverkan {

/// Calls each(attack) for the shootings in `weeks`.
template <class Each>
void for_shootings(const Chronicle& log, WeekSpan weeks, Each&& each) {
    for (const Attack& attack : log.attacks)
        if (attack.kind == AttackKind::shooting && weeks.contains(attack.week)) each(attack);
}

[[nodiscard]] inline bool is_fatal(const Attack& attack) {
    return std::any_of(attack.victims.begin(), attack.victims.end(),
                       [](const Victim& victim) { return victim.harm == Harm::killed; });
}

}  // namespace samverkan
