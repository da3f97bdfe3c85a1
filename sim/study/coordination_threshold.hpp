#pragma once
// c*: the smallest level of coordination at which joint action averts at least as many as the same money apart.
#include <array>
#include <vector>

#include "study/joint_question.hpp"

namespace samverkan {

/// Levels that c* is read between, the reached ones: what is paid for, once the ramp is complete.
inline constexpr std::array threshold_levels{.3, .45, .6, .75, .9};

/// Arms that tell c* of a question: its joint arm at each of the levels below its own that no arm has yet, nothing else
/// changed. Named after it: "joint_coordinated_c045".
[[nodiscard]] std::vector<StudyScenario> arms_at_levels(const Study& study, const JointQuestion& question);

/// c* of one world: by linear interpolation between levels. `levels` rises; `more` is by how many more joint action
/// averts at each. The lowest level if joint action is as good there; infinite where it is at none of them.
[[nodiscard]] double threshold_of_world(const std::vector<double>& levels, const std::vector<double>& more);

/// c* by world.
[[nodiscard]] std::vector<double> thresholds_by_world(const Study& study, const StudyTally& replicates,
                                                      const JointQuestion& question);

/// c* of the means over worlds; infinite where their difference is below zero at all levels.
[[nodiscard]] double threshold_of_means(const Study& study, const StudyTally& replicates,
                                        const JointQuestion& question);

/// c* over worlds; worlds without one count as above every level.
struct CoordinationThreshold {
    /// Median and central 90 % of worlds by order statistics, which infinite ones do not bear to be interpolated;
    /// simulation error as the exact 90 % interval of the median (binomial). Not known: above every level.
    double median = not_known, low90 = not_known, high90 = not_known;
    double median_low90 = not_known, median_high90 = not_known;
    Estimate share_none;  ///< of worlds without one
};

/// Of fewer than five worlds only the share is told, without interval.
[[nodiscard]] CoordinationThreshold coordination_threshold(const std::vector<double>& of_worlds);

}  // namespace samverkan
