#pragma once
// Parts of the pipeline that its files share.
#include "model/help.hpp"

namespace samverkan {

/// What a week of the pipeline works on.
struct HelpWeek {
    const World& world;
    HelpState& help;
    const Youths& youths;
    EventLog& log;
    int week;

    [[nodiscard]] const Station& station_of(const Case& one) const { return help.stations[one.station]; }
    void count(const Case& one, Hop hop, std::uint32_t more = 1) const {
        help.hops.of(station_of(one).agency, one.area, hop) += more;
    }
    void tell(const Case& one, EventKind kind) const { log.add(week, kind, one.row, one.station); }
};

/// The case joins the queue of its station, after all who wait there with its priority; if it is too old it leaves at
/// once.
void join_queue(const HelpWeek& now, Case arrival);

/// The case is served at once, ahead of all who wait; where no start is free it takes one of the weeks to come.
void pass_queue(const HelpWeek& now, const Case& arrival);

/// Keyed order of arrivals of a week.
bool joins_before(const Case& a, const Case& b);

/// Arrivals of a week join their queues in keyed order.
void join_queues(const HelpWeek& now, std::vector<Case>& arrivals);

/// Those whose patience or age has ended leave.
void end_waits(const HelpWeek& now);

/// The next case of the desk that still waits, taken; false if there is none.
bool next_waiting(const HelpWeek& now, Desk& desk, Case& next);

/// A referral to psychiatry may follow from a report. `word`: a uniform word of the report's own.
void may_refer(const HelpWeek& now, const Case& reported, NoticeSource source, std::uint32_t word);

/// What follows when a service of psychiatry has ended.
void follow_up_psychiatry(const HelpWeek& now, const Case& ended);

/// Treatments that are stopped this week.
void end_treatments(const HelpWeek& now);

}  // namespace samverkan
