#pragma once
// Concern to help, one pipeline for all agencies: noticed -> handed over (delay, loss) -> assessed (capacity, triage)
// -> matched to a service line -> accepts -> waits -> served -> completes. Lines and queues: services.hpp, desk.hpp.
#include <cstdint>
#include <optional>
#include <vector>

#include "core/schedule.hpp"
#include "model/desk.hpp"
#include "model/events.hpp"
#include "model/hops.hpp"
#include "model/world.hpp"
#include "model/youths.hpp"

namespace samverkan {

/// Where cases queue: assessment by social services, then the service lines in their order.
struct Station {
    ServiceAgency agency = ServiceAgency::social_services;
    ServiceEntry entry = ServiceEntry::assessment;
    CapacityKind kind = CapacityKind::starts;
    int first_age = 0, last_age = 0;  ///< completed ages that are matched to it
    int duration_weeks = 1;
    double patience_weeks = 0, leave_hazard = 0;  ///< see ServiceLine
    double match_weight = 0;
    Catchment catchment = Catchment::area;
    std::size_t first_desk = 0, desk_count = 0;
};
inline constexpr std::size_t assessment_station = 0, most_stations = 32;

/// What system levers and coordination have made of the pipeline of an area: factors of its parameters.
struct PipelineLevers {
    double handover_loss = 1, handover_delay = 1, accept_share = 1, targeting_error = 1, right_match = 1;
    double spared_share = 0;  ///< of starts that take no capacity, since fewer are served twice than today
};

/// Where a youth stands in psychiatry.
enum class PsychiatryStage : std::uint8_t { none, waits_visit, visit, waits_assessment, assessment, treated };

/// What services know of a youth, since 104 weeks before the run.
struct ServiceHistory {
    std::uint8_t reports = 0;  ///< worry reports, at most 255
    std::uint8_t flags = 0;    ///< see below
    PsychiatryStage psychiatry = PsychiatryStage::none;
    static constexpr std::uint8_t fringe_noticed = 1, assessed = 2, served = 4;
    static constexpr std::uint8_t referred_psychiatry = 8;     ///< at least once
    static constexpr std::uint8_t taken_from_psychiatry = 16;  ///< an entry of the queue is no longer theirs

    [[nodiscard]] bool has(std::uint8_t flag) const { return (flags & flag) != 0; }
    void set(std::uint8_t flag) { flags = static_cast<std::uint8_t>(flags | flag); }
    void clear(std::uint8_t flag) { flags = static_cast<std::uint8_t>(flags & ~flag); }
    [[nodiscard]] bool waits_psychiatry() const {
        return psychiatry == PsychiatryStage::waits_visit || psychiatry == PsychiatryStage::waits_assessment;
    }
};

/// What became of a referral to psychiatry, as told by its event.
enum class Referral : std::uint8_t { queued, lost, in_care_already };

/// A patience or an age that ends: the entry leaves its queue then, if it still stands there.
struct QueueEnd {
    std::uint32_t desk = 0, number = 0;
    std::uint8_t priority = 0;
};

struct HelpState {
    std::vector<Station> stations;
    std::optional<std::size_t> referral_station, visit_follow_up_station;
    std::vector<Desk> desks;                    ///< station by station
    std::vector<std::uint16_t> clinic_of_area;  ///< empty without clinics
    std::vector<PipelineLevers> levers;         ///< by area; empty: none funded
    std::vector<ServiceHistory> history;        ///< by row
    Schedule<Case> handed_over, assessed, service_ends;
    Schedule<QueueEnd> queue_ends;
    Schedule<std::uint32_t> treatment_ends;  ///< rows
    std::vector<Case> referred;              ///< this week, not yet in a queue
    /// Decisions of this week on placement outside the home, in their order; move_cases empties the list first.
    std::vector<Case> placement_decisions;
    HopCounts hops;
    std::vector<Case> scratch, arrivals;
    std::vector<QueueEnd> ending;
    std::vector<std::uint32_t> ending_treatments;
};

HelpState make_help(const World& world);

/// Number of the desk of a station that serves an area.
std::size_t desk_of(const HelpState& help, std::size_t station, std::size_t area);

/// The pipeline's levers in an area; all 1 without any.
PipelineLevers levers_in(const HelpState& help, std::size_t area);

/// A report of concern about a youth.
struct Report {
    std::uint32_t row;
    std::size_t place;
    std::uint32_t occurrence;  ///< of the youth's notice clock
};

/// A report of concern: source, loss and triage decision; opened cases start their way. It may also be referred to
/// psychiatry.
void report_concern(const World& world, HelpState& help, const Youths& youths, EventLog& log, const Report& report,
                    int week);

/// Moves all cases one week on.
void move_cases(const World& world, HelpState& help, const Youths& youths, EventLog& log, int week);

/// Takes a youth out of the queue of psychiatry into a programme; false, and nothing done, if none waits there.
bool take_from_psychiatry_queue(const World& world, HelpState& help, EventLog& log, std::uint32_t row, int week);

/// Cases that wait or are underway.
std::size_t cases_in_progress(const HelpState& help);

/// Cases of an area that wait for an assessment or for a service it led to; psychiatry has its own queue.
std::size_t waiting_cases(const HelpState& help, std::size_t area);

/// Cases that came in less those that went, by the counts of hops: equal to cases_in_progress.
std::int64_t cases_by_hops(const HelpState& help);

/// Whether a youth accepts an offer: willingness drawn once, correlated with risk, against `accept_share`.
bool accepts_help(const World& world, std::uint32_t row, double accept_share);
bool accepts_help(const World& world, EntityKey youth, LogLevel recruit_level, double accept_share);

/// Reports of the weeks before the run, so that queues start warm; lives are not touched.
void warm_up_help(const World& world, HelpState& help, const Youths& youths, int first_week);

}  // namespace samverkan
