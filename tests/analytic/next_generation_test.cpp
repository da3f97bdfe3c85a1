// Book: several districts, each with rates of its own.
#include <cmath>
#include <vector>

#include "analytic/book.hpp"
#include "study/closed_solution.hpp"

namespace samverkan {
namespace {

using namespace test;

const std::vector<double> contact{.7, .2, .1, .3, .6, .1, .1, .3, .6};
constexpr std::size_t districts = 3;

/// Three districts whose joins are multiplied by `factor`.
ClosedSetup setup_of(double factor, const std::array<double, districts>& gang_share, std::uint32_t persons) {
    return {1,
            {{2 * persons, gang_share[0], 0, {.045 * factor, .04, .02, .1, .5}},
             {persons, gang_share[1], 0, {.030 * factor, .03, .02, .1, .5}},
             {persons, gang_share[2], 0, {.020 * factor, .05, .02, .1, .5}}},
            contact};
}

/// The matrix of steps: a stay lasts until the first step at which the member leaves for good.
std::vector<double> generation_by_steps(const ClosedSetup& setup) {
    std::vector<double> matrix = *next_generation_matrix(setup);
    for (std::size_t j = 0; j < districts; ++j) {
        const ClosedRates& rates = setup.districts[j].rates;
        const double leaving = rates.return_hazard + rates.removal_hazard;
        const double longer = leaving * setup.step_months / (1 - std::exp(-leaving * setup.step_months));
        for (std::size_t i = 0; i < districts; ++i) matrix[i * districts + j] *= longer;
    }
    return matrix;
}

/// Sum of all generations that follow `members`: K m + K^2 m + ...
std::vector<double> all_generations(const std::vector<double>& matrix, std::vector<double> members) {
    std::vector<double> sum(districts, 0.0);
    for (int generation = 0; generation < 2000; ++generation) {
        std::vector<double> next(districts, 0.0);
        for (std::size_t i = 0; i < districts; ++i)
            for (std::size_t j = 0; j < districts; ++j) next[i] += matrix[i * districts + j] * members[j];
        for (std::size_t i = 0; i < districts; ++i) sum[i] += next[i];
        members = next;
    }
    return sum;
}

constexpr std::uint32_t persons = 100'000;
constexpr std::array<double, districts> few{.00075, 0, 0};

/// Who joins, by district, until the gang has died out, from few members in the first district.
std::vector<Sample> joins_until_extinct(double factor, std::uint32_t replicates) {
    std::vector<Sample> joins(districts + 1);
    for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
        ClosedModel model = make_closed_model(setup_of(factor, few, persons), KeyedDraws(2025, replicate));
        // Persons join once, but for the few who return and join again: counted by thresholds spent.
        const auto members = [&] {
            double sum = 0;
            for (std::size_t i = 0; i < districts; ++i)
                sum += model.share(i, ClosedState::gang) + model.share(i, ClosedState::absent);
            return sum;
        };
        while (members() > 0) step_closed_model(model);
        double all = 0;
        for (std::size_t i = 0; i < districts; ++i) {
            double joined = 0;
            for (std::uint32_t row = model.district_begin[i]; row < model.district_begin[i + 1]; ++row)
                joined += model.occurrence[static_cast<std::size_t>(ClosedClock::join)][row];
            joins[i].add(joined);
            all += joined;
        }
        joins[districts].add(all);
    }
    return joins;
}

/// Share of the gang in the first district of a lasting gang, 60 months after its steady state was set.
Measured share_at_steady_state(double factor, const ClosedPoint& steady) {
    constexpr double lasting = 2.5;
    Sample shares;
    for (std::uint32_t replicate = 0; replicate < 12; ++replicate) {
        ClosedSetup setup = setup_of(lasting * factor, {}, 10'000);
        for (std::size_t i = 0; i < districts; ++i) {
            setup.districts[i].gang_share = steady[i].gang;
            setup.districts[i].absent_share = steady[i].absent;
        }
        ClosedModel model = make_closed_model(setup, KeyedDraws(77, replicate));
        for (int month = 0; month < 60; ++month) step_closed_model(model);
        shares.add(model.share(0, ClosedState::gang));
    }
    return shares.measured_mean();
}

TEST(Book, SeveralDistrictsFollowTheirNextGenerationMatrix) {
    const ClosedSetup setup = setup_of(1, few, persons);
    const double reproduction = *spectral_radius(*next_generation_matrix(setup));
    ASSERT_GT(reproduction, .6);
    ASSERT_LT(reproduction, .8);
    const double members = few[0] * 2 * persons;
    std::vector<double> expected = all_generations(generation_by_steps(setup), {few[0], 0, 0});
    double all_expected = 0;
    for (std::size_t i = 0; i < districts; ++i) all_expected += expected[i] *= setup.districts[i].persons;
    const auto right = joins_until_extinct(1, 24), wrong = joins_until_extinct(planted, 12);
    const ClosedPoint steady = *steady_state(setup_of(2.5, {}, 10'000), Stepping::by_steps);

    BookSeries theory{BookSeries::Kind::theory, "K m + K^2 m + ...", {}, {}},
        found{BookSeries::Kind::found, "found", {}, {}};
    BookSeries more{BookSeries::Kind::in_error, "join hazards x 1.1", {}, {}};
    for (std::size_t i = 0; i < districts; ++i) {
        theory.x.push_back(static_cast<double>(i + 1));
        theory.y.push_back(expected[i]);
        theory.band.push_back(sigmas * right[i].measured_mean().standard_error);
        found.x.push_back(static_cast<double>(i + 1));
        found.y.push_back(right[i].mean());
        more.x.push_back(static_cast<double>(i + 1));
        more.y.push_back(wrong[i].mean());
    }
    conclude(
        {.id = "next_generation",
         .title = "Several districts and their next-generation matrix",
         .setting = "three districts of 200,000, 100,000 and 100,000 persons, join hazards 0.045, 0.030, 0.020, "
                    "return 0.04, 0.03, 0.05, removal 0.02, release 0.1 per month, half of the released rejoin, "
                    "contact (.7 .2 .1 / .3 .6 .1 / .1 .3 .6); " +
                    std::to_string(std::lround(members)) +
                    " members in the first, 24 populations, until nobody is left. Steady state: the same with "
                    "join hazards x 2.5 and 40,000 persons, 12 populations",
         .formula = "K_ij = b_i C_ij / (c_j + k_j (1 - q_j)), stays longer by (c + k) dt / (1 - exp(-(c + k) dt)) "
                    "in steps; joins = K m + K^2 m + ..., reproduction number = largest eigenvalue",
         .source = "Diekmann, Heesterbeek and Metz, J. Math. Biol. 28 (1990) 365",
         .error = "from 24 and 12 independent populations",
         .code = {"sim/model/closed_model.cpp", "sim/study/closed_solution.cpp"},
         .rows = {{"joins in all districts", "persons", all_expected, right[districts].measured_mean(),
                   "join hazards x 1.1", wrong[districts].measured_mean()},
                  {"joins in the second district", "persons", expected[1], right[1].measured_mean(),
                   "join hazards x 1.1", wrong[1].measured_mean()},
                  {"share in the gang at the steady state, first district", "", steady[0].gang,
                   share_at_steady_state(1, steady), "join hazards x 1.1", share_at_steady_state(planted, steady)}},
         .plots = {{"district", "joins until extinction (persons)", {theory, found, more}}}});
}

}  // namespace
}  // namespace samverkan
