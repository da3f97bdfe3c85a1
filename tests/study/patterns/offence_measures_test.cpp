#include <cmath>

#include <gtest/gtest.h>

#include "study/patterns/regression.hpp"
#include "support/made_chronicle.hpp"

namespace samverkan::test {
namespace {

/// Two of four offences as a member are committed with others.
MadeChronicle co_offences() {
    MadeChronicle made;
    const PersonId member = made.person(15, Involvement::involved);
    for (const int others : {0, 1, 2, 0}) made.offends(member, 5, 1, others);
    made.leaves(member, 10);
    made.offends(member, 12, 2, 3);
    made.offends(member, -2, 3, 3);
    made.offends(made.person(15, Involvement::fringe), 5, 1, 1);
    return made;
}

/// In and out of membership for half of the 15th year and of the 16th: three times as many offences inside.
void half_years(MadeChronicle& made, std::array<int, 2> outside) {
    const PersonId who = made.person(14);
    for (int year = 0; year < 2; ++year) {
        const int week = 52 * year;
        year == 0 ? made.joins(who, week) : made.returns(who, week);
        made.leaves(who, week + 26);
        const int count = outside[static_cast<std::size_t>(year)];
        for (int i = 0; i < 3 * count; ++i) made.offends(who, week + i, 1);
        for (int i = 0; i < count; ++i) made.offends(who, week + 26 + i, 1);
    }
}

MadeChronicle in_and_out() {
    MadeChronicle made(104);
    half_years(made, {1, 2});
    half_years(made, {2, 1});
    for (int i = 0; i < 10; ++i) {  // one state only, or too old
        made.offends(made.person(15, Involvement::involved), i, 1);
        made.offends(made.person(15), i, 1);
    }
    const PersonId adult = made.person(21);
    made.joins(adult, 50);
    for (int i = 0; i < 10; ++i) made.offends(adult, i, 1);
    return made;
}

/// One 14-year-old in every week, one offence a week before the change and two after.
MadeChronicle age_limit() {
    MadeChronicle made(104);
    made.log.age_limit_change_week = made_report_week;
    for (int birthday = -120; birthday < 104; birthday += 52) {
        const PersonId who = made.person(14, Involvement::none, Sex::male, far_away, birthday);
        for (int week = birthday; week < birthday + 52; ++week)
            for (int i = 0; i < (week < 0 ? 1 : 2); ++i) made.offends(who, week, 1);
        made.offends(made.person(19), birthday, 1);
    }
    return made;
}

/// 200 persons followed from 12 to 25; two of them have 16 of 20 serious violent offences.
MadeChronicle violence() {
    MadeChronicle made(1040);
    const auto commit = [&](PersonId who, int count, OffenceKind kind, int week = 100) {
        for (int i = 0; i < count; ++i) made.offends(who, week + i, 1, 0, kind);
    };
    for (int i = 0; i < 200; ++i) {
        const PersonId who = made.person_from_start(12);
        constexpr std::array counts{10, 6, 1, 1, 1, 1};
        if (i < 6) commit(who, counts[static_cast<std::size_t>(i)], OffenceKind::serious_violence);
        if (i == 7) commit(who, 30, OffenceKind::other);
    }
    commit(made.person_from_start(13), 50, OffenceKind::serious_violence);
    commit(made.person_from_start(11), 30, OffenceKind::other);
    return made;
}

}  // namespace

std::vector<HandMadeCase> offence_cases() {
    return {{"co_offending_share", .5, co_offences},
            {"offending_ratio_member_nonmember", 3, in_and_out},
            {"offences_ratio_after_age_limit_change", 2, age_limit},
            {"top1pct_violence_share", (10 + 6 + .01) / 20, violence}};
}

TEST(AgeLimitChange, IsNotSeenInATrendAlone) {
    MadeChronicle made(104);
    made.log.age_limit_change_week = made_report_week;
    for (int birthday = -120; birthday < 104; birthday += 52) {
        const PersonId who = made.person(14, Involvement::none, Sex::male, far_away, birthday);
        for (int week = birthday; week < birthday + 52; ++week)
            for (int i = 0; i < std::lround(400 * std::exp(.01 * week)); ++i) made.offends(who, week, 1);
    }
    EXPECT_NEAR(measured("offences_ratio_after_age_limit_change", made.log).value, 1, .002);
}

TEST(Regression, LogisticCoefficientIsAdjustedForTheOthers) {
    // log odds 0, log 2 for the first value, log 3 for the second, as counts of equal cells
    std::vector<Outcome> outcomes;
    for (const double first : {0.0, 1.0})
        for (const double second : {0.0, 1.0}) {
            const double odds = std::pow(2, first) * std::pow(3, second);
            const int size = first * second > 0 ? 700 : 1200;  // divisible by 1 + odds
            for (int i = 0; i < size; ++i) outcomes.push_back({i < size * odds / (1 + odds), {first, second}});
        }
    EXPECT_NEAR(std::exp(logistic_coefficient(outcomes).value()), 3, 1e-6);
}

TEST(Regression, SaysNothingWhereTheValueDoesNotVaryOrSeparates) {
    EXPECT_FALSE(logistic_coefficient({{true, {1}}, {false, {1}}}));
    EXPECT_FALSE(logistic_coefficient({{true, {1}}, {false, {0}}}));
    EXPECT_FALSE(within_person_coefficient({{1, 1, 2, {1}}, {2, 1, 3, {0}}})) << "no person in both";
    const std::vector<CountCell> one_age_each{
        {1, 1, 2, {1, 1}}, {1, 2, 2, {1, 0}}, {2, 3, 6, {0, 1}}, {2, 6, 6, {0, 0}}};
    EXPECT_NEAR(within_person_coefficient(one_age_each).value(), std::log(2), 1e-9) << "the first never varies within";
    EXPECT_NEAR(within_person_coefficient({{1, 1, 2, {1}}, {1, 2, 2, {0}}}).value(), std::log(2), 1e-9);
}

}  // namespace samverkan::test
