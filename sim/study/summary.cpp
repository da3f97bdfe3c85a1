#include "study/summary.hpp"

#include <algorithm>
#include <map>

#include "results/joined.hpp"
#include "study/statistics.hpp"
#include "study/summary_writer.hpp"

namespace samverkan {
namespace {

constexpr std::string_view rate_unit = "recruits aged 10-19 per 1000 residents aged 10-19 and person-year";

bool has_cases(const SummaryWriter& writer, std::size_t s, std::size_t agency) {
    for (const ReplicateTally& replicate : writer.replicates())
        for (const std::uint64_t count : replicate.live[s].hops[agency])
            if (count > 0) return true;
    return false;
}

void add_recruits(SummaryWriter& writer, std::size_t s) {
    for (std::size_t slice = 0; slice < writer.layout().size(); ++slice) {
        const auto all = [&](const ReplicateTally& r) { return r.live[s].recruits[slice]; };
        const auto first = [&](const ReplicateTally& r) { return r.live[s].first[slice]; };
        const auto renewed = [&](const ReplicateTally& r) { return all(r) - first(r); };
        writer.add_slice(s, measure::recruits, slice, writer.over_worlds(all));
        writer.add_slice(s, measure::recruits_first, slice, writer.over_worlds(first));
        writer.add_slice(s, measure::recruits_renewed, slice, writer.over_worlds(renewed));
    }
    const auto young = [&](const ReplicateTally& r) { return r.live[s].first_under_18; };
    writer.add(s, measure::first_recruits_under_18, {}, writer.over_worlds(young), persons_unit);
}

/// `recruits` are at the ages of the rate, one a slice.
template <class Recruits>
void add_rate(SummaryWriter& writer, std::size_t s, std::string_view name, std::size_t slices,
              const Recruits& recruits) {
    for (std::size_t slice = 0; slice < slices; ++slice)
        writer.add_slice(s, name, slice, writer.over_worlds([&](const ReplicateTally& r) {
            return recruitment_rate(recruits(r, slice), r.person_weeks_in_rate[slice]);
        }),
                         rate_unit);
}

void add_rates(SummaryWriter& writer, std::size_t s) {
    const auto all = [s](const ReplicateTally& r, std::size_t slice) { return r.live[s].in_rate[slice]; };
    const auto first = [s](const ReplicateTally& r, std::size_t slice) { return r.live[s].first_in_rate[slice]; };
    const auto renewed = [=](const ReplicateTally& r, std::size_t slice) { return all(r, slice) - first(r, slice); };
    const std::size_t up_to_years = writer.layout().of_year(writer.layout().years());
    add_rate(writer, s, measure::recruitment_rate, writer.layout().size(), all);
    add_rate(writer, s, measure::recruitment_rate_first, up_to_years, first);
    add_rate(writer, s, measure::recruitment_rate_renewed, up_to_years, renewed);
    const auto phi = [&](const ReplicateTally& r) { return r.live[s].fill_probability; };
    writer.add(s, measure::fill_probability, {}, writer.over_worlds(phi), "1");
}

void add_stocks(SummaryWriter& writer, std::size_t s) {
    for (int year = 0; year < writer.layout().years(); ++year)
        for (std::size_t state = 0; state < involvement_count; ++state) {
            const auto stock = [&](const ReplicateTally& r) {
                return r.live[s].stock[static_cast<std::size_t>(year)][state];
            };
            writer.add(s, joined({"stock_", involvement_names[state]}), {.year = year}, writer.over_worlds(stock),
                       persons_unit);
        }
    const auto open = [&](const ReplicateTally& r) { return r.live[s].open_positions; };
    const auto waiting = [&](const ReplicateTally& r) { return r.live[s].waiting_cases; };
    writer.add(s, measure::open_positions, {}, writer.over_worlds(open), "positions");
    writer.add(s, measure::waiting_cases, {}, writer.over_worlds(waiting), "cases");
}

void add_events(SummaryWriter& writer, std::size_t s) {
    for (std::size_t kind = 0; kind < event_kind_count; ++kind)
        for (int year = 0; year < writer.layout().years(); ++year) {
            const auto count = [&](const ReplicateTally& r) {
                return r.live[s].events[static_cast<std::size_t>(year)][kind];
            };
            writer.add(s, joined({"events_", event_kind_names[kind]}), {.year = year}, writer.over_worlds(count),
                       "events");
        }
}

/// What concerns came to, by agency; agencies without any case in any world are left out.
void add_hops(SummaryWriter& writer, std::size_t s) {
    for (std::size_t agency = 0; agency < service_agency_count; ++agency) {
        const auto cases = [&](const ReplicateTally& r, Hop hop) {
            return static_cast<double>(r.live[s].hops[agency][static_cast<std::size_t>(hop)]);
        };
        if (!has_cases(writer, s, agency)) continue;
        for (std::size_t hop = 0; hop < counted_hop_count; ++hop)
            writer.add(s, joined({"help_", hop_names[hop]}), {},
                       writer.over_worlds([&](const ReplicateTally& r) { return cases(r, static_cast<Hop>(hop)); }),
                       "cases", agency_names[agency]);
        const auto wait = [&](const ReplicateTally& r) {
            return cases(r, Hop::wait_weeks) / std::max(1.0, cases(r, Hop::started));
        };
        writer.add(s, measure::help_mean_wait_weeks, {}, writer.over_worlds(wait), "weeks", agency_names[agency]);
    }
}

/// Costs are of the simulated county: at a scale below 1 they are that share of the county's.
void add_programmes(SummaryWriter& writer, std::size_t s) {
    const Scenario& scenario = writer.study().scenarios[s].content;
    for (std::size_t p = 0; p < scenario.programmes.size(); ++p) {
        const auto use = [&](auto part) {
            return writer.over_worlds([&](const ReplicateTally& r) {
                double sum = 0;
                for (std::size_t d = 0; d < scenario.deployments.size(); ++d)
                    if (scenario.deployments[d].programme.index() == p)
                        sum += static_cast<double>(r.live[s].programmes[d].*part);
                return sum;
            });
        };
        const std::string& id = scenario.programmes[p].id;
        writer.add(s, measure::cost_sek, {}, use(&ProgrammeUse::cost_sek), "SEK", id);
        writer.add(s, measure::delivered_units, {}, use(&ProgrammeUse::delivered_units), "units", id);
        writer.add(s, measure::programme_starts, {}, use(&ProgrammeUse::starts), persons_unit, id);
    }
}

void add_baseline_only(SummaryWriter& writer) {
    writer.add(0, measure::residents, {}, writer.over_worlds([](const ReplicateTally& r) { return r.residents; }),
               persons_unit);
    if (!writer.study().has_probe()) return;
    const auto elasticity = [](const ReplicateTally& r) { return r.supply_elasticity; };
    writer.add(0, measure::supply_elasticity, {}, estimate(by_replicate(writer.replicates(), elasticity)),
               "percent fewer recruits per percent lower hazard");
}

}  // namespace

SummaryTable make_summary(const Study& study, const StudyOutcome& outcome) {
    SummaryWriter writer(study, outcome);
    for (std::size_t s = 0; s < study.scenarios.size(); ++s) {
        add_recruits(writer, s);
        if (s > 0) add_comparison_with_baseline(writer, s);
        if (s > 0) add_comparison_with_arms(writer, s);
        add_rates(writer, s);
        add_stocks(writer, s);
        add_events(writer, s);
        add_hops(writer, s);
        add_programmes(writer, s);
        add_costs(writer, s);
    }
    add_baseline_only(writer);
    add_joint_questions(writer);
    return writer.take();
}

}  // namespace samverkan
