// Book: open positions are filled or expire.
#include <cmath>
#include <vector>

#include "analytic/book.hpp"
#include "model/gangs.hpp"

namespace samverkan {
namespace {

using namespace test;

constexpr std::size_t gang_count = 60;
constexpr double births = 3, expiry = .06, fill = .08;  // per week: of a gang, of an open position, of an open position
constexpr int warm_up_weeks = 200, weeks = 2000;

struct Flows {
    Sample filled_share;  ///< of the positions that were filled or expired, by gang
    Sample open;          ///< mean open positions at the start of a step, by gang
};

Gangs gangs_at_start(const KeyedDraws& draws) {
    Gangs gangs;
    gangs.positions.assign(gang_count, 100);
    gangs.active.assign(gang_count, 80);
    for (std::uint32_t gang = 0; gang < gang_count; ++gang) {
        gangs.birth.push_back(start_rate_clock(Process::position_birth, gang, draws));
        gangs.expiry.push_back(start_rate_clock(Process::position_expiry, gang, draws));
    }
    return gangs;
}

/// The position clocks of the program; recruits take open positions by a clock of their own. A step is 1 / `steps` of a
/// week.
Flows run(double expiry_hazard, int steps) {
    const KeyedDraws draws(2025, static_cast<std::uint32_t>(steps));
    GangStructure structure;
    structure.size_share.assign(gang_count, 1.0 / gang_count);
    structure.position_births.assign(gang_count, births / steps);
    structure.constants.vacancy_expiry_hazard = expiry_hazard / steps;
    Gangs gangs = gangs_at_start(draws);
    std::vector<RateClock> filling;
    for (std::uint32_t gang = 0; gang < gang_count; ++gang)
        filling.push_back(start_rate_clock(Process::test_process, gang, draws));
    std::vector<double> filled(gang_count, 0), open_sum(gang_count, 0), expired_before(gang_count, 0);
    for (int step = 0; step < (warm_up_weeks + weeks) * steps; ++step) {
        const bool counts = step >= warm_up_weeks * steps;
        for (std::size_t gang = 0; gang < gang_count; ++gang)
            (counts ? open_sum : expired_before)[gang] =
                counts ? open_sum[gang] + gangs.open(gang) : gangs.expiry[gang].occurrence;
        run_position_clocks(gangs, structure, draws);
        for (std::uint32_t gang = 0; gang < gang_count; ++gang) {
            const int open = gangs.open(gang);
            const int taken =
                fire_rate_clock(filling[gang], open * fill / steps, open, Process::test_process, gang, draws);
            gangs.active[gang] += taken;
            filled[gang] += counts ? taken : 0;
        }
    }
    Flows flows;
    for (std::size_t gang = 0; gang < gang_count; ++gang) {
        const double expired = gangs.expiry[gang].occurrence - expired_before[gang];
        flows.filled_share.add(filled[gang] / (filled[gang] + expired));
        flows.open.add(open_sum[gang] / (weeks * steps));
    }
    return flows;
}

/// Open positions expire first, then are filled: f against e (1 - f) by a step.
double filled_share(double step) { return fill / (fill + expiry * (1 - fill * step)); }
double open_positions() { return births * (1 - fill) / (1 - (1 - expiry) * (1 - fill)); }

BookPlot share_by_expiry() {
    BookSeries limit{BookSeries::Kind::limit, "f / (f + e)", {}, {}},
        theory{BookSeries::Kind::theory, "weekly steps", {}, {}};
    BookSeries found{BookSeries::Kind::found, "found", {}, {}, {}};
    for (double hazard = .01; hazard < .165; hazard += .01) {
        limit.x.push_back(hazard);
        limit.y.push_back(fill / (fill + hazard));
        theory.x.push_back(hazard);
        theory.y.push_back(fill / (fill + hazard * (1 - fill)));
    }
    for (const double hazard : {.02, .06, .1, .15}) {
        const Measured share = run(hazard, 1).filled_share.measured_mean();
        found.x.push_back(hazard);
        found.y.push_back(share.value);
        found.band.push_back(sigmas * share.standard_error);
    }
    return {"expiry hazard of an open position (per week)", "share of positions filled", {limit, theory, found}};
}

TEST(Book, OpenPositionsAreFilledOrExpireInProportionToTheirHazards) {
    const Flows right = run(expiry, 1), wrong = run(expiry * planted, 1), halved = run(expiry, 2);
    const double limit = fill / (fill + expiry);
    const Measured coarse = right.filled_share.measured_mean(), fine = halved.filled_share.measured_mean();
    const double order_error =
        std::hypot(coarse.standard_error / (coarse.value - limit), fine.standard_error / (fine.value - limit));
    conclude({.id = "positions",
              .title = "Recruitment limited by positions that expire",
              .setting = "60 gangs; 3 positions a week are born in each; an open position expires at e = 0.06 and is "
                         "filled at f = 0.08 per week; 2,000 weeks",
              .formula = "share filled = f / (f + e (1 - f dt)), limit f / (f + e); open at the start of a week = "
                         "births (1 - f) / (1 - (1 - e)(1 - f))",
              .source = "competing risks with constant arrivals; docs/model.md",
              .error = "from 60 independent gangs",
              .code = {"sim/model/gangs.cpp"},
              .rows = {{"share of positions filled", "", filled_share(1), coarse, "expiry hazard x 1.1",
                        wrong.filled_share.measured_mean()},
                       {"open positions of a gang", "", open_positions(), right.open.measured_mean(),
                        "expiry hazard x 1.1", wrong.open.measured_mean()}},
              .orders = {{"error of the share filled",
                          "step",
                          1,
                          {std::log2((coarse.value - limit) / (fine.value - limit)), order_error / std::log(2)}}},
              .plots = {share_by_expiry()}});
}

}  // namespace
}  // namespace samverkan
