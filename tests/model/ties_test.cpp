// Changes of involvement and of school years reach the counts of everyone they concern.
#include <set>

#include <gtest/gtest.h>

#include "model/ties.hpp"
#include "support/quiet_lives.hpp"

namespace samverkan {
namespace {

using test::QuietLives;

void set(QuietLives& county, std::uint32_t row, Involvement state) {
    set_involvement(county.world.population, county.lives.youths, county.lives.classes, row, state);
}

/// Every tenth row gets some involvement, several of them twice.
void involve_some(QuietLives& county, std::uint32_t seed) {
    const KeyedDraws draws(seed, 0);
    const auto rows = static_cast<std::uint32_t>(county.world.population.size());
    for (std::uint32_t turn = 0; turn < rows / 10; ++turn) {
        const Words word = draws.words(Process::test_process, entity_key(1), turn);
        set(county, word[0] % rows, static_cast<Involvement>(word[1] % involvement_count));
    }
}

void expect_counts(const QuietLives& county) {
    const Youths& youths = county.lives.youths;
    std::vector<int> active(county.lives.classes.active.size(), 0);
    for (std::uint32_t row = 0; row < youths.state.size(); ++row) {
        int fringe = 0, involved = 0, siblings = 0;
        const std::vector<std::uint32_t> ties = county.ties(row);
        for (const std::uint32_t other : ties) {
            fringe += is_fringe_or_above(youths.state[other].involvement);
            involved += is_member(youths.state[other].involvement);
        }
        for (const std::uint32_t other : county.siblings(row)) siblings += is_member(youths.state[other].involvement);
        ASSERT_EQ(youths.state[row].degree, ties.size()) << row;
        ASSERT_EQ(youths.state[row].fringe_ties, fringe) << row;
        ASSERT_EQ(youths.state[row].involved_ties, involved) << row;
        ASSERT_EQ(youths.state[row].involved_siblings, siblings) << row;
        if (youths.class_of[row].exists() && is_fringe_or_above(youths.state[row].involvement))
            ++active[youths.class_of[row].index()];
    }
    for (std::size_t id = 0; id < active.size(); ++id) ASSERT_EQ(county.lives.classes.active[id], active[id]) << id;
}

TEST(Ties, PushedCountsEqualCountedOnes) {
    QuietLives county;
    involve_some(county, 1);
    expect_counts(county);
    involve_some(county, 2);
    expect_counts(county);
}

TEST(Ties, CountsFollowClassesAndTiesThroughEverySchoolYear) {
    QuietLives county;
    ASSERT_GE(county.world.population.school_years.size(), 2u);
    involve_some(county, 3);
    for (const SchoolYearChange& change : county.world.population.school_years) {
        apply_school_year(county.world.population, change, county.lives.youths, county.lives.classes);
        expect_counts(county);
        involve_some(county, static_cast<std::uint32_t>(change.week));
    }
}

TEST(Ties, WhoseCountsASchoolYearChangesIsTouched) {
    QuietLives county;
    Youths& youths = county.lives.youths;
    involve_some(county, 4);
    for (YouthState& state : youths.state) state.marks = 0;
    youths.dirty.clear();
    const std::vector<YouthState> before = youths.state;
    apply_school_year(county.world.population, county.world.population.school_years[0], youths, county.lives.classes);
    std::size_t changed = 0;
    for (std::uint32_t row = 0; row < before.size(); ++row) {
        const bool same = before[row].degree == youths.state[row].degree &&
                          before[row].fringe_ties == youths.state[row].fringe_ties &&
                          before[row].involved_ties == youths.state[row].involved_ties;
        changed += !same;
        EXPECT_TRUE(same || youths.has_mark(row, mark::dirty)) << row;
    }
    EXPECT_GT(changed, 20u);
    EXPECT_EQ(std::set<std::uint32_t>(youths.dirty.begin(), youths.dirty.end()).size(), youths.dirty.size());
}

TEST(Ties, BecomingFringeTouchesFriendsOnDriftAloneAndBecomingInvolvedInAll) {
    QuietLives county;
    std::uint32_t n = 0;
    while (county.ties(county.resident(15, n)).size() < 3) ++n;
    const std::uint32_t row = county.resident(15, n);
    const auto expect_reason = [&](Involvement state, bool all) {
        set(county, row, state);
        for (const std::uint32_t other : county.ties(row)) {
            EXPECT_TRUE(county.lives.youths.has_mark(other, mark::dirty));
            EXPECT_EQ(county.lives.youths.has_mark(other, mark::all_factors), all);
        }
        EXPECT_TRUE(county.lives.youths.has_mark(row, mark::all_factors));
    };
    expect_reason(Involvement::fringe, false);
    expect_reason(Involvement::involved, true);
}

TEST(Ties, BecomingCoreTellsNobody) {
    QuietLives county;
    const std::uint32_t row = county.resident(17);
    set(county, row, Involvement::involved);
    for (YouthState& state : county.lives.youths.state) state.marks = 0;
    county.lives.youths.dirty.clear();
    set(county, row, Involvement::core);
    EXPECT_EQ(county.lives.youths.dirty, std::vector{row});
}

}  // namespace
}  // namespace samverkan
