#include <set>

#include <gtest/gtest.h>

#include "core/contract.hpp"
#include "model/cohorts.hpp"
#include "support/people.hpp"

namespace samverkan {
namespace {

using test::People, test::many_people, test::seven_years, test::tiny_county;

TEST(Cohorts, TotalsPerPlaceAndAgeEqualTheData) {
    const People& people = many_people();
    std::map<std::pair<std::size_t, int>, double> count;
    for (std::uint32_t row = 0; row < people.size(); ++row)
        ++count[{people.place[row].index(), people.age_at_start(row)}];
    for (std::size_t place = 0; place < people.county.places.size(); ++place)
        for (std::size_t age = 0; age < age_count; ++age)
            EXPECT_NEAR((count[{place, static_cast<int>(age) + entry_age_years}]),
                        people.county.places[place].youths_by_age[age], 1.0);
}

TEST(Cohorts, BirthWeeksOfAnAgeAreFilledEvenly) {
    const People& people = many_people();
    std::map<std::pair<std::size_t, int>, double> count;
    for (std::uint32_t row = 0; row < people.size(); ++row)
        if (people.age_at_start(row) == 10) ++count[{people.place[row].index(), people.population.birth_week[row]}];
    for (const auto& [place_and_week, births] : count)
        EXPECT_NEAR(births, people.county.places[place_and_week.first].youths_by_age[4] / 52.18, 1.1);
}

TEST(Cohorts, MalesHaveTheirShareInEveryPlace) {
    const People& people = many_people();
    for (std::size_t place = 0; place < people.county.places.size(); ++place) {
        const auto& begin = people.population.segment_begin;
        const double males = begin[2 * place + 1] - begin[2 * place], all = begin[2 * place + 2] - begin[2 * place];
        EXPECT_NEAR(males, all * people.county.parameters.male_share, 1.0);
    }
}

TEST(Cohorts, EntrantsFollowTheSixYearOlds) {
    const People& people = many_people();
    std::map<int, double> by_year;
    for (std::uint32_t row = 0; row < people.size(); ++row) {
        const int weeks = people.population.horizon.first_week - people.population.birth_week[row];
        if (weeks < age_in_weeks(6)) ++by_year[static_cast<int>((age_in_weeks(6) - 1 - weeks) * 7 / 365.25)];
    }
    double six_year_olds = 0, factor = 1;
    for (const Place& place : people.county.places) six_year_olds += place.youths_by_age[0];
    for (int year = 0; year < 6; ++year) {
        factor *= people.county.parameters.entrants_per_six_year_old;
        EXPECT_NEAR(by_year[year], six_year_olds * factor, .03 * six_year_olds);
    }
}

TEST(Cohorts, RowsStandByBirthWeekAndIdentityWithinSegments) {
    const People people{tiny_county()};
    std::set<std::uint64_t> keys;
    for (std::uint32_t row = 0; row < people.size(); ++row) {
        EXPECT_TRUE(keys.insert(people.key(row)).second);
        EXPECT_EQ(sex_of_index(people.population.cohort_index[row]), people.sex[row]);
        if (row == 0 || people.place[row] != people.place[row - 1] || people.sex[row] != people.sex[row - 1]) continue;
        const auto order = [&](std::uint32_t r) {
            return std::pair{people.population.birth_week[r], people.population.cohort_index[r]};
        };
        EXPECT_LT(order(row - 1), order(row));
    }
}

TEST(Cohorts, ScaleKeepsTheNumberInEveryPlace) {
    const People people{tiny_county(), seven_years, .1};
    std::map<std::size_t, double> count;
    for (std::uint32_t row = 0; row < people.size(); ++row)
        if (people.resident_at_start(row)) ++count[people.place[row].index()];
    for (std::size_t place = 0; place < people.county.places.size(); ++place) {
        double expected = 0;
        for (const double youths : people.county.places[place].youths_by_age) expected += .1 * youths;
        EXPECT_NEAR(count[place], expected, 1.0);
    }
}

/// Everyone of `few` is in `many` with the same traits and levels; returns how many of `few` there are.
std::size_t expect_same_persons(const People& few, const People& many) {
    const auto rows = many.rows_by_key();
    for (std::uint32_t row = 0; row < few.size(); ++row) {
        const auto found = rows.find(few.key(row));
        if (found == rows.end()) {
            ADD_FAILURE() << "a person is missing";
            return 0;
        }
        EXPECT_EQ(few.population.traits[row], many.population.traits[found->second]);
        EXPECT_EQ(few.population.drift_level[row], many.population.drift_level[found->second]);
        EXPECT_EQ(few.population.recruit_level[row], many.population.recruit_level[found->second]);
        EXPECT_EQ(few.population.report_level[row], many.population.report_level[found->second]);
    }
    return few.size();
}

TEST(Cohorts, ALongerHorizonOnlyAppendsPersons) {
    const People near{tiny_county()};
    const People far{tiny_county(), {seven_years.first_week, seven_years.end_week + 200}};
    EXPECT_LT(expect_same_persons(near, far), far.size());
}

TEST(Cohorts, AnotherPlacesChangeMovesNobody) {
    const People before{tiny_county()};
    County county = tiny_county();
    for (double& youths : county.places[2].youths_by_age) youths *= 1.3;
    const People after{county};
    const auto rows = after.rows_by_key();
    for (std::uint32_t row = 0; row < before.size(); ++row) {
        if (before.place[row] == PlaceId{2}) continue;
        ASSERT_TRUE(rows.contains(before.key(row)));
        const std::uint32_t same = rows.at(before.key(row));
        ASSERT_EQ(before.population.traits[row], after.population.traits[same]);
        ASSERT_EQ(before.population.report_level[row], after.population.report_level[same]);
    }
}

TEST(Cohorts, AnEmptyHorizonIsRefused) { EXPECT_THROW(People(tiny_county(), {2798, 2798}), ContractViolation); }

}  // namespace
}  // namespace samverkan
