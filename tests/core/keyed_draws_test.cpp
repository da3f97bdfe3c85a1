#include <array>
#include <cmath>
#include <cstdint>
#include <set>
#include <vector>

#include <gtest/gtest.h>

#include "core/keyed_draws.hpp"

namespace samverkan {
namespace {

constexpr Process some_process = Process::test_process;
constexpr double sigmas = 4.0;

/// Everything that names a draw.
struct Key {
    std::uint64_t seed = 2025;
    std::uint32_t replicate = 3;
    Process process = some_process;
    EntityKey entity = youth_key(17, 1203, 2210, 1);
    std::uint32_t occurrence = 5;
    [[nodiscard]] Words words() const { return KeyedDraws(seed, replicate).words(process, entity, occurrence); }
};

struct Candidate {
    std::uint64_t id;
    double weight;
};

std::uint64_t winner_of(const std::vector<Candidate>& candidates, EntityKey chooser, std::uint32_t occurrence) {
    const KeyedDraws draws(2025, 0);
    std::uint64_t winner = 0;
    double best = 1e300;
    for (const auto& [id, weight] : candidates) {
        const double time = draws.race_time(some_process, chooser, occurrence, id, weight);
        if (time < best) {
            best = time;
            winner = id;
        }
    }
    return winner;
}

/// Standard deviation of a count with this probability among this many trials.
double count_deviation(int trials, double probability) { return std::sqrt(trials * probability * (1.0 - probability)); }

TEST(KeyedDraws, GivesTheKnownAnswersOfPhilox) {
    const auto zero = KeyedDraws(0, 0).words(Process{0}, {}, 0);
    EXPECT_EQ(zero, (Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
    const auto ones = KeyedDraws(~std::uint64_t{0}, 0xffffff).words(Process{0xff}, {~0u, ~0u}, ~0u);
    EXPECT_EQ(ones, (Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
    const auto pi = KeyedDraws(0x299f31d0a4093822, 0x243f6a).words(Process{0x88}, {0x85a308d3, 0x13198a2e}, 0x03707344);
    EXPECT_EQ(pi, (Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(KeyedDraws, SameKeyGivesTheSameWordsInAnyOrder) {
    const Words before = Key{}.words();
    for (std::uint32_t occurrence = 0; occurrence < 100; ++occurrence) (void)Key{.occurrence = occurrence}.words();
    EXPECT_EQ(Key{}.words(), before);
}

TEST(KeyedDraws, EveryBitOfEveryKeyFieldNamesAnotherStream) {
    std::set<Words> streams{Key{}.words()};
    const auto add = [&streams](Key key) { EXPECT_TRUE(streams.insert(key.words()).second); };
    for (unsigned bit = 0; bit < 64; ++bit) add({.seed = Key{}.seed ^ (std::uint64_t{1} << bit)});
    for (unsigned bit = 0; bit < 24; ++bit) add({.replicate = Key{}.replicate ^ (1u << bit)});
    for (unsigned bit = 0; bit < 8; ++bit) add({.process = Process(std::uint8_t(some_process) ^ (1u << bit))});
    for (unsigned bit = 0; bit < 16; ++bit) {
        add({.entity = youth_key(17 ^ (1u << bit), 1203, 2210, 1)});
        add({.entity = youth_key(17, 1203 ^ (1u << bit), 2210, 1)});
        add({.entity = youth_key(17, 1203, 2210 ^ (1u << bit), 1)});
        add({.entity = youth_key(17, 1203, 2210, 1 ^ (1u << bit))});
    }
    for (unsigned bit = 0; bit < 32; ++bit) add({.occurrence = Key{}.occurrence ^ (1u << bit)});
}

TEST(KeyedDraws, FourWordsAreFourUniformNumbers) {
    const KeyedDraws draws(7, 0);
    const Words words = draws.words(some_process, youth_key(1, 2, 3), 4);
    for (std::size_t word = 0; word < words.size(); ++word) {
        EXPECT_EQ(draws.uniform(some_process, youth_key(1, 2, 3), 4, word), elementary::unit_uniform(words[word]));
    }
}

TEST(KeyedDraws, UniformsFillTheirRangeEvenlyAlongEveryKeyField) {
    constexpr int trials = 100'000, bins = 20;
    const auto check = [](auto draw) {
        std::array<int, bins> counts{};
        double sum = 0.0;
        for (std::uint32_t i = 0; i < trials; ++i) {
            const double uniform = draw(i);
            sum += uniform;
            ++counts.at(static_cast<std::size_t>(uniform * bins));
        }
        EXPECT_NEAR(sum / trials, 0.5, sigmas * std::sqrt(1.0 / 12.0 / trials));
        for (const int count : counts) EXPECT_NEAR(count, trials / bins, sigmas * count_deviation(trials, 1.0 / bins));
    };
    const KeyedDraws draws(11, 0);
    for (std::size_t word = 0; word < 4; ++word) {
        check([&](std::uint32_t i) { return draws.uniform(some_process, youth_key(1, 2, 3), i, word); });
    }
    check([&](std::uint32_t i) { return draws.uniform(some_process, youth_key(i >> 16, i, 3), 0); });
    check([&](std::uint32_t i) { return draws.uniform(some_process, youth_key(1, 2, i, i >> 16), 0); });
    check([](std::uint32_t i) { return KeyedDraws(i, 0).uniform(some_process, youth_key(1, 2, 3), 0); });
    check([](std::uint32_t i) { return KeyedDraws(11, i).uniform(some_process, youth_key(1, 2, 3), 0); });
}

TEST(KeyedDraws, NeighbouringKeysAreUncorrelated) {
    constexpr int trials = 100'000;
    const KeyedDraws draws(13, 0);
    double by_occurrence = 0.0, by_index = 0.0, by_process = 0.0;
    for (std::uint32_t i = 0; i < trials; ++i) {
        const auto centred = [&](Process process, std::uint32_t index, std::uint32_t occurrence) {
            return draws.uniform(process, youth_key(5, index, 6), occurrence) - 0.5;
        };
        const double base = centred(Process::drift, 7, i);
        by_occurrence += base * centred(Process::drift, 7, i + 1);
        by_index += base * centred(Process::drift, 8, i);
        by_process += base * centred(Process::fringe_exit, 7, i);
    }
    const double deviation = std::sqrt(double{trials}) / 12.0;
    EXPECT_NEAR(by_occurrence, 0.0, sigmas * deviation);
    EXPECT_NEAR(by_index, 0.0, sigmas * deviation);
    EXPECT_NEAR(by_process, 0.0, sigmas * deviation);
}

TEST(KeyedDraws, ThresholdsAreUnitExponential) {
    constexpr int trials = 200'000;
    const KeyedDraws draws(17, 0);
    double sum = 0.0;
    int above_one = 0, above_five = 0;
    for (std::uint32_t i = 0; i < trials; ++i) {
        const double threshold = draws.threshold(some_process, youth_key(1, 2, 3), i);
        sum += threshold;
        above_one += threshold > 1.0 ? 1 : 0;
        above_five += threshold > 5.0 ? 1 : 0;
    }
    EXPECT_NEAR(sum / trials, 1.0, sigmas / std::sqrt(double{trials}));
    EXPECT_NEAR(above_one, trials * std::exp(-1.0), sigmas * count_deviation(trials, std::exp(-1.0)));
    EXPECT_NEAR(above_five, trials * std::exp(-5.0), sigmas * count_deviation(trials, std::exp(-5.0)));
}

TEST(KeyedRace, IsWonInProportionToWeight) {
    constexpr int trials = 100'000;
    const std::vector<Candidate> candidates{{0, 1.0}, {1, 2.0}, {2, 3.5}, {3, 0.1}, {std::uint64_t{1} << 40, 3.4}};
    std::vector<int> wins(candidates.size());
    for (std::uint32_t i = 0; i < trials; ++i) {
        const std::uint64_t winner = winner_of(candidates, youth_key(1, i & 0xffff, 3, i >> 16), 0);
        for (std::size_t j = 0; j < candidates.size(); ++j) wins[j] += candidates[j].id == winner ? 1 : 0;
    }
    for (std::size_t j = 0; j < candidates.size(); ++j) {
        const double share = candidates[j].weight / 10.0;
        EXPECT_NEAR(wins[j], trials * share, sigmas * count_deviation(trials, share)) << j;
    }
}

TEST(KeyedRace, ANewCandidateChangesAChoiceOnlyByWinningIt) {
    const std::vector<Candidate> old{{4, 1.0}, {9, 2.0}, {12, 0.5}};
    std::vector<Candidate> with_newcomer = old;
    with_newcomer.insert(with_newcomer.begin() + 1, {7, 0.5});
    constexpr int trials = 20'000;
    int newcomer_wins = 0;
    for (std::uint32_t occurrence = 0; occurrence < trials; ++occurrence) {
        const std::uint64_t before = winner_of(old, youth_key(1, 2, 3), occurrence);
        const std::uint64_t after = winner_of(with_newcomer, youth_key(1, 2, 3), occurrence);
        newcomer_wins += after == 7 ? 1 : 0;
        ASSERT_TRUE(after == before || after == 7) << before << " became " << after;
    }
    EXPECT_NEAR(newcomer_wins, trials / 8, sigmas * count_deviation(trials, 1.0 / 8.0));
}

TEST(KeyedRace, AHeavierCandidateOnlyGainsChoices) {
    for (std::uint32_t occurrence = 0; occurrence < 20'000; ++occurrence) {
        const std::uint64_t before = winner_of({{1, 1.0}, {2, 1.0}, {3, 1.0}}, youth_key(1, 2, 3), occurrence);
        const std::uint64_t after = winner_of({{1, 1.0}, {2, 1.5}, {3, 1.0}}, youth_key(1, 2, 3), occurrence);
        ASSERT_TRUE(after == before || after == 2) << occurrence;
    }
}

TEST(WorldDraws, AnotherEventStreamRunsOverTheSameWorld) {
    const WorldDraws first(5, 2, 0), second(5, 2, 1);
    const auto draw = [](const KeyedDraws& draws) { return draws.words(some_process, youth_key(1, 2, 3), 4); };
    EXPECT_EQ(draw(first.structure), draw(second.structure));
    EXPECT_EQ(draw(first.structure), draw(first.events));
    EXPECT_NE(draw(first.events), draw(second.events));
}

}  // namespace
}  // namespace samverkan
