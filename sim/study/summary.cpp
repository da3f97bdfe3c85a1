#include "study/summary.hpp"

#include <numeric>

#include "results/joined.hpp"
#include "study/statistics.hpp"

namespace samverkan {
namespace {

constexpr std::string_view persons = "persons";

/// One value a replicate.
template <class Value>
std::vector<double> by_replicate(const StudyTally& study, Value&& value) {
    std::vector<double> values;
    values.reserve(study.size());
    for (const ReplicateTally& replicate : study) values.push_back(static_cast<double>(value(replicate)));
    return values;
}

class SummaryMaker {
public:
    SummaryMaker(const Study& study, const StudyOutcome& outcome)
        : study_(study), layout_(outcome.layout), replicates_(outcome.replicates) {}

    SummaryTable make() {
        for (std::size_t s = 0; s < study_.scenarios.size(); ++s) {
            add_recruits(s);
            if (s > 0) add_averted(s);
            add_rates(s);
            add_stocks(s);
            add_events(s);
            add_programmes(s);
        }
        add_baseline_only();
        return std::move(table_);
    }

private:
    void add(std::size_t scenario, std::string_view name, const Slice& slice, Estimate estimate, std::string_view unit,
             std::string_view detail = {}) {
        table_.add({study_.scenarios[scenario].slug, std::string(name), std::string(detail), slice, estimate,
                    std::string(unit), false});
    }

    /// Few recruits in an area's cell: the numbers of the cell are not shown.
    void add_slice(std::size_t scenario, std::string_view name, std::size_t slice, Estimate estimate) {
        SummaryRow row{study_.scenarios[scenario].slug,
                       std::string(name),
                       {},
                       layout_[slice],
                       estimate,
                       std::string(persons),
                       false};
        const auto recruits = by_replicate(
            replicates_, [&](const ReplicateTally& replicate) { return replicate.live.front().recruits[slice]; });
        const double mean =
            std::accumulate(recruits.begin(), recruits.end(), 0.0) / static_cast<double>(recruits.size());
        row.masked = row.slice.area.has_value() && mean < smallest_count_shown;
        table_.add(std::move(row));
    }

    void add_recruits(std::size_t s) {
        for (std::size_t slice = 0; slice < layout_.size(); ++slice) {
            const auto recruits = [&](const ReplicateTally& r) { return r.live[s].recruits[slice]; };
            const auto first = [&](const ReplicateTally& r) { return r.live[s].first[slice]; };
            const auto renewed = [&](const ReplicateTally& r) {
                return r.live[s].recruits[slice] - r.live[s].first[slice];
            };
            add_slice(s, measure::recruits, slice, estimate(by_replicate(replicates_, recruits)));
            add_slice(s, measure::recruits_first, slice, estimate(by_replicate(replicates_, first)));
            add_slice(s, measure::recruits_renewed, slice, estimate(by_replicate(replicates_, renewed)));
        }
        const auto young = [&](const ReplicateTally& r) { return r.live[s].first_under_18; };
        add(s, measure::first_recruits_under_18, {}, estimate(by_replicate(replicates_, young)), persons);
    }

    void add_averted(std::size_t s) {
        for (std::size_t slice = 0; slice < layout_.size(); ++slice) {
            add_slice(s, measure::averted_net, slice, estimate(averted_by_replicate(replicates_, s, slice, Pair::net)));
            const auto first = [&](const ReplicateTally& r) {
                return averted(r.live.front().first[slice], r.live[s].first[slice]);
            };
            add_slice(s, measure::averted_first, slice, estimate(by_replicate(replicates_, first)));
            if (study_.branches == Branches::live_and_gross)
                add_slice(s, measure::averted_gross, slice,
                          estimate(averted_by_replicate(replicates_, s, slice, Pair::gross)));
        }
        const auto net = averted_by_replicate(replicates_, s, layout_.total(), Pair::net);
        add(s, measure::probability_averts, {}, share_above_zero(net), "1");
        if (study_.branches == Branches::live) return;
        const auto gross = averted_by_replicate(replicates_, s, layout_.total(), Pair::gross);
        add(s, measure::probability_averts_gross, {}, share_above_zero(gross), "1");
    }

    void add_rates(std::size_t s) {
        const auto all = [s](const ReplicateTally& r, std::size_t year) { return r.live[s].in_rate[year]; };
        const auto first = [s](const ReplicateTally& r, std::size_t year) { return r.live[s].first_in_rate[year]; };
        const auto renewed = [=](const ReplicateTally& r, std::size_t year) { return all(r, year) - first(r, year); };
        add_rate(s, measure::recruitment_rate, all);
        add_rate(s, measure::recruitment_rate_first, first);
        add_rate(s, measure::recruitment_rate_renewed, renewed);
        const auto phi = [&](const ReplicateTally& r) { return r.live[s].fill_probability; };
        add(s, measure::fill_probability, {}, estimate(by_replicate(replicates_, phi)), "1");
    }

