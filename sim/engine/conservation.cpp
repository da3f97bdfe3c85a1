#include "engine/run.hpp"

namespace samverkan {
namespace {

/// Cases that still wait, by walking the queue.
std::size_t entries_waiting(const HelpState& help, const Desk& desk) {
    std::size_t count = 0;
    for (const CaseQueue::Lane& lane : desk.queue.lane)
        for (std::size_t i = lane.head; i < lane.cases.size(); ++i) {
            const Case& one = lane.cases[i];
            const bool taken = help.stations[one.station].agency == ServiceAgency::psychiatry &&
                               help.history[one.row].has(ServiceHistory::taken_from_psychiatry);
            count += !one.has_left && !taken;
        }
    return count;
}

std::string_view broken_help(const HelpState& help) {
    if (cases_by_hops(help) != static_cast<std::int64_t>(cases_in_progress(help)))
        return "every opened case waits, is underway or left by a counted way";
    std::uint64_t waiting = 0;
    for (const Desk& desk : help.desks) {
        if (desk.taken < 0 || desk.taken > desk.places) return "no more in service than places";
        std::uint64_t left = 0;
        for (const std::uint64_t count : desk.out) left += count;
        if (desk.joined != left + desk.waiting) return "whoever joined a queue waits or left by a counted way";
        if (desk.waiting != entries_waiting(help, desk)) return "those counted as waiting stand in the queue";
        waiting += desk.waiting;
    }
    if (waiting != help.hops.total(Hop::waiting)) return "those waiting by agency and area stand in the queues";
    return {};
}

}  // namespace

std::string_view broken_conservation(const World& world, const CountyState& state) {
    const Lives& lives = state.lives;
    std::vector<std::int32_t> active(lives.gangs.active.size(), 0);
    std::vector<std::int32_t> core(lives.gangs.active.size(), 0);
    for (const Member& member : lives.involved.members) {
        const Involvement tier = lives.youths.state[member.row].involvement;
        if (!is_member(tier)) return "every member record is of someone involved";
        if ((member.whereabouts == Whereabouts::away) != lives.youths.has_mark(member.row, mark::away))
            return "a member is away if the youth is";
        if (member.whereabouts == Whereabouts::away) continue;
        ++active[member.gang.index()];
        if (tier == Involvement::core) ++core[member.gang.index()];
    }
    if (active != lives.gangs.active) return "members of a gang at large add up to its active count";
    if (core != lives.gangs.core) return "core members of a gang at large add up to its core count";
    std::size_t involved = 0;
    for (std::size_t segment = 0; segment < lives.windows.edge.size(); ++segment)
        for (std::uint32_t row = lives.windows.first_resident(segment); row < lives.windows.end_of_residents(segment);
             ++row)
            involved += is_member(lives.youths.state[row].involvement);
    if (involved != lives.involved.members.size()) return "involved residents and member records are the same people";
    if (const std::string_view broken = broken_help(state.help); !broken.empty()) return broken;
    for (const DeploymentState& deployment : state.programmes.deployments)
        if (deployment.taken < 0 || deployment.taken > deployment.places)
            return "no more placed than a programme has places";
    std::size_t away = 0, waiting = 0;
    for (const InstitutionState& institution : lives.justice.institution) {
        away += static_cast<std::size_t>(institution.in_use);
        waiting += institution.waiting.size();
    }
    if (away != lives.justice.releases.size()) return "whoever is away comes back";
    const StayCounters& stays = lives.justice.stays;
    if (stays.decided != stays.released + stays.lapsed + away + waiting)
        return "every stay decided is underway, waits, has ended or lapsed";
    if (const std::string_view broken = broken_balance(state.programmes.money); !broken.empty()) return broken;
    std::vector<std::uint32_t> class_active(lives.classes.active.size(), 0);
    for (std::uint32_t row = 0; row < lives.youths.state.size(); ++row)
        if (is_fringe_or_above(lives.youths.state[row].involvement) && lives.youths.class_of[row].exists())
            ++class_active[lives.youths.class_of[row].index()];
    for (std::size_t id = 0; id < class_active.size(); ++id)
        if (class_active[id] != lives.classes.active[id]) return "pupils of a class add up to its count";
    for (std::uint32_t row = 0; row < lives.youths.state.size(); ++row) {
        std::uint32_t fringe = 0;
        for (std::uint32_t slot = world.population.tie_begin[row]; slot < world.population.tie_begin[row + 1]; ++slot) {
            const std::uint32_t other = lives.youths.neighbours[slot];
            fringe += other != no_tie && is_fringe_or_above(lives.youths.state[other].involvement);
        }
        if (fringe != lives.youths.state[row].fringe_ties) return "pushed ties equal counted ties";
    }
    return {};
}

}  // namespace samverkan
