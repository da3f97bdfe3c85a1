// Book: a birth cohort passes through the ages.
#include <cmath>
#include <vector>

#include "analytic/book.hpp"
#include "analytic/clock_watch.hpp"

namespace samverkan {
namespace {

using namespace test;

constexpr int first_age = 10, end_age = 18;
constexpr int cohort_years = 5;  // of birth weeks
constexpr int weeks = (cohort_years + end_age - first_age) * 53;
/// Per week, at ages 10 to 17.
constexpr std::array<double, end_age - first_age> hazard{.0003, .0008, .0016, .0024, .0030, .0028, .0022, .0015};

struct Cohort {
    double youths = 0;
    std::vector<double> recruited_before = std::vector<double>(end_age + 1, 0);  ///< by exact age in years
    Sample recruited_weeks;  ///< weeks since the tenth birthday, of those recruited
};

/// Those born in five years who are followed from their tenth birthday to their eighteenth.
Cohort cohort_of(const World& world, double factor) {
    ClockWatch::Hazards by_age{};
    for (int age = first_age; age < end_age; ++age)
        by_age[0][static_cast<std::size_t>(age - entry_age_years)] =
            factor * hazard[static_cast<std::size_t>(age - first_age)];
    ClockWatch watch(world, by_age);
    watch.run(weeks);
    Cohort cohort;
    for (std::uint32_t row = 0; row < world.population.size(); ++row) {
        const int birth = world.population.birth_week[row] - first_week;  // against the start
        if (birth + age_in_weeks(first_age) < 0 || birth + age_in_weeks(end_age) > weeks) continue;
        ++cohort.youths;
        const double time = watch.time_of(row);
        if (time < 0) continue;
        cohort.recruited_weeks.add(time - birth - age_in_weeks(first_age));
        for (int age = first_age; age <= end_age; ++age)
            cohort.recruited_before[static_cast<std::size_t>(age)] += time < birth + age_in_weeks(age);
    }
    return cohort;
}

/// Hazard accumulated from the tenth birthday to another.
double exposure_to(int age) {
    double sum = 0;
    for (int year = first_age; year < age; ++year)
        sum += hazard[static_cast<std::size_t>(year - first_age)] * (age_in_weeks(year + 1) - age_in_weeks(year));
    return sum;
}

/// Expected weeks from the tenth birthday to recruitment, of those recruited before the eighteenth.
double expected_weeks() {
    double sum = 0;
    for (int age = first_age; age < end_age; ++age) {
        const double h = hazard[static_cast<std::size_t>(age - first_age)];
        const double begin = age_in_weeks(age) - age_in_weeks(first_age);
        const double length = age_in_weeks(age + 1) - age_in_weeks(age);
        const double passed = std::exp(-h * length);
        sum += std::exp(-exposure_to(age)) * ((1 - passed) * (begin + 1 / h) - length * passed);
    }
    return sum / (1 - std::exp(-exposure_to(end_age)));
}

BookPlot plot(const Cohort& right, const Cohort& wrong) {
    BookSeries theory{BookSeries::Kind::theory, "life table", {}, {}}, found{BookSeries::Kind::found, "found", {}, {}};
    BookSeries planted_series{BookSeries::Kind::in_error, "hazards x 1.1", {}, {}};
    for (int age = first_age; age <= end_age; ++age) {
        const double share = 1 - std::exp(-exposure_to(age));
        const auto at = static_cast<std::size_t>(age);
        theory.x.push_back(age);
        theory.y.push_back(share);
        theory.band.push_back(sigmas * std::sqrt(share * (1 - share) / right.youths));
        found.x.push_back(age);
        found.y.push_back(right.recruited_before[at] / right.youths);
        planted_series.x.push_back(age);
        planted_series.y.push_back(wrong.recruited_before[at] / wrong.youths);
    }
    return {"exact age (years)", "share recruited before that age", {theory, found, planted_series}};
}

TEST(Book, ACohortPassesTheAgesAsItsLifeTable) {
    const County county = grown_county(8);
    const World world = build_world(county, {}, {first_week, first_week + weeks});
    const Cohort right = cohort_of(world, 1), wrong = cohort_of(world, planted);
    ASSERT_GT(right.youths, 20'000);
    const auto before = [](const Cohort& cohort, int age) {
        return measured_share(cohort.recruited_before[static_cast<std::size_t>(age)], cohort.youths,
                              1 - std::exp(-exposure_to(age)));
    };
    conclude({.id = "life_table",
              .title = "Cohort life table",
              .setting = "youths of an invented county born in five years, followed over their birthdays from 10 to "
                         "18, at weekly hazards of 0.0003, 0.0008, 0.0016, 0.0024, 0.0030, 0.0028, 0.0022 and 0.0015 "
                         "by completed age",
              .formula = "share recruited before exact age x = 1 - exp(-sum of weeks at age a x hazard(a)), a < x",
              .source = "Preston, Heuveline and Guillot, Demography (2001), ch. 3",
              .error = "derived: binomial",
              .code = {"sim/model/group_clocks.cpp", "sim/model/age_windows.cpp", "sim/model/fire_clocks.cpp"},
              .rows = {{"share recruited before 15", "", 1 - std::exp(-exposure_to(15)), before(right, 15),
                        "hazards x 1.1", before(wrong, 15)},
                       {"share recruited before 18", "", 1 - std::exp(-exposure_to(18)), before(right, 18),
                        "hazards x 1.1", before(wrong, 18)}},
              .plots = {plot(right, wrong)}});
    const Measured mean = right.recruited_weeks.measured_mean();
    EXPECT_NEAR(mean.value, expected_weeks(), sigmas * mean.standard_error);
}

}  // namespace
}  // namespace samverkan
