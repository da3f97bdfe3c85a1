#include "study/joint_question.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "study/comparison_measures.hpp"
#include "study/statistics.hpp"

namespace samverkan {
namespace {

constexpr double at_none = std::numeric_limits<double>::infinity();

/// Programmes funded beside coordination, in order.
std::vector<std::string> programmes_of(const Scenario& scenario) {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < scenario.deployments.size(); ++i)
        if (!scenario.coordination || i != scenario.coordination->deployment)
            ids.push_back(scenario.programmes[scenario.deployments[i].programme.index()].id);
    return ids;
}

double known_or_not(double level) { return std::isfinite(level) ? level : not_known; }

/// Order statistics without interpolation, which infinite ones do not bear.
double order_statistic(const std::vector<double>& sorted, double probability) {
    const auto at = static_cast<std::size_t>(std::lround(probability * static_cast<double>(sorted.size() - 1)));
    return known_or_not(sorted[at]);
}

}  // namespace

double level_of(const Study& study, std::size_t arm) {
    return study.scenarios[arm].content.coordination ? study.scenarios[arm].content.coordination->target : not_known;
}

std::optional<JointQuestion> find_joint_question(const Study& study) {
    for (std::size_t apart = 1; apart < study.scenarios.size(); ++apart) {
        const Scenario& without = study.scenarios[apart].content;
        if (without.coordination || without.deployments.empty()) continue;
        JointQuestion question;
        question.apart = apart;
        for (std::size_t arm = 1; arm < study.scenarios.size(); ++arm)
            if (study.scenarios[arm].content.coordination &&
                programmes_of(study.scenarios[arm].content) == programmes_of(without))
                question.levels.push_back(arm);
        if (question.levels.empty()) continue;
        std::stable_sort(question.levels.begin(), question.levels.end(),
                         [&](std::size_t a, std::size_t b) { return level_of(study, a) < level_of(study, b); });
        question.joint = question.levels.back();
        return question;
    }
    return std::nullopt;
}

double threshold_of_world(const std::vector<double>& levels, const std::vector<double>& more) {
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (more[i] < 0) continue;
        if (i == 0) return levels.front();
        const double rise = more[i] - more[i - 1];
        return levels[i - 1] + (levels[i] - levels[i - 1]) * (0 - more[i - 1]) / rise;
    }
    return at_none;
}

std::vector<double> thresholds_by_world(const Study& study, const StudyTally& replicates,
                                        const JointQuestion& question) {
    std::vector<double> levels;
    std::vector<std::vector<double>> more;
    for (const std::size_t arm : question.levels) {
        levels.push_back(level_of(study, arm));
        more.push_back(averted_more_by_replicate(replicates, arm, question.apart));
    }
    std::vector<double> thresholds;
    for (std::size_t world = 0; world < replicates.size(); ++world) {
        std::vector<double> here;
        for (const std::vector<double>& of_level : more) here.push_back(of_level[world]);
        thresholds.push_back(threshold_of_world(levels, here));
    }
    return thresholds;
}

CoordinationThreshold coordination_threshold(const std::vector<double>& of_worlds) {
    CoordinationThreshold threshold;
    threshold.worlds = of_worlds.size();
    if (of_worlds.size() < least_replicates_for_intervals) return threshold;
    std::vector<double> sorted = of_worlds;
    std::sort(sorted.begin(), sorted.end());
    threshold.median = order_statistic(sorted, .5);
    threshold.low90 = order_statistic(sorted, .05);
    threshold.high90 = order_statistic(sorted, .95);
    const auto none = std::count(sorted.begin(), sorted.end(), at_none);
    threshold.share_none = static_cast<double>(none) / static_cast<double>(sorted.size());
    return threshold;
}

MoreByFilling more_by_filling(const StudyTally& replicates, const JointQuestion& question) {
    const std::vector<double> more = averted_more_by_replicate(replicates, question.joint, question.apart);
    const std::vector<double> filled =
        by_replicate(replicates, [](const ReplicateTally& r) { return r.live.front().fill_probability; });
    std::vector<double> sorted = filled;
    std::sort(sorted.begin(), sorted.end());
    if (sorted.empty()) return {};
    const double middle = sorted[sorted.size() / 2];
    std::vector<double> less_often, more_often;
    for (std::size_t world = 0; world < more.size(); ++world)
        (filled[world] < middle ? less_often : more_often).push_back(more[world]);
    return {estimate(less_often), estimate(more_often)};
}

OfficialView official_view(const StudyTally& replicates, std::size_t arm) {
    constexpr auto arrests = static_cast<std::size_t>(EventKind::arrest);
    OfficialView view;
    view.arrests_averted = estimate(by_replicate(replicates, [&](const ReplicateTally& r) {
        return static_cast<double>(r.live.front().events.back()[arrests]) -
               static_cast<double>(r.live[arm].events.back()[arrests]);
    }));
    double squares = 0, steps = 0;
    for (const ReplicateTally& r : replicates)
        for (std::size_t year = 1; year < r.live.front().events.size(); ++year) {
            const double step = static_cast<double>(r.live.front().events[year][arrests]) -
                                static_cast<double>(r.live.front().events[year - 1][arrests]);
            squares += step * step;
            ++steps;
        }
    if (steps > 0) view.year_to_year_sd = std::sqrt(squares / steps);
    return view;
}

}  // namespace samverkan
