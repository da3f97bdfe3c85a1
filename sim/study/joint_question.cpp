#include "study/joint_question.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "scenario/canonical_text.hpp"
#include "study/comparison_measures.hpp"
#include "study/statistics.hpp"

namespace samverkan {
namespace {

/// Programmes funded beside coordination, in order.
std::vector<std::string> programmes_of(const Scenario& scenario) {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < scenario.deployments.size(); ++i)
        if (!scenario.coordination || i != scenario.coordination->deployment)
            ids.push_back(scenario.programmes[scenario.deployments[i].programme.index()].id);
    return ids;
}

/// Its number, or nothing where no arm asks for the same without coordination.
std::optional<std::size_t> apart_of(const Study& study, std::size_t joint) {
    const Scenario& with = study.scenarios[joint].content;
    std::optional<std::size_t> first;
    for (std::size_t arm = 1; arm < study.scenarios.size(); ++arm) {
        const Scenario& without = study.scenarios[arm].content;
        if (without.coordination || without.deployments.empty() || without.transport != with.transport ||
            programmes_of(without) != programmes_of(with))
            continue;
        if (have_equal_budgets(with, without)) return arm;
        if (!first) first = arm;
    }
    return first;
}

std::string text_without_level(Scenario scenario) {
    scenario.coordination->target = 0;
    return canonical_text(scenario);
}

}  // namespace

double level_of(const Study& study, std::size_t arm) {
    return study.scenarios[arm].content.coordination ? study.scenarios[arm].content.coordination->target : not_known;
}

std::vector<JointQuestion> find_joint_questions(const Study& study) {
    std::vector<JointQuestion> questions;
    std::vector<std::string> texts;
    for (std::size_t arm = 1; arm < study.scenarios.size(); ++arm) {
        if (!study.scenarios[arm].content.coordination) continue;
        const std::string text = text_without_level(study.scenarios[arm].content);
        const auto same = std::find(texts.begin(), texts.end(), text);
        if (same != texts.end()) {
            questions[static_cast<std::size_t>(same - texts.begin())].levels.push_back(arm);
        } else if (const auto apart = apart_of(study, arm)) {
            texts.push_back(text);
            questions.push_back({*apart, arm, {arm}});
        }
    }
    for (JointQuestion& question : questions) {
        std::stable_sort(question.levels.begin(), question.levels.end(),
                         [&](std::size_t a, std::size_t b) { return level_of(study, a) < level_of(study, b); });
        question.joint = question.levels.back();
    }
    return questions;
}

std::vector<bool> arms_below_the_joint(const Study& study) {
    std::vector<bool> below(study.scenarios.size(), false);
    for (const JointQuestion& question : find_joint_questions(study))
        for (const std::size_t arm : question.levels) below[arm] = arm != question.joint;
    return below;
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
