#include <bit>
#include <cmath>

#include <gtest/gtest.h>

#include "model/report_frailty.hpp"
#include "model/risk.hpp"
#include "support/people.hpp"

namespace samverkan {
namespace {

using test::Correlation, test::grown_county, test::many_people, test::People;

template <class Holds>
double share(const People& people, Holds&& holds) {
    double with = 0;
    for (std::uint32_t row = 0; row < people.size(); ++row) with += holds(row) ? 1 : 0;
    return with / people.size();
}

TEST(Risk, CountyWidePrevalencesAreMet) {
    const People& people = many_people();
    for (std::size_t factor = 0; factor < risk_factor_count; ++factor) {
        if (factor == static_cast<std::size_t>(RiskFactor::low_income_household)) continue;
        if (factor == static_cast<std::size_t>(RiskFactor::youth_in_trouble_nearby)) continue;
        const double prevalence = people.county.parameters.risk.prevalence[factor];
        EXPECT_NEAR(share(people, [&](std::uint32_t row) { return people.population.traits[row] >> factor & 1; }),
                    prevalence, .01 + .06 * prevalence)
            << "factor " << factor;
    }
    EXPECT_NEAR(share(people, [&](std::uint32_t row) { return people.population.traits[row] & trait::conduct; }), .05,
                .004);
}

TEST(Risk, PlacesHaveTheirOwnLowIncomeAndTroubleNearby) {
    const People& people = many_people();
    const std::array trouble{.15, .35, .50};
    for (std::size_t place = 0; place < people.county.places.size(); ++place) {
        double low_income = 0, nearby = 0, all = 0;
        for (std::uint32_t row = 0; row < people.size(); ++row) {
            if (people.place[row] != PlaceId{place}) continue;
            ++all;
            low_income += people.has(row, RiskFactor::low_income_household);
            nearby += people.has(row, RiskFactor::youth_in_trouble_nearby);
        }
        EXPECT_NEAR(100 * low_income / all, people.county.places[place].low_income_percent, 1.3);
        EXPECT_NEAR(nearby / all, trouble[static_cast<std::size_t>(people.county.places[place].vulnerable_class)],
                    .015);
    }
}

TEST(Risk, AttentionDeficitFollowsSexAndExcludesItself) {
    const People& people = many_people();
    const RiskParameters& risk = people.county.parameters.risk;
    for (std::size_t s = 0; s < sex_count; ++s) {
        double untreated = 0, treated = 0, all = 0;
        for (std::uint32_t row = 0; row < people.size(); ++row) {
            if (people.sex[row] != static_cast<Sex>(s)) continue;
            ++all;
            untreated += (people.population.traits[row] & trait::adhd_untreated) != 0;
            treated += (people.population.traits[row] & trait::adhd_treated) != 0;
        }
        EXPECT_NEAR(untreated / all, risk.adhd_untreated_share[s], .003);
        EXPECT_NEAR(treated / all, risk.adhd_treated_share[s], .004);
    }
    EXPECT_EQ(share(people,
                    [&](std::uint32_t row) {
                        return (people.population.traits[row] & trait::adhd_untreated) &&
                               (people.population.traits[row] & trait::adhd_treated);
                    }),
              0);
}

TEST(Risk, FactorsOfAPersonAndOfSiblingsGoTogether) {
    const People& people = many_people();
    Correlation within, siblings;
    for (std::uint32_t row = 0; row < people.size(); ++row) {
        const std::uint32_t mask = people.population.traits[row] & 0xFFF;
        within.add(std::popcount(mask & 0x070), std::popcount(mask & 0x380));  // school, individual domain
        for (const std::uint32_t other : people.siblings(row))
            siblings.add(people.population.recruit_level[row], people.population.recruit_level[other]);
    }
    EXPECT_GT(within.value(), .2);
    EXPECT_GT(siblings.value(), .3);
    EXPECT_LT(siblings.value(), .65);
}

TEST(Risk, ConductProblemsGoWithExternalisingProblems) {
    const People& people = many_people();
    double both = 0, externalising = 0;
    for (std::uint32_t row = 0; row < people.size(); ++row) {
        if (!people.has(row, RiskFactor::externalising_problems)) continue;
        ++externalising;
        both += (people.population.traits[row] & trait::conduct) != 0;
    }
    EXPECT_NEAR(both / externalising, .17, .03);  // bivariate normal, correlation .4, cut at .08 and .05
}

TEST(Risk, FactorsOfOneDomainGoTogetherMoreThanThoseOfTwo) {
    const People& people = many_people();
    Correlation of_school, across;
    for (std::uint32_t row = 0; row < people.size(); ++row) {
        const double difficulty = people.has(row, RiskFactor::learning_difficulty);
        of_school.add(difficulty, people.has(row, RiskFactor::low_attachment));
        of_school.add(difficulty, people.has(row, RiskFactor::low_achievement));
        across.add(difficulty, people.has(row, RiskFactor::externalising_problems));
        across.add(difficulty, people.has(row, RiskFactor::early_violence));
    }
    EXPECT_GT(of_school.value(), across.value() + .03);
}

/// Levels to the nearest step.
void expect_levels(const People& people) {
    constexpr double half_a_step = .5 * log_level_step + 1e-9;
    const ModelParameters& p = people.county.parameters;
    for (std::uint32_t row = 0; row < people.size(); row += 101) {
        double whole = 0, part = 0;
        for (std::size_t factor = 0; factor < risk_factor_count; ++factor) {
            if (!(people.population.traits[row] >> factor & 1)) continue;
            const double log_ratio = std::log(p.risk.odds_ratio[factor]);
            whole += log_ratio;
            part += factor == 2 || factor == 11 ? p.drift.neighbourhood_part * log_ratio : log_ratio;
        }
        const double cap = p.risk.log_vulnerability_cap_sd * p.risk.log_vulnerability_sd;
        const auto centred = [&](double sum) { return std::clamp(sum - p.risk.log_vulnerability_mean, -cap, cap); };
        const bool adhd = people.population.traits[row] & trait::adhd_untreated;
        const bool conduct = people.population.traits[row] & trait::conduct;
        const double drift = p.drift.drift_elasticity * centred(part) + (adhd ? std::log(1.6) : 0) +
                             (conduct ? std::log(1.5) : 0) - std::log(p.drift.multiplier_reference);
        const double recruit = p.recruitment.recruit_elasticity * centred(whole) + (adhd ? std::log(1.6) : 0) -
                               std::log(p.recruitment.multiplier_reference);
        EXPECT_NEAR(people.population.drift_level[row] * log_level_step, drift, half_a_step);
        EXPECT_NEAR(people.population.recruit_level[row] * log_level_step, recruit, half_a_step);
    }
}

TEST(Risk, LevelsAreTheirFormula) { expect_levels(many_people()); }

TEST(Risk, LevelsAreCappedOnBothSides) {
    County county = test::tiny_county();
    county.parameters.risk.log_vulnerability_cap_sd = .5;  // less than a youth without any factor is below the mean
    expect_levels(People{county});
}

TEST(Risk, ReferenceConstantsGiveMeanMultiplierOne) {
    County county = grown_county(2);
    const ReferenceConstants constants = reference_constants(county, People{county}.population);
    county.parameters.risk.log_vulnerability_mean = constants.log_vulnerability_mean;
    county.parameters.risk.log_vulnerability_sd = constants.log_vulnerability_sd;
    county.parameters.drift.multiplier_reference = constants.drift_multiplier_reference;
    county.parameters.recruitment.multiplier_reference = constants.recruit_multiplier_reference;
    const People people{county};
    double drift = 0, recruit = 0, from_eight = 0, residents = 0;
    for (std::uint32_t row = 0; row < people.size(); ++row) {
        if (!people.resident_at_start(row)) continue;
        ++residents;
        recruit += std::exp(people.population.recruit_level[row] * log_level_step);
        if (people.age_at_start(row) < 8) continue;
        ++from_eight;
        drift += std::exp(people.population.drift_level[row] * log_level_step);
    }
    EXPECT_NEAR(drift / from_eight, 1, 1e-3);
    EXPECT_NEAR(recruit / residents, 1, 1e-3);
}

TEST(ReportFrailty, HasMeanOneAndTheShareOfReportedChildren) {
    const People& people = many_people();
    double sum = 0, reported = 0;
    for (std::uint32_t row = 0; row < people.size(); ++row) {
        const double frailty = std::exp(people.population.report_level[row] * log_level_step);
        sum += frailty;
        reported += 1 - std::exp(-.20 * frailty);
    }
    EXPECT_NEAR(sum / people.size(), 1, .05);
    EXPECT_NEAR(reported / people.size(), 1 - std::pow(1 + .20 / .1, -.1), .003);  // .104
}

TEST(ReportFrailty, AboveShapeOneHasTheGammaVariance) {
    const KeyedDraws draws{3, 0};
    double sum = 0, squares = 0;
    constexpr int n = 40000;
    for (std::uint32_t i = 0; i < n; ++i) {
        const double x = std::exp(draw_log_frailty(2.5, draws, entity_key(i)));
        sum += x, squares += x * x;
    }
    EXPECT_NEAR(sum / n, 1, .015);
    EXPECT_NEAR(squares / n - sum / n * (sum / n), 1 / 2.5, .02);
}

}  // namespace
}  // namespace samverkan
