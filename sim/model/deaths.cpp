// What a death does: clocks stop for good, ties and gang lose the youth. The dead stay in the rows of their birth week.
#include "core/elementary.hpp"
#include "model/membership.hpp"
#include "model/recruiter_windows.hpp"
#include "model/violence.hpp"

namespace samverkan {
namespace {

/// The gang's position closes; by chance it reopens within some weeks, as after a removal.
void close_position_of_dead(const World& world, Lives& lives, GangId gang, EntityKey attack) {
    --lives.gangs.positions[gang.index()];
    ++lives.gangs.counters.removed;
    const Words word = world.draws.events.words(Process::attack_outcome, attack, 2);
    if (elementary::unit_uniform(word[0]) >= world.gangs.constants.vacancy_refill_removed) return;
    const double weeks = elementary::unit_uniform(word[1]) * world.parameters().justice.vacancy_refill_weeks;
    lives.justice.refills.add(lives.week + 1 + static_cast<int>(weeks), gang);
}

}  // namespace

void die(const World& world, Lives& lives, std::uint32_t row, EntityKey attack) {
    const Involvement state = lives.youths.state[row].involvement;
    if (is_member(state)) {
        open_windows(world, lives, row);
        const Member member = end_membership(lives, row);
        close_position_of_dead(world, lives, member.gang, attack);
    }
    if (state == Involvement::former && lives.involved.concerned[lives.youths.concerned[row]].former != no_record)
        remove_former(lives.youths, lives.involved, row);
    lives.youths.set_mark(row, mark::dead);
    lives.youths.column(YouthClock::involvement).set(row, clock_off);
    lives.youths.state[row].involvement_multiplier = 0;
    if (state != Involvement::none)
        set_involvement(world.population, lives.youths, lives.classes, row, Involvement::none);
    mark_dirty(lives.youths, row);
}

}  // namespace samverkan
