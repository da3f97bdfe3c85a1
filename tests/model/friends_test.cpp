#include <map>
#include <set>

#include <gtest/gtest.h>

#include "model/friends.hpp"
#include "support/people.hpp"

namespace samverkan {
namespace {

using test::Correlation, test::grown_county, test::many_people, test::People, test::seven_years, test::tiny_county;

/// Calls fn(year, neighbours before, neighbours after) for each school year.
template <class Function>
void walk_school_years(const People& people, Function&& fn) {
    std::vector<std::uint32_t> before = people.population.neighbours;
    for (const SchoolYearChange& change : people.population.school_years) {
        std::vector<std::uint32_t> after = before;
        for (const TieChange& tie : change.ties) after[tie.slot] = tie.neighbour;
        fn(change, before, after);
        before = after;
    }
}

void expect_reciprocal(const People& people, const std::vector<std::uint32_t>& neighbours) {
    std::vector<std::uint64_t> ends;
    for (std::uint32_t row = 0; row < people.size(); ++row)
        for (std::uint32_t slot = people.population.tie_begin[row]; slot < people.population.tie_begin[row + 1]; ++slot)
            if (neighbours[slot] != no_tie) ends.push_back(std::uint64_t{row} << 32 | neighbours[slot]);
    std::sort(ends.begin(), ends.end());
    ASSERT_EQ(std::adjacent_find(ends.begin(), ends.end()), ends.end()) << "a tie stands twice";
    for (const std::uint64_t end : ends) {
        ASSERT_NE(end >> 32, end & 0xFFFFFFFFu);
        ASSERT_TRUE(std::binary_search(ends.begin(), ends.end(), end << 32 | end >> 32));
    }
}

TEST(Friends, TiesAreMutualAtTheStartAndAfterEverySchoolYear) {
    const People& people = many_people();
    expect_reciprocal(people, people.population.neighbours);
    walk_school_years(people, [&](const auto&, const auto&, const auto& after) { expect_reciprocal(people, after); });
}

TEST(Friends, NumbersHaveTheirMeanAndBounds) {
    const People& people = many_people();
    double friends = 0;
    for (std::uint32_t row = 0; row < people.size(); ++row) {
        const auto slots = people.friend_slots(row);
        const auto count = slots.size() - static_cast<std::size_t>(std::count(slots.begin(), slots.end(), no_tie));
        ASSERT_GE(count, 2u);
        ASSERT_LE(count, 12u);
        friends += static_cast<double>(count);
    }
    EXPECT_NEAR(friends / people.size(), people.county.parameters.friends.mean_friends, .03);
}

/// Friends of different birth years on either side of a birth week, both within 40 weeks of it.
std::map<int, int> friends_across(const People& people, int step_weeks) {
    std::map<int, int> across;
    const int first = people.population.horizon.first_week - age_in_weeks(20);
    for (int cut = first; cut < people.population.horizon.first_week - age_in_weeks(10); cut += step_weeks)
        across[cut] = 0;
    const auto born = [&](std::uint32_t row) { return static_cast<int>(people.population.birth_week[row]); };
    for (std::uint32_t row = 0; row < people.size(); ++row)
        for (const std::uint32_t other : people.friend_slots(row)) {
            if (other == no_tie || iso_week(born(row)).year == iso_week(born(other)).year) continue;
            for (auto& [cut, count] : across)
                count += born(row) >= cut - 40 && born(row) < cut && born(other) >= cut && born(other) < cut + 40;
        }
    return across;
}

TEST(Friends, CrossEveryBirthWeek) {
    // Blocks of age have edges; they move, so that no birth week parts those born before it from those after.
    for (const auto& [cut, friends] : friends_across(many_people(), 13)) EXPECT_GT(friends, 10) << "week " << cut;
}

TEST(Friends, DifferAtMostThreeYearsInAge) {
    const People& people = many_people();
    for (std::uint32_t row = 0; row < people.size(); ++row)
        for (const std::uint32_t other : people.friend_slots(row))
            ASSERT_TRUE(other == no_tie ||
                        std::abs(people.population.birth_week[row] - people.population.birth_week[other]) <= 156);
}

TEST(Friends, ComeFromClassPlaceAndAdjacentAreasInTheirShares) {
    const People& people = many_people();
    double all = 0, same_class = 0, same_place = 0, same_sex = 0;
    for (std::uint32_t row = 0; row < people.size(); ++row) {
        if (people.age_at_start(row) < 7 || people.age_at_start(row) > 15) continue;
        for (const std::uint32_t other : people.friend_slots(row)) {
            if (other == no_tie) continue;
            ++all;
            same_sex += people.sex[row] == people.sex[other];
            const bool classmates = people.population.class_of[row] == people.population.class_of[other];
            same_class += classmates;
            same_place += !classmates && people.place[row] == people.place[other];
        }
    }
    EXPECT_NEAR(same_class / all, .50, .02);
    EXPECT_NEAR(same_place / all, .35, .05);
    EXPECT_NEAR(same_sex / all, .75, .015);
}

TEST(Friends, ResembleEachOtherInRisk) {
    const People& people = many_people();
    Correlation risk;
    for (std::uint32_t row = 0; row < people.size(); ++row)
        for (const std::uint32_t other : people.friend_slots(row))
            if (other != no_tie) risk.add(people.population.recruit_level[row], people.population.recruit_level[other]);
    EXPECT_NEAR(risk.value(), people.county.parameters.friends.risk_homophily, .04);
}

TEST(Friends, SeventyPercentStayAtAStageAndTheSlotsAreFilledAgain) {
    const People& people = many_people();
    walk_school_years(people, [&](const SchoolYearChange& change, const auto& before, const auto& after) {
        const int year = iso_week(change.week).year;
        std::map<int, double> kept, all;
        double empty = 0, slots = 0;
        for (std::uint32_t row = 0; row < people.size(); ++row) {
            const int turned = year - iso_week(people.population.birth_week[row]).year;
            for (std::uint32_t slot = people.friends_begin(row); slot < people.population.tie_begin[row + 1]; ++slot) {
                if (before[slot] != no_tie) ++all[turned], kept[turned] += before[slot] == after[slot];
                ++slots, empty += after[slot] == no_tie;
            }
        }
        EXPECT_NEAR(kept[10] / all[10], .70, .02);
        EXPECT_NEAR(kept[13] / all[13], .70, .02);
        EXPECT_NEAR(kept[16] / all[16], .75, .02);  // who is not in upper secondary keeps all
        EXPECT_EQ(kept[11], all[11]);
        EXPECT_LT(empty / slots, .003);
    });
}

TEST(Friends, ChangesAreListedInOrderAndChangeSomething) {
    walk_school_years(many_people(), [](const SchoolYearChange& change, const auto& before, const auto&) {
        for (std::size_t i = 0; i < change.ties.size(); ++i) {
            ASSERT_TRUE(i == 0 || change.ties[i - 1].slot < change.ties[i].slot);
            ASSERT_NE(before[change.ties[i].slot], change.ties[i].neighbour);
        }
        EXPECT_FALSE(change.ties.empty());
    });
}

/// Neighbours by identity, at the start and then as changed in each school year, and the class then.
std::map<std::uint64_t, std::vector<std::uint64_t>> lives_of(const People& people) {
    std::map<std::uint64_t, std::vector<std::uint64_t>> lives;
    const auto note = [&](const std::vector<std::uint32_t>& neighbours) {
        for (std::uint32_t row = 0; row < people.size(); ++row)
            for (auto slot = people.population.tie_begin[row]; slot < people.population.tie_begin[row + 1]; ++slot)
                lives[people.key(row)].push_back(neighbours[slot] == no_tie ? no_tie : people.key(neighbours[slot]));
    };
    note(people.population.neighbours);
    for (std::uint32_t row = 0; row < people.size(); ++row) {
        auto& life = lives[people.key(row)];
        life.push_back(people.population.class_of[row].value);
        life.push_back(people.population.traits[row]);
        life.push_back(static_cast<std::uint64_t>(people.population.report_level[row]));
    }
    for (const SchoolYearChange& change : people.population.school_years)
        for (const auto& block : change.blocks)
            for (std::uint32_t i = 0; i < block.row_count; ++i)
                lives[people.key(block.first_row + i)].push_back(change.classes[block.first_class + i].value);
    walk_school_years(people, [&](const auto&, const auto&, const auto& after) { note(after); });
    return lives;
}

TEST(Friends, IsolatedResidentsChangeNobodyElse) {
    const auto without = lives_of(People{tiny_county()});
    const People people{tiny_county(), seven_years, 1, 3};
    auto with = lives_of(people);
    std::size_t isolated = 0;
    for (std::uint32_t row = 0; row < people.size(); ++row) {
        if (!(people.population.traits[row] & trait::isolated)) continue;
        ++isolated;
        EXPECT_EQ(people.population.tie_begin[row], people.population.tie_begin[row + 1]);
        EXPECT_FALSE(people.population.class_of[row].exists());
        with.erase(people.key(row));
    }
    EXPECT_EQ(isolated, 3u);
    EXPECT_EQ(without, with);
}

TEST(Friends, TheSameKeysGiveTheSameTies) {
    EXPECT_EQ(lives_of(People{tiny_county()}), lives_of(People{tiny_county()}));
}

TEST(Friends, AHundredthOfTheCountyStillHasFriends) {
    const People people{grown_county(8), seven_years, .01};
    expect_reciprocal(people, people.population.neighbours);
    double friends = 0;
    for (std::uint32_t row = 0; row < people.size(); ++row)
        for (const std::uint32_t other : people.friend_slots(row)) friends += other != no_tie;
    EXPECT_GT(friends / people.size(), 5.5);
}

}  // namespace
}  // namespace samverkan
