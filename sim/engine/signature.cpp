#include "core/hash.hpp"
#include "engine/run.hpp"

namespace samverkan {
namespace {

void add_youths(const World& world, const Youths& youths, SignatureHash& hash) {
    for (std::uint32_t row = 0; row < youths.state.size(); ++row) {
        hash.add(std::uint64_t{world.person[row].birth_week} << 32 | world.person[row].cohort_index);
        hash.add(static_cast<std::uint64_t>(youths.state[row].involvement) |
                 std::uint64_t{youths.state[row].fringe_ties} << 8 |
                 std::uint64_t{youths.state[row].involved_ties} << 16 | std::uint64_t{youths.state[row].degree} << 24 |
                 std::uint64_t{youths.state[row].stratum.value} << 32);
        hash.add(youths.state[row].involvement_multiplier);
        hash.add(youths.recruit_multiplier[row]);
        hash.add(youths.notice_multiplier[row]);
        for (std::size_t clock = 0; clock < youth_clock_count; ++clock) {
            hash.add(youths.clock[clock][row]);
            hash.add(
                std::uint64_t{clock == 0 ? youths.state[row].involvement_occurrence : youths.occurrence[clock][row]});
        }
    }
}

void add_gangs(const Gangs& gangs, SignatureHash& hash) {
    for (std::size_t gang = 0; gang < gangs.positions.size(); ++gang) {
        hash.add(static_cast<std::uint64_t>(gangs.positions[gang]) << 32 |
                 static_cast<std::uint64_t>(gangs.active[gang]));
        hash.add(static_cast<std::uint64_t>(gangs.core[gang]) << 32 | static_cast<std::uint64_t>(gangs.senior[gang]));
        hash.add(gangs.expiry[gang].remaining);
        hash.add(gangs.birth[gang].remaining);
    }
    for (const double yield : gangs.expected_yield.value) hash.add(yield);
}

void add_justice(const Lives& lives, SignatureHash& hash) {
    for (const InstitutionState& institution : lives.justice.institution)
        hash.add(static_cast<std::uint64_t>(institution.in_use) << 32 | institution.waiting.size());
    hash.add(std::uint64_t{lives.justice.releases.size()});
    hash.add(lives.gangs.counters.refilled);
}

void add_violence(const Violence& violence, SignatureHash& hash) {
    for (const RateClock& clock : violence.shootings) hash.add(clock.remaining);
    for (const AttackEvent& attack : violence.attacks) {
        hash.add(attack.key.packed());
        hash.add(std::uint64_t{attack.week} << 32 | static_cast<std::uint64_t>(attack.kind) << 16 |
                 static_cast<std::uint64_t>(attack.harm) << 8 | attack.executors);
        hash.add(std::uint64_t{attack.victim} << 32 | attack.executor[0].row);
    }
    hash.add(std::uint64_t{violence.retaliations.size()});
}

void add_help(const HelpState& help, SignatureHash& hash) {
    for (const Desk& desk : help.desks) {
        hash.add(std::uint64_t{desk.waiting} << 32 | static_cast<std::uint64_t>(desk.taken));
        hash.add(desk.credit);
        for (const CaseQueue::Lane& lane : desk.queue.lane)
            for (std::size_t i = lane.head; i < lane.cases.size(); ++i)
                hash.add(std::uint64_t{lane.cases[i].row} << 32 | lane.cases[i].lottery);
    }
    for (const std::uint32_t count : help.hops.count) hash.add(std::uint64_t{count});
    hash.add(std::uint64_t{help.treatment_ends.size()});
}

void add_events(const EventLog& log, SignatureHash& hash) {
    for (const Event& event : log.events)
        hash.add(std::uint64_t{event.row} << 32 | std::uint64_t{event.week} << 16 |
                 static_cast<std::uint64_t>(event.kind) << 8 | event.detail);
    for (const Recruitment& recruitment : log.recruitments)
        hash.add(std::uint64_t{recruitment.recruiter} << 32 | std::uint64_t{recruitment.gang.value});
}

}  // namespace

std::uint64_t signature_of(const World& world, const CountyState& state) {
    SignatureHash hash;
    add_youths(world, state.lives.youths, hash);
    add_gangs(state.lives.gangs, hash);
    add_justice(state.lives, hash);
    add_violence(state.lives.violence, hash);
    add_help(state.help, hash);
    add_events(state.lives.log, hash);
    for (const DeploymentState& deployment : state.programmes.deployments) hash.add(deployment.delivered_units);
    return hash.value();
}

}  // namespace samverkan
