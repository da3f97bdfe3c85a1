// Usual services change no hazard: with other services, or none, everybody lives the same life.
#include <gtest/gtest.h>

#include "support/lives.hpp"

namespace samverkan {
namespace {

using namespace test;

Scenario baseline() {
    Scenario scenario;
    scenario.start_week = 2902;
    scenario.burn_in_weeks = 26;
    scenario.weeks = 78;
    return scenario;
}

struct Outcome {
    LivesByIdentity lives;
    std::uint64_t started = 0, seen_by_psychiatry = 0;
};

Outcome outcome_of(const County& county) {
    const Scenario scenario = baseline();
    const BranchPoint branch = branch_point(county, {.seed = 8, .scale = .03}, scenario);
    const CountyState end = run_arm(branch, scenario);
    return {lives_of(branch.world, end), end.help.hops.total(Hop::started),
            end.help.hops.total(ServiceAgency::psychiatry, Hop::started)};
}

TEST(UsualServices, OfAnyKindAndNumberLeaveEveryLifeAsItIs) {
    const County county = stockholm();
    const Outcome shipped = outcome_of(county);
    County other = county;
    for (ServiceLine& line : other.services.lines) {
        line.capacity_per_1000 *= 3;
        if (line.match_weight > 0) line.match_weight = 1;
    }
    other.parameters.psychiatry.referral_share.fill(.5);
    other.parameters.help.right_match_share = 0;
    const Outcome more = outcome_of(other);
    County bare = county;
    bare.services.lines.resize(1);
    bare.services.lines[0].capacity_per_1000 = 0;
    const Outcome none = outcome_of(bare);
    EXPECT_GT(more.started, shipped.started + 100) << "services do differ";
    EXPECT_GT(more.seen_by_psychiatry, shipped.seen_by_psychiatry + 50);
    EXPECT_EQ(none.started, 0u);
    EXPECT_TRUE(more.lives == shipped.lives);
    EXPECT_TRUE(none.lives == shipped.lives);
}

}  // namespace
}  // namespace samverkan
