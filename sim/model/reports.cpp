// From a concern to a case: source, loss at the hand-over, triage.
#include <algorithm>

#include "core/elementary.hpp"
#include "model/help_parts.hpp"

namespace samverkan {
namespace {

/// The source, and a word that nothing else of the report uses.
struct SourceDraw {
    NoticeSource source;
    std::uint32_t spare_word;
};

SourceDraw draw_source(const World& world, EntityKey key, std::uint32_t report) {
    const HelpParameters& rules = world.parameters().help;
    const Words first = world.draws.events.words(Process::notice_source, key, report * 2);
    const Words second = world.draws.events.words(Process::notice_source, key, report * 2 + 1);
    const std::array<std::uint32_t, notice_source_count> word{first[0], first[1], first[2], first[3], second[0]};
    std::size_t winner = 0;
    double best = -1;
    for (std::size_t source = 0; source < notice_source_count; ++source) {
        const double share = rules.source_share[source];
        if (share <= 0) continue;
        const double time = elementary::unit_exponential(word[source]) / share;
        if (best < 0 || time < best) {
            best = time;
            winner = source;
        }
    }
    return {static_cast<NoticeSource>(winner), second[1]};
}

/// Priority by observed risk: log risk of the state plus an error of judgement, cut half-way between states.
/// `error_factor`: what levers leave of the error.
std::uint8_t triage(const World& world, const Youths& youths, const Case& opened, double error_factor) {
    constexpr double fringe_log_risk = 1.0986122886681098;    // log 3 (defaults.md section 7)
    constexpr double involved_log_risk = 2.0794415416798357;  // log 8
    const Involvement state = youths.state[opened.row].involvement;
    const double true_risk = is_member(state)               ? involved_log_risk
                             : state == Involvement::fringe ? fringe_log_risk
                                                            : 0.0;
    const double u = world.draws.events.uniform(Process::triage_error, opened.key, opened.report);
    const double error_sd = world.parameters().help.triage_error_sd * error_factor;
    const double observed = true_risk + error_sd * elementary::inverse_normal(u);
    if (observed > (fringe_log_risk + involved_log_risk) / 2) return 0;
    return observed > fringe_log_risk / 2 ? 1 : 2;
}

/// Hand-over to social services and their decision: a case opened starts its way.
void hand_over(const HelpWeek& now, Case& reported) {
    const HelpParameters& rules = now.world.parameters().help;
    const PipelineLevers levers = levers_in(now.help, reported.area);
    const Words word = now.world.draws.events.words(Process::handover, reported.key, reported.report);
    now.count(reported, Hop::noticed);
    if (elementary::unit_uniform(word[0]) < rules.handover_loss * levers.handover_loss) {
        now.count(reported, Hop::lost_at_handover);
        return now.tell(reported, EventKind::lost_at_handover);
    }
    // The share opened is known of all reports made, so of those that arrive it is higher by today's loss.
    if (elementary::unit_uniform(word[1]) * (1 - rules.handover_loss) >= rules.opened_share) {
        now.count(reported, Hop::not_opened);
        return now.tell(reported, EventKind::not_opened);
    }
    now.count(reported, Hop::opened);
    const int delay =
        static_cast<int>(rules.handover_delay_weeks * levers.handover_delay + elementary::unit_uniform(word[2]));
    reported.lottery = word[3];
    reported.priority = triage(now.world, now.youths, reported, levers.targeting_error);
    now.help.handed_over.add(now.week + std::max(1, delay), reported);
}

}  // namespace

PipelineLevers levers_in(const HelpState& help, std::size_t area) {
    return help.levers.empty() ? PipelineLevers{} : help.levers[area];
}

void report_concern(const World& world, HelpState& help, const Youths& youths, EventLog& log, const Report& report,
                    int week) {
    const HelpWeek now{world, help, youths, log, week};
    const EntityKey key = key_of_resident(world, report.row, report.place);
    const SourceDraw drawn = draw_source(world, key, report.occurrence);
    ServiceHistory& history = help.history[report.row];
    if (history.reports < 255) ++history.reports;
    if (is_fringe_or_above(youths.state[report.row].involvement)) history.set(ServiceHistory::fringe_noticed);
    log.add(week, EventKind::report, report.row, static_cast<std::uint8_t>(drawn.source));
    Case reported;
    reported.row = report.row;
    reported.key = key;
    reported.recruit_level = world.person[report.row].recruit_level;
    reported.report = report.occurrence;
    reported.area = world.county->places[report.place].area.value;
    hand_over(now, reported);
    may_refer(now, reported, drawn.source, drawn.spare_word);
}

}  // namespace samverkan
