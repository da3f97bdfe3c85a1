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

SchoolStage stage_at(int turned_age) {
    if (turned_age < 10) return SchoolStage::six;
    if (turned_age < 13) return SchoolStage::ten;
    return turned_age < 16 ? SchoolStage::thirteen : SchoolStage::sixteen;
}

TieSlots slots_of(Population& population) {
    return {population.tie_begin, population.sibling_count, population.neighbours};
}

std::vector<TieChange> merge(const std::vector<TieChange>& a, const std::vector<TieChange>& b) {
    std::vector<TieChange> merged(a.size() + b.size());
    std::merge(a.begin(), a.end(), b.begin(), b.end(), merged.begin(),
               [](TieChange left, TieChange right) { return left.slot < right.slot; });
    return merged;
}

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
    std::vector<std::uint32_t> at_start = population_.neighbours;
    for (int year = school_year_at_start_ + 1; autumn_week(year) < population_.horizon.end_week; ++year)
        population_.school_years.push_back(begin_school_year(year));
    population_.neighbours.swap(at_start);
}

/// The class at the horizon's start, or the last one of those who have left, or the first one to come.
ClassRange SchoolYears::form_first_class(int birth_year) {
    const int turned_age = school_year_at_start_ - birth_year;
    const bool begins_later = turned_age < static_cast<int>(SchoolStage::six);
    const int first_autumn = autumn_week(birth_year + static_cast<int>(SchoolStage::six));
    const bool never_in_school = turned_age >= age_after_school ||
                                 (begins_later && first_autumn >= population_.horizon.end_week);
    if (never_in_school) return schools_.form_unlisted_classes(birth_year, stage_at(turned_age), class_of_);
    const ClassRange classes = schools_.form_classes(birth_year, stage_at(turned_age), class_of_);
    if (!begins_later)
        draft_.for_each_born(birth_year, [&](std::uint32_t row) {
            if (class_of_[row] != no_class) population_.class_of[row] = ClassId{class_of_[row]};
        });
    return classes;
}

SchoolYearChange SchoolYears::begin_school_year(int year) {
    SchoolYearChange change;
    change.week = autumn_week(year);
    for (const SchoolStage stage : {SchoolStage::sixteen, SchoolStage::thirteen, SchoolStage::ten})
        change.ties = merge(change.ties, begin_stage({year - static_cast<int>(stage), stage}));
    list_blocks(year, change);
    return change;
}

std::vector<TieChange> SchoolYears::begin_stage(Start start) {
    const std::vector<std::uint32_t> before = friends_of(start.birth_year);
    const std::vector<Slot> ending = ties_to_end(start);
    const ClassRange classes = schools_.form_classes(start.birth_year, start.stage, class_of_);
    free_slots(start, ending);
    matcher_.match_classes(start.birth_year, classes, class_of_, 32 * static_cast<std::uint32_t>(start.stage));
    return changes_since(start.birth_year, before);
}

/// Friend slots of those born in the year, one row after the other.
std::vector<std::uint32_t> SchoolYears::friends_of(int birth_year) const {
    TieSlots slots = slots_of(population_);
    std::vector<std::uint32_t> friends;
    draft_.for_each_born(birth_year, [&](std::uint32_t row) {
        for (std::uint32_t slot = slots.friends_begin(row); slot < slots.friends_end(row); ++slot)
            friends.push_back(slots[slot]);
    });
    return friends;
}

std::vector<SchoolYears::Slot> SchoolYears::ties_to_end(Start start) const {
    TieSlots slots = slots_of(population_);
    std::vector<Slot> ending;
    draft_.for_each_born(start.birth_year, [&](std::uint32_t row) {
        const std::uint32_t begin = slots.friends_begin(row), end = begin + quotas_.class_slots[row];
        for (std::uint32_t slot = begin; slot < end; ++slot)
            if (slots[slot] != no_tie && ends(row, slots[slot], start.stage) && made_in_class(slots[slot], row))
                ending.push_back({row, slot});
    });
    return ending;
}

/// One draw per unordered pair and stage: keyed by the lower identity, the higher one as occurrence.
bool SchoolYears::ends(std::uint32_t row, std::uint32_t other, SchoolStage stage) const {
    EntityKey lower = draft_.key_of(row), higher = draft_.key_of(other);
    if (higher.packed() < lower.packed()) std::swap(lower, higher);
    const auto occurrence = static_cast<std::uint32_t>((higher.packed() * 0x9E3779B97F4A7C15u) >> 32);
    const Words drawn = draft_.structure.words(Process::friend_redraw, lower, occurrence);
    const std::size_t word = stage == SchoolStage::ten ? 0 : stage == SchoolStage::thirteen ? 1 : 2;
    return drawn[word] < ending_cells_;
}

/// Whether `other` stands in one of row's slots for classmates.
bool SchoolYears::made_in_class(std::uint32_t row, std::uint32_t other) const {
    TieSlots slots = slots_of(population_);
    const std::uint32_t begin = slots.friends_begin(row), end = begin + quotas_.class_slots[row];
    for (std::uint32_t slot = begin; slot < end; ++slot)
        if (slots[slot] == other) return true;
    return false;
}

/// Empties the slots whose both ends are in a new class and sets the quotas of those classes.
void SchoolYears::free_slots(Start start, const std::vector<Slot>& ending) {
    TieSlots slots = slots_of(population_);
    for (const Slot end : ending)
        if (class_of_[end.row] != no_class && class_of_[slots[end.slot]] != no_class) slots[end.slot] = no_tie;
    draft_.for_each_born(start.birth_year, [&](std::uint32_t row) {
        std::uint8_t empty = 0;
        for (std::uint32_t slot = slots.friends_begin(row); slot < slots.friends_end(row); ++slot)
            if (slots[slot] == no_tie) ++empty;
        quotas_.of_class[row] = empty;
    });
}

std::vector<TieChange> SchoolYears::changes_since(int birth_year, const std::vector<std::uint32_t>& before) const {
    TieSlots slots = slots_of(population_);
    std::vector<TieChange> changes;
    std::size_t i = 0;
    draft_.for_each_born(birth_year, [&](std::uint32_t row) {
        for (std::uint32_t slot = slots.friends_begin(row); slot < slots.friends_end(row); ++slot)
            if (slots[slot] != before[i++]) changes.push_back({slot, slots[slot]});
    });
    ensure(i == before.size(), "the slots of a cohort stay the same");
    return changes;
}

/// Row ranges of those who begin a stage or leave school, in row order.
void SchoolYears::list_blocks(int year, SchoolYearChange& change) const {
    constexpr std::array ages{age_after_school, 16, 13, 10, 6};
    for (std::size_t segment = 0; segment + 1 < population_.segment_begin.size(); ++segment)
        for (const int age : ages) {
            const int first = week_number(IsoWeek{year - age, 1}), end = week_number(IsoWeek{year - age + 1, 1});
            const RowRange rows = draft_.cohorts.rows(SegmentId{segment}, first, end);
            if (rows.size() == 0) continue;
            change.blocks.push_back({rows.begin, rows.size(), static_cast<std::uint32_t>(change.classes.size())});
            for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
                const bool in_school = age != age_after_school && class_of_[row] != no_class;
                change.classes.push_back(in_school ? ClassId{class_of_[row]} : ClassId{});
            }
        }
}

}  // namespace samverkan
