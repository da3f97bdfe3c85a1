#pragma once
// What follows an arrest: time away in places that bind, release, label, and what a removal does to a gang. A position
// whose holder is taken away is closed; with probability vacancy_refill_removed it reopens within weeks. Whoever comes
// back is active again, whether or not a position is open.
#include <array>
#include <cstdint>
#include <vector>

#include "core/ids.hpp"
#include "core/schedule.hpp"
#include "model/law.hpp"

namespace samverkan {

struct Lives;
struct World;

/// Where time away is spent.
enum class Institution : std::uint8_t {
    ward,           ///< secure ward of the state (SiS), by court or social services
    youth_custody,  ///< from the age of criminal responsibility to 17
    prison
};
inline constexpr std::size_t institution_count = 3;

/// Order of a queue for places: week of the decision, keyed lottery, row.
struct StayOrder {
    std::int32_t decided_week = 0;
    std::uint32_t lottery = 0, row = 0;
    friend auto operator<=>(const StayOrder&, const StayOrder&) = default;  // NOLINT(modernize-use-nullptr)
};

/// Time away that has been decided.
struct Stay {
    std::uint32_t row = 0;
    std::uint16_t weeks = 0;
    Institution institution = Institution::ward;
    std::uint32_t lottery = 0;
    std::int32_t decided_week = 0;

    [[nodiscard]] StayOrder order() const { return {decided_week, lottery, row}; }
};

/// By institution: the first in order who finds no place this week; beyond everybody where all do. Recorded in the
/// baseline and replayed with feedback off, so that nobody's stay takes the place of another's.
inline constexpr StayOrder beyond_everybody{0x7FFFFFFF, 0xFFFFFFFFu, 0xFFFFFFFFu};
using PlaceLimits = std::array<StayOrder, institution_count>;

/// Places of one kind in the county; who finds none waits at large.
struct InstitutionState {
    std::int32_t places = 0, in_use = 0;
    std::vector<Stay> waiting;
};

/// A youth whose recruiter was taken away, for the n-th time in this spell.
struct BrokenContact {
    std::uint32_t row = 0;
    std::uint16_t window = 0;
    std::uint16_t spell = 0;
};

/// A label due to fade, of the processing in `label_week`: a later one starts anew.
struct LabelFade {
    std::uint32_t row = 0;
    int label_week = 0;
};

/// Stays, conserved: decided = away + waiting + released + lapsed.
struct StayCounters {
    std::uint64_t decided = 0, released = 0, lapsed = 0;
};

struct JusticeState {
    std::array<InstitutionState, institution_count> institution;
    Schedule<Stay> releases;
    Schedule<GangId> refills;
    Schedule<BrokenContact> reattachments;
    Schedule<LabelFade> label_fades;
    StayCounters stays;
    std::vector<std::uint32_t>
        noted;  ///< this week: rows whose standing has changed, perhaps candidates for programmes
};

/// Label and ward peers among a youth's effects; programmes have smaller numbers.
inline constexpr std::uint16_t label_source = 0xFFFF, ward_peer_source = 0xFFFE;

/// Places of this world: the county's x scale, rounded by key.
JusticeState make_justice(const World& world);

/// The age of criminal responsibility that tables by age were made for.
inline constexpr int tabled_criminal_age_years = 15;

/// Weeks away that an arrest at `age` leads to on average under a law.
[[nodiscard]] double expected_sanction_weeks(const JusticeParameters& rules, const Law& law, int age);

enum class ArrestOutcome : std::uint8_t { processed, stay_decided };

/// An arrest with an outcome of the member `row`: a stay away, or processing without one.
ArrestOutcome serve_arrest(const World& world, Lives& lives, std::uint32_t row);

/// A stay in an institution is decided; the youth waits for its place at large.
void decide_stay(Lives& lives, const Stay& stay);

/// Social services and court have decided to place `row`, for background_ward_weeks on average.
void decide_placement(const World& world, Lives& lives, std::uint32_t row);

/// A removal beyond those of the arrest clocks: of the members aged 15 to 24 at large of the gangs chosen, one by keyed
/// race; nobody if there is none.
void sweep(const World& world, Lives& lives, const std::vector<bool>& gangs, std::uint32_t sweep_key,
           std::uint32_t occurrence);

/// One week: releases, those who wait for a place, positions that reopen, recruiters replaced, labels that fade.
/// `replayed`: who finds a place as in the baseline; null: as places are. Returns who found none.
PlaceLimits run_justice(const World& world, Lives& lives, const PlaceLimits* replayed = nullptr);

/// At the start of the run: whether a member of `age` is away, and until when.
void start_away(const World& world, Lives& lives, std::uint32_t row, int age);

}  // namespace samverkan
