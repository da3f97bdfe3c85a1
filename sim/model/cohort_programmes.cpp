// Universal cohort programmes: whole grades of chosen schools, as strata of the group clocks.
#include <algorithm>

#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "core/iso_week.hpp"
#include "model/programmes.hpp"

namespace samverkan {
namespace {

constexpr int autumn_term_week = 34;

/// Rows of a segment born in ISO year `year`.
std::pair<std::uint32_t, std::uint32_t> rows_born_in(const Population& population, std::size_t segment, int year) {
    const auto first = population.birth_week.begin() + population.segment_begin[segment];
    const auto last = population.birth_week.begin() + population.segment_begin[segment + 1];
    const auto at = [&](int week) {
        const auto found = std::lower_bound(
            first, last, week, [](std::uint16_t born, int limit) { return static_cast<int>(born) < limit; });
        return static_cast<std::uint32_t>(found - population.birth_week.begin());
    };
    return {at(week_number(IsoWeek{year, 1})), at(week_number(IsoWeek{year + 1, 1}))};
}

bool school_takes_part(const World& world, const Deployment& deployment, SchoolId school) {
    if (deployment.areas.empty()) return true;
    const AreaId area = world.population.school_area[school.index()];
    return std::find(deployment.areas.begin(), deployment.areas.end(), area) != deployment.areas.end();
}

bool had_already(const Lives& lives, const ProgrammeState& programmes, std::uint16_t deployment, std::uint32_t row) {
    for (const ActiveEffect& effect : lives.strata[lives.youths.state[row].stratum.index()].active())
        if (effect.programme >= first_delivery &&
            programmes.deliveries[effect.programme - first_delivery].deployment == deployment)
            return true;
    return false;
}

/// Pupils born in `year` who could be reached, by school.
std::vector<std::vector<std::uint32_t>> pupils_by_school(const World& world, const Lives& lives,
                                                         const ProgrammeState& programmes, const Deployment& deployment,
                                                         std::uint16_t number, int year) {
    std::vector<std::vector<std::uint32_t>> pupils(world.population.school_area.size());
    for (std::size_t segment = 0; segment < lives.windows.edge.size(); ++segment) {
        const auto [begin, end] = rows_born_in(world.population, segment, year);
        for (std::uint32_t row = begin; row < end; ++row) {
            const ClassId id = lives.youths.class_of[row];
            if (!id.exists()) continue;
            const SchoolId school = world.population.class_school[id.index()];
            if (school_takes_part(world, deployment, school) && !had_already(lives, programmes, number, row))
                pupils[school.index()].push_back(row);
        }
    }
    return pupils;
}

/// Schools in the order of their keyed rank, so that a smaller allotment reaches a subset.
std::vector<std::uint32_t> schools_by_rank(const World& world, const Programme& programme) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ranked;
    for (std::uint32_t school = 0; school < world.population.school_area.size(); ++school)
        ranked.push_back(
            {world.draws.structure.words(Process::school_rank, entity_key(school, programme_key(programme)), 0)[0],
             school});
    std::sort(ranked.begin(), ranked.end());
    std::vector<std::uint32_t> order;
    order.reserve(ranked.size());
    for (const auto& entry : ranked) order.push_back(entry.second);
    return order;
}

/// Moves `row` into the stratum that is its present one plus the delivery, made on first use.
void enter_stratum(Lives& lives, std::vector<StratumId>& next_stratum, std::uint32_t row,
                   const std::vector<ActiveEffect>& effects) {
    const std::size_t old = lives.youths.state[row].stratum.index();
    if (next_stratum.size() <= old) next_stratum.resize(old + 1);
    if (!next_stratum[old].exists()) {
        const std::size_t added = lives.clocks.strata.size() + 1;
        expect(added < StratumId::none_value, "at most 254 cohort strata in one run");
        next_stratum[old] = StratumId{added};
        Stratum stratum;
        const StratumId parent{old};
        stratum.now = lives.clocks.now_of(parent);
        stratum.before = lives.clocks.before_of(parent);
        if (old > 0) {
            stratum.recruit_factor = lives.clocks.strata[old - 1].recruit_factor;
            stratum.drift_factor = lives.clocks.strata[old - 1].drift_factor;
        }
        lives.clocks.strata.push_back(std::move(stratum));
        lives.strata.push_back(lives.strata[old]);
        for (const ActiveEffect& effect : effects) lives.strata.back().add(effect);
    }
    lives.youths.state[row].stratum = next_stratum[old];
}

/// Entries that mark the delivery in a stratum; they act from the end of the course.
std::vector<ActiveEffect> dormant_effects(const Programme& programme, std::uint16_t source) {
    std::vector<ActiveEffect> effects;
    for (const ProgrammeEffect& effect : programme.effects) effects.push_back({0.0, effect.variable, 0, source});
    return effects;
}

void deliver(const World& world, const Scenario& scenario, ProgrammeState& programmes, Lives& lives,
             std::uint16_t number) {
    const Deployment& deployment = scenario.deployments[number];
    const Programme& programme = scenario.programmes[deployment.programme.index()];
    DeploymentState& state = programmes.deployments[number];
    const auto source = static_cast<std::uint16_t>(first_delivery + programmes.deliveries.size());
    const std::vector<ActiveEffect> effects = dormant_effects(programme, source);
    std::vector<StratumId> next_stratum;
    const double most = state.units_per_year;
    double delivered = 0;
    bool spent = false;
    const std::vector<std::uint32_t> order = schools_by_rank(world, programme);
    const int year = iso_week(lives.week).year;
    for (int turns = programme.eligibility.least_age; turns <= programme.eligibility.most_age && !spent; ++turns) {
        const auto pupils = pupils_by_school(world, lives, programmes, deployment, number, year - turns);
        for (const std::uint32_t school : order) {
            // Stop at the first school that does not fit: a smaller allotment reaches a subset.
            if (delivered + static_cast<double>(pupils[school].size()) > most) {
                spent = true;
                break;
            }
            for (const std::uint32_t row : pupils[school]) {
                enter_stratum(lives, next_stratum, row, effects);
                lives.log.add(lives.week, EventKind::cohort_delivery, row, static_cast<std::uint8_t>(number));
            }
            delivered += static_cast<double>(pupils[school].size());
        }
    }
    if (delivered == 0) return;
    state.delivered_units += delivered;
    state.cost_sek += delivered * programme.cost_sek_per_unit;
    programmes.deliveries.push_back({number});
    programmes.course_ends.add(lives.week + std::max(1, programme.duration_weeks), source);
}

}  // namespace

void deliver_cohorts(const World& world, const Scenario& scenario, ProgrammeState& programmes, Lives& lives) {
    if (iso_week(lives.week).week != autumn_term_week) return;
    for (std::size_t number = 0; number < programmes.deployments.size(); ++number) {
        const Deployment& deployment = scenario.deployments[number];
        const Programme& programme = scenario.programmes[deployment.programme.index()];
        if (programme.kind != ProgrammeKind::universal_cohort) continue;
        if (lives.week < deployment.from_week + programme.start_up_weeks || lives.week >= deployment.to_week) continue;
        deliver(world, scenario, programmes, lives, static_cast<std::uint16_t>(number));
    }
}

}  // namespace samverkan
