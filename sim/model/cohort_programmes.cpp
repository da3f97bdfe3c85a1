// Universal cohort programmes as strata of the group clocks: whole grades of chosen schools, families who take part,
// children enrolled as infants.
#include <algorithm>
#include <map>

#include "core/elementary.hpp"
#include "core/iso_week.hpp"
#include "model/programme_parts.hpp"
#include "model/time_use.hpp"

namespace samverkan {
namespace {

constexpr int last_enrolment_age_weeks = 104;  // home visits begin before a child is 2
constexpr int last_grade = 13;

/// Rows of a segment born in the weeks [from, to).
std::pair<std::uint32_t, std::uint32_t> rows_born_between(const Population& population, std::size_t segment, int from,
                                                          int to) {
    const auto first = population.birth_week.begin() + population.segment_begin[segment];
    const auto last = population.birth_week.begin() + population.segment_begin[segment + 1];
    const auto at = [&](int week) {
        const auto found = std::lower_bound(
            first, last, week, [](std::uint16_t born, int limit) { return static_cast<int>(born) < limit; });
        return static_cast<std::uint32_t>(found - population.birth_week.begin());
    };
    return {at(from), at(to)};
}

/// One delivery while it is given out: pupils move into strata that are made on first use.
class CohortGiver {
public:
    CohortGiver(const World& world, const Scenario& scenario, ProgrammeState& programmes, Lives& lives,
                const HelpState& help, std::uint16_t number)
        : world_(world), scenario_(scenario), programme_(programme_of(scenario, number)), programmes_(programmes),
          lives_(lives), help_(help), state_(programmes.deployments[number]), number_(number),
          source_(static_cast<std::uint16_t>(first_delivery + programmes.deliveries.size())) {}

    [[nodiscard]] bool meant(std::uint32_t row) const {
        return (state_.reached.empty() || !state_.reached[row]) &&
               holds(state_.who, YouthValues{world_, lives_, help_, row});
    }

    void give(std::uint32_t row) {
        if (state_.reached.empty()) state_.reached.resize(world_.population.size());
        state_.reached[row] = true;
        if (given_ == 0) programmes_.deliveries.push_back({number_, {}});
        ++given_;
        const std::size_t place = place_of_segment(segment_of_row(world_.population, row));
        given_by_area_[world_.county->places[place].area.index()] += 1;
        const std::vector<ActiveEffect> effects = dormant_effects(row);
        if (!enter_stratum(row, effects)) programmes_.deliveries.back().persons.push_back(row);
        lives_.log.add(lives_.week, EventKind::cohort_delivery, row, static_cast<std::uint8_t>(number_));
    }

    [[nodiscard]] std::size_t given() const { return given_; }

    /// Effects begin `effect_from_weeks` after now. Each unit is paid for, unless the programme is paid by the week.
    void finish() {
        if (given_ == 0) return;
        if (!programme_.paid_by_the_week()) {
            state_.delivered_units += static_cast<double>(given_);
            state_.cost_sek +=
                pay(programmes_.money,
                    payment_of(scenario_, state_, number_, static_cast<double>(given_), lives_.week, PaidFrom::year),
                    given_by_area_);
        }
        programmes_.course_effects.add(lives_.week + std::max(1, programme_.effect_from_weeks), source_);
    }

private:
    /// Entries that mark the delivery; they act from the day its effects begin. Those of one kind of pupil.
    [[nodiscard]] std::vector<ActiveEffect> dormant_effects(std::uint32_t row) const {
        std::vector<ActiveEffect> effects;
        for (std::size_t i = 0; i < programme_.effects.size(); ++i)
            if (const ProgrammeEffect& effect = programme_.effects[i];
                holds(effect.who, YouthValues{world_, lives_, help_, row}))
                effects.push_back({0.0, effect.variable, 0, source_, static_cast<std::uint8_t>(effect.from_age),
                                   static_cast<std::uint8_t>(i)});
        return effects;
    }

    [[nodiscard]] std::uint64_t kind_of(std::uint32_t row) const {
        std::uint64_t kind = lives_.youths.state[row].stratum.index();
        for (const ProgrammeEffect& effect : programme_.effects)
            kind = kind * 2 + (holds(effect.who, YouthValues{world_, lives_, help_, row}) ? 1 : 0);
        return kind;
    }

