// Group factors of every process, and what is measured of groups.
#include <gtest/gtest.h>

#include "core/iso_week.hpp"
#include "model/group_rates.hpp"
#include "support/quiet_lives.hpp"

namespace samverkan {
namespace {

using test::QuietLives, test::tiny_county;

constexpr double rounding = 1e-12;

/// A county in which every age and sex has hazards of its own.
County with_distinct_hazards() {
    County county = tiny_county();
    for (std::size_t age = 0; age < age_table_size; ++age) {
        county.parameters.drift.drift_hazard[age] = .001 * static_cast<double>(age + 1);
        county.parameters.drift.fringe_exit_hazard[age] = .0001 * static_cast<double>(age + 1);
    }
    county.parameters.drift.drift_scale = .87;
    return county;
}

struct Rates : QuietLives {
    std::vector<double> class_share = std::vector<double>(world.group_count(), .1);
    PlaceChannelTable pressure;
    GroupTable factor;

    Rates() : QuietLives(with_distinct_hazards()) {
        pressure.resize(county.places.size());
        for (std::size_t i = 0; i < pressure.value.size(); ++i) pressure.value[i] = .5 + .1 * static_cast<double>(i);
        factor.resize(world.group_count());
    }
    void set(int week) { set_group_rates(world, class_share, pressure, week, factor); }
};

const int term_week = week_number(IsoWeek{2024, 18}), summer_week = week_number(IsoWeek{2024, 28}),
          autumn_break = week_number(IsoWeek{2024, 44});

double school_and_class_part(bool school_open, double class_share) {
    return (school_open ? 1 : 1.2) * (1 + .5 * class_share) / (1 + .5 * .08);
}

TEST(GroupRates, DriftIsByAgeSexHolidayAndClassmates) {
    Rates rates;
    for (const auto& [week, open] : {std::pair{term_week, true}, {summer_week, false}, {autumn_break, false}}) {
        const double share = open ? .08 : .3;
        rates.class_share.assign(rates.class_share.size(), share);
        rates.set(week);
        for (std::size_t segment = 0; segment < 2 * rates.county.places.size(); ++segment)
            for (int age = entry_age_years; age < leaving_age_years; ++age)
                EXPECT_NEAR(rates.factor.at(GroupProcess::drift, group_index(segment, age)),
                            .87 * .001 * (age + 1) * (segment % 2 == 0 ? 1.2 : .79) *
                                school_and_class_part(open, share),
                            rounding);
    }
}

TEST(GroupRates, LeavingTheFringeIsByAge) {
    Rates rates;
    rates.set(term_week);
    for (int age = entry_age_years; age < leaving_age_years; ++age)
        EXPECT_NEAR(rates.factor.at(GroupProcess::fringe_exit, group_index(3, age)), .0001 * (age + 1), rounding);
}

TEST(GroupRates, ReportsComeAtSixToSeventeen) {
    Rates rates;
    rates.set(term_week);
    for (int age = entry_age_years; age < leaving_age_years; ++age)
        EXPECT_EQ(rates.factor.at(GroupProcess::notice, group_index(0, age)), age <= 17 ? 1 : 0) << age;
}

TEST(GroupRates, RecruitmentIsBaseHazardTimesSeasonTimesPressureOfPlaceAndChannel) {
    Rates rates;
    for (const auto& [week, season] :
         {std::pair{term_week, std::array{1.0, 1.0, 1.0, 1.0}}, {summer_week, std::array{1.7, 0.0, 1.0, 1.7}}}) {
        rates.set(week);
        for (std::size_t c = 0; c < channel_count; ++c)
            for (std::size_t group = 0; group < rates.world.group_count(); ++group)
                EXPECT_NEAR(rates.factor.at(recruit_group(static_cast<Channel>(c)), group),
                            rates.world.reference.base_hazard[c][group] * season[c] *
                                rates.pressure.at(place_of_group(group), c),
                            rounding);
    }
}

TEST(YieldOfEffort, IsBaseHazardTimesSeasonTimesMultipliersAtRisk) {
    QuietLives quiet;
    GroupMeasures measures;
    for (std::size_t group = 0; group < quiet.world.group_count(); ++group)
        measures.susceptible.push_back(static_cast<double>(group % 17));
    for (const auto& [week, season] :
         {std::pair{term_week, std::array{1.0, 1.0, 1.0, 1.0}}, {summer_week, std::array{1.7, 0.0, 1.0, 1.7}}}) {
        const PlaceChannelTable yield = yield_of_effort(quiet.world, measures, week);
        PlaceChannelTable expected;
        expected.resize(yield.places());
        for (std::size_t c = 0; c < channel_count; ++c)
            for (std::size_t group = 0; group < quiet.world.group_count(); ++group)
                expected.at(place_of_group(group), c) +=
                    quiet.world.reference.base_hazard[c][group] * season[c] * static_cast<double>(group % 17);
        for (std::size_t i = 0; i < yield.value.size(); ++i)
            EXPECT_NEAR(yield.value[i], expected.value[i], rounding * (1 + expected.value[i]));
    }
}

TEST(GroupMeasures, SumRecruitMultipliersOfAgesAtRisk) {
    QuietLives quiet;
    Youths& youths = quiet.lives.youths;
    for (std::uint32_t row = 0; row < youths.state.size(); ++row)
        youths.recruit_multiplier[row] = static_cast<float>(row % 5) / 4;
    const GroupMeasures measures = measure_groups(quiet.world, quiet.lives.windows, youths, quiet.lives.classes);
    for (std::size_t segment = 0; segment < quiet.lives.windows.edge.size(); ++segment)
        for (int age = entry_age_years; age < leaving_age_years; ++age) {
            double expected = 0;
            for (std::uint32_t row = quiet.lives.windows.begin(segment, age);
                 row < quiet.lives.windows.end(segment, age); ++row)
                expected += row % 5 / 4.0;
            EXPECT_EQ(measures.susceptible[group_index(segment, age)], age >= 10 ? expected : 0);
        }
}

TEST(GroupMeasures, ClassShareIsThePupilsMeanOfTheirClassesShareToTheLastAgeWithPupils) {
    QuietLives quiet;
    const Population& population = quiet.world.population;
    for (std::size_t id = 0; id < population.class_size.size(); ++id)
        quiet.lives.classes.active[id] = static_cast<std::uint8_t>(id % 5);
    const AgeWindows in_spring = make_age_windows(population, quiet.lives.week + 40);
    const GroupMeasures measures = measure_groups(quiet.world, in_spring, quiet.lives.youths, quiet.lives.classes);
    std::size_t pupils_of_nineteen = 0;
    for (std::size_t segment = 0; segment < in_spring.edge.size(); ++segment)
        for (int age = entry_age_years; age < leaving_age_years; ++age) {
            double size = 0, active = 0;
            for (std::uint32_t row = in_spring.begin(segment, age); row < in_spring.end(segment, age); ++row) {
                const ClassId id = quiet.lives.youths.class_of[row];
                if (!id.exists()) continue;
                size += population.class_size[id.index()];
                active += static_cast<double>(id.index() % 5);
                pupils_of_nineteen += age == 19;
            }
            EXPECT_NEAR(measures.class_share[group_index(segment, age)], size > 0 ? active / size : 0, rounding);
        }
    EXPECT_GT(pupils_of_nineteen, 0u) << "the last school year is that in which one turns nineteen";
}

}  // namespace
}  // namespace samverkan
