#include "study/patterns/survival.hpp"

#include <algorithm>

#include "results/estimate.hpp"

namespace samverkan {

Survival::Survival(std::vector<Duration> durations) {
    std::sort(durations.begin(), durations.end(), [](const Duration& a, const Duration& b) {
        return a.weeks != b.weeks ? a.weeks < b.weeks : a.ended && !b.ended;
    });
    double share = 1;
    for (std::size_t i = 0; i < durations.size();) {
        const int weeks = durations[i].weeks;
        const auto at_risk = static_cast<double>(durations.size() - i);
        double ended = 0;
        for (; i < durations.size() && durations[i].weeks == weeks; ++i) ended += durations[i].ended ? 1 : 0;
        longest_ = weeks;
        if (ended == 0) continue;
        share *= 1 - ended / at_risk;
        steps_.push_back({weeks, share});
    }
}

double Survival::beyond(int weeks) const {
    const bool all_ended = !steps_.empty() && steps_.back().share == 0;
    if (longest_ < weeks && !all_ended) return not_known;
    double share = 1;
    for (const Step& step : steps_)
        if (step.weeks <= weeks) share = step.share;
    return share;
}

std::optional<int> Survival::median() const {
    for (const Step& step : steps_)
        if (step.share <= 0.5) return step.weeks;
    return std::nullopt;
}

}  // namespace samverkan
