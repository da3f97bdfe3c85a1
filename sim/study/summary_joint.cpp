// Numbers of joint action against the same money apart.
#include <cmath>

#include "study/coordination_threshold.hpp"
#include "study/money_measures.hpp"
#include "study/statistics.hpp"
#include "study/summary_writer.hpp"

namespace samverkan {
namespace {

void add_threshold(SummaryWriter& writer, const JointQuestion& question) {
    constexpr std::string_view level = "1";
    const StudyTally& replicates = writer.replicates();
    const CoordinationThreshold found =
        coordination_threshold(thresholds_by_world(writer.study(), replicates, question));
    Estimate threshold;
    threshold.replicates = replicates.size();
    threshold.mean = found.median;  // a mean over worlds without one does not exist
    threshold.low90 = found.low90;
    threshold.high90 = found.high90;
    threshold.mean_low90 = found.median_low90;
    threshold.mean_high90 = found.median_high90;
    writer.add(question.joint, measure::coordination_threshold, {}, threshold, level);
    writer.add(question.joint, measure::share_without_threshold, {}, found.share_none, level);
    const double of_means = threshold_of_means(writer.study(), replicates, question);
    writer.add_figure(question.joint, measure::coordination_threshold_of_means,
                      std::isfinite(of_means) ? of_means : not_known, level);
}

/// SEK delivered by joint action beyond those apart, by world.
std::vector<double> spent_more(const SummaryWriter& writer, const JointQuestion& question) {
    const auto spent = [&](std::size_t arm) {
        return cost_by_replicate(writer.study(), writer.replicates(), arm, {}, undiscounted());
    };
    std::vector<double> more = spent(question.joint);
    const std::vector<double> apart = spent(question.apart);
    for (std::size_t world = 0; world < more.size(); ++world) more[world] -= apart[world];
    return more;
}

void add_joint_question(SummaryWriter& writer, const JointQuestion& question) {
    const StudyTally& replicates = writer.replicates();
    const MoreByFilling filling = more_by_filling(replicates, question);
    writer.add(question.joint, measure::averted_more_filled_less_often, {}, filling.less_often, persons_unit);
    writer.add(question.joint, measure::averted_more_filled_more_often, {}, filling.more_often, persons_unit);
    const CumulativeAverted more = cumulative_averted(writer.study(), replicates, question.joint, question.apart);
    writer.add_figure(question.joint, measure::joint_shows_after, weeks_until_effect_shows(more), "weeks");
    writer.add(question.joint, measure::joint_spends_more_sek, {}, estimate(spent_more(writer, question)), "SEK");
    const OfficialView official = official_view(replicates, question.joint);
    writer.add(question.joint, measure::arrests_averted_last_year, {}, official.arrests_averted, "arrests");
    writer.add_figure(question.joint, measure::arrests_year_to_year_sd, official.year_to_year_sd, "arrests");
    if (question.levels.size() > 1) add_threshold(writer, question);
}

}  // namespace

void add_joint_questions(SummaryWriter& writer) {
    for (const JointQuestion& question : find_joint_questions(writer.study())) add_joint_question(writer, question);
}

}  // namespace samverkan
