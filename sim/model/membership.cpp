#include "model/membership.hpp"

#include <algorithm>

#include "core/elementary.hpp"
#include "model/recruiter_windows.hpp"

namespace samverkan {
namespace {

/// The exposure of a clock over one week; a crossing where it passes its threshold.
void expose(double& remaining, double hazard, std::uint32_t row, CrossingKind kind, std::vector<Crossing>& crossings) {
    if (hazard <= 0) return;
    if (hazard >= remaining) {
        const double fraction = remaining > 0 ? remaining / hazard : 0;
        crossings.push_back({row, 0, kind, static_cast<float>(fraction)});
        return;  // spent when served; kept where another crossing of the week comes first
    }
    remaining -= hazard;
}

}  // namespace

Member end_membership(Lives& lives, std::uint32_t row) {
    const Member member = *find_member(lives.youths, lives.involved, row);
    if (member.whereabouts == Whereabouts::at_large) {
        --lives.gangs.active[member.gang.index()];
        if (member.tier == Involvement::core) --lives.gangs.core[member.gang.index()];
    }
    remove_member(lives.youths, lives.involved, row);
    release_own_younger(lives, member.recruiter);
    return member;
}

void release_own_younger(Lives& lives, std::uint32_t recruiter) {
    if (recruiter == no_record) return;
    if (Member* member = find_member(lives.youths, lives.involved, recruiter)) {
        if (member->own_youngers > 0) --member->own_youngers;
        mark_dirty(lives.youths, recruiter);
    }
}

double embeddedness(const World& world, const Member& member, int tenure_weeks) {
    const MembershipParameters& parameters = world.parameters().membership;
    const double most = (1 - parameters.embed_ties_share) * static_cast<double>(member.drawn_embedding) +
                        parameters.embed_ties_share * static_cast<double>(member.ties_inside);
    return most * world.membership.embedding_growth[tenure_weeks];
}

double exit_hazard(const World& world, const Member& member, int tenure_weeks) {
    const MembershipParameters& parameters = world.parameters().membership;
    const double base = parameters.exit_hazard * (member.tier == Involvement::core ? parameters.core_exit_factor : 1.0);
    return base * elementary::exp(-parameters.embed_exit_effect * embeddedness(world, member, tenure_weeks));
}

double reentry_hazard(const World& world, const Former& former, int week) {
    return world.membership.reentry_hazard[week - former.left_week] * static_cast<double>(former.service_factor);
}

double draw_embedding(const MembershipParameters& parameters, const KeyedDraws& draws, EntityKey key,
                      std::uint32_t spell) {
    // Johnk's rejection: u^(1/a) / (u^(1/a) + v^(1/b)) given their sum is at most 1.
    for (std::uint32_t attempt = 0; attempt < 256; ++attempt) {
        const Words word = draws.words(Process::embedding, key, spell * 256 + attempt);
        for (std::size_t pair = 0; pair < 2; ++pair) {
            const double x = elementary::pow(elementary::unit_uniform(word[2 * pair]), 1 / parameters.embed_beta_a);
            const double y = elementary::pow(elementary::unit_uniform(word[2 * pair + 1]), 1 / parameters.embed_beta_b);
            if (x + y <= 1 && x + y > 0) return x / (x + y);
        }
    }
    return parameters.embed_beta_a / (parameters.embed_beta_a + parameters.embed_beta_b);
}

const Member& join_gang(const World& world, Lives& lives, const Joining& joining) {
    const std::uint32_t row = joining.row;
    const KeyedDraws& draws = world.draws.events;
    const EntityKey key = key_of_row(world, row);
    Member member;
    member.row = row;
    member.key = key;
    member.recruiter = joining.recruiter;
    member.gang = joining.gang;
    member.spell = joining.spell;
    member.channel = joining.channel;
    member.birth_week = world.population.birth_week[row];
    member.tenure_start_week = lives.week - joining.tenure_weeks;
    member.exit_remaining = draws.threshold(Process::exit, key, joining.spell);
    member.promotion_remaining = draws.threshold(Process::promotion, key, joining.spell);
    member.arrest_remaining = draws.threshold(Process::arrest, key, std::uint32_t{joining.spell} << 16);
    member.drawn_embedding =
        static_cast<float>(draw_embedding(world.parameters().membership, draws, key, joining.spell));
    if (lives.youths.has_mark(row, mark::away)) member.whereabouts = Whereabouts::away;  // recruited in a ward
    add_member(lives.youths, lives.involved, member);
    if (joining.recruiter != no_record) {
        Member* recruiter = find_member(lives.youths, lives.involved, joining.recruiter);
        if (recruiter != nullptr) ++recruiter->own_youngers;
        mark_dirty(lives.youths, joining.recruiter);
    }
    if (member.whereabouts == Whereabouts::at_large) ++lives.gangs.active[joining.gang.index()];
    ++lives.gangs.counters.filled;
    lives.youths.set_mark(row, mark::was_member);
    lives.youths.column(YouthClock::involvement).set(row, clock_off);
    set_involvement(world.population, lives.youths, lives.classes, row, Involvement::involved);
    return lives.involved.members.back();
}

void leave_gang(const World& world, Lives& lives, std::uint32_t row) {
    const Member member = end_membership(lives, row);
    const std::uint16_t spells = static_cast<std::uint16_t>(member.spell + 1);
    const double threshold =
        world.draws.events.threshold(Process::reentry, key_of_row(world, row), std::uint32_t{spells} << 16);
    add_former(lives.youths, lives.involved,
               {row, lives.week, threshold, 0, spells,
                static_cast<float>(
                    service_factor(world, lives.youths, lives.involved, lives.strata, row, reentry_variables))});
    set_involvement(world.population, lives.youths, lives.classes, row, Involvement::former);
    lives.log.add(lives.week, EventKind::exit, row, static_cast<std::uint8_t>(member.gang.index()));
}

void age_out(const World& world, Lives& lives, std::uint32_t row) {
    const Involvement state = lives.youths.state[row].involvement;
    if (is_member(state)) {
        const Member member = end_membership(lives, row);
        if (state == Involvement::core) ++lives.gangs.senior[member.gang.index()];
        lives.log.add(lives.week, EventKind::aged_out, row, state == Involvement::core ? 1 : 0);
    }
    if (state == Involvement::former && lives.involved.concerned[lives.youths.concerned[row]].former != no_record)
        remove_former(lives.youths, lives.involved, row);
    if (is_fringe_or_above(state))
        set_involvement(world.population, lives.youths, lives.classes, row,
                        is_member(state) ? Involvement::former : Involvement::none);
}

void fire_membership_clocks(const World& world, Lives& lives, double recruit_hazard_factor,
                            std::vector<Crossing>& crossings) {
    const MembershipParameters& rules = world.parameters().membership;
    const AgeTable& arrest_hazard = world.parameters().justice.arrest_hazard;
    const int promotable_age_weeks = age_in_weeks(static_cast<int>(rules.promotion_least_age));
    for (Member& member : lives.involved.members) {
        const int tenure = lives.week - member.tenure_start_week;
        if (member.whereabouts == Whereabouts::away) continue;  // all clocks of membership stand
        const int age = completed_age(member.birth_week, lives.week);
        const std::size_t of_age = member.gang.index() * age_count + static_cast<std::size_t>(age - entry_age_years);
        const double leaving = exit_hazard(world, member, tenure) * static_cast<double>(member.exit_factor) *
                               lives.gangs.lever_of(lives.gangs.exit_lever, of_age) * window_exit_factor(world, member);
        expose(member.exit_remaining, leaving, member.row, CrossingKind::exit, crossings);
        if (member.tier == Involvement::involved && tenure >= rules.promotion_least_tenure_weeks &&
            lives.week - member.birth_week >= promotable_age_weeks)
            expose(member.promotion_remaining, rules.promotion_hazard, member.row, CrossingKind::promotion, crossings);
        expose(member.arrest_remaining,
               arrest_hazard[static_cast<std::size_t>(completed_age(member.birth_week, lives.week))], member.row,
               CrossingKind::arrest, crossings);
    }
    for (Former& former : lives.involved.formers)
        expose(former.remaining, reentry_hazard(world, former, lives.week) * recruit_hazard_factor, former.row,
               CrossingKind::reentry, crossings);
}

void promote(const World& world, Lives& lives, const std::vector<GangDoors>* doors, std::uint32_t row) {
    Member& member = *find_member(lives.youths, lives.involved, row);
    const std::size_t gang = member.gang.index();
    const int posts = core_posts(lives.gangs, world.gangs, world.parameters().membership, gang);
    const bool free = doors != nullptr ? (*doors)[gang].core_post : lives.gangs.core[gang] < posts;
    if (!free) return;  // the clock stands at its threshold until a post is free
    ++lives.gangs.core[gang];
    member.tier = Involvement::core;
    set_involvement(world.population, lives.youths, lives.classes, row, Involvement::core);
    lives.log.add(lives.week, EventKind::promotion, row, static_cast<std::uint8_t>(gang));
}

}  // namespace samverkan
