#pragma once
// Time to an end that not everybody is followed to.
#include <optional>
#include <vector>

namespace samverkan {

struct Duration {
    int weeks = 0;
    bool ended = false;  ///< false: followed for so long and no longer
};

/// Share not ended by time, estimated after Kaplan and Meier (1958). Who ends in a week does so before those whom it
/// is the last week of following.
class Survival {
public:
    explicit Survival(std::vector<Duration> durations);

    /// Share with more than `weeks`; not known (NaN) if nobody was followed for so long.
    [[nodiscard]] double beyond(int weeks) const;
    /// Share with `weeks` or more.
    [[nodiscard]] double at_least(int weeks) const { return beyond(weeks - 1); }
    /// The first week by whose end half have ended; none if that is not reached.
    [[nodiscard]] std::optional<int> median() const;

private:
    struct Step {
        int weeks;
        double share;  ///< from this week's end on
    };
    std::vector<Step> steps_;  ///< where someone ended, ascending
    int longest_ = -1;         ///< that anybody was followed
};

}  // namespace samverkan