    /// Moves `row` into the stratum that is its present one plus the delivery; false if there are none left.
    bool enter_stratum(std::uint32_t row, const std::vector<ActiveEffect>& effects) {
        const auto [next, made] = next_stratum_.try_emplace(kind_of(row));
        if (made) next->second = make_stratum(lives_.youths.state[row].stratum, effects);
        if (!next->second.exists()) return false;
        lives_.youths.state[row].stratum = next->second;
        return true;
    }

    [[nodiscard]] StratumId make_stratum(StratumId parent, const std::vector<ActiveEffect>& effects) {
        const std::size_t added = lives_.clocks.strata.size() + 1;
        if (added >= StratumId::none_value) return {};
        Stratum stratum;
        stratum.now = lives_.clocks.now_of(parent);
        stratum.before = lives_.clocks.before_of(parent);
        if (parent.index() > 0) stratum.factor = lives_.clocks.strata[parent.index() - 1].factor;
        lives_.clocks.strata.push_back(std::move(stratum));
        lives_.strata.push_back(lives_.strata[parent.index()]);
        for (const ActiveEffect& effect : effects) lives_.strata.back().add(effect);
        return StratumId{added};
    }

    const World& world_;
    const Scenario& scenario_;
    const Programme& programme_;
    ProgrammeState& programmes_;
    Lives& lives_;
    const HelpState& help_;
    DeploymentState& state_;
    std::uint16_t number_, source_;
    std::size_t given_ = 0;
    std::vector<double> given_by_area_ = std::vector<double>(world_.county->areas.size(), 0.0);
    std::map<std::uint64_t, StratumId> next_stratum_;
};

/// Pupils of a grade who are meant, by school.
std::vector<std::vector<std::uint32_t>> pupils_by_school(const World& world, const Lives& lives,
                                                         const CohortGiver& giver, int grade) {
    std::vector<std::vector<std::uint32_t>> pupils(world.population.school_area.size());
    const int year = iso_week(lives.week).year - 6 - grade;
    for (std::size_t segment = 0; segment < lives.windows.edge.size(); ++segment) {
        const auto [begin, end] = rows_born_between(world.population, segment, week_number(IsoWeek{year, 1}),
                                                    week_number(IsoWeek{year + 1, 1}));
        for (std::uint32_t row = begin; row < end; ++row)
            if (const ClassId id = lives.youths.class_of[row]; id.exists() && giver.meant(row))
                pupils[world.population.class_school[id.index()].index()].push_back(row);
    }
    return pupils;
}

/// Schools of the chosen areas in the order of their keyed rank, as many as the coverage allows: a smaller allotment
/// or coverage reaches a subset.
std::vector<std::uint32_t> schools_by_rank(const World& world, const Programme& programme, double coverage,
                                           const DeploymentState& state) {
    std::vector<bool> chosen(world.county->areas.size(), false);
    for (std::size_t place = 0; place < state.place_chosen.size(); ++place)
        if (state.place_chosen[place]) chosen[world.county->places[place].area.index()] = true;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ranked;
    for (std::uint32_t school = 0; school < world.population.school_area.size(); ++school)
        if (chosen[world.population.school_area[school].index()])
            ranked.push_back(
                {world.draws.structure.words(Process::school_rank, entity_key(school, programme_key(programme)), 0)[0],
                 school});
    std::sort(ranked.begin(), ranked.end());
    const auto most = static_cast<std::size_t>(coverage * static_cast<double>(ranked.size()) + .999999);
    std::vector<std::uint32_t> order;
    for (std::size_t i = 0; i < ranked.size() && i < most; ++i) order.push_back(ranked[i].second);
    return order;
}

void deliver_in_schools(const World& world, const Programme& programme, const Deployment& deployment,
                        const DeploymentState& state, const Lives& lives, CohortGiver& giver, double most) {
    const std::vector<std::uint32_t> order = schools_by_rank(world, programme, deployment.coverage, state);
    for (int grade = 0; grade <= last_grade; ++grade) {
        if (!state.reach.grades[static_cast<std::size_t>(grade)]) continue;
        const auto pupils = pupils_by_school(world, lives, giver, grade);
        for (const std::uint32_t school : order) {
            // Stop at the first school that does not fit: a smaller allotment reaches a subset.
            if (static_cast<double>(giver.given() + pupils[school].size()) > most) return;
            for (const std::uint32_t row : pupils[school]) giver.give(row);
        }
    }
}

/// Families drawn once for all: those below the share take part when there is room, in order of the draw.
void deliver_to_families(const World& world, const Programme& programme, const Deployment& deployment,
                         const DeploymentState& state, const Lives& lives, CohortGiver& giver, double most) {
    const double share = programme.take_up_share * deployment.coverage;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ranked;
    for (std::size_t segment = 0; segment < lives.windows.edge.size(); ++segment) {
        if (!state.place_chosen[place_of_segment(segment)]) continue;
        for (int age = entry_age_years; age < leaving_age_years; ++age) {
            if (!state.reach.ages[static_cast<std::size_t>(age)]) continue;
            for (std::uint32_t row = lives.windows.begin(segment, age); row < lives.windows.end(segment, age); ++row) {
                const EntityKey key = key_of_resident(world, row, place_of_segment(segment));
                const std::uint32_t rank = world.draws.events.words(Process::take_up, key, programme_key(programme))[0];
                if (elementary::unit_uniform(rank) < share && giver.meant(row)) ranked.push_back({rank, row});
            }
        }
    }
    std::sort(ranked.begin(), ranked.end());
    for (const auto& entry : ranked) {
        if (static_cast<double>(giver.given() + 1) > most) return;
        giver.give(entry.second);
    }
}

/// Children not yet 6 who were enrolled before they were 2, while the programme ran.
void deliver_at_birth(const World& world, const Programme& programme, const Deployment& deployment,
                      const DeploymentState& state, const Lives& lives, CohortGiver& giver, double most) {
    const double born = children_born(world, state);
    const double share = born > 0 ? std::min(most / born, deployment.coverage) : 0;
    for (std::size_t segment = 0; segment < lives.windows.edge.size(); ++segment) {
        if (!state.place_chosen[place_of_segment(segment)]) continue;
        const auto [begin, end] = rows_born_between(
            world.population, segment, state.funding.delivers_since - last_enrolment_age_weeks + 1, lives.week + 1);
        for (std::uint32_t row = std::max(begin, lives.windows.end_of_residents(segment)); row < end; ++row) {
            const EntityKey key = key_of_resident(world, row, place_of_segment(segment));
            const double u = world.draws.events.uniform(Process::birth_enrolment, key, programme_key(programme));
            if (u < share && giver.meant(row)) giver.give(row);
        }
    }
}

}  // namespace

void deliver_cohorts(const World& world, const Scenario& scenario, ProgrammeState& programmes, Lives& lives,
                     const HelpState& help) {
    const bool term_begins = iso_week(lives.week).week == autumn_term_week;
    for (std::size_t number = 0; number < programmes.deployments.size(); ++number) {
        const Deployment& deployment = scenario.deployments[number];
        const Programme& programme = programme_of(scenario, number);
        const DeploymentState& state = programmes.deployments[number];
        if (programme.delivery != Delivery::schools && programme.delivery != Delivery::take_up &&
            programme.delivery != Delivery::birth)
            continue;
        const bool first_week = state.funding.delivers_since == lives.week && programme.delivery == Delivery::birth;
        if (!state.funding.delivers || !(term_begins || first_week)) continue;
        CohortGiver giver(world, scenario, programmes, lives, help, static_cast<std::uint16_t>(number));
        double most = state.units_per_year * ramp_share(deployment, state.funding, lives.week);
        if (programme.paid_by_the_week())
            most *= state.funding.paid_share;
        else
            most =
                std::min(most, payable_units(programmes.money, programme.payers, state.cost_sek_per_unit, lives.week));
        if (programme.delivery == Delivery::schools)
            deliver_in_schools(world, programme, deployment, state, lives, giver, most);
        else if (programme.delivery == Delivery::take_up)
            deliver_to_families(world, programme, deployment, state, lives, giver, most);
        else
            deliver_at_birth(world, programme, deployment, state, lives, giver, most);
        giver.finish();
    }
}

}  // namespace samverkan
