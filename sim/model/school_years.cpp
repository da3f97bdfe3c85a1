#include "model/school_years.hpp"

#include <algorithm>
#include <array>

#include "core/contract.hpp"

namespace samverkan {
namespace {

int autumn_week(int year) { return week_number(IsoWeek{year, school_year_week}); }

/// Calendar year in which the school year of a week began.
int school_year_of(int week) {
    const int year = iso_week(week).year;
    return week >= autumn_week(year) ? year : year - 1;
}

SchoolStage stage_at(int age) {
    if (age < 10) return SchoolStage::six;
    if (age < 13) return SchoolStage::ten;
    return age < 16 ? SchoolStage::thirteen : SchoolStage::sixteen;
}

TieSlots slots_of(Population& population) {
    return {population.tie_begin, population.sibling_count, population.neighbours};
}

/// Stages at which ties are redrawn, oldest pupils first: their rows stand first in a segment.
constexpr std::array<SchoolStage, 3> later_stages{SchoolStage::sixteen, SchoolStage::thirteen, SchoolStage::ten};

constexpr int turned_age(SchoolStage stage) { return static_cast<int>(stage); }

}  // namespace

SchoolYears::SchoolYears(PopulationDraft& draft, FriendQuotas& quotas)
    : draft_(draft), population_(draft.population), quotas_(quotas), schools_(draft),
      matcher_(draft, slots_of(draft.population), quotas),
      school_year_at_start_(school_year_of(draft.population.horizon.first_week)),
      class_of_(draft.population.size(), no_class) {
    const FriendParameters& friends = draft.county.parameters.friends;
    const double ending = friends.class_share > 0 ? (1 - friends.kept_share_at_stage) / friends.class_share : 0;
    ending_cells_ = static_cast<std::uint32_t>(std::clamp(ending, 0.0, 1.0) * 4294967295.0);
}

void SchoolYears::build() {
    population_.class_of.assign(population_.size(), ClassId{});
    const int first = iso_week(draft_.cohorts.first_birth_week).year;
    const int last = iso_week(draft_.cohorts.end_birth_week() - 1).year;
    for (int birth_year = first; birth_year <= last; ++birth_year)
        matcher_.match_classes(birth_year, form_first_class(birth_year), class_of_, 0);
    matcher_.match_places_and_areas();
    for (int year = school_year_at_start_ + 1; autumn_week(year) < population_.horizon.end_week; ++year)
        population_.school_years.push_back(begin_school_year(year));
    return_to_start();
}

/// The class at the horizon's start, or the last one of those who have left, or the first one to come.
ClassRange SchoolYears::form_first_class(int birth_year) {
    const int age = school_year_at_start_ - birth_year;
    const bool begins_later = age < turned_age(SchoolStage::six);
    const int first_autumn = autumn_week(birth_year + turned_age(SchoolStage::six));
    const bool never_in_school =
        age >= age_after_school || (begins_later && first_autumn >= population_.horizon.end_week);
    if (never_in_school) return schools_.form_unlisted_classes(birth_year, stage_at(age), class_of_);
    const ClassRange classes = schools_.form_classes(birth_year, stage_at(age), class_of_);
    if (!begins_later)
        draft_.for_each_born(birth_year, [&](std::uint32_t row) {
            if (class_of_[row] != no_class) population_.class_of[row] = ClassId{class_of_[row]};
        });
    return classes;
}

SchoolYearChange SchoolYears::begin_school_year(int year) {
    SchoolYearChange change;
    change.week = autumn_week(year);
    for (const SchoolStage stage : later_stages) begin_stage({year - turned_age(stage), stage});
    list_changes(year, change);
    list_blocks(year, change);
    return change;
}

void SchoolYears::begin_stage(Start start) {
    list_ending_ties(start);
    const ClassRange classes = schools_.form_classes(start.birth_year, start.stage, class_of_);
    const auto which = std::find(later_stages.begin(), later_stages.end(), start.stage) - later_stages.begin();
    list_friends(start.birth_year, cohorts_[static_cast<std::size_t>(which)].friends_before);
    free_slots(start);
    const std::uint32_t rounds_key = 32 * static_cast<std::uint32_t>(start.stage);
    matcher_.match_classes(start.birth_year, classes, class_of_, rounds_key);
    matcher_.match_cohort_in_places(start.birth_year, rounds_key + 16);
}

void SchoolYears::list_friends(int birth_year, std::vector<std::uint32_t>& friends) const {
    TieSlots slots = slots_of(population_);
    friends.clear();
    draft_.for_each_born(birth_year, [&](std::uint32_t row) {
        for (std::uint32_t slot = slots.friends_begin(row); slot < slots.friends_end(row); ++slot)
            friends.push_back(slots[slot]);
    });
}

/// Both slots of each tie made in a class that ends with this stage.
void SchoolYears::list_ending_ties(Start start) {
    TieSlots slots = slots_of(population_);
    ending_.clear();
    draft_.for_each_born(start.birth_year, [&](std::uint32_t row) {
        const std::uint32_t begin = slots.friends_begin(row), end = begin + quotas_.class_slots[row];
        for (std::uint32_t slot = begin; slot < end; ++slot) {
            const std::uint32_t other = slots[slot];
            if (other == no_tie || other < row || !ends(row, other, start.stage)) continue;
            const std::uint32_t back = class_slot_of(other, row);
            if (back != no_tie) ending_.push_back({row, slot, other, back});
        }
    });
}

/// One draw per pair and stage: keyed by the lower identity, the higher one as occurrence.
bool SchoolYears::ends(std::uint32_t row, std::uint32_t other, SchoolStage stage) const {
    EntityKey lower = draft_.key_of(row), higher = draft_.key_of(other);
    if (higher.packed() < lower.packed()) std::swap(lower, higher);
    const auto occurrence = static_cast<std::uint32_t>((higher.packed() * 0x9E3779B97F4A7C15u) >> 32);
    const Words drawn = draft_.structure.words(Process::friend_redraw, lower, occurrence);
    const std::size_t word = stage == SchoolStage::ten ? 0 : stage == SchoolStage::thirteen ? 1 : 2;
    return drawn[word] < ending_cells_;
}

/// The slot for classmates in which `row` has `other`, or no_tie.
std::uint32_t SchoolYears::class_slot_of(std::uint32_t row, std::uint32_t other) const {
    TieSlots slots = slots_of(population_);
    const std::uint32_t begin = slots.friends_begin(row), end = begin + quotas_.class_slots[row];
    for (std::uint32_t slot = begin; slot < end; ++slot)
        if (slots[slot] == other) return slot;
    return no_tie;
}

/// Empties the slots whose both ends are in a new class and sets the quotas of those classes.
void SchoolYears::free_slots(Start start) {
    TieSlots slots = slots_of(population_);
    for (const Tie& tie : ending_)
        if (class_of_[tie.row] != no_class && class_of_[tie.other] != no_class)
            slots[tie.slot] = slots[tie.back] = no_tie;
    draft_.for_each_born(start.birth_year, [&](std::uint32_t row) {
        std::uint8_t empty = 0;
        for (std::uint32_t slot = slots.friends_begin(row); slot < slots.friends_end(row); ++slot)
            if (slots[slot] == no_tie) ++empty;
        quotas_.of_class[row] = empty;
    });
}

/// Compares the slots of the cohorts that began a stage with those before, in ascending order.
void SchoolYears::list_changes(int year, SchoolYearChange& change) {
    TieSlots slots = slots_of(population_);
    for (Cohort& cohort : cohorts_) cohort.compared = 0;
    changed_.clear();
    const auto compare = [&](std::uint32_t row, Cohort& cohort) {
        for (std::uint32_t slot = slots.friends_begin(row); slot < slots.friends_end(row); ++slot) {
            const std::uint32_t before = cohort.friends_before[cohort.compared++];
            if (slots[slot] != before) changed_.push_back({slot, before});
        }
    };
    for (std::size_t segment = 0; segment + 1 < population_.segment_begin.size(); ++segment)
        for (std::size_t i = 0; i < later_stages.size(); ++i)
            draft_.for_each_born_in(SegmentId{segment}, year - turned_age(later_stages[i]),
                                    [&](std::uint32_t row) { compare(row, cohorts_[i]); });
    change.ties.reserve(changed_.size());
    std::vector<std::uint32_t>& former = former_neighbours_.emplace_back();
    former.reserve(changed_.size());
    for (const TieChange before : changed_) {
        change.ties.push_back({before.slot, slots[before.slot]});
        former.push_back(before.neighbour);
    }
}

/// Undoes the changes of all school years: `neighbours` holds the ties of the horizon's start.
void SchoolYears::return_to_start() {
    for (std::size_t year = population_.school_years.size(); year-- > 0;)
        for (std::size_t i = 0; i < former_neighbours_[year].size(); ++i)
            population_.neighbours[population_.school_years[year].ties[i].slot] = former_neighbours_[year][i];
}

/// Row ranges of those who begin a stage or leave school, in row order.
void SchoolYears::list_blocks(int year, SchoolYearChange& change) const {
    constexpr std::array ages{age_after_school, 16, 13, 10, 6};
    std::size_t rows_changed = 0;
    for (const int age : ages)
        for (std::size_t segment = 0; segment + 1 < population_.segment_begin.size(); ++segment)
            rows_changed += draft_.rows_born(SegmentId{segment}, year - age).size();
    change.classes.reserve(rows_changed);
    for (std::size_t segment = 0; segment + 1 < population_.segment_begin.size(); ++segment)
        for (const int age : ages) {
            const RowRange rows = draft_.rows_born(SegmentId{segment}, year - age);
            if (rows.size() == 0) continue;
            change.blocks.push_back({rows.begin, rows.size(), static_cast<std::uint32_t>(change.classes.size())});
            for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
                const bool in_school = age != age_after_school && class_of_[row] != no_class;
                change.classes.push_back(in_school ? ClassId{class_of_[row]} : ClassId{});
            }
        }
}

}  // namespace samverkan
