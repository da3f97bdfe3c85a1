#include "model/recruitment.hpp"

#include <optional>

#include "core/elementary.hpp"
#include "model/membership.hpp"

namespace samverkan {
namespace {

/// Keyed race over numbered candidates; keeps the smallest time, ties by the lower id.
struct Race {
    double best_time = -1;
    std::uint64_t winner = 0;
    void enter(std::uint64_t candidate, double time) {
        if (best_time < 0 || time < best_time || (time == best_time && candidate < winner)) {
            best_time = time;
            winner = candidate;
        }
    }
    [[nodiscard]] bool decided() const { return best_time >= 0; }
};

/// Occurrence of a choice: channel and number of crossings of its clock.
std::uint32_t choice_occurrence(Channel channel, std::uint32_t crossings) {
    return crossings * static_cast<std::uint32_t>(channel_count) + static_cast<std::uint32_t>(channel);
}

/// Years that a recruiter may be older: 1..6; 0: not in that range.
int gap_years(int difference) { return difference >= 1 && difference <= 6 ? difference : 0; }

/// Occurrences from here on belong to re-entry, spell by spell, so that they never meet those of the channels'
/// clocks.
constexpr std::uint32_t reentry_occurrences = 1u << 16;

std::optional<Channel> choose_reentry_channel(const World& world, const Lives& lives, std::uint32_t row,
                                              std::uint32_t occurrence) {
    const std::size_t group = group_of_row(world.population, row, lives.week);
    Race race;
    for (std::size_t c = 0; c < channel_count; ++c) {
        const double weight = lives.clocks.factor.at(recruit_group(static_cast<Channel>(c)), group);
        if (weight > 0)
            race.enter(c, world.draws.events.race_time(Process::reentry_channel, key_of_row(world, row), occurrence, c,
                                                       weight));
    }
    if (!race.decided()) return std::nullopt;
    return static_cast<Channel>(race.winner);
}

void record_recruitment(const World& world, Lives& lives, const Member& member, bool renewed) {
    const auto age = [&](std::uint32_t row) {
        return static_cast<std::uint8_t>(completed_age(world.population.birth_week[row], lives.week));
    };
    lives.log.add(lives.week, renewed ? EventKind::renewed_recruitment : EventKind::first_recruitment, member.row,
                  static_cast<std::uint8_t>(member.channel));
    lives.log.recruitments.push_back(
        {member.row, member.recruiter, static_cast<std::uint16_t>(lives.week - lives.log.first_week), member.gang,
         age(member.row), member.recruiter == no_record ? std::uint8_t{0} : age(member.recruiter), member.channel,
         renewed});
}

}  // namespace

GangId choose_gang(const World& world, const Gangs& gangs, const GangOffers& offers, std::uint32_t row, Channel channel,
                   std::uint32_t occurrence) {
    const std::size_t place = place_of_segment(segment_of_row(world.population, row));
    const EntityKey chooser = key_of_row(world, row);
    const double temperature = world.parameters().gang.effort_temperature;
    Race race;
    for (std::size_t gang = 0; gang < world.gangs.count(); ++gang) {
        const double presence =
            channel == Channel::online ? 1.0 : effort_weight(world.gangs.access(gang, place), temperature);
        const double weight = offers.signals->offer[gang] * presence;
        if (weight > 0 && offers.has_position(gangs, gang))
            race.enter(gang, world.draws.events.race_time(Process::gang_choice, chooser, occurrence, gang, weight));
    }
    return race.decided() ? GangId{static_cast<std::size_t>(race.winner)} : GangId{};
}

std::uint32_t choose_recruiter(const World& world, const Lives& lives, GangId gang, std::uint32_t row, Process process,
                               std::uint32_t occurrence) {
    const GangParameters& rules = world.parameters().gang;
    const EntityKey chooser = key_of_row(world, row);
    const int recruit_age = completed_age(world.person[row].birth_week, lives.week);
    const int least_weeks = age_in_weeks(static_cast<int>(rules.recruiter_least_age));
    const int end_weeks = age_in_weeks(static_cast<int>(rules.recruiter_most_age) + 1);
    double best = -1;
    std::uint32_t winner = no_record;
    if (gang.index() >= lives.involved.by_gang.size()) return winner;
    for (const std::uint32_t index : lives.involved.by_gang[gang.index()]) {
        const Member& candidate = lives.involved.members[index];
        const int age_weeks = lives.week - candidate.birth_week;
        if (age_weeks < least_weeks || age_weeks >= end_weeks || candidate.own_youngers >= rules.most_own_youngers ||
            lives.week - candidate.tenure_start_week < rules.recruiter_least_tenure_weeks ||
            candidate.whereabouts == Whereabouts::away)
            continue;
        const int gap = gap_years(completed_age(candidate.birth_week, lives.week) - recruit_age);
        const double weight = gap == 0 ? 0 : rules.recruiter_gap_weight[static_cast<std::size_t>(gap - 1)];
        if (weight <= 0) continue;
        const double time = world.draws.events.race_time(process, chooser, occurrence, candidate.key.packed(), weight);
        if (best < 0 || time < best || (time == best && candidate.row < winner)) {
            best = time;
            winner = candidate.row;
        }
    }
    return winner;
}

void serve_recruitment(const World& world, Lives& lives, const GangOffers& offers, std::uint32_t row, Channel channel) {
    const std::uint32_t occurrence =
        choice_occurrence(channel, lives.youths.occurrence_of(recruit_clock(channel), row));
    const GangId gang = choose_gang(world, lives.gangs, offers, row, channel, occurrence);
    restart_clock(world, lives.youths, lives.clocks, row, recruit_clock(channel),
                  group_of_row(world.population, row, lives.week));
    if (!gang.exists()) {
        ++lives.gangs.counters.rejected;
        lives.log.add(lives.week, EventKind::not_taken, row, static_cast<std::uint8_t>(channel));
        return;
    }
    const std::uint32_t recruiter =
        channel == Channel::online ? no_record
                                   : choose_recruiter(world, lives, gang, row, Process::recruiter_choice, occurrence);
    const bool renewed = lives.youths.has_mark(row, mark::was_member);
    record_recruitment(world, lives, join_gang(world, lives, {row, gang, recruiter, channel, 0, 0}), renewed);
}

void serve_reentry(const World& world, Lives& lives, const GangOffers& offers, std::uint32_t row) {
    Former& former = lives.involved.formers[lives.involved.concerned[lives.youths.concerned[row]].former];
    const std::uint32_t occurrence = std::uint32_t{former.spells} * reentry_occurrences + former.occurrence;
    ++former.occurrence;
    former.remaining = world.draws.events.threshold(Process::reentry, key_of_row(world, row),
                                                    (std::uint32_t{former.spells} << 16) + former.occurrence);
    const std::optional<Channel> reached = choose_reentry_channel(world, lives, row, occurrence);
    const Channel channel = reached.value_or(Channel::street);
    const GangId gang = reached ? choose_gang(world, lives.gangs, offers, row, channel, occurrence) : GangId{};
    if (!gang.exists()) {
        ++lives.gangs.counters.rejected;
        lives.log.add(lives.week, EventKind::not_taken, row, static_cast<std::uint8_t>(channel));
        return;
    }
    const std::uint16_t spell = former.spells;
    const std::uint32_t recruiter =
        channel == Channel::online ? no_record
                                   : choose_recruiter(world, lives, gang, row, Process::recruiter_choice, occurrence);
    remove_former(lives.youths, lives.involved, row);
    const int tenure = static_cast<int>(world.parameters().membership.reentry_tenure_weeks);
    record_recruitment(world, lives, join_gang(world, lives, {row, gang, recruiter, channel, spell, tenure}), true);
}

}  // namespace samverkan
