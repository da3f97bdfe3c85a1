#pragma once
// A queue with capacity, the same for every agency. Order: priority, week, keyed lottery, identity. Whoever leaves the
// queue is counted at once, by the way it was left.
#include <array>
#include <cstdint>
#include <vector>

#include "core/keyed_draws.hpp"
#include "model/population.hpp"
#include "model/services.hpp"

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
    std::uint8_t station = 0;  ///< where it waits or is served: index in HelpState::stations
    LogLevel recruit_level = 0;
    bool has_left : 1 = false;   ///< the queue, while its entry still stands in it
    bool completes : 1 = false;  ///< once served
    bool spared : 1 = false;     ///< takes no capacity
    std::int32_t queued_week = 0;
};
static_assert(sizeof(Case) == 32);

/// First in, first out within a priority.
struct CaseQueue {
    struct Lane {
        std::vector<Case> cases;
        std::size_t head = 0;
        std::uint32_t cleared = 0;  ///< entries no longer in `cases`
    };
    std::array<Lane, priority_count> lane;

    /// Number of the entry within its priority.
    std::uint32_t push(const Case& added);
    /// Takes the next entry; false if there is none.
    bool pop(Case& next);
    /// The entry that `ahead` more pops will take from the first priority that has any, or null.
    [[nodiscard]] const Case* ahead(std::size_t ahead) const;
    /// The entry of that number, or null if it was taken.
    Case* find(std::uint8_t priority, std::uint32_t number);
    /// Entries, those of cases that left among them.
    [[nodiscard]] std::size_t size() const;
};

/// Ways out of a queue.
enum class Outflow : std::uint8_t { started, withdrew, aged_out, placed, recruited, left_county };
inline constexpr std::size_t outflow_count = 6;

struct Desk {
    CapacityKind kind = CapacityKind::starts;
    double starts_per_week = 0;
    double credit = 0;  ///< fraction of a start carried over
    std::int32_t places = 0, taken = 0;
    std::uint32_t opens_at = 0;  ///< before the run: nobody is served until so many wait
    std::uint32_t waiting = 0;
    CaseQueue queue;
    std::uint64_t joined = 0;
    std::array<std::uint64_t, outflow_count> out{};
    std::uint64_t wait_weeks = 0;                    ///< of those started, summed
    std::array<std::uint32_t, 64> starts_by_wait{};  ///< starts by weeks waited, the last: that or more

    [[nodiscard]] std::uint64_t left_by(Outflow way) const { return out[static_cast<std::size_t>(way)]; }
    /// Whether a case can start now.
    [[nodiscard]] bool is_free() const { return kind == CapacityKind::places ? taken < places : credit >= 1; }
    /// This week's starts are there.
    void begin_week();
    /// Unused starts are kept up to one week's, at least one.
    void end_week();
    void count_out(Outflow way);
    void count_start(int weeks_waited);
    /// The last start took no capacity.
    void give_back();
};

}  // namespace samverkan
