// Book: waits for a place, services of random length.
#include <cmath>
#include <vector>

#include "analytic/offices.hpp"

namespace samverkan {
namespace {

using namespace test;

constexpr int places = 5;
constexpr double load = 3.5;

Queue queue_of(double service_weeks, double arrivals_factor = 1) {
    return {places, arrivals_factor * load / service_weeks, service_weeks, 0};
}

OfficeMeans run(const Queue& queue, int weeks) { return Offices(queue, 128, 11).run(1000, weeks); }

/// Error against Erlang C of steps that are 1/4 and 1/8 of a service.
Measured order_in_step(Measured coarse, Measured fine) {
    const double limit = erlang_c_wait(queue_of(1));
    const double ratio = (coarse.value / 4 - limit) / (fine.value / 8 - limit);
    const double error = std::hypot(coarse.standard_error / 4 / (coarse.value / 4 - limit),
                                    fine.standard_error / 8 / (fine.value / 8 - limit));
    return {std::log2(ratio), error / std::log(2)};
}

BookPlot waits_by_step(const std::vector<Measured>& found, const std::vector<double>& lengths) {
    BookSeries limit{BookSeries::Kind::limit, "Erlang C", {0, .26}, {}};
    BookSeries theory{BookSeries::Kind::theory, "weekly steps, solved", {}, {}};
    BookSeries measured{BookSeries::Kind::found, "found", {}, {}, {}};
    limit.y.assign(2, erlang_c_wait(queue_of(1)));
    for (const double weeks : {64., 32., 16., 8., 4.}) {
        theory.x.push_back(1 / weeks);
        theory.y.push_back(weekly_wait(queue_of(weeks), 120) / weeks);
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
        measured.x.push_back(1 / lengths[i]);
        measured.y.push_back(found[i].value / lengths[i]);
        measured.band.push_back(sigmas * found[i].standard_error / lengths[i]);
    }
    return {"step (mean services)", "mean wait (mean services)", {limit, theory, measured}};
}

TEST(Book, WaitsForAPlaceAreThoseOfErlangC) {
    const auto mean_wait = [](const OfficeMeans& means) { return OfficeMeans::mean_of(means.wait_weeks); };
    const Measured coarse = mean_wait(run(queue_of(4), 20'000)), fine = mean_wait(run(queue_of(8), 48'000));
    const Measured finest = mean_wait(run(queue_of(40), 50'000));
    const Measured wrong = mean_wait(run(queue_of(40, planted), 20'000));
    const Queue queue = queue_of(40);
    conclude(
        {.id = "erlang_c",
         .title = "Queue with several places: Erlang C",
         .setting = "128 offices of social services with 5 places, services of 40 weeks in the mean (geometric), "
                    "Poisson arrivals at 70 % of capacity; 50,000 weeks",
         .formula = "mean wait = P(all busy) S / (c - a), P by Erlang C with a = lambda S; by weekly steps the "
                    "stationary distribution of n' = n - Bin(min(n, c), 1/S) + Poisson(lambda)",
         .source = "Erlang (1917); Little, Operations Research 9 (1961) 383",
         .error = "from 128 independent offices",
         .code = {"sim/model/pipeline.cpp", "sim/model/queues.cpp"},
         .rows = {{"mean wait, by weekly steps", "weeks", weekly_wait(queue, 120), finest, "arrivals x 1.1", wrong},
                  {"mean wait, Erlang C", "weeks", erlang_c_wait(queue), finest, "arrivals x 1.1", wrong}},
         .orders = {{"error against Erlang C", "step", 1, order_in_step(coarse, fine)}},
         .plots = {waits_by_step({coarse, fine, finest}, {4, 8, 40})}});
}

}  // namespace
}  // namespace samverkan
