#pragma once
// Concern to help, one pipeline: noticed -> handed over (delay, loss) -> assessed (capacity, triage) -> matched
// -> waits -> accepts -> served -> completes. Order in queues: priority, week, keyed lottery, identity.
#include <array>
#include <cstdint>
#include <vector>

#include "core/schedule.hpp"
#include "model/events.hpp"
#include "model/world.hpp"
#include "model/youths.hpp"

namespace samverkan {

inline constexpr std::size_t priority_count = 3;  ///< observed: involved, fringe, rest

/// A concern on its way to help.
struct Case {
    std::uint32_t row = 0;
    EntityKey key;  ///< of the youth; with recruit_level: queues are walked without looking anyone up
    std::uint32_t lottery = 0;
    std::uint32_t report = 0;  ///< occurrence of the report, part of the keys
    std::uint16_t area = 0;
    std::uint8_t priority = priority_count - 1;
    LogLevel recruit_level = 0;
    std::int32_t queued_week = 0;
};

/// First in, first out within a priority.
struct CaseQueue {
    struct Lane {
        std::vector<Case> cases;
        std::size_t head = 0;
    };
    std::array<Lane, priority_count> lane;

    void push(const Case& added) { lane[added.priority].cases.push_back(added); }
    [[nodiscard]] std::size_t size() const;
    /// Takes the next case; false if the queue is empty.
    bool pop(Case& next);
};

/// Social services of one area.
struct SocialServices {
    double assessment_starts_per_week = 0;
    double credit = 0;  ///< fraction of a start carried over
    std::int32_t places = 0, in_service = 0;
    CaseQueue assessment, service;
    std::array<std::uint32_t, 64> service_wait_weeks{};  ///< starts by weeks waited, the last: that or more
};

/// Where every opened case is or went; conserved: opened = waiting + underway + outflows.
struct CaseCounters {
    std::uint64_t opened = 0, served = 0, broken_off = 0, declined = 0, not_needed = 0, withdrew = 0, aged_out = 0;
    [[nodiscard]] std::uint64_t gone() const {
        return served + broken_off + declined + not_needed + withdrew + aged_out;
    }
};

/// What system levers have made of the pipeline of an area: factors of its parameters.
struct PipelineLevers {
    double handover_loss = 1, handover_delay = 1, accept_share = 1, targeting_error = 1;
};

/// What services know of a youth, since 104 weeks before the run.
struct ServiceHistory {
    std::uint8_t reports = 0;  ///< worry reports, at most 255
    std::uint8_t flags = 0;    ///< see below
    static constexpr std::uint8_t fringe_noticed = 1, assessed = 2, served = 4;
};

struct HelpState {
    std::vector<SocialServices> by_area;
    std::vector<PipelineLevers> levers;   ///< by area; empty: none funded
    std::vector<ServiceHistory> history;  ///< by row
    Schedule<Case> handed_over, assessed, service_ends;
    CaseCounters counters;
    std::vector<Case> scratch;
};

HelpState make_help(const World& world);

/// The pipeline's levers in an area; all 1 without any.
PipelineLevers levers_in(const HelpState& help, std::size_t area);

/// A report of concern about a youth.
struct Report {
    std::uint32_t row;
    std::size_t place;
    std::uint32_t occurrence;  ///< of the youth's notice clock
};

/// A report of concern: source, loss and triage decision; opened cases start their way.
void report_concern(const World& world, HelpState& help, const Youths& youths, EventLog& log, const Report& report,
                    int week);

/// Moves all cases one week on.
void move_cases(const World& world, HelpState& help, EventLog& log, int week);

/// Cases that wait or are underway.
std::size_t cases_in_progress(const HelpState& help);

/// Whether a youth accepts an offer: willingness drawn once, correlated with risk, against `accept_share`.
bool accepts_help(const World& world, std::uint32_t row, double accept_share);
bool accepts_help(const World& world, EntityKey youth, LogLevel recruit_level, double accept_share);

/// Reports of the weeks before the run, so that queues start warm; lives are not touched.
void warm_up_help(const World& world, HelpState& help, const Youths& youths, int first_week);

}  // namespace samverkan
