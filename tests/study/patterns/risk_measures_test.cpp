#include "support/made_chronicle.hpp"

namespace samverkan::test {
namespace {

/// Of four ties between 12 and 17, one joins two in the fringe or above, two join others, one is mixed.
MadeChronicle ties() {
    MadeChronicle made;
    const PersonId a = made.person(13, Involvement::involved), b = made.person(14, Involvement::fringe);
    const PersonId c = made.person(13), d = made.person(14), e = made.person(15);
    const PersonId old = made.person(20, Involvement::involved);
    made.log.ties = {{a, b}, {c, d}, {d, e}, {a, c}, {a, old}};
    made.log.ties_week = made.log.end_week - 1;
    return made;
}

MadeChronicle risk_factors() {
    MadeChronicle made(1040);
    const auto born_with = [&](int factors, int age_at_start = 6) {
        const PersonId who = made.person_from_start(age_at_start);
        made.log.persons.back().risk_factors = static_cast<std::uint8_t>(factors);
        return who;
    };
    const auto fifteenth_birthday = [&](PersonId who) { return made.log.birthday(who, 15) - made_report_week; };
    const PersonId drifts = born_with(7), recruited = born_with(9), one_of_few = born_with(1);
    made.happens(drifts, LifeEventKind::drift, fifteenth_birthday(drifts));
    made.joins(recruited, fifteenth_birthday(recruited));
    born_with(8);
    made.happens(one_of_few, LifeEventKind::drift, fifteenth_birthday(one_of_few));
    for (const int factors : {0, 0, 1}) born_with(factors);
    const PersonId late = born_with(0);
    made.joins(late, made.log.birthday(late, 19) - made_report_week);
    made.joins(born_with(3), 300);
    made.joins(born_with(0, 8), 300);  // not seen from the beginning
    const PersonId young = made.person(0);
    made.log.persons.back().risk_factors = 7;
    made.log.residences.back().from_week = made.log.end_week - 52;  // not followed to 18
    made.joins(young, 1030);
    return made;
}

/// With an involved older sibling one of two joins within the year, without one of four.
MadeChronicle siblings() {
    MadeChronicle made(104);
    const auto sibling_of = [&](Involvement of_older, int age = 14) {
        const PersonId older = made.person(19, of_older), younger = made.person(age);
        made.log.siblings.push_back({older, younger});
        return younger;
    };
    made.joins(sibling_of(Involvement::involved), 20);
    sibling_of(Involvement::core, 17);
    made.joins(sibling_of(Involvement::fringe, 17), 52);
    sibling_of(Involvement::former, 17);
    const PersonId elder = made.person(17), involved_younger = made.person(12, Involvement::involved);
    made.log.siblings.push_back({involved_younger, elder});
    made.person(17);
    for (const int week : {-3, -90}) made.joins(sibling_of(Involvement::involved, 17), week);  // no longer at risk
    made.person(18);
    made.person(8);
    return made;
}

}  // namespace

std::vector<HandMadeCase> risk_cases() {
    return {{"assortativity_involvement", 7 / 15.0, ties, {{"involved_or_core", -1 / 3.0}}},
            {"join_odds_many_vs_few_risk_factors", 8, risk_factors},
            {"sibling_odds", 3, siblings}};
}

}  // namespace samverkan::test
