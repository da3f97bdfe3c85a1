#pragma once
// What happened, to whom, when: every recruit, report and service start is an event of a named person.
#include <array>
#include <cstdint>
#include <vector>

#include "core/ids.hpp"
#include "model/members.hpp"

namespace samverkan {

enum class EventKind : std::uint8_t {
    drift,
    fringe_exit,
    first_recruitment,
    renewed_recruitment,
    not_taken,
    exit,
    promotion,
    aged_out,
    report,
    lost_at_handover,
    not_opened,
    assessment_start,
    no_service_needed,
    declined,
    service_start,
    service_completed,
    service_broken_off,
    queue_withdrew,
    queue_aged_out,
    programme_offer,
    programme_declined,
    programme_start,
    programme_end,
    cohort_delivery,
    arrest,           ///< detail: ArrestDetail
    waits_for_place,  ///< of an institution (detail) that is full
    taken_away,       ///< to an institution (detail)
    released,         ///< from an institution (detail)
    recruiter_lost,   ///< a window opens
    reattached,       ///< another recruiter has taken over
    referred,
    placement_decided,
    queue_placed,
    queue_recruited,
    queue_left,
    treatment_start,
    treatment_end,
    violent_offence,  ///< a part in an attack (detail: AttackKind)
    injured,          ///< in an attack (detail: AttackKind)
    killed            ///< in an attack (detail: 1 a member of a gang, 0 tied to one)
};
inline constexpr std::size_t event_kind_count = static_cast<std::size_t>(EventKind::killed) + 1;

enum class ArrestDetail : std::uint8_t { repeated, first };  ///< first: a recruit becomes known

struct Event {
    std::uint32_t row;
    std::uint16_t week;  ///< since the horizon's first week
    EventKind kind;
    std::uint8_t detail;  ///< channel, source, programme, service or outcome, by kind
};
static_assert(sizeof(Event) == 8);

/// A recruitment with everything known about it.
struct Recruitment {
    std::uint32_t row;
    std::uint32_t recruiter;  ///< row, or no_record
    std::uint16_t week;       ///< since the horizon's first week
    GangId gang;
    std::uint8_t age_years;
    std::uint8_t recruiter_age_years;  ///< 0: none
    Channel channel;
    bool renewed;
};

struct EventLog {
    int first_week = 0;
    std::vector<Event> events;
    std::vector<Recruitment> recruitments;
    std::array<std::uint64_t, event_kind_count> count{};

    void add(int week, EventKind kind, std::uint32_t row, std::uint8_t detail = 0) {
        events.push_back({row, static_cast<std::uint16_t>(week - first_week), kind, detail});
        ++count[static_cast<std::size_t>(kind)];
    }
};

}  // namespace samverkan
