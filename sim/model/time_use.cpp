#include "model/time_use.hpp"

#include <algorithm>

#include "core/elementary.hpp"
#include "core/iso_week.hpp"

namespace samverkan {
namespace {

double share_at(const AgeTable& shares, int age) {
    return age < 0 || age >= static_cast<int>(age_table_size) ? 0 : shares[static_cast<std::size_t>(age)];
}

int age_of(const World& world, std::uint32_t row, int week) {
    return completed_age(world.person[row].birth_week, week);
}

bool drawn(const World& world, std::uint32_t row, Process process, double share) {
    return share > 0 && world.draws.events.uniform(process, key_of_row(world, row), 0) < share;
}

}  // namespace

int school_term(int week) {
    const IsoWeek now = iso_week(week);
    return 2 * now.year + (now.week >= autumn_term_week ? 1 : 0);
}

bool is_absent(const World& world, const Youths& youths, std::uint32_t row, int week) {
    if (!youths.class_of[row].exists()) return false;
    const TimeUseParameters& rules = world.parameters().time_use;
    const double share = share_at(rules.absent_share, age_of(world, row, week));
    if (share <= 0) return false;
    const Involvement state = youths.involvement(row);
    const double factor = is_member(state)               ? rules.absent_factor_involved
                          : state == Involvement::fringe ? rules.absent_factor_fringe
                                                         : 1.0;
    const double present = elementary::exp(factor * elementary::log(1 - std::min(share, .999)));
    const auto term = static_cast<std::uint32_t>(school_term(week));
    return world.draws.events.uniform(Process::absence, key_of_row(world, row), term) < 1 - present;
}

bool visits_centre(const World& world, std::uint32_t row, int week) {
    const double share = share_at(world.parameters().time_use.centre_share, age_of(world, row, week));
    return drawn(world, row, Process::centre_visits, share);
}

bool is_in_sport(const World& world, std::uint32_t row, int week) {
    const TimeUseParameters& rules = world.parameters().time_use;
    const std::size_t place = place_of_segment(segment_of_row(world.population, row));
    const bool vulnerable = world.county->places[place].vulnerable_class != VulnerableClass::none;
    const double share = share_at(rules.sport_share, age_of(world, row, week));
    return drawn(world, row, Process::sport, vulnerable ? share * rules.sport_factor_vulnerable : share);
}

bool has_job(const World& world, std::uint32_t row, int week) {
    const double share = share_at(world.parameters().time_use.job_share, age_of(world, row, week));
    return drawn(world, row, Process::weekend_job, share);
}

bool lives_with_parent(const World& world, std::uint32_t row, int week) {
    const double share = share_at(world.parameters().time_use.with_parent_share, age_of(world, row, week));
    return drawn(world, row, Process::leaving_home, share);
}

}  // namespace samverkan
