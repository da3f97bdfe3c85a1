#include "model/custody.hpp"

#include <algorithm>

#include "core/elementary.hpp"
#include "model/membership.hpp"
#include "model/recruiter_windows.hpp"

namespace samverkan {
namespace {

InstitutionState& state_of(JusticeState& justice, Institution which) {
    return justice.institution[static_cast<std::size_t>(which)];
}

double contact_in(const JusticeParameters& rules, Institution which) {
    return which == Institution::ward ? rules.ward_leak : rules.custody_leak;
}

bool has_left(const Lives& lives, std::uint32_t row) {
    return lives.week - lives.youths.state[row].birth_week >= age_in_weeks(leaving_age_years);
}

/// The gang loses a member for a time: its position is closed, and reopens by chance within some weeks.
void close_position(const World& world, Lives& lives, Member& member, std::uint32_t stays) {
    const JusticeParameters& rules = world.parameters().justice;
    const std::size_t gang = member.gang.index();
    member.whereabouts = Whereabouts::away;
    --lives.gangs.active[gang];
    if (member.tier == Involvement::core) --lives.gangs.core[gang];
    --lives.gangs.positions[gang];
    ++lives.gangs.counters.removed;
    const Words word = world.draws.events.words(Process::removal, member.key, stays * 2 + 1);
    if (elementary::unit_uniform(word[0]) >= world.gangs.constants.vacancy_refill_removed) return;
    const int delay = 1 + static_cast<int>(elementary::unit_uniform(word[1]) * rules.vacancy_refill_weeks);
    lives.justice.refills.add(lives.week + delay, member.gang);
}

void begin_stay(const World& world, Lives& lives, const Stay& stay) {
    ++state_of(lives.justice, stay.institution).in_use;
    lives.justice.releases.add(lives.week + std::max<int>(1, stay.weeks), stay);
    ConcernedYouth& record = concern(lives.youths, lives.involved, stay.row);
    record.contact_while_away = static_cast<float>(contact_in(world.parameters().justice, stay.institution));
    record.standing |= standing::removed;
    lives.youths.set_mark(stay.row, mark::away);
    mark_dirty(lives.youths, stay.row);
    lives.log.add(lives.week, EventKind::taken_away, stay.row, static_cast<std::uint8_t>(stay.institution));
    if (Member* member = find_member(lives.youths, lives.involved, stay.row)) {
        close_position(world, lives, *member, record.stays);
        open_windows(world, lives, stay.row);
    }
    ++record.stays;
}

/// The stay begins, or lapses where the youth is away by another decision or has left the county's youth.
void admit(const World& world, Lives& lives, const Stay& stay) {
    if (has_left(lives, stay.row) || lives.youths.has_mark(stay.row, mark::away | mark::dead))
        ++lives.justice.stays.lapsed;
    else
        begin_stay(world, lives, stay);
}

void end_stay(const World& world, Lives& lives, const Stay& stay) {
    --state_of(lives.justice, stay.institution).in_use;
    ++lives.justice.stays.released;
    if (has_left(lives, stay.row)) return;
    ConcernedYouth& record = concern(lives.youths, lives.involved, stay.row);
    record.contact_while_away = 1;
    record.supervised_until_week = lives.week + static_cast<int>(world.parameters().justice.supervision_weeks);
    lives.youths.clear_mark(stay.row, mark::away);
    lives.log.add(lives.week, EventKind::released, stay.row, static_cast<std::uint8_t>(stay.institution));
    lives.justice.noted.push_back(stay.row);
    if (Member* member = find_member(lives.youths, lives.involved, stay.row)) {
        const std::size_t gang = member->gang.index();
        member->whereabouts = Whereabouts::at_large;
        ++lives.gangs.active[gang];
        if (member->tier == Involvement::core) ++lives.gangs.core[gang];
        ++lives.gangs.counters.returned;
        close_windows(lives, stay.row);
    }
    add_label(world, lives, stay.row, stay.institution == Institution::ward ? Processing::ward : Processing::court);
}

/// Gives an effect anew, in place of what is left of an earlier one of the same source.
void renew_effect(EffectList& list, std::uint16_t source, ModelVariable variable, double rate_ratio) {
    for (std::size_t i = list.count; i > 0; --i)
        if (list.effect[i - 1].programme == source) list.remove(i - 1);
    list.add({elementary::log(rate_ratio), variable, 0, source});
}

/// One step of fading of the effects of `source`; true while one lives on.
bool fade(EffectList& list, std::uint16_t source, const OverlapParameters& overlap) {
    for (std::size_t i = 0; i < list.count; ++i)
        if (list.effect[i].programme == source) {
            if (fade_once(list.effect[i], overlap)) return true;
            list.remove(i);
            return false;
        }
    return false;
}

}  // namespace

Institution institution_of(const JusticeParameters& rules, const Law& law, int age, double u) {
    constexpr int adult_age_years = 18;
    if (age >= adult_age_years) return Institution::prison;
    if (age < law.age_of_criminal_responsibility || u < rules.ward_share_under_18) return Institution::ward;
    return Institution::youth_custody;
}

JusticeState make_justice(const World& world) {
    const JusticeParameters& rules = world.parameters().justice;
    JusticeState justice;
    const std::array<double, institution_count> places{rules.ward_places, rules.youth_custody_places,
                                                       rules.prison_places};
    for (std::size_t which = 0; which < institution_count; ++which) {
        const double u =
            world.draws.structure.uniform(Process::place_rounding, entity_key(static_cast<std::uint32_t>(which)), 0);
        justice.institution[which].places = static_cast<std::int32_t>(places[which] * world.options.scale + u);
    }
    return justice;
}

void decide_stay(Lives& lives, const Stay& stay) {
    ++lives.justice.stays.decided;
    if (lives.youths.has_mark(stay.row, mark::away))
        ++lives.justice.stays.lapsed;
    else
        state_of(lives.justice, stay.institution).waiting.push_back(stay);
}

void release_due(const World& world, Lives& lives) {
    std::vector<Stay> due;
    lives.justice.releases.take(lives.week, due);
    for (const Stay& stay : due) end_stay(world, lives, stay);
}

PlaceLimits admit_waiting(const World& world, Lives& lives, const PlaceLimits* replayed) {
    PlaceLimits limits;
    for (std::size_t which = 0; which < institution_count; ++which) {
        InstitutionState& here = lives.justice.institution[which];
        std::sort(here.waiting.begin(), here.waiting.end(),
                  [](const Stay& a, const Stay& b) { return a.order() < b.order(); });
        const auto finds_place = [&](const Stay& stay) {
            return replayed != nullptr ? stay.order() < (*replayed)[which] : here.in_use < here.places;
        };
        std::size_t next = 0;
        for (; next < here.waiting.size() && finds_place(here.waiting[next]); ++next)
            admit(world, lives, here.waiting[next]);
        here.waiting.erase(here.waiting.begin(), here.waiting.begin() + static_cast<std::ptrdiff_t>(next));
        for (const Stay& stay : here.waiting)
            if (stay.decided_week == lives.week)
                lives.log.add(lives.week, EventKind::waits_for_place, stay.row, static_cast<std::uint8_t>(which));
        limits[which] = here.waiting.empty() ? beyond_everybody : here.waiting.front().order();
    }
    return limits;
}

void reopen_positions(Lives& lives) {
    std::vector<GangId> due;
    lives.justice.refills.take(lives.week, due);
    for (const GangId gang : due) {
        ++lives.gangs.positions[gang.index()];
        ++lives.gangs.counters.refilled;
    }
}

void add_label(const World& world, Lives& lives, std::uint32_t row, Processing processing) {
    const JusticeParameters& rules = world.parameters().justice;
    ConcernedYouth& record = concern(lives.youths, lives.involved, row);
    renew_effect(record.effects, label_source, ModelVariable::recruit_multiplier, rules.label_effect);
    if (processing == Processing::ward)
        renew_effect(record.effects, ward_peer_source, ModelVariable::drift_multiplier, rules.ward_peer_effect);
    record.label_week = lives.week;
    mark_dirty(lives.youths, row, mark::all_factors);
    const int step = fade_step_weeks(rules.label_half_life_weeks);
    if (step > 0) lives.justice.label_fades.add(lives.week + step, {row, lives.week});
}

void fade_labels(const World& world, Lives& lives) {
    std::vector<LabelFade> due;
    lives.justice.label_fades.take(lives.week, due);
    const OverlapParameters& overlap = world.parameters().overlap;
    const int step = fade_step_weeks(world.parameters().justice.label_half_life_weeks);
    for (const LabelFade& label : due) {
        ConcernedYouth& record = concern(lives.youths, lives.involved, label.row);
        if (record.label_week != label.label_week) continue;
        const bool labelled = fade(record.effects, label_source, overlap);
        const bool peers = fade(record.effects, ward_peer_source, overlap);
        mark_dirty(lives.youths, label.row, mark::all_factors);
        if (labelled || peers) lives.justice.label_fades.add(lives.week + step, label);
    }
}

void start_away(const World& world, Lives& lives, std::uint32_t row, int age) {
    const JusticeParameters& rules = world.parameters().justice;
    const auto a = static_cast<std::size_t>(age);
    const double mean_weeks = rules.arrest_hazard[a] * rules.removed_share[a] * rules.away_weeks[a];
    const EntityKey key = key_of_row(world, row);
    const Words word = world.draws.structure.words(Process::custody_at_start, key, 0);
    if (elementary::unit_uniform(word[0]) >= mean_weeks / (1 + mean_weeks)) return;
    // What is left of a stay found underway: its shortest part is uniform, the exponential one has no memory.
    const double beyond = std::max(0.0, rules.away_weeks[a] - rules.least_away_weeks);
    const bool in_shortest =
        elementary::unit_uniform(word[1]) * (rules.least_away_weeks + beyond) < rules.least_away_weeks;
    const double left = in_shortest ? elementary::unit_uniform(word[2]) * rules.least_away_weeks
                                    : rules.least_away_weeks + beyond * elementary::unit_exponential(word[2]);
    const Law law = law_of(*world.county, lives.law_levers, lives.week);
    const Institution institution = institution_of(rules, law, age, elementary::unit_uniform(word[3]));
    const Stay stay{row, static_cast<std::uint16_t>(std::min(5000.0, left + 1)), institution};
    ++lives.justice.stays.decided;
    ++state_of(lives.justice, institution).in_use;
    lives.justice.releases.add(lives.week + stay.weeks, stay);
    ConcernedYouth& record = concern(lives.youths, lives.involved, row);
    record.contact_while_away = static_cast<float>(contact_in(rules, institution));
    record.standing = standing::known | standing::removed;
    record.stays = 1;
    lives.youths.set_mark(row, mark::away);
    find_member(lives.youths, lives.involved, row)->whereabouts = Whereabouts::away;
}

}  // namespace samverkan
