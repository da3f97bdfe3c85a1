// Child and adolescent psychiatry: referral with a report, first visit, assessment for ADHD, treatment while adherent.
// Usual treatment changes no hazard: it is in the base rates.
#include <algorithm>

#include "core/elementary.hpp"
#include "model/help_parts.hpp"

namespace samverkan {
namespace {

bool has_untreated_adhd(const HelpWeek& now, const Case& one) {
    return (now.world.person[one.row].traits & trait::adhd_untreated) != 0;
}

/// Draws of a case for what follows a first visit: assessment, lottery, diagnosis, length of the treatment.
Words follow_up_words(const HelpWeek& now, const Case& one) {
    return now.world.draws.events.words(Process::psychiatry_visit, one.key, one.report);
}

void after_first_visit(const HelpWeek& now, Case seen) {
    const Words word = follow_up_words(now, seen);
    ServiceHistory& history = now.help.history[seen.row];
    history.psychiatry = PsychiatryStage::none;
    const double share = now.world.parameters().psychiatry.assessment_share;
    if (!now.help.visit_follow_up_station || elementary::unit_uniform(word[0]) >= share) return;
    history.psychiatry = PsychiatryStage::waits_assessment;
    seen.station = static_cast<std::uint8_t>(*now.help.visit_follow_up_station);
    seen.priority = 1;  // urgency is about the first visit
    seen.lottery = word[1];
    now.count(seen, Hop::matched);
    now.help.arrivals.push_back(seen);
}

void after_assessment(const HelpWeek& now, const Case& assessed) {
    const PsychiatryParameters& rules = now.world.parameters().psychiatry;
    const Words word = follow_up_words(now, assessed);
    ServiceHistory& history = now.help.history[assessed.row];
    history.psychiatry = PsychiatryStage::none;
    const double share =
        has_untreated_adhd(now, assessed) ? rules.diagnosed_share_with_adhd : rules.diagnosed_share_without;
    if (elementary::unit_uniform(word[2]) >= share || rules.treatment_stop_hazard <= 0) return;
    history.psychiatry = PsychiatryStage::treated;
    now.tell(assessed, EventKind::treatment_start);
    const double weeks = elementary::unit_exponential(word[3]) / rules.treatment_stop_hazard;
    now.help.treatment_ends.add(now.week + 1 + static_cast<int>(std::min(weeks, 1e6)), assessed.row);
}

}  // namespace

void may_refer(const HelpWeek& now, const Case& reported, NoticeSource source, std::uint32_t word) {
    if (!now.help.referral_station) return;
    const PsychiatryParameters& rules = now.world.parameters().psychiatry;
    const double share = rules.referral_share[static_cast<std::size_t>(source)];
    const double u = elementary::unit_uniform(word);
    if (u >= share * std::max(1.0, rules.adhd_referral_factor)) return;
    if (u >= share * (has_untreated_adhd(now, reported) ? rules.adhd_referral_factor : 1)) return;
    Case referred = reported;
    referred.station = static_cast<std::uint8_t>(*now.help.referral_station);
    const Words drawn = now.world.draws.events.words(Process::psychiatry_referral, referred.key, referred.report);
    ServiceHistory& history = now.help.history[referred.row];
    history.set(ServiceHistory::referred_psychiatry);
    const double loss = now.world.parameters().help.handover_loss * levers_in(now.help, referred.area).handover_loss;
    Referral outcome = Referral::queued;
    if (elementary::unit_uniform(drawn[0]) < loss)
        outcome = Referral::lost;
    else if (history.psychiatry != PsychiatryStage::none || history.has(ServiceHistory::taken_from_psychiatry))
        outcome = Referral::in_care_already;
    now.log.add(now.week, EventKind::referred, referred.row, static_cast<std::uint8_t>(outcome));
    now.count(referred, Hop::noticed);
    now.count(referred, outcome == Referral::queued ? Hop::opened
                        : outcome == Referral::lost ? Hop::lost_at_handover
                                                    : Hop::not_opened);
    if (outcome != Referral::queued) return;
    history.psychiatry = PsychiatryStage::waits_visit;
    referred.priority = elementary::unit_uniform(drawn[1]) < rules.urgent_share ? 0 : 1;
    referred.lottery = drawn[2];
    now.help.referred.push_back(referred);
}

void follow_up_psychiatry(const HelpWeek& now, const Case& ended) {
    if (now.station_of(ended).entry == ServiceEntry::referral)
        after_first_visit(now, ended);
    else
        after_assessment(now, ended);
}

void end_treatments(const HelpWeek& now) {
    now.help.ending_treatments.clear();
    now.help.treatment_ends.take(now.week, now.help.ending_treatments);
    for (const std::uint32_t row : now.help.ending_treatments) {
        if (now.help.history[row].psychiatry != PsychiatryStage::treated) continue;
        now.help.history[row].psychiatry = PsychiatryStage::none;
        now.log.add(now.week, EventKind::treatment_end, row);
    }
}

}  // namespace samverkan