    /// The rate over all years, then by year; `recruits(replicate, year)` counts.
    template <class Count>
    void add_rate(std::size_t s, std::string_view name, const Count& recruits) {
        const std::string_view unit = "recruits aged 10-19 per 1000 residents aged 10-19 and person-year";
        const auto years = static_cast<std::size_t>(layout_.years());
        const auto rate = [&](std::size_t begin, std::size_t end) {
            return estimate(by_replicate(replicates_, [&](const ReplicateTally& r) {
                std::uint64_t count = 0, weeks = 0;
                for (std::size_t year = begin; year < end; ++year) {
                    count += recruits(r, year);
                    weeks += r.person_weeks_in_rate[year];
                }
                return recruitment_rate(count, weeks);
            }));
        };
        add(s, name, {}, rate(0, years), unit);
        for (std::size_t year = 0; year < years; ++year)
            add(s, name, layout_[layout_.of_year(static_cast<int>(year))], rate(year, year + 1), unit);
    }

    void add_stocks(std::size_t s) {
        for (int year = 0; year < layout_.years(); ++year)
            for (std::size_t state = 0; state < involvement_count; ++state) {
                const auto stock = [&](const ReplicateTally& r) {
                    return r.live[s].stock[static_cast<std::size_t>(year)][state];
                };
                add(s, joined({"stock_", involvement_names[state]}), layout_[layout_.of_year(year)],
                    estimate(by_replicate(replicates_, stock)), persons);
            }
        const auto open = [&](const ReplicateTally& r) { return r.live[s].open_positions; };
        const auto waiting = [&](const ReplicateTally& r) { return r.live[s].waiting_cases; };
        add(s, measure::open_positions, {}, estimate(by_replicate(replicates_, open)), "positions");
        add(s, measure::waiting_cases, {}, estimate(by_replicate(replicates_, waiting)), "cases");
    }

    void add_events(std::size_t s) {
        for (std::size_t kind = 0; kind < event_kind_count; ++kind)
            for (int year = 0; year < layout_.years(); ++year) {
                const auto count = [&](const ReplicateTally& r) {
                    return r.live[s].events[static_cast<std::size_t>(year)][kind];
                };
                add(s, joined({"events_", event_kind_names[kind]}), layout_[layout_.of_year(year)],
                    estimate(by_replicate(replicates_, count)), "events");
            }
    }

    /// Costs are of the simulated county: at a scale below 1 they are that share of the county's.
    void add_programmes(std::size_t s) {
        const Scenario& scenario = study_.scenarios[s].content;
        for (std::size_t p = 0; p < scenario.programmes.size(); ++p) {
            const auto use = [&](auto part) {
                return estimate(by_replicate(replicates_, [&](const ReplicateTally& r) {
                    double sum = 0;
                    for (std::size_t d = 0; d < scenario.deployments.size(); ++d)
                        if (scenario.deployments[d].programme.index() == p)
                            sum += static_cast<double>(r.live[s].programmes[d].*part);
                    return sum;
                }));
            };
            const std::string& id = scenario.programmes[p].id;
            add(s, measure::cost_sek, {}, use(&ProgrammeUse::cost_sek), "SEK", id);
            add(s, measure::delivered_units, {}, use(&ProgrammeUse::delivered_units), "units", id);
            add(s, measure::programme_starts, {}, use(&ProgrammeUse::starts), persons, id);
        }
    }

    void add_baseline_only() {
        const auto residents = [](const ReplicateTally& r) { return r.residents; };
        add(0, measure::residents, {}, estimate(by_replicate(replicates_, residents)), persons);
        if (study_.branches == Branches::live) return;
        const auto elasticity = [](const ReplicateTally& r) { return r.supply_elasticity; };
        add(0, measure::supply_elasticity, {}, estimate(by_replicate(replicates_, elasticity)),
            "percent fewer recruits per percent lower hazard");
    }

    const Study& study_;
    const SliceLayout& layout_;
    const StudyTally& replicates_;
    SummaryTable table_;
};

}  // namespace

std::vector<double> averted_by_replicate(const StudyTally& study, std::size_t arm, std::size_t slice, Pair pair) {
    return by_replicate(study, [&](const ReplicateTally& r) {
        return pair == Pair::net ? averted(r.live.front().recruits[slice], r.live[arm].recruits[slice])
                                 : averted(r.replayed.front()[slice], r.replayed[arm][slice]);
    });
}

SummaryTable make_summary(const Study& study, const StudyOutcome& outcome) {
    return SummaryMaker(study, outcome).make();
}

}  // namespace samverkan
