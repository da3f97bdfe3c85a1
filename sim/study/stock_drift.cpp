#include "study/stock_drift.hpp"

namespace samverkan {

std::vector<StockDrift> burn_in_drift(const Record& record) {
    if (record.samples.empty()) return {};
    const StockSample& first = record.samples.front();
    const StockSample* last = &first;
    for (const StockSample& sample : record.samples)
        if (sample.week <= record.first_week) last = &sample;
    const auto involved = [](const StockSample& s) { return double(s.by_involvement[2]) + s.by_involvement[3]; };
    return {{"fringe", double(first.by_involvement[1]), double(last->by_involvement[1])},
            {"involved and core", involved(first), involved(*last)},
            {"core", double(first.by_involvement[3]), double(last->by_involvement[3])},
            {"former", double(first.by_involvement[4]), double(last->by_involvement[4])},
            {"open positions", double(first.open_positions), double(last->open_positions)},
            {"positions", double(first.positions), double(last->positions)},
            {"senior core", double(first.senior_core), double(last->senior_core)},
            {"cases in progress", double(first.cases_in_progress), double(last->cases_in_progress)}};
}

}  // namespace samverkan
