#include "model/friends.hpp"

#include <algorithm>

#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "model/normal_table.hpp"

namespace samverkan {
namespace {

constexpr std::uint32_t class_rounds = 12, place_rounds = 12, area_rounds = 8;
// First round numbers of Process::friend_round; matchings of classes take theirs from the caller, below these.
constexpr std::uint32_t place_key = 1024, area_key = 1088, last_place_key = 1152, last_area_key = 1216;

/// Two who stand side by side have nearly the same mixed risk, so scores correlate by its squared weight; living
/// in one place gives the last tenth.
constexpr double ordered_part = 0.9;

/// What is left of one quota is looked for in the next pool.
void pass_on(std::vector<std::uint8_t>& from, std::vector<std::uint8_t>& to) {
    for (std::size_t row = 0; row < from.size(); ++row) {
        to[row] = static_cast<std::uint8_t>(to[row] + from[row]);
        from[row] = 0;
    }
}

}  // namespace

FriendMatcher::FriendMatcher(const PopulationDraft& draft, TieSlots ties, FriendQuotas& quotas)
    : draft_(draft), ties_(ties), quotas_(quotas),
      order_(elementary::sqrt(ordered_part * draft.county.parameters.friends.risk_homophily)) {
    const FriendParameters& friends = draft.county.parameters.friends;
    age_block_weeks_ = static_cast<std::uint32_t>(friends.most_age_gap_years * 365.25 / 7);
    expect(age_block_weeks_ > 0, "friends may differ in age by a week");
    age_blocks_ = static_cast<std::uint32_t>(draft.cohorts.birth_weeks) / age_block_weeks_ + 2;
    // Rounds that do not look at sex pair the same sex half of the time.
    same_sex_cells_ = static_cast<std::uint32_t>(std::clamp(2 * friends.same_sex_share - 1, 0.0, 1.0) * 4294967295.0);
    list_pools();
}

/// Pools of each area with its neighbours, by the youths of the neighbour; alone if it has none.
void FriendMatcher::list_pools() {
    const County& county = draft_.county;
    std::vector<double> youths(county.areas.size());
    for (const Place& place : county.places)
        for (const double of_age : place.youths_by_age) youths[place.area.index()] += of_age;
    for (std::size_t area = 0; area < county.areas.size(); ++area) {
        double total = 0, sum = 0;
        for (const AreaId other : county.neighbours[area]) total += youths[other.index()];
        std::vector<Pool> pools;
        for (const AreaId other : county.neighbours[area]) {
            if (total <= 0) break;
            sum += youths[other.index()];
            const double cumulative = std::min(sum / total * 4294967296.0, 4294967295.0);
            pools.push_back({static_cast<std::uint32_t>(cumulative), other, number_of_pool(AreaId{area}, other)});
        }
        if (pools.empty()) pools.push_back({0, AreaId{area}, pool_count_++});
        pools.back().cumulative = 0xFFFFFFFFu;
        pools_.push_back(std::move(pools));
    }
}

/// The number an earlier area has given to the pool it has with this one, or a new one.
std::uint32_t FriendMatcher::number_of_pool(AreaId area, AreaId other) {
    if (other < area)
        for (const Pool& pool : pools_[other.index()])
            if (pool.other == area) return pool.number;
    return pool_count_++;
}

/// Blocks of ages within the allowed gap; their edges move from round to round.
std::uint32_t FriendMatcher::age_block(std::uint32_t row, std::uint32_t round) const {
    const auto week = static_cast<std::uint32_t>(draft_.population.birth_week[row] - draft_.cohorts.first_birth_week);
    return (week + round * 61 % age_block_weeks_) / age_block_weeks_;
}

/// Which rounds of a block look at sex: evenly spread over blocks and rounds.
bool FriendMatcher::same_sex_round(std::uint32_t block, std::uint32_t round) const {
    return block * 0x9E3779B9u + round * 0x80000000u < same_sex_cells_;
}

/// Rounds among looking_; who has found all of `quota` leaves.
template <class BlockOf>
void FriendMatcher::match(std::vector<std::uint8_t>& quota, Rounds rounds, Blocks blocks, BlockOf&& block_of) {
    if (looking_.size() < 2) return;
    const int block_bits = bits_for(blocks.count);
    // Fine enough that few of a block share a key: among those the order would be that of rows.
    const int risk_bits = std::clamp(bits_for(looking_.size() / blocks.count + 1) + 4, 10, mixed_risk_bits);
    expect(block_bits + 1 + risk_bits <= 32, "blocks of a matching fit their sorting key");
    for (std::uint32_t round = 0; round < rounds.count && looking_.size() > 1; ++round) {
        line_.clear();
        line_.reserve(looking_.size());
        for (const std::uint32_t row : looking_) {
            const Words drawn = draft_.structure.words(Process::friend_round, draft_.key_of(row), rounds.key + round);
            const std::uint32_t block = block_of(row, round, drawn[1]);
            const std::uint32_t sex =
                same_sex_round(blocks.first + block, round) ? static_cast<std::uint32_t>(draft_.sex_of(row)) : 0;
            const std::uint32_t risk =
                order_(draft_.risk_score[row], half_word(drawn, 0)) >> (mixed_risk_bits - risk_bits);
            line_.push_back({(block << 1 | sex) << risk_bits | risk, row});
        }
        sorter_.sort(line_, block_bits + 1 + risk_bits);
        pair_in_order(line_, risk_bits, ties_, [&](std::uint32_t a, std::uint32_t b) {
            --quota[a];
            --quota[b];
        });
        std::erase_if(looking_, [&](std::uint32_t row) { return quota[row] == 0; });
    }
}

void FriendMatcher::match_classes(int birth_year, ClassRange classes, std::span<const std::uint32_t> class_of,
                                  std::uint32_t rounds_key) {
    looking_.clear();
    draft_.for_each_born(birth_year, [&](std::uint32_t row) {
        if (class_of[row] != no_class && quotas_.of_class[row] > 0) looking_.push_back(row);
    });
    match(quotas_.of_class, {rounds_key, class_rounds}, {classes.first, classes.end - classes.first},
          [&](std::uint32_t row, std::uint32_t, std::uint32_t) { return class_of[row] - classes.first; });
}

void FriendMatcher::match_cohort_in_places(int birth_year, std::uint32_t rounds_key) {
    looking_.clear();
    draft_.for_each_born(birth_year, [&](std::uint32_t row) {
        if (quotas_.of_class[row] > 0) looking_.push_back(row);
    });
    match(quotas_.of_class, {rounds_key, class_rounds}, {0, static_cast<std::uint32_t>(draft_.county.places.size())},
          [&](std::uint32_t row, std::uint32_t, std::uint32_t) {
              return static_cast<std::uint32_t>(draft_.place_of[row].index());
          });
}

void FriendMatcher::match_place(PlaceId place, std::uint32_t rounds_key) {
    const RowRange rows = draft_.cohorts.rows_of_place(place);
    looking_.clear();
    for (std::uint32_t row = rows.begin; row < rows.end; ++row)
        if (quotas_.of_place[row] > 0) looking_.push_back(row);
    const auto number = static_cast<std::uint32_t>(place.index());
    match(quotas_.of_place, {rounds_key, place_rounds}, {number * age_blocks_, age_blocks_},
          [&](std::uint32_t row, std::uint32_t round, std::uint32_t) { return age_block(row, round + number); });
}

void FriendMatcher::match_areas(std::uint32_t rounds_key) {
    looking_.clear();
    looking_.reserve(draft_.population.size());
    for (std::uint32_t row = 0; row < draft_.population.size(); ++row)
        if (quotas_.of_adjacent[row] > 0) looking_.push_back(row);
    match(quotas_.of_adjacent, {rounds_key, area_rounds}, {0, pool_count_ * age_blocks_},
          [&](std::uint32_t row, std::uint32_t round, std::uint32_t word) {
              const std::vector<Pool>& pools = pools_[draft_.area_of(row).index()];
              std::size_t chosen = 0;
              while (word > pools[chosen].cumulative) ++chosen;
              return pools[chosen].number * age_blocks_ + age_block(row, round);
          });
}

void FriendMatcher::match_places_and_areas() {
    const auto match_places = [&](std::uint32_t rounds_key) {
        for (std::size_t place = 0; place < draft_.county.places.size(); ++place)
            match_place(PlaceId{place}, rounds_key);
    };
    for (std::size_t row = 0; row < quotas_.class_slots.size(); ++row)
        quotas_.class_slots[row] = static_cast<std::uint8_t>(quotas_.class_slots[row] - quotas_.of_class[row]);
    pass_on(quotas_.of_class, quotas_.of_place);
    match_places(place_key);
    pass_on(quotas_.of_place, quotas_.of_adjacent);
    match_areas(area_key);
    pass_on(quotas_.of_adjacent, quotas_.of_place);
    match_places(last_place_key);
    pass_on(quotas_.of_place, quotas_.of_adjacent);
    match_areas(last_area_key);
}

}  // namespace samverkan
