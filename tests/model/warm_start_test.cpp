// The county starts warm: shares, gangs, tenure, core and open positions of the tables it is given.
#include <cmath>
#include <map>

#include <gtest/gtest.h>

#include "core/iso_week.hpp"
#include "model/warm_start.hpp"
#include "support/people.hpp"

namespace samverkan {
namespace {

using test::grown_county;

struct WarmCounty {
    County county = grown_county(4);
    World world;
    Lives lives;

    explicit WarmCounty(int first_week)
        : world(build_world(county, {.seed = 31}, {first_week, first_week + 1})), lives(start_lives(world)) {}
    WarmCounty(const WarmCounty&) = delete;
    WarmCounty& operator=(const WarmCounty&) = delete;

    template <class Visit>  // visit(row, age, sex, place)
    void for_each_resident(Visit&& visit) const {
        for (std::size_t segment = 0; segment < lives.windows.edge.size(); ++segment)
            for (int age = entry_age_years; age < leaving_age_years; ++age)
                for (std::uint32_t row = lives.windows.begin(segment, age); row < lives.windows.end(segment, age);
                     ++row)
                    visit(row, static_cast<std::size_t>(age), segment % sex_count, segment / sex_count);
    }
    [[nodiscard]] double open_positions() const {
        double open = 0;
        for (std::size_t gang = 0; gang < world.gangs.count(); ++gang) open += lives.gangs.open(gang);
        return open;
    }
};

const WarmCounty& in_autumn() {
    static const WarmCounty county(week_number(IsoWeek{2023, 34}));
    return county;
}

/// Number expected and found, with the variance of what is found.
struct Tally {
    double expected = 0, variance = 0, found = 0;
    void add(double share, bool is) {
        expected += share;
        variance += share * (1 - share);
        found += is ? 1 : 0;
    }
    void expect_equal(const char* what) const {
        EXPECT_GT(expected, 30) << what;
        EXPECT_NEAR(found, expected, 4 * std::sqrt(variance)) << what;
    }
};

/// Contact over all channels in a vulnerable place and elsewhere, mean 1 over the county.
std::array<double, 2> contact(const County& county) {
    const RecruitmentParameters& rules = county.parameters.recruitment;
    double tilt = 0, vulnerable = 0, all = 0;
    for (std::size_t c = 0; c < channel_count; ++c) tilt += rules.channel_share[c] * rules.vulnerable_tilt[c];
    for (const Place& place : county.places)
        for (const double youths : place.youths_by_age) {
            all += youths;
            if (place.vulnerable_class != VulnerableClass::none) vulnerable += youths;
        }
    const double mean = 1 + vulnerable / all * (tilt - 1);
    return {1 / mean, tilt / mean};
}

TEST(WarmStart, GivesEveryoneTheTabledSharesByTheirOwnMultipliers) {
    const WarmCounty& warm = in_autumn();
    const WarmStartParameters& table = warm.county.parameters.warm_start;
    const std::array<double, 2> contact_of = contact(warm.county);
    std::array<Tally, sex_count> involved, former, fringe;
    Tally fringe_at_high_risk;
    warm.for_each_resident([&](std::uint32_t row, std::size_t age, std::size_t sex, std::size_t place) {
        const bool vulnerable = warm.county.places[place].vulnerable_class != VulnerableClass::none;
        const YouthState& youth = warm.lives.youths.state[row];
        const double recruit = warm.world.level_factor[warm.world.person[row].recruit_level] * contact_of[vulnerable];
        const auto share = [](double p, double m) { return 1 - std::pow(1 - p, m); };
        const double both = table.involved_share[0][age] + table.involved_share[1][age];
        const double of_sex = both > 0 ? 2 * table.involved_share[sex][age] / both : 1;
        involved[sex].add(share(table.involved_share[sex][age], recruit), is_member(youth.involvement));
        former[sex].add(share(table.former_share[age] * of_sex, recruit), youth.involvement == Involvement::former);
        const double drift = warm.world.level_factor[youth.drift_level];
        for (Tally* tally : {&fringe[sex], drift > 2 ? &fringe_at_high_risk : nullptr})
            if (tally != nullptr)
                tally->add(share(table.fringe_share[sex][age], drift), youth.involvement == Involvement::fringe);
    });
    for (std::size_t sex = 0; sex < sex_count; ++sex) {
        involved[sex].expect_equal("involved");
        former[sex].expect_equal("former");
        fringe[sex].expect_equal("fringe");
    }
    fringe_at_high_risk.expect_equal("fringe at more than twice the mean risk");
}

TEST(WarmStart, MakesCoreTheirTabledShareOfMembers) {
    const WarmCounty& warm = in_autumn();
    Tally core;
    for (const Member& member : warm.lives.involved.members) {
        const auto age = static_cast<std::size_t>(completed_age(member.birth_week, warm.lives.week));
        core.add(warm.county.parameters.warm_start.core_share_of_involved[age], member.tier == Involvement::core);
    }
    core.expect_equal("core");
}

/// Of members of an age with a year of tenure: weighted by the share of their tenure that has been promoted.
TEST(WarmStart, MakesCoreOfThoseWhoCouldLongBePromotedWhateverElseTheirTenure) {
    const WarmCounty& warm = in_autumn();
    const double hazard = warm.world.parameters().membership.promotion_hazard;
    std::map<int, std::vector<double>> all, core;  // tenure by age
    for (const Member& member : warm.lives.involved.members) {
        const int tenure = warm.lives.week - member.tenure_start_week;
        EXPECT_TRUE(member.tier != Involvement::core || tenure >= 52);
        if (tenure < 52) continue;
        const int age = completed_age(member.birth_week, warm.lives.week);
        all[age].push_back(tenure);
        if (member.tier == Involvement::core) core[age].push_back(tenure);
    }
    double sum = 0, variance = 0;  // of the tenures of core, drawn from all of their age by weight
    for (const auto& [age, tenures] : all) {
        const double drawn = static_cast<double>(core[age].size());
        double weights = 0, mean = 0, squares = 0;
        const auto weight = [&](double tenure) { return 1 - std::exp(-hazard * (tenure + .5 - 52)); };
        for (const double tenure : tenures) weights += weight(tenure);
        for (const double tenure : tenures) mean += weight(tenure) / weights * tenure;
        for (const double tenure : tenures) squares += weight(tenure) / weights * (tenure - mean) * (tenure - mean);
        for (const double tenure : core[age]) sum += tenure - mean;
        variance += drawn * squares;
    }
    ASSERT_GT(variance, 0);
    EXPECT_NEAR(sum, 0, 4 * std::sqrt(variance));
}

TEST(WarmStart, DrawsGangsBySizeAndAccess) {
    const WarmCounty& warm = in_autumn();
    const GangStructure& gangs = warm.world.gangs;
    double expected = 0, found = 0, variance = 0;
    for (const Member& member : warm.lives.involved.members) {
        const std::size_t place = place_of_segment(segment_of_row(warm.world.population, member.row));
        double sum = 0, mean = 0, squares = 0;
        for (std::size_t gang = 0; gang < gangs.count(); ++gang) {
            const double access = gangs.access(gang, place), weight = gangs.size_share[gang] * access;
            sum += weight;
            mean += weight * access;
            squares += weight * access * access;
        }
        expected += mean / sum;
        variance += squares / sum - mean / sum * (mean / sum);
        found += gangs.access(member.gang.index(), place);
    }
    EXPECT_GT(variance, 1);
    EXPECT_NEAR(found, expected, 4 * std::sqrt(variance));
}

TEST(WarmStart, LeavesOpenWhatTheSeasonLeavesOpen) {
    const auto open_over_reference = [](const WarmCounty& warm) {
        const double members = static_cast<double>(warm.lives.involved.members.size());
        return warm.open_positions() * 90 / members / warm.world.reference.open_positions;
    };
    // Summer fills positions faster, and effort has moved to the channels that yield.
    EXPECT_LT(open_over_reference(in_autumn()), .96);
    EXPECT_GT(open_over_reference(in_autumn()), .80);
}

}  // namespace
}  // namespace samverkan
