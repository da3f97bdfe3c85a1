#include "model/violence.hpp"

#include <algorithm>
#include <limits>

#include "core/elementary.hpp"
#include "core/iso_week.hpp"
#include "model/violence_parts.hpp"

namespace samverkan {
namespace {

constexpr double days_per_week = 7;

double factor_of(const std::vector<double>& lever, std::size_t index) { return lever.empty() ? 1 : lever[index]; }

/// Where it happens: a home of the gang that is attacked, by race over its homes.
PlaceId place_of_attack(const World& world, EntityKey key, GangId on) {
    const std::vector<PlaceId>& homes = world.gangs.homes[on.index()];
    const double u = world.draws.events.uniform(Process::attack_outcome, key, 0, 1);
    return homes[std::min(homes.size() - 1, static_cast<std::size_t>(u * static_cast<double>(homes.size())))];
}

Harm draw_harm(const ViolenceParameters& rules, AttackKind kind, double u) {
    if (kind == AttackKind::foiled_plot) return Harm::none;
    const double fatal = kind == AttackKind::explosion ? rules.explosion_fatal_share : rules.fatal_share;
    const double injured = kind == AttackKind::explosion ? 0 : rules.injured_share;
    if (u < fatal) return Harm::killed;
    return u < fatal + injured ? Harm::injured : Harm::none;
}

/// The week's attacks as they come about.
class WeekOfViolence {
public:
    WeekOfViolence(const World& world, Lives& lives)
        : world_(world), lives_(lives), rules_(world.parameters().violence), draws_(world.draws.events) {}

    void run() {
        for (std::size_t pair = 0; pair < world_.gangs.pairs.size(); ++pair) {
            fire_pair(pair, lives_.violence.shootings, Process::pair_shooting, rules_.background_hazard,
                      AttackKind::shooting);
            fire_pair(pair, lives_.violence.explosions, Process::pair_explosion, rules_.explosion_hazard,
                      AttackKind::explosion);
        }
        std::vector<Retaliation> due;
        lives_.violence.retaliations.take(lives_.week, due);
        for (const Retaliation& one : due) retaliate(one);
        fire_outside();
    }

private:
    [[nodiscard]] double pair_factor(const ConflictPair& pair) const {
        const std::size_t a = pair.one.index(), b = pair.other.index();
        const ViolenceLevers& levers = lives_.violence_levers;
        const double lever = (factor_of(levers.background_of_gang, a) + factor_of(levers.background_of_gang, b)) / 2;
        const double strength = (strength_of(world_, lives_.gangs, a) + strength_of(world_, lives_.gangs, b)) / 2;
        return world_.options.scale * lever * strength;
    }

    void fire_pair(std::size_t number, std::vector<RateClock>& clocks, Process process, double hazard,
                   AttackKind kind) {
        constexpr int most_a_week = 20;
        const ConflictPair& pair = world_.gangs.pairs[number];
        const auto entity = static_cast<std::uint32_t>(number);
        const std::uint32_t before = clocks[number].occurrence;
        const int fired =
            fire_rate_clock(clocks[number], hazard * pair_factor(pair), most_a_week, process, entity, draws_);
        for (int k = 0; k < fired; ++k) {
            const Words word = draws_.words(process, entity_key(entity, 1), before + static_cast<std::uint32_t>(k));
            const bool turned = elementary::unit_uniform(word[2]) < .5;
            AttackEvent attack;
            attack.key = {word[0], word[1]};
            attack.kind = kind;
            attack.by = turned ? pair.other : pair.one;
            attack.on = turned ? pair.one : pair.other;
            attack.weekday = static_cast<std::uint8_t>(elementary::unit_uniform(word[3]) * days_per_week);
            happen(attack, factor_of(lives_.violence_levers.background_of_place,
                                     place_of_attack(world_, attack.key, attack.on).index()));
        }
    }

    void retaliate(const Retaliation& one) {
        AttackEvent attack;
        attack.key = one.key;
        attack.by = one.by;
        attack.on = one.on;
        attack.weekday = one.weekday;
        attack.answers = one.answers;
        const std::size_t place = place_of_attack(world_, one.key, one.on).index();
        const ViolenceLevers& levers = lives_.violence_levers;
        const double kept =
            factor_of(levers.branching_of_gang, one.by.index()) * factor_of(levers.branching_of_place, place);
        if (one.acceptance < kept) happen(attack, 1);
    }

    /// `kept`: share of such attacks that levers at the place let happen.
    void happen(AttackEvent attack, double kept) {
        const Words word = draws_.words(Process::attack_outcome, attack.key, 0);
        if (kept < 1 && elementary::unit_uniform(word[2]) >= kept) return;
        attack.week = static_cast<std::uint16_t>(lives_.week - lives_.log.first_week);
        attack.place = place_of_attack(world_, attack.key, attack.on);
        attack.harm = draw_harm(rules_, attack.kind, elementary::unit_uniform(word[0]));
        choose_executors(world_, lives_, attack);
        if (attack.harm != Harm::none) choose_victim(world_, lives_, attack);
        lives_.violence.attacks.push_back(attack);
        const auto number = static_cast<std::uint32_t>(lives_.violence.attacks.size() - 1);
        carry_out(world_, lives_, attack);
        if (attack.kind != AttackKind::shooting) return;
        foil_plots(attack);
        await_retaliations(attack, number);
    }

