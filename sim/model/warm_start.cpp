#include "model/warm_start.hpp"

#include <algorithm>

#include "core/elementary.hpp"
#include "core/iso_week.hpp"
#include "model/membership.hpp"
#include "model/tenure_selection.hpp"

namespace samverkan {
namespace {

/// Share of spells still open after 0, .5, 1 ... 10 years: voluntary exit alone .43 at 1, .35 at 2, .26 at 4
/// years (starting_values.md section 4); between and beyond read off the curve: assumption.
constexpr std::array<double, 21> spell_survival{1.00, .57, .43, .385, .35, .325, .30, .28, .26, .245, .23,
                                                .215, .20, .19, .18,  .17, .16,  .15, .14, .13, .12};

/// Share p of a group falls to a person of multiplier m (mean 1) as 1 - (1 - p)^m.
double personal_share(double share, double multiplier) {
    if (share <= 0) return 0;
    return 1 - elementary::exp(elementary::log(1 - share) * multiplier);
}

/// Contact factor of the place over all channels, mean 1 over the county.
std::vector<double> contact_by_place(const World& world) {
    const RecruitmentParameters& recruitment = world.parameters().recruitment;
    double tilt = 0;
    for (std::size_t c = 0; c < channel_count; ++c)
        tilt += recruitment.channel_share[c] * recruitment.vulnerable_tilt[c];
    double youths = 0;
    double vulnerable = 0;
    for (const Place& place : world.county->places) {
        for (const double count : place.youths_by_age) {
            youths += count;
            if (place.vulnerable_class != VulnerableClass::none) vulnerable += count;
        }
    }
    const double mean = 1 + vulnerable / youths * (tilt - 1);
    std::vector<double> contact;
    for (const Place& place : world.county->places)
        contact.push_back((place.vulnerable_class == VulnerableClass::none ? 1 : tilt) / mean);
    return contact;
}

/// Weeks since entry of a stationary spell of a person aged `age`: renewal of first recruits and survival.
double draw_tenure_weeks(const WarmStartParameters& warm, int age, double u) {
    std::array<double, spell_survival.size()> weight{};
    double sum = 0;
    for (std::size_t half = 0; half < weight.size(); ++half) {
        const int entry = age - static_cast<int>(half) / 2;
        if (entry < entry_age_years) break;
        weight[half] = warm.first_recruits_by_age[static_cast<std::size_t>(entry)] * spell_survival[half];
        sum += weight[half];
    }
    if (sum <= 0) return 0;
    double left = u * sum;
    for (std::size_t half = 0; half < weight.size(); ++half) {
        if (left < weight[half]) return (static_cast<double>(half) + left / weight[half]) * weeks_per_year / 2;
        left -= weight[half];
    }
    return static_cast<double>(weight.size()) * weeks_per_year / 2;
}

/// Mean over members of an age of what share their tenure would have promoted.
double mean_promoted_share(const WarmStartParameters& warm, const TenureSelection& selection, int age) {
    constexpr int grid = 64;
    double sum = 0;
    for (int k = 0; k < grid; ++k) sum += selection.promoted_share(draw_tenure_weeks(warm, age, (k + 0.5) / grid));
    return sum / grid;
}

GangId draw_gang(const World& world, std::uint32_t row, std::size_t place) {
    std::size_t winner = 0;
    double best = -1;
    for (std::size_t gang = 0; gang < world.gangs.count(); ++gang) {
        const double weight = world.gangs.size_share[gang] * world.gangs.access(gang, place);
        const double time =
            world.draws.structure.race_time(Process::gang_at_start, key_of_row(world, row), 0, gang, weight);
        if (best < 0 || time < best) {
            best = time;
            winner = gang;
        }
    }
    return GangId{winner};
}

struct StartShares {
    TenureSelection selection;
    std::vector<double> contact;
    std::array<double, age_table_size> promoted{};  ///< mean share by age
};

void start_member(const World& world, const StartShares& shares, Lives& lives, std::uint32_t row, int age,
                  std::size_t place, const Words& word) {
    const ModelParameters& parameters = world.parameters();
    const KeyedDraws& events = world.draws.events;
    const EntityKey key = key_of_row(world, row);
    const double tenure = draw_tenure_weeks(parameters.warm_start, age, elementary::unit_uniform(word[1]));
    Member member;
    member.row = row;
    member.key = key;
    member.gang = draw_gang(world, row, place);
    member.birth_week = world.population.birth_week[row];
    member.tenure_start_week = lives.week - static_cast<int>(tenure);
    member.exit_remaining = events.threshold(Process::exit, key, 0);
    member.promotion_remaining = events.threshold(Process::promotion, key, 0);
    member.arrest_remaining = events.threshold(Process::arrest, key, 0);
    member.drawn_embedding = static_cast<float>(
        shares.selection.draw_embedding_of_stayer(world.draws.structure, key, static_cast<int>(tenure)));
    add_member(lives.youths, lives.involved, member);
    const auto a = static_cast<std::size_t>(age);
    const double promoted = shares.selection.promoted_share(tenure);
    const bool core = promoted > 0 && elementary::unit_uniform(word[2]) * shares.promoted[a] <
                                          parameters.warm_start.core_share_of_involved[a] * promoted;
    if (core) lives.involved.members.back().tier = Involvement::core;
    start_away(world, lives, row, age);
    if (!lives.youths.has_mark(row, mark::away)) {
        ++lives.gangs.active[member.gang.index()];
        if (core) ++lives.gangs.core[member.gang.index()];
    }
    lives.youths.set_mark(row, mark::was_member);
    set_involvement(world.population, lives.youths, lives.classes, row,
                    core ? Involvement::core : Involvement::involved);
}

void start_former(const World& world, Lives& lives, std::uint32_t row, int age, const Words& word) {
    // Weeks since leaving: uniform since age 12, at most since entry.
    const double span = std::max(1, age - 12) * weeks_per_year;
    const int left = lives.week - static_cast<int>(elementary::unit_uniform(word[1]) * span);
    const double threshold = world.draws.events.threshold(Process::reentry, key_of_row(world, row), 1u << 16);
    add_former(lives.youths, lives.involved, {row, left, threshold, 0, 1, 1.0f});
    lives.youths.set_mark(row, mark::was_member);
    set_involvement(world.population, lives.youths, lives.classes, row, Involvement::former);
}

void start_youth(const World& world, const StartShares& shares, Lives& lives, std::uint32_t row, int age, Sex sex,
                 std::size_t place) {
    const WarmStartParameters& warm = world.parameters().warm_start;
    const std::size_t a = static_cast<std::size_t>(age);
    const std::size_t s = static_cast<std::size_t>(sex);
    if (warm.fringe_share[s][a] + warm.involved_share[s][a] + warm.former_share[a] <= 0) return;
    const double recruit = world.level_factor[world.person[row].recruit_level] * shares.contact[place];
    const double drift = world.level_factor[lives.youths.state[row].drift_level];
    const Words word = world.draws.structure.words(Process::involvement_at_start, key_of_row(world, row), 0);
    double u = elementary::unit_uniform(word[0]);
    // Former members by sex in the proportion of the involved.
    const double both = warm.involved_share[0][a] + warm.involved_share[1][a];
    const double former = both > 0 ? 2 * warm.former_share[a] * warm.involved_share[s][a] / both : warm.former_share[a];
    const double involved_share = personal_share(warm.involved_share[s][a], recruit);
    const double former_share = personal_share(former, recruit);
    if (u < involved_share) return start_member(world, shares, lives, row, age, place, word);
    u -= involved_share;
    if (u < former_share) return start_former(world, lives, row, age, word);
    u -= former_share;
    if (u < personal_share(warm.fringe_share[s][a], drift))
        set_involvement(world.population, lives.youths, lives.classes, row, Involvement::fringe);
}

void start_gangs(const World& world, Lives& lives) {
    const KeyedDraws& draws = world.draws.structure;
    const SeniorCoreParameters& senior = world.parameters().senior_core;
    const std::size_t gangs = world.gangs.count();
    lives.gangs.positions.assign(gangs, 0);
    lives.gangs.active.assign(gangs, 0);
    lives.gangs.core.assign(gangs, 0);
    for (std::size_t gang = 0; gang < gangs; ++gang) {
        const auto entity = static_cast<std::uint32_t>(gang);
        const double u = draws.uniform(Process::senior_at_start, entity_key(entity), 0);
        lives.gangs.senior.push_back(
            static_cast<std::int32_t>(world.gangs.size_share[gang] * senior.senior_core * world.options.scale + u));
        lives.gangs.birth.push_back(start_rate_clock(Process::position_birth, entity, world.draws.events));
        lives.gangs.expiry.push_back(start_rate_clock(Process::position_expiry, entity, world.draws.events));
        lives.gangs.senior_exit.push_back(start_rate_clock(Process::senior_exit, entity, world.draws.events));
        lives.gangs.senior_entry.push_back(start_rate_clock(Process::senior_entry, entity, world.draws.events));
    }
}

/// Open positions in `week` over their reference: summer fills them faster than they come, the more so since effort
/// moves to the channels that yield. The mean field of the years before, at constant inflow: those who leave have no
/// season.
double open_share_of_season(const World& world, int week) {
    constexpr int weeks_followed = 104;
    const RecruitmentParameters& recruitment = world.parameters().recruitment;
    const GangParameters& gang = world.parameters().gang;
    const double expiry_hazard = world.gangs.constants.vacancy_expiry_hazard;
    ChannelTable expected_yield = recruitment.channel_share;
    double open = 1;
    for (int past = week - weeks_followed; past < week; ++past) {
        const CalendarWeek calendar = calendar_week(world.county->calendar, past);
        double effort = 0;
        double filled = 0;
        for (std::size_t c = 0; c < channel_count; ++c) {
            if (recruitment.channel_share[c] <= 0) continue;
            const auto channel = static_cast<Channel>(c);
            const double yield = recruitment.channel_share[c] *
                                 season_factor(recruitment, channel, calendar.iso_week, calendar.school_open) /
                                 annual_mean_season(recruitment, channel);
            expected_yield[c] += (yield - expected_yield[c]) / gang.yield_memory_weeks;
            effort += expected_yield[c];
            filled += expected_yield[c] / recruitment.channel_share[c] * yield;
        }
        const double fill_hazard = effort > 0 ? gang.fill_hazard * filled / effort : 0;
        open += gang.fill_hazard - fill_hazard * open + expiry_hazard * (1 - open);
    }
    return open;
}

/// Positions = members at the start + open ones, rounded by key: as many as the season leaves open of what so many
/// members reopen.
void open_positions(const World& world, std::size_t members, Gangs& gangs) {
    const double share = open_share_of_season(world, world.horizon.first_week) * static_cast<double>(members) /
                         (world.parameters().gang.involved_under_25 * world.options.scale);
    for (std::size_t gang = 0; gang < world.gangs.count(); ++gang) {
        const double u =
            world.draws.structure.uniform(Process::gang_open, entity_key(static_cast<std::uint32_t>(gang)), 0);
        gangs.positions[gang] =
            gangs.active[gang] + static_cast<std::int32_t>(world.gangs.reference_open[gang] * share + u);
    }
}

StartShares make_start_shares(const World& world) {
    const WarmStartParameters& warm = world.parameters().warm_start;
    StartShares shares{{world.parameters().membership, world.membership}, contact_by_place(world), {}};
    for (int age = entry_age_years; age < leaving_age_years; ++age)
        shares.promoted[static_cast<std::size_t>(age)] = mean_promoted_share(warm, shares.selection, age);
    return shares;
}

}  // namespace

Lives start_lives(World& world) {
    Lives lives;
    lives.week = world.horizon.first_week;
    lives.log.first_week = world.horizon.first_week;
    lives.windows = make_age_windows(world.population, lives.week);
    lives.youths = make_youths(world.population);
    lives.classes.active.assign(world.population.class_size.size(), 0);
    lives.clocks = make_group_clocks(world.group_count());
    lives.strata.resize(1);
    start_gangs(world, lives);
    lives.justice = make_justice(world);
    lives.violence = start_violence(world);
    const StartShares shares = make_start_shares(world);
    for (std::size_t segment = 0; segment < lives.windows.edge.size(); ++segment)
        for (int age = entry_age_years; age < leaving_age_years; ++age)
            for (std::uint32_t row = lives.windows.begin(segment, age); row < lives.windows.end(segment, age); ++row)
                start_youth(world, shares, lives, row, age, sex_of_segment(segment), place_of_segment(segment));
    open_positions(world, lives.involved.members.size(), lives.gangs);
    for (Member& member : lives.involved.members)
        member.ties_inside = share_of_ties_inside(world.population, lives.youths, lives.involved, member);
    start_all_clocks(world, lives.youths, lives.involved, lives.strata);
    for (const std::uint32_t row : lives.youths.dirty)
        lives.youths.state[row].marks =
            static_cast<std::uint8_t>(lives.youths.state[row].marks & ~(mark::dirty | mark::anything));
    lives.youths.dirty = {};
    lives.measures = measure_groups(world, lives.windows, lives.youths, lives.classes);
    lives.gangs.expected_yield = yield_of_effort(world, lives.measures, lives.week);
    return lives;
}

}  // namespace samverkan
