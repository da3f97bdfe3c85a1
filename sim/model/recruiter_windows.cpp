#include "model/recruiter_windows.hpp"

#include <algorithm>

#include "core/elementary.hpp"
#include "model/membership.hpp"
#include "model/recruitment.hpp"

namespace samverkan {
namespace {

std::uint32_t window_occurrence(const Member& member) { return std::uint32_t{member.spell} << 16 | member.windows; }

/// Own youngers in the recruiter's gang, by row.
std::vector<std::uint32_t> own_youngers_of(const Involved& involved, GangId gang, std::uint32_t recruiter) {
    std::vector<std::uint32_t> rows;
    for (const std::uint32_t index : involved.by_gang[gang.index()])
        if (involved.members[index].recruiter == recruiter) rows.push_back(involved.members[index].row);
    std::sort(rows.begin(), rows.end());
    return rows;
}

int delay_weeks(const World& world, const Member& member) {
    const double u = world.draws.events.uniform(Process::reattachment, member.key, window_occurrence(member));
    return std::max(1, static_cast<int>(world.gangs.constants.reattach_delay_weeks + u));
}

}  // namespace

void open_windows(const World& world, Lives& lives, std::uint32_t recruiter) {
    const Member* away = find_member(lives.youths, lives.involved, recruiter);
    for (const std::uint32_t row : own_youngers_of(lives.involved, away->gang, recruiter)) {
        Member& younger = *find_member(lives.youths, lives.involved, row);
        if (younger.contact == RecruiterContact::broken) continue;
        younger.contact = RecruiterContact::broken;
        ++younger.windows;
        lives.justice.reattachments.add(lives.week + delay_weeks(world, younger),
                                        {row, younger.windows, younger.spell});
        lives.log.add(lives.week, EventKind::recruiter_lost, row);
        lives.justice.noted.push_back(row);
    }
}

void close_windows(Lives& lives, std::uint32_t recruiter) {
    const Member* back = find_member(lives.youths, lives.involved, recruiter);
    for (const std::uint32_t row : own_youngers_of(lives.involved, back->gang, recruiter))
        find_member(lives.youths, lives.involved, row)->contact = RecruiterContact::kept;
}

void reattach(const World& world, Lives& lives) {
    std::vector<BrokenContact> due;
    lives.justice.reattachments.take(lives.week, due);
    for (const BrokenContact& broken : due) {
        Member* younger = find_member(lives.youths, lives.involved, broken.row);
        if (younger == nullptr || younger->contact == RecruiterContact::kept || younger->windows != broken.window ||
            younger->spell != broken.spell)  // who has left and come back counts windows anew
            continue;
        const std::uint32_t taker = choose_recruiter(world, lives, younger->gang, broken.row, Process::reattachment,
                                                     window_occurrence(*younger));
        if (taker == no_record) {
            lives.justice.reattachments.add(lives.week + 1, broken);
            continue;
        }
        release_own_younger(lives, younger->recruiter);
        younger->recruiter = taker;
        younger->contact = RecruiterContact::kept;
        ++find_member(lives.youths, lives.involved, taker)->own_youngers;
        mark_dirty(lives.youths, taker);
        mark_dirty(lives.youths, broken.row);
        lives.log.add(lives.week, EventKind::reattached, broken.row);
    }
}

double window_exit_factor(const World& world, const Member& member) {
    if (member.contact == RecruiterContact::kept) return 1;
    return std::max(world.gangs.constants.recruiter_window_exit, static_cast<double>(member.window_factor));
}

}  // namespace samverkan