    void foil_plots(const AttackEvent& shooting) {
        std::vector<Shooting> plots;  // as many, by inversion, as a cluster of that mean
        draw_followers(Process::foiled_plots, shooting.key, rules_.foiled_plots_per_shooting, plots);
        for (const Shooting& plot : plots) {
            AttackEvent foiled = shooting;
            foiled.key = plot.key;
            foiled.kind = AttackKind::foiled_plot;
            foiled.harm = Harm::none;
            foiled.victim = nobody_named;
            foiled.answers = answers_none;
            foiled.executors = 0;
            foiled.executor = {};
            choose_executors(world_, lives_, foiled);
            lives_.violence.attacks.push_back(foiled);
            carry_out(world_, lives_, foiled);
        }
    }

    /// Levers that do harm bring more retaliations, those that help thin them when they are due.
    void await_retaliations(const AttackEvent& shooting, std::uint32_t number) {
        const double more = std::max(1.0, factor_of(lives_.violence_levers.branching_of_gang, shooting.on.index()));
        const ClusterRules rules{rules_.branching * more, rules_.retaliation_mean_weeks * days_per_week, 1};
        std::vector<Shooting> answers;
        draw_retaliations({shooting.key, static_cast<double>(shooting.weekday), 0}, rules, draws_, answers);
        for (const Shooting& answer : answers) {
            const int weeks = static_cast<int>(answer.day / days_per_week);
            Retaliation due{answer.key,
                            shooting.on,
                            shooting.by,
                            number,
                            static_cast<std::uint8_t>(answer.day - weeks * days_per_week),
                            draws_.uniform(Process::attack_outcome, answer.key, 1)};
            if (weeks == 0)
                retaliate(due);
            else
                lives_.violence.retaliations.add(lives_.week + weeks, due);
        }
    }

    void draw_followers(Process process, EntityKey key, double mean, std::vector<Shooting>& followers) const {
        const std::uint32_t count = poisson(mean, draws_.uniform(process, key, 0));
        for (std::uint32_t number = 0; number < count; ++number) {
            const Words word = draws_.words(process, key, number + 1);
            followers.push_back({EntityKey{word[0], word[1]}, 0, 1});
        }
    }

    /// Shootings outside networks: constant, of nobody known, where people live.
    void fire_outside() {
        const double rate = world_.options.scale * rules_.other_shootings_per_year / weeks_per_year;
        RateClock& clock = lives_.violence.other_shootings;
        const std::uint32_t before = clock.occurrence;
        const int fired =
            fire_rate_clock(clock, rate, std::numeric_limits<int>::max(), Process::other_shooting, 0, draws_);
        for (int k = 0; k < fired; ++k) {
            const Words word =
                draws_.words(Process::other_shooting, entity_key(0, 1), before + static_cast<std::uint32_t>(k));
            AttackEvent attack;
            attack.key = {word[0], word[1]};
            attack.week = static_cast<std::uint16_t>(lives_.week - lives_.log.first_week);
            attack.weekday = static_cast<std::uint8_t>(elementary::unit_uniform(word[3]) * days_per_week);
            attack.place = place_by_home_weight(elementary::unit_uniform(word[2]));
            attack.harm = draw_harm(rules_, attack.kind, draws_.uniform(Process::attack_outcome, attack.key, 0));
            draw_outside_executors(world_, attack);
            lives_.violence.attacks.push_back(attack);
        }
    }

    [[nodiscard]] PlaceId place_by_home_weight(double u) const {
        std::size_t place = 0;
        for (; place + 1 < world_.reference.home_weight.size() && u >= world_.reference.home_weight[place]; ++place)
            u -= world_.reference.home_weight[place];
        return PlaceId{place};
    }

    const World& world_;
    Lives& lives_;
    const ViolenceParameters& rules_;
    const KeyedDraws& draws_;
};

}  // namespace

Violence start_violence(const World& world) {
    Violence violence;
    for (std::uint32_t pair = 0; pair < world.gangs.pairs.size(); ++pair) {
        violence.shootings.push_back(start_rate_clock(Process::pair_shooting, pair, world.draws.events));
        violence.explosions.push_back(start_rate_clock(Process::pair_explosion, pair, world.draws.events));
    }
    violence.other_shootings = start_rate_clock(Process::other_shooting, 0, world.draws.events);
    return violence;
}

void run_violence(const World& world, Lives& lives) {
    lives.violence.first_of_week = lives.violence.attacks.size();
    WeekOfViolence(world, lives).run();
    note_conflicts(world, lives, lives.violence.first_of_week);
}

void replay_violence(const World& world, Lives& lives, const std::vector<AttackEvent>& attacks) {
    lives.violence.first_of_week = lives.violence.attacks.size();
    for (const AttackEvent& attack : attacks) {
        lives.violence.attacks.push_back(attack);
        carry_out(world, lives, attack);
    }
    note_conflicts(world, lives, lives.violence.first_of_week);
}

void carry_out(const World& world, Lives& lives, const AttackEvent& attack) {
    for (std::size_t i = 0; i < attack.executors; ++i) {
        const std::uint32_t row = attack.executor[i].row;
        if (find_member(lives.youths, lives.involved, row) != nullptr)
            lives.log.add(lives.week, EventKind::violent_offence, row, static_cast<std::uint8_t>(attack.kind));
    }
    if (attack.victim == nobody_named || lives.youths.has_mark(attack.victim, mark::dead)) {
        const bool senior = attack.harm == Harm::killed && attack.on.exists() && attack.victim == nobody_named;
        if (senior && lives.gangs.senior[attack.on.index()] > 0) --lives.gangs.senior[attack.on.index()];
        return;
    }
    if (attack.harm == Harm::injured)
        return lives.log.add(lives.week, EventKind::injured, attack.victim, static_cast<std::uint8_t>(attack.kind));
    const bool member = is_member(lives.youths.state[attack.victim].involvement);
    lives.log.add(lives.week, EventKind::killed, attack.victim, member ? 1 : 0);
    die(world, lives, attack.victim, attack.key);
}

}  // namespace samverkan
