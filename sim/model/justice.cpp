#include "model/justice.hpp"

#include <algorithm>

#include "core/elementary.hpp"
#include "model/custody.hpp"
#include "model/membership.hpp"
#include "model/recruiter_windows.hpp"

namespace samverkan {
namespace {

std::uint32_t arrest_occurrence(const Member& member) { return std::uint32_t{member.spell} << 16 | member.arrests; }

/// Share of arrests that lead to a stay away. A lower age of criminal responsibility reaches serious offences alone.
double removed_share(const JusticeParameters& rules, const Law& law, int age) {
    const double tabled = rules.removed_share[static_cast<std::size_t>(age)];
    if (age >= tabled_criminal_age_years || age < law.age_of_criminal_responsibility) return tabled;
    const double sentenced = rules.removed_share[tabled_criminal_age_years];
    return tabled + rules.serious_share * std::max(0.0, sentenced - tabled);
}

/// Shortest stay plus an exponential part, so that the mean is that of the age; sentences by the law of the day.
std::uint16_t stay_weeks(const JusticeParameters& rules, const Law& law, int age, double exponential) {
    const double beyond =
        std::max(0.0, rules.away_weeks[static_cast<std::size_t>(age)] - rules.least_away_weeks) * exponential;
    const double factor = age >= law.age_of_criminal_responsibility ? law.sentence_length_factor : 1.0;
    return static_cast<std::uint16_t>(std::min(5000.0, (rules.least_away_weeks + beyond) * factor + 1));
}

/// The stay that a removal of the member leads to; its draws are numbered by the stays of the youth.
Stay draw_stay(const World& world, const Lives& lives, const Member& member) {
    const JusticeParameters& rules = world.parameters().justice;
    const Law law = law_of(*world.county, lives.law_levers, lives.week);
    const int age = completed_age(member.birth_week, lives.week);
    const std::uint32_t stays = lives.involved.concerned[lives.youths.concerned[member.row]].stays;
    const Words word = world.draws.events.words(Process::removal, member.key, stays * 2);
    return {member.row, stay_weeks(rules, law, age, elementary::unit_exponential(word[0])),
            institution_of(rules, law, age, elementary::unit_uniform(word[1])), word[2], lives.week};
}

/// The police know the youth from now on: a recruit is detected at the first arrest.
void note_arrest(Lives& lives, std::uint32_t row) {
    ConcernedYouth& record = concern(lives.youths, lives.involved, row);
    const bool first = (record.standing & standing::known) == 0;
    record.standing |= standing::known;
    lives.log.add(lives.week, EventKind::arrest, row,
                  static_cast<std::uint8_t>(first ? ArrestDetail::first : ArrestDetail::repeated));
    lives.justice.noted.push_back(row);
}

}  // namespace

double expected_sanction_weeks(const JusticeParameters& rules, const Law& law, int age) {
    const double factor = age >= law.age_of_criminal_responsibility ? law.sentence_length_factor : 1.0;
    return removed_share(rules, law, age) * rules.away_weeks[static_cast<std::size_t>(age)] * factor;
}

ArrestOutcome serve_arrest(const World& world, Lives& lives, std::uint32_t row) {
    const JusticeParameters& rules = world.parameters().justice;
    Member& member = *find_member(lives.youths, lives.involved, row);
    const double u = world.draws.events.uniform(Process::arrest_outcome, member.key, arrest_occurrence(member));
    ++member.arrests;
    member.arrest_remaining = world.draws.events.threshold(Process::arrest, member.key, arrest_occurrence(member));
    note_arrest(lives, row);
    const int age = completed_age(member.birth_week, lives.week);
    const Law law = law_of(*world.county, lives.law_levers, lives.week);
    if (u < removed_share(rules, law, age)) {
        decide_stay(lives, draw_stay(world, lives, member));
        return ArrestOutcome::stay_decided;
    }
    if (age >= law.age_of_criminal_responsibility) add_label(world, lives, row, Processing::court);
    return ArrestOutcome::processed;
}

void decide_placement(const World& world, Lives& lives, std::uint32_t row) {
    const JusticeParameters& rules = world.parameters().justice;
    const std::uint32_t stays = concern(lives.youths, lives.involved, row).stays;
    const Words word = world.draws.events.words(Process::removal, key_of_row(world, row), stays * 2);
    const double beyond = std::max(0.0, rules.background_ward_weeks - rules.least_away_weeks);
    const double weeks = rules.least_away_weeks + beyond * elementary::unit_exponential(word[0]);
    decide_stay(lives,
                {row, static_cast<std::uint16_t>(std::min(5000.0, weeks + 1)), Institution::ward, word[2], lives.week});
}

void sweep(const World& world, Lives& lives, const std::vector<bool>& gangs, std::uint32_t sweep_key,
           std::uint32_t occurrence) {
    const int least_weeks = age_in_weeks(tabled_criminal_age_years);
    double best = -1;
    std::uint32_t winner = no_record;
    for (const Member& member : lives.involved.members) {
        if (!gangs[member.gang.index()] || member.whereabouts == Whereabouts::away ||
            lives.week - member.birth_week < least_weeks)
            continue;
        const double time = world.draws.events.race_time(Process::sweep_choice, entity_key(sweep_key), occurrence,
                                                         member.key.packed(), 1);
        if (best < 0 || time < best || (time == best && member.row < winner)) {
            best = time;
            winner = member.row;
        }
    }
    if (winner == no_record) return;
    note_arrest(lives, winner);
    decide_stay(lives, draw_stay(world, lives, *find_member(lives.youths, lives.involved, winner)));
}

PlaceLimits run_justice(const World& world, Lives& lives, const PlaceLimits* replayed) {
    release_due(world, lives);
    const PlaceLimits limits = admit_waiting(world, lives, replayed);
    reopen_positions(lives);
    reattach(world, lives);
    fade_labels(world, lives);
    return limits;
}

}  // namespace samverkan
