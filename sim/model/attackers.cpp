// Who takes part in an attack and who is hit. Gangs delegate: the less a member would be punished and the less embedded
// he is, the likelier he is sent (model.md section 7.6). All by race: another candidate changes a choice only by winning.
#include <algorithm>
#include <span>

#include "core/elementary.hpp"
#include "core/iso_week.hpp"
#include "model/membership.hpp"
#include "model/violence_parts.hpp"

namespace samverkan {
namespace {

constexpr std::uint64_t senior_candidate = 0xFFFFFFFFFFFFFFFFu;

/// Factor of the expected sanction at the law of the week against the law that the weights were made for.
double sanction_factor(const World& world, const Lives& lives, int age) {
    const JusticeParameters& justice = world.parameters().justice;
    const Law law = law_of(*world.county, lives.law_levers, lives.week);
    const Law tabled{tabled_criminal_age_years, 1};
    const double now = expected_sanction_weeks(justice, law, age);
    const double then = expected_sanction_weeks(justice, tabled, age);
    if (now == then || !(now > 0) || !(then > 0)) return 1;
    return elementary::pow(now / then, -world.parameters().violence.delegation_elasticity);
}

double executor_weight(const World& world, const Lives& lives, const Member& member, AttackKind kind) {
    const ViolenceParameters& rules = world.parameters().violence;
    const int age = completed_age(member.birth_week, lives.week);
    const AgeTable& table = kind == AttackKind::foiled_plot ? rules.plot_weight : rules.executor_weight;
    const double by_age = table[static_cast<std::size_t>(age)];
    if (!(by_age > 0)) return 0;
    const double embedded =
        std::max(rules.least_embeddedness, embeddedness(world, member, lives.week - member.tenure_start_week));
    const double services = service_factor(world, lives.youths, lives.involved, lives.strata, member.row,
                                           ModelVariable::violent_offence_rate);
    return by_age * elementary::pow(embedded / rules.reference_embeddedness, -rules.delegation_elasticity) *
           sanction_factor(world, lives, age) * services;
}

/// Indices of member records; none where nobody of the gang has ever been involved.
std::span<const std::uint32_t> members_of(const Lives& lives, GangId gang) {
    if (gang.index() >= lives.involved.by_gang.size()) return {};
    return lives.involved.by_gang[gang.index()];
}

bool takes_part(const AttackEvent& attack, std::uint32_t row) {
    for (std::size_t i = 0; i < attack.executors; ++i)
        if (attack.executor[i].row == row) return true;
    return false;
}

std::size_t executors_of(const ViolenceParameters& rules, double u) {
    return std::clamp<std::size_t>(static_cast<std::size_t>(rules.executors_per_attack + u), 1, most_executors);
}

double weight_of_victim(const ViolenceParameters& rules, const YouthState& state) {
    return 1 + rules.victim_tie_effect * state.involved_ties;
}

/// A friend or sibling of `member`, at home in the county, by race; nobody_named if there is none.
std::uint32_t tie_of(const World& world, const Lives& lives, const AttackEvent& attack, std::uint32_t member) {
    const Population& population = world.population;
    double best = -1;
    std::uint32_t winner = nobody_named;
    for (std::uint32_t slot = population.tie_begin[member]; slot < population.tie_begin[member + 1]; ++slot) {
        const std::uint32_t other = lives.youths.neighbours[slot];
        if (other == no_tie || lives.youths.has_mark(other, mark::away | mark::dead) ||
            lives.week - lives.youths.state[other].birth_week >= age_in_weeks(leaving_age_years))
            continue;
        const EntityKey key = key_of_row(world, other);
        const double time = world.draws.events.race_time(Process::victim_choice, attack.key, 1, key.packed(), 1);
        if (best < 0 || time < best || (time == best && other < winner)) {
            best = time;
            winner = other;
        }
    }
    return winner;
}

}  // namespace

ExecutorAge executor_age_of(int age_years) {
    if (age_years < 15) return ExecutorAge::under_15;
    if (age_years < 18) return ExecutorAge::from_15_to_17;
    return age_years < leaving_age_years ? ExecutorAge::from_18_to_24 : ExecutorAge::senior;
}

void choose_executors(const World& world, const Lives& lives, AttackEvent& attack) {
    const ViolenceParameters& rules = world.parameters().violence;
    const KeyedDraws& draws = world.draws.events;
    const std::size_t gang = attack.by.index();
    const std::size_t wanted = executors_of(rules, draws.uniform(Process::attack_outcome, attack.key, 0, 3));
    const bool seniors_act = attack.kind != AttackKind::foiled_plot && lives.gangs.senior[gang] > 0;
    for (std::size_t place = 0; place < wanted; ++place) {
        const auto turn = static_cast<std::uint32_t>(place);
        double best = -1;
        Executor winner;
        if (seniors_act)
            best = draws.race_time(Process::executor_choice, attack.key, turn, senior_candidate,
                                   rules.senior_executor_weight * lives.gangs.senior[gang]);
        for (const std::uint32_t index : members_of(lives, attack.by)) {
            const Member& member = lives.involved.members[index];
            if (member.whereabouts == Whereabouts::away || takes_part(attack, member.row)) continue;
            const double weight = executor_weight(world, lives, member, attack.kind);
            if (!(weight > 0)) continue;
            const double time =
                draws.race_time(Process::executor_choice, attack.key, turn, member.key.packed(), weight);
            if (best >= 0 && (time > best || (time == best && member.row > winner.row))) continue;
            best = time;
            const int age = completed_age(member.birth_week, lives.week);
            winner = {member.row, executor_age_of(age), static_cast<std::uint8_t>(age)};
        }
        if (best < 0) return;  // nobody to send
        attack.executor[attack.executors++] = winner;
    }
}

void draw_outside_executors(const World& world, AttackEvent& attack) {
    const ViolenceParameters& rules = world.parameters().violence;
    constexpr std::array<int, executor_age_count> typical_age_years{14, 16, 21, 0};
    const std::array<double, executor_age_count - 1> share{rules.outside_under_15_share, rules.outside_15_to_17_share,
                                                           rules.outside_18_to_24_share};
    const std::size_t wanted =
        executors_of(rules, world.draws.events.uniform(Process::attack_outcome, attack.key, 0, 3));
    const Words word = world.draws.events.words(Process::executor_choice, attack.key, 0);
    for (std::size_t place = 0; place < wanted; ++place) {
        double u = elementary::unit_uniform(word[place]);
        std::size_t age = 0;
        while (age < share.size() && u >= share[age]) u -= share[age++];
        attack.executor[attack.executors++] = {nobody_named, static_cast<ExecutorAge>(age),
                                               static_cast<std::uint8_t>(typical_age_years[age])};
    }
}

void choose_victim(const World& world, const Lives& lives, AttackEvent& attack) {
    const ViolenceParameters& rules = world.parameters().violence;
    const KeyedDraws& draws = world.draws.events;
    const Words word = draws.words(Process::victim_choice, attack.key, 0);
    if (elementary::unit_uniform(word[0]) < rules.senior_victim_share) return;
    double best = -1;
    std::uint32_t winner = nobody_named;
    for (const std::uint32_t index : members_of(lives, attack.on)) {
        const Member& member = lives.involved.members[index];
        if (member.whereabouts == Whereabouts::away) continue;
        const double time = draws.race_time(Process::victim_choice, attack.key, 0, member.key.packed(),
                                            weight_of_victim(rules, lives.youths.state[member.row]));
        if (best >= 0 && (time > best || (time == best && member.row > winner))) continue;
        best = time;
        winner = member.row;
    }
    if (winner != nobody_named && elementary::unit_uniform(word[1]) < rules.victim_tie_share) {
        const std::uint32_t tie = tie_of(world, lives, attack, winner);
        if (tie != nobody_named) winner = tie;
    }
    attack.victim = winner;
}

}  // namespace samverkan
