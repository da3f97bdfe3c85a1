#include "study/coordination_threshold.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

#include <boost/math/distributions/binomial.hpp>

#include "results/joined.hpp"
#include "study/comparison_measures.hpp"
#include "study/statistics.hpp"
#include "study/wording.hpp"

namespace samverkan {
namespace {

constexpr double at_no_level = std::numeric_limits<double>::infinity();
constexpr double same_level = 1e-9;
constexpr double tail = .05;

std::vector<double> levels_of(const Study& study, const JointQuestion& question) {
    std::vector<double> levels;
    for (const std::size_t arm : question.levels) levels.push_back(level_of(study, arm));
    return levels;
}

double known_or_not(double level) { return std::isfinite(level) ? level : not_known; }

/// Without interpolation.
double order_statistic(const std::vector<double>& sorted, double probability) {
    return known_or_not(
        sorted[static_cast<std::size_t>(std::lround(probability * static_cast<double>(sorted.size() - 1)))]);
}

/// How many order statistics lie outside the interval of the median at each end: as many as can be while fewer than
/// one sample in twenty has so few values on that side of the median.
std::size_t left_out_at_each_end(std::size_t worlds) {
    const boost::math::binomial_distribution<double> below(static_cast<double>(worlds), .5);
    std::size_t left_out = 0;
    while (boost::math::cdf(below, static_cast<double>(left_out + 1)) <= tail) ++left_out;
    return left_out;
}

std::string slug_at(const std::string& slug, double level) {
    char text[16];
    std::snprintf(text, sizeof text, "_c%03d", static_cast<int>(std::lround(100 * level)));
    return slug + text;
}

}  // namespace

std::vector<StudyScenario> arms_at_levels(const Study& study, const JointQuestion& question) {
    const std::vector<double> there = levels_of(study, question);
    const StudyScenario& joint = study.scenarios[question.joint];
    std::vector<StudyScenario> arms;
    for (const double level : threshold_levels) {
        const auto is_level = [&](double other) { return std::fabs(other - level) < same_level; };
        if (level > there.back() || std::any_of(there.begin(), there.end(), is_level)) continue;
        StudyScenario arm = joint;
        arm.slug = slug_at(joint.slug, level);
        arm.content.coordination->target = level;
        arm.content.name_en = joined({joint.content.name_en, ", coordination ", as_given(level, Language::english)});
        arm.content.name_sv = joined({joint.content.name_sv, ", samordning ", as_given(level, Language::swedish)});
        arms.push_back(std::move(arm));
    }
    return arms;
}

double threshold_of_world(const std::vector<double>& levels, const std::vector<double>& more) {
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (more[i] < 0) continue;
        if (i == 0) return levels.front();
        const double rise = more[i] - more[i - 1];
        return levels[i - 1] + (levels[i] - levels[i - 1]) * (0 - more[i - 1]) / rise;
    }
    return at_no_level;
}

std::vector<double> thresholds_by_world(const Study& study, const StudyTally& replicates,
                                        const JointQuestion& question) {
    std::vector<std::vector<double>> more;
    for (const std::size_t arm : question.levels)
        more.push_back(averted_more_by_replicate(replicates, arm, question.apart));
    std::vector<double> thresholds;
    for (std::size_t world = 0; world < replicates.size(); ++world) {
        std::vector<double> here;
        for (const std::vector<double>& of_level : more) here.push_back(of_level[world]);
        thresholds.push_back(threshold_of_world(levels_of(study, question), here));
    }
    return thresholds;
}

double threshold_of_means(const Study& study, const StudyTally& replicates, const JointQuestion& question) {
    std::vector<double> more;
    for (const std::size_t arm : question.levels)
        more.push_back(estimate(averted_more_by_replicate(replicates, arm, question.apart)).mean);
    return threshold_of_world(levels_of(study, question), more);
}

CoordinationThreshold coordination_threshold(const std::vector<double>& of_worlds) {
    CoordinationThreshold threshold;
    std::vector<double> without;
    for (const double level : of_worlds) without.push_back(std::isfinite(level) ? 0 : 1);
    threshold.share_none = share_above_zero(without);
    if (of_worlds.size() < least_replicates_for_intervals) return threshold;
    std::vector<double> sorted = of_worlds;
    std::sort(sorted.begin(), sorted.end());
    threshold.median = order_statistic(sorted, .5);
    threshold.low90 = order_statistic(sorted, tail);
    threshold.high90 = order_statistic(sorted, 1 - tail);
    const std::size_t left_out = left_out_at_each_end(sorted.size());
    threshold.median_low90 = known_or_not(sorted[left_out]);
    threshold.median_high90 = known_or_not(sorted[sorted.size() - 1 - left_out]);
    return threshold;
}

}  // namespace samverkan
