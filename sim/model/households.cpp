#include "model/households.hpp"

#include <algorithm>

#include "core/contract.hpp"
#include "core/iso_week.hpp"
#include "model/normal_table.hpp"

namespace samverkan {

std::vector<double> household_size_shares(const std::array<double, 6>& siblings_share) {
    std::vector<double> cumulative;
    double sum = 0;
    for (std::size_t siblings = 0; siblings < siblings_share.size(); ++siblings)
        cumulative.push_back(sum += siblings_share[siblings] / static_cast<double>(siblings + 1));
    expect(sum > 0, "some children have a household");
    for (double& share : cumulative) share /= sum;
    return cumulative;
}

HouseholdBuilder::HouseholdBuilder(const County& county, const KeyedDraws& structure, const Cohorts& cohorts,
                                   const Population& population, std::span<std::uint32_t> next_sibling)
    : parameters_(county.parameters.household), county_(county), structure_(structure), cohorts_(cohorts),
      population_(population), next_sibling_(next_sibling) {}

std::span<const HouseholdTraits> HouseholdBuilder::form(PlaceId place) {
    place_ = place;
    rows_ = cohorts_.rows_of_place(place);
    const bool specially = county_.places[place.index()].vulnerable_class == VulnerableClass::specially_vulnerable;
    first_of_size_ =
        household_size_shares(specially ? parameters_.siblings_share_specially_vulnerable : parameters_.siblings_share);
    traits_.assign(rows_.size(), {});
    households_.clear();
    due_.assign(ring_weeks, {no_household, no_household});
    waiting_ = {no_household, no_household};
    for (int w = 0; w < phantom_weeks; ++w) {
        const std::size_t births = place.index() * phantom_weeks + static_cast<std::size_t>(w);
        fill_phantom_week(cohorts_.first_birth_week - phantom_weeks + w, cohorts_.phantom_births[births]);
    }
    for (int week = cohorts_.first_birth_week; week < cohorts_.end_birth_week(); ++week) fill_birth_week(week);
    return traits_;
}

void HouseholdBuilder::fill_phantom_week(int week, std::uint32_t slots) {
    free_males_ = free_females_ = {0, 0};
    fill_week(week, slots);
}

void HouseholdBuilder::fill_birth_week(int week) {
    const auto free_rows = [&](Sex sex) {
        RowRange rows = cohorts_.rows(segment_of(place_, sex), week, week + 1);
        while (rows.end > rows.begin && (population_.traits[rows.end - 1] & trait::isolated)) {
            link(households_[begin_household(week, population_.cohort_index[rows.end - 1])], rows.end - 1);
            households_.pop_back();  // nobody else joins it
            --rows.end;
        }
        return rows;
    };
    free_males_ = free_rows(Sex::male);
    free_females_ = free_rows(Sex::female);
    fill_week(week, free_males_.size() + free_females_.size());
}

/// Gives the week's births to due households in the order in which they fell due, then to new ones.
void HouseholdBuilder::fill_week(int week, std::uint32_t slots) {
    slots_taken_ = 0;
    append(waiting_, due_[static_cast<std::uint32_t>(week) % ring_weeks]);
    std::uint32_t begun = 0;
    while (slots > 0) {
        std::uint32_t household = waiting_.head;
        if (household != no_household) {
            waiting_.head = households_[household].next_due;
            if (waiting_.head == no_household) waiting_.tail = no_household;
        } else {
            household = begin_household(week, begun++);
        }
        bool twin_follows = true;
        for (; twin_follows && slots > 0; --slots) twin_follows = bear_child(household, week);
        if (twin_follows) push_front(waiting_, household);  // born first thing next week
    }
}

/// One draw: word 0 is the number of children ever, words 1 and 2 what they share.
std::uint32_t HouseholdBuilder::begin_household(int week, std::uint32_t index) {
    const EntityKey key =
        youth_key(static_cast<std::uint32_t>(place_.index()), index, static_cast<std::uint32_t>(week));
    const Words drawn = structure_.words(Process::household_trait, key, 0);
    const double size = elementary::unit_uniform(drawn[0]);
    std::uint8_t more = 0;
    while (more + 1u < first_of_size_.size() && size > first_of_size_[more]) ++more;
    const HouseholdTraits traits{half_word(drawn, 2), half_word(drawn, 3), half_word(drawn, 4), half_word(drawn, 5)};
    households_.push_back({traits, key, no_row, no_household, static_cast<std::uint8_t>(more + 1), 0});
    return static_cast<std::uint32_t>(households_.size() - 1);
}

/// A row of the week: the sexes in keyed random order, each in order of identity; no_row for phantoms.
std::uint32_t HouseholdBuilder::take_slot(int week) {
    const std::uint32_t males = free_males_.size(), females = free_females_.size();
    if (males + females == 0) return no_row;
    const std::uint32_t slot = slots_taken_++;
    if (slot % 4 == 0) {
        const EntityKey key = entity_key(static_cast<std::uint32_t>(place_.index()), static_cast<std::uint32_t>(week));
        slot_words_ = structure_.words(Process::household_slot, key, slot / 4);
    }
    const std::uint64_t position = (std::uint64_t{slot_words_[slot % 4]} * (males + females)) >> 32;
    return position < males ? free_males_.begin++ : free_females_.begin++;
}

/// One child more; true if a twin follows at once.
bool HouseholdBuilder::bear_child(std::uint32_t number, int week) {
    Household& household = households_[number];
    const std::uint32_t row = take_slot(week);
    if (row != no_row) link(household, row);
    if (--household.children_left == 0) return false;
    const int gap_weeks = draw_gap_weeks(household);
    if (gap_weeks == 0) return true;
    push(due_[static_cast<std::uint32_t>(week + gap_weeks) % ring_weeks], number);
    return false;
}

/// Normal gap, mirrored at the least gap so that none is shorter and none piles up there; 0 for twins.
int HouseholdBuilder::draw_gap_weeks(Household& household) const {
    const Words drawn = structure_.words(Process::household_gap, household.key, household.gaps_drawn++);
    if (elementary::unit_uniform(drawn[0]) < parameters_.twin_share) return 0;
    const double above_least = parameters_.sibling_gap_years - parameters_.sibling_gap_least_years +
                               parameters_.sibling_gap_sd_years * double{normal_table()[half_word(drawn, 2)]};
    const double years = parameters_.sibling_gap_least_years + (above_least < 0 ? -above_least : above_least);
    return std::clamp(static_cast<int>(years * weeks_per_year + 0.5), 1, static_cast<int>(ring_weeks) - 1);
}

void HouseholdBuilder::link(Household& household, std::uint32_t row) {
    traits_[row - rows_.begin] = household.traits;
    if (household.last_child == no_row) {
        next_sibling_[row] = row;
    } else {
        next_sibling_[row] = next_sibling_[household.last_child];
        next_sibling_[household.last_child] = row;
    }
    household.last_child = row;
}

void HouseholdBuilder::push(Queue& queue, std::uint32_t household) {
    households_[household].next_due = no_household;
    if (queue.tail == no_household)
        queue.head = household;
    else
        households_[queue.tail].next_due = household;
    queue.tail = household;
}

void HouseholdBuilder::push_front(Queue& queue, std::uint32_t household) {
    households_[household].next_due = queue.head;
    queue.head = household;
    if (queue.tail == no_household) queue.tail = household;
}

/// Moves all of `other` behind `queue`.
void HouseholdBuilder::append(Queue& queue, Queue& other) {
    if (other.head == no_household) return;
    if (queue.tail == no_household)
        queue.head = other.head;
    else
        households_[queue.tail].next_due = other.head;
    queue.tail = other.tail;
    other = {no_household, no_household};
}

}  // namespace samverkan
