// Book: who waits for a place may leave the queue.
#include <cmath>
#include <vector>

#include "analytic/offices.hpp"

namespace samverkan {
namespace {

using namespace test;

constexpr double service_weeks = 60, patience_weeks = 45;
constexpr int places = 5, states = 60;

Queue queue_of(double arrivals_factor) {
    return {places, arrivals_factor * 1.1 * places / service_weeks, service_weeks, patience_weeks};
}

/// Share unserved over the load, from shorter runs of fewer offices.
BookPlot unserved_by_load() {
    BookSeries theory{BookSeries::Kind::limit, "Erlang A", {}, {}}, found{BookSeries::Kind::found, "found", {}, {}, {}};
    for (double load = .6; load < 1.65; load += .1) {
        Queue queue = queue_of(1);
        queue.arrivals = load * places / service_weeks;
        theory.x.push_back(100 * load);
        theory.y.push_back(100 * erlang_a_abandonment(queue));
        if (std::lround(load * 10) % 2 != 0) continue;
        const Measured share = OfficeMeans::mean_of(Offices(queue, 64, 13).run(1000, 8'000).unserved);
        found.x.push_back(100 * load);
        found.y.push_back(100 * share.value);
        found.band.push_back(100 * sigmas * share.standard_error);
    }
    return {"arrivals (% of capacity)", "leave unserved (% of arrivals)", {theory, found}};
}

TEST(Book, WhoLeavesTheQueueLeavesItAsInErlangA) {
    const OfficeMeans right = Offices(queue_of(1), 128, 12).run(1000, 40'000);
    const OfficeMeans wrong = Offices(queue_of(planted), 128, 12).run(1000, 20'000);
    const Queue queue = queue_of(1);
    const double length = weekly_queue_length(queue, states);
    const double unserved = length / patience_weeks / queue.arrivals;
    conclude({.id = "erlang_a",
              .title = "Queue that is left: Erlang A",
              .setting = "128 offices with 5 places, services of 60 weeks in the mean, arrivals at 110 % of capacity, "
                         "patience of 45 weeks in the mean (a case leaves when its youth is too old for it); 40,000 "
                         "weeks",
              .formula = "share unserved = theta E[waiting] / lambda, waiting from birth and death with rates lambda "
                         "and mu min(n, c) + theta (n - c)+; by weekly steps from the chain with geometric patience",
              .source = "Palm (1957); Garnett, Mandelbaum and Reiman, M&SOM 4 (2002) 208",
              .error = "from 128 independent offices",
              .code = {"sim/model/pipeline.cpp", "sim/model/queues.cpp"},
              .rows = {{"share that leaves unserved, by weekly steps", "", unserved,
                        OfficeMeans::mean_of(right.unserved), "arrivals x 1.1", OfficeMeans::mean_of(wrong.unserved)},
                       {"share that leaves unserved, Erlang A", "", erlang_a_abandonment(queue),
                        OfficeMeans::mean_of(right.unserved), "arrivals x 1.1", OfficeMeans::mean_of(wrong.unserved)}},
              .plots = {unserved_by_load()}});
}

}  // namespace
}  // namespace samverkan
