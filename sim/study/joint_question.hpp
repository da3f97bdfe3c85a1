#pragma once
// Whether acting jointly beats the same money spent apart, and from which level of coordination on (c*).
#include <optional>
#include <vector>

#include "study/compare.hpp"

namespace samverkan {

/// The arms that ask it: the same programmes without coordination, and with it at one or more levels.
struct JointQuestion {
    std::size_t apart = 0;
    std::size_t joint = 0;            ///< of the levels the highest
    std::vector<std::size_t> levels;  ///< arms by rising level, joint last
};

/// Nothing where no two arms fund the same programmes, one of them with coordination above today's.
[[nodiscard]] std::optional<JointQuestion> find_joint_question(const Study& study);

/// Level paid for in an arm.
[[nodiscard]] double level_of(const Study& study, std::size_t arm);

/// c* of one world: the smallest level at which joint action averts at least as many as money apart, by linear
/// interpolation between levels. `levels` rises; `more` is by how many more joint action averts at each. Infinite: at
/// none of them.
[[nodiscard]] double threshold_of_world(const std::vector<double>& levels, const std::vector<double>& more);

/// c* over worlds. Worlds without one count as above every level.
struct CoordinationThreshold {
    double median = not_known, low90 = not_known, high90 = not_known;  ///< not known: at no level run
    double share_none = not_known;                                     ///< of worlds
    std::size_t worlds = 0;
};

/// Of at least two levels and five worlds; nothing else is told.
[[nodiscard]] CoordinationThreshold coordination_threshold(const std::vector<double>& of_worlds);
[[nodiscard]] std::vector<double> thresholds_by_world(const Study& study, const StudyTally& replicates,
                                                      const JointQuestion& question);

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
