#include "results/run_summary.hpp"

#include <algorithm>

namespace samverkan {
namespace {

std::uint16_t area_of_segment(const World& world, std::size_t segment) {
    return world.county->places[place_of_segment(segment)].area.value;
}

std::vector<RecruitRecord> reported_recruits(const World& world, const CountyState& state) {
    const EventLog& log = state.lives.log;
    std::vector<RecruitRecord> recruits;
    for (const Recruitment& event : log.recruitments) {
        const int week = log.first_week + event.week;
        if (state.record.year_of(week) < 0) continue;
        const std::size_t segment = segment_of_row(world.population, event.row);
        recruits.push_back({static_cast<std::uint16_t>(week - state.record.first_week), area_of_segment(world, segment),
                            event.gang.value, event.age_years, event.recruiter_age_years, sex_of_segment(segment),
                            event.channel, event.renewed});
    }
    return recruits;
}

void count_events(const CountyState& state, RunSummary& summary) {
    const EventLog& log = state.lives.log;
    summary.events.resize(static_cast<std::size_t>(summary.years));
    summary.weekly_events.resize(static_cast<std::size_t>(summary.years * weeks_per_report_year));
    for (const Event& event : log.events) {
        const int week = log.first_week + event.week, year = state.record.year_of(week);
        if (year < 0) continue;
        ++summary.weekly_events[static_cast<std::size_t>(week - state.record.first_week)]
                               [static_cast<std::size_t>(event.kind)];
        ++summary.events[static_cast<std::size_t>(year)][static_cast<std::size_t>(event.kind)];
        if (event.detail >= summary.programmes.size()) continue;
        if (event.kind == EventKind::programme_offer) ++summary.programmes[event.detail].offers;
        if (event.kind == EventKind::programme_start) ++summary.programmes[event.detail].starts;
    }
}

void count_violence(const CountyState& state, RunSummary& summary) {
    summary.violence.resize(static_cast<std::size_t>(summary.years));
    for (const AttackEvent& attack : state.lives.violence.attacks) {
        const int year = state.record.year_of(state.lives.log.first_week + attack.week);
        if (year < 0) continue;
        const auto count = [&](ViolenceCount what, bool counts = true) {
            summary.violence[static_cast<std::size_t>(year)][static_cast<std::size_t>(what)] += counts;
        };
        const bool shooting = attack.kind == AttackKind::shooting;
        count(ViolenceCount::shootings, shooting);
        count(ViolenceCount::shootings_outside_networks, shooting && !attack.by.exists());
        count(ViolenceCount::explosions, attack.kind == AttackKind::explosion);
        count(ViolenceCount::foiled_plots, attack.kind == AttackKind::foiled_plot);
        count(ViolenceCount::killed, attack.harm == Harm::killed);
        count(ViolenceCount::injured, attack.harm == Harm::injured);
        for (std::size_t i = 0; shooting && i < attack.executors; ++i)
            count(static_cast<ViolenceCount>(static_cast<std::size_t>(ViolenceCount::executors_under_15) +
                                             static_cast<std::size_t>(attack.executor[i].age)));
    }
}

void add_person_weeks(const World& world, const Record& record, RunSummary& summary) {
    summary.person_weeks.assign(static_cast<std::size_t>(record.years) * summary.areas * sex_count * age_count, 0);
    for (int year = 0; year < record.years; ++year)
        for (std::size_t segment = 0; segment * age_count < record.groups; ++segment)
            for (int age = entry_age_years; age < leaving_age_years; ++age) {
                const std::size_t from = static_cast<std::size_t>(year) * record.groups + group_index(segment, age);
                const std::size_t to =
                    summary.person_weeks_index(year, area_of_segment(world, segment), sex_of_segment(segment), age);
                summary.person_weeks[to] += static_cast<std::uint32_t>(record.person_weeks[from]);
            }
}

/// Costs are of the reported weeks: nothing is funded before them. At the end, what is left is unspent.
void add_money(const Money& money, RunSummary& summary) {
    const Account& account = money.account;
    for (const Ore paid : account.paid) summary.paid_sek.push_back(sek_of(paid));
    for (const Ore paid : account.municipal) summary.municipal_sek.push_back(sek_of(paid));
    const std::size_t of_deployment = static_cast<std::size_t>(account.quarters) * payer_count;
    for (std::size_t deployment = 0; deployment < summary.programmes.size(); ++deployment) {
        Ore cost = 0;
        for (std::size_t i = 0; i < of_deployment; ++i) cost += account.paid[deployment * of_deployment + i];
        summary.programmes[deployment].cost_sek = sek_of(cost);
    }
    if (!money.budget) return;
    for (std::size_t year = 0; year < money.years.size(); ++year)
        for (std::size_t payer = 0; payer < payer_count; ++payer) {
            const PurseYear& of = money.years[year][payer];
            const Purse& purse = money.purse[payer];
            const Ore left = year + 1 == money.years.size() ? purse.balance + purse.kept : 0;
            summary.budget.push_back({sek_of(of.allotted), sek_of(of.spent), sek_of(of.unspent + left)});
        }
}

void add_stocks(const Record& record, RunSummary& summary) {
    summary.stock.resize(static_cast<std::size_t>(record.years));
    for (std::size_t year = 0; year < summary.stock.size(); ++year) {
        std::array<std::uint64_t, involvement_count> sum{};
        for (std::size_t cell = 0; cell < record.groups * involvement_count; ++cell)
            sum[cell % involvement_count] += record.stock[year * record.groups * involvement_count + cell];
        const double samples = record.samples_in_year[year] > 0 ? record.samples_in_year[year] : 1;
        for (std::size_t state = 0; state < involvement_count; ++state)
            summary.stock[year][state] = static_cast<double>(sum[state]) / samples;
    }
}

/// Counts of each year: what came to be between its first and its last week. Cases waiting are those of its end.
void add_hops(const CountyState& state, RunSummary& summary) {
    const std::vector<HopCounts>& kept = state.record.hops;
    for (std::size_t year = 0; year < static_cast<std::size_t>(summary.years); ++year) {
        const HopCounts& from = kept[std::min(year, kept.size() - 1)];
        const HopCounts& to = year + 1 < kept.size() ? kept[year + 1] : state.help.hops;
        for (std::size_t i = 0; i < to.count.size(); ++i) {
            const bool stock = i % hop_count == static_cast<std::size_t>(Hop::waiting);
            summary.hops.push_back(stock ? to.count[i] : to.count[i] - from.count[i]);
        }
    }
}

}  // namespace

RunSummary summarise(const World& world, const CountyState& state, const GangCounters& at_start) {
    RunSummary summary;
    summary.first_week = state.record.first_week;
    summary.years = state.record.years;
    summary.areas = world.county->areas.size();
    for (const DeploymentState& deployment : state.programmes.deployments)
        summary.programmes.push_back({deployment.cost_sek, deployment.delivered_units, 0, 0});
    add_money(state.programmes.money, summary);
    summary.recruits = reported_recruits(world, state);
    count_events(state, summary);
    count_violence(state, summary);
    add_person_weeks(world, state.record, summary);
    add_stocks(state.record, summary);
    add_hops(state, summary);
    summary.samples = state.record.samples;
    const GangCounters& now = state.lives.gangs.counters;
    summary.positions = {now.filled - at_start.filled,    now.expired - at_start.expired,
                         now.born - at_start.born,        now.rejected - at_start.rejected,
                         now.removed - at_start.removed,  now.refilled - at_start.refilled,
                         now.returned - at_start.returned};
    return summary;
}

}  // namespace samverkan
