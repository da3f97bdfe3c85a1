#pragma once
// Whether acting jointly beats the same money spent apart: which arms ask it, and what its answer hangs on.
#include <vector>

#include "study/compare.hpp"

namespace samverkan {

/// The arms that ask it: the same programmes without coordination, and with it at one or more levels.
struct JointQuestion {
    std::size_t apart = 0;
    std::size_t joint = 0;            ///< of the levels the highest
    std::vector<std::size_t> levels;  ///< arms by rising level, joint last; nothing else differs between them
};

/// One for every set of arms that differ by the level of coordination alone, in the order of their first ones; apart is
/// the first arm that funds the same programmes without coordination with as much of their effect, at the same budget
/// where there is one. None where there is none.
[[nodiscard]] std::vector<JointQuestion> find_joint_questions(const Study& study);

/// By arm: whether it is there to tell c* alone, a level below the joint arm's. The answer tells these by their level.
[[nodiscard]] std::vector<bool> arms_below_the_joint(const Study& study);

/// Level paid for in an arm.
[[nodiscard]] double level_of(const Study& study, std::size_t arm);

/// By how many more joint action averts, in worlds where open positions are filled less often than in the middle one,
/// and more often: what the answer hangs on.
struct MoreByFilling {
    Estimate less_often, more_often;
};
[[nodiscard]] MoreByFilling more_by_filling(const StudyTally& replicates, const JointQuestion& question);

/// What official statistics would see: arrests with an outcome in the last year, averted by an arm, and how much such
/// a year's number changes from one year to the next in the baseline (standard deviation).
struct OfficialView {
    Estimate arrests_averted;
    double year_to_year_sd = not_known;
};
[[nodiscard]] OfficialView official_view(const StudyTally& replicates, std::size_t arm);

}  // namespace samverkan
