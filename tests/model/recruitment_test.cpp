// Who takes a recruit, who recruits, and how a former member comes back.
#include <cmath>
#include <map>

#include <gtest/gtest.h>

#include "model/membership.hpp"
#include "model/recruitment.hpp"
#include "support/quiet_lives.hpp"

namespace samverkan {
namespace {

using test::QuietLives;

struct Recruiting : QuietLives {
    GangSignals signals;

    Recruiting() {
        for (std::size_t gang = 0; gang < world.gangs.count(); ++gang)
            signals.offer.push_back(1.0 + static_cast<double>(gang));
    }
    [[nodiscard]] GangOffers offers() const { return {&signals}; }
    Member& join(std::uint32_t row, std::size_t gang = 0, int tenure_weeks = 60) {
        join_gang(world, lives, {row, GangId{gang}, no_record, Channel::street, 0, tenure_weeks});
        return *find_member(lives.youths, lives.involved, row);
    }
    void fill(std::size_t gang) { lives.gangs.positions[gang] = lives.gangs.active[gang]; }
    [[nodiscard]] std::uint32_t recruiter_of(std::uint32_t row, std::uint32_t occurrence = 0) const {
        return choose_recruiter(world, lives, GangId{0}, row, Process::recruiter_choice, occurrence);
    }
    Former& leave(std::uint32_t row) {
        leave_gang(world, lives, row);
        return lives.involved.formers[lives.involved.concerned[lives.youths.concerned[row]].former];
    }
};

/// The gang of least race time, written out; none if no weight is above zero.
GangId winner_of(const World& world, EntityKey chooser, std::uint32_t occurrence, const std::vector<double>& weight) {
    GangId winner;
    double best = 0;
    for (std::size_t gang = 0; gang < weight.size(); ++gang) {
        if (weight[gang] <= 0) continue;
        const double time = world.draws.events.race_time(Process::gang_choice, chooser, occurrence, gang, weight[gang]);
        if (winner.exists() && time >= best) continue;
        winner = GangId{gang};
        best = time;
    }
    return winner;
}

TEST(GangChoice, IsARaceByOfferAndAccessAndOnlineByOfferAlone) {
    const Recruiting county;
    const World& world = county.world;
    std::map<std::size_t, int> taken;
    for (std::uint32_t n = 0; n < 300; ++n)
        for (const Channel channel : {Channel::street, Channel::school, Channel::online}) {
            const std::uint32_t row = county.resident(15, n);
            std::vector<double> weight;
            for (std::size_t gang = 0; gang < world.gangs.count(); ++gang)
                weight.push_back(county.signals.offer[gang] *
                                 (channel == Channel::online ? 1 : world.gangs.access(gang, county.place_of(row))));
            const GangId chosen = choose_gang(world, county.lives.gangs, county.offers(), row, channel, 7);
            EXPECT_EQ(chosen, winner_of(world, county.key(row), 7, weight));
            ++taken[chosen.index()];
        }
    EXPECT_EQ(taken.size(), world.gangs.count());
}

TEST(GangChoice, TakesOnlyGangsWithAPositionOpenNow) {
    Recruiting county;
    for (const std::size_t full : {0, 1, 3}) county.fill(full);
    for (std::uint32_t n = 0; n < 100; ++n)
        EXPECT_EQ(
            choose_gang(county.world, county.lives.gangs, county.offers(), county.resident(15, n), Channel::street, n),
            GangId{2});
    county.fill(2);
    const std::uint32_t row = county.resident(15);
    EXPECT_FALSE(choose_gang(county.world, county.lives.gangs, county.offers(), row, Channel::street, 0).exists());
    std::vector<GangDoors> doors(county.world.gangs.count());
    doors[1].position = true;
    EXPECT_EQ(choose_gang(county.world, county.lives.gangs, {&county.signals, &doors}, row, Channel::street, 0),
              GangId{1})
        << "with feedback off the baseline's positions count";
}

TEST(Crossing, ThatNoGangTakesDrawsTheNextThreshold) {
    Recruiting county;
    for (std::size_t gang = 0; gang < county.world.gangs.count(); ++gang) county.fill(gang);
    const std::uint32_t row = county.resident(16);
    Youths& youths = county.lives.youths;
    youths.recruit_multiplier[row] = .5F;
    for (std::uint32_t occurrence = 1; occurrence < 4; ++occurrence) {
        serve_recruitment(county.world, county.lives, county.offers(), row, Channel::online);
        EXPECT_EQ(youths.occurrence_of(YouthClock::recruit_online, row), occurrence);
        const double threshold =
            county.world.draws.events.threshold(Process::recruit_online, county.key(row), occurrence);
        EXPECT_EQ(youths.column(YouthClock::recruit_online)[row], start_clock(0, threshold, .5));
    }
    EXPECT_EQ(county.state(row).involvement, Involvement::none);
    EXPECT_EQ(county.lives.gangs.counters.rejected, 3u);
    EXPECT_EQ(county.lives.log.count[static_cast<std::size_t>(EventKind::not_taken)], 3u);
}

TEST(Crossing, ChoosesUnderTheNumberOfItsChannelsCrossingsAndTheChannel) {
    Recruiting county;
    std::uint32_t n = 0;
    for (std::uint8_t crossings = 0; crossings < 8; ++crossings)
        for (std::size_t c = 0; c < channel_count; ++c, ++n) {
            const auto channel = static_cast<Channel>(c);
            const std::uint32_t row = county.resident(15, n);
            county.lives.youths.occurrence_of(recruit_clock(channel), row) = crossings;
            const auto occurrence = static_cast<std::uint32_t>(crossings * 4u + c);
            const GangId expected =
                choose_gang(county.world, county.lives.gangs, county.offers(), row, channel, occurrence);
            serve_recruitment(county.world, county.lives, county.offers(), row, channel);
            EXPECT_EQ(county.member(row).gang, expected) << int{crossings} << " crossings of channel " << c;
            EXPECT_EQ(county.member(row).channel, channel);
        }
}

TEST(Recruiter, IsFifteenToTwentyYearsOld) {
    for (const int age : {13, 14, 15, 18, 20, 21}) {
        Recruiting county;
        const std::uint32_t candidate = county.resident(age), recruit = county.resident(age - 2);
        county.join(candidate);
        const bool fits = age >= 15 && age <= 20;
        EXPECT_EQ(county.recruiter_of(recruit), fits ? candidate : no_record) << age;
    }
}

TEST(Recruiter, HasBeenInForHalfAYear) {
    Recruiting county;
    const std::uint32_t candidate = county.resident(17), recruit = county.resident(15);
    county.join(candidate, 0, 25);
    EXPECT_EQ(county.recruiter_of(recruit), no_record);
    county.lives.week += 1;
    EXPECT_EQ(county.recruiter_of(recruit), candidate);
}

TEST(Recruiter, HasFewerThanFiveOwnYoungers) {
    Recruiting county;
    const std::uint32_t candidate = county.resident(17), recruit = county.resident(15);
    Member& member = county.join(candidate);
    member.own_youngers = 4;
    EXPECT_EQ(county.recruiter_of(recruit), candidate);
    member.own_youngers = 5;
    EXPECT_EQ(county.recruiter_of(recruit), no_record);
}

TEST(Recruiter, IsOneToSixYearsOlder) {
    Recruiting county;
    const std::uint32_t candidate = county.resident(18);
    county.join(candidate);
    for (int age = 10; age <= 20; ++age)
        EXPECT_EQ(county.recruiter_of(county.resident(age)), age >= 12 && age <= 17 ? candidate : no_record) << age;
}

TEST(Recruiter, IsOfTheGangThatTakes) {
    Recruiting county;
    county.join(county.resident(17), 1);
    EXPECT_EQ(county.recruiter_of(county.resident(15)), no_record);
}

TEST(Recruiter, IsDrawnByTheWeightOfTheGapInAge) {
    Recruiting county;
    std::map<std::uint32_t, std::size_t> gap_of;
    for (int gap = 1; gap <= 6; ++gap) {
        const std::uint32_t row = county.resident(14 + gap);
        county.join(row);
        gap_of[row] = static_cast<std::size_t>(gap - 1);
    }
    const std::uint32_t recruit = county.resident(14);
    constexpr std::uint32_t choices = 20'000;
    std::array<double, 6> chosen{};
    for (std::uint32_t occurrence = 0; occurrence < choices; ++occurrence)
        ++chosen[gap_of.at(county.recruiter_of(recruit, occurrence))];
    const std::array weight{.08, .17, .25, .25, .15, .10};
    for (std::size_t gap = 0; gap < 6; ++gap)
        EXPECT_NEAR(chosen[gap] / choices, weight[gap], 4 * std::sqrt(weight[gap] * (1 - weight[gap]) / choices))
            << gap + 1 << " years";
}

/// A county whose every gang has a member who may recruit fifteen-year-olds.
struct WithRecruiters : Recruiting {
    WithRecruiters() {
        for (std::uint32_t gang = 0; gang < world.gangs.count(); ++gang) join(resident(18, gang), gang);
    }
};

TEST(Recruitment, HasARecruiterButNotOnline) {
    WithRecruiters county;
    for (std::uint32_t n = 0; n < 8; ++n) {
        const auto channel = static_cast<Channel>(n % channel_count);
        const std::uint32_t row = county.resident(15, n);
        serve_recruitment(county.world, county.lives, county.offers(), row, channel);
        EXPECT_EQ(county.member(row).recruiter == no_record, channel == Channel::online) << n;
    }
}

TEST(Recruitment, IsRecordedWithEverythingKnownAboutIt) {
    WithRecruiters county;
    const std::uint32_t row = county.resident(15);
    serve_recruitment(county.world, county.lives, county.offers(), row, Channel::school);
    const Recruitment& recruitment = county.lives.log.recruitments.back();
    EXPECT_EQ(recruitment.row, row);
    EXPECT_EQ(recruitment.gang, county.member(row).gang);
    EXPECT_EQ(recruitment.recruiter, county.member(row).recruiter);
    EXPECT_EQ(recruitment.age_years, 15);
    EXPECT_EQ(recruitment.recruiter_age_years, 18);
    EXPECT_EQ(recruitment.channel, Channel::school);
    EXPECT_FALSE(recruitment.renewed);
    EXPECT_EQ(county.lives.log.events.back().kind, EventKind::first_recruitment);
    EXPECT_EQ(county.lives.gangs.counters.filled, county.world.gangs.count() + 1);
}

TEST(Reentry, ThatNoGangTakesDrawsTheNextThresholdOfTheSpell) {
    Recruiting county;
    const std::uint32_t row = county.resident(17);
    county.join(row);
    const Former& former = county.leave(row);
    for (std::size_t gang = 0; gang < county.world.gangs.count(); ++gang) county.fill(gang);
    for (std::uint32_t crossing = 1; crossing < 4; ++crossing) {
        serve_reentry(county.world, county.lives, county.offers(), row);
        EXPECT_EQ(former.occurrence, crossing);
        EXPECT_EQ(former.remaining,
                  county.world.draws.events.threshold(Process::reentry, county.key(row), (1u << 16) + crossing));
    }
    EXPECT_EQ(county.state(row).involvement, Involvement::former);
}

TEST(Reentry, IsARenewedSpellWithEightWeeksOfTenure) {
    Recruiting county;
    const std::uint32_t row = county.resident(17);
    county.join(row);
    county.leave(row);
    serve_reentry(county.world, county.lives, county.offers(), row);
    const Member& member = county.member(row);
    EXPECT_EQ(member.spell, 1);
    EXPECT_EQ(member.tenure_start_week, county.lives.week - 8);
    EXPECT_TRUE(county.lives.involved.formers.empty());
    EXPECT_TRUE(county.lives.log.recruitments.back().renewed);
    EXPECT_EQ(county.lives.log.events.back().kind, EventKind::renewed_recruitment);
}

TEST(Reentry, ComesByTheChannelsInProportionToTheirGroupFactors) {
    Recruiting county;
    const std::array share{.5, .1, .4, 0.0};
    for (std::size_t c = 0; c < channel_count; ++c)
        for (double& factor : county.lives.clocks.factor.of(recruit_group(static_cast<Channel>(c))))
            factor = .01 * share[c];
    constexpr std::uint32_t persons = 600;
    std::array<double, channel_count> came{};
    for (auto& positions : county.lives.gangs.positions) positions = 2000;
    for (std::uint32_t n = 0; n < persons; ++n) {
        const std::uint32_t row = county.resident(17, n);
        county.join(row);
        county.leave(row);
        serve_reentry(county.world, county.lives, county.offers(), row);
        ++came[static_cast<std::size_t>(county.member(row).channel)];
    }
    for (std::size_t c = 0; c < channel_count; ++c)
        EXPECT_NEAR(came[c] / persons, share[c], 4 * std::sqrt(share[c] * (1 - share[c]) / persons)) << c;
}

}  // namespace
}  // namespace samverkan
