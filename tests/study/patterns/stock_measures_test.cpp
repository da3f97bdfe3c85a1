#include "support/made_chronicle.hpp"

namespace samverkan::test {
namespace {

constexpr double year = 1461.0 / 28.0;  // weeks

/// Four residents, one involved, for half a year; then five, two involved: the mean of weekly shares.
MadeChronicle involved_12_17() {
    MadeChronicle made;
    const PersonId late = made.person(13);
    made.joins(late, 26);
    made.happens(late, LifeEventKind::custody_start, 30);
    made.happens(late, LifeEventKind::custody_end, 45);
    made.person(14, Involvement::core);
    made.person(15);
    made.person(16, Involvement::fringe);
    made.person(18, Involvement::involved);
    made.person(12, Involvement::none, Sex::male, far_away, 26);
    return made;
}

/// Fringe for 13 weeks in the city, involved for 39 weeks outside it; former and 12-year-olds do not count.
MadeChronicle fringe_13_17() {
    MadeChronicle made;
    const PersonId fringe = made.person(13, Involvement::none, Sex::male, vulnerable);
    made.happens(fringe, LifeEventKind::drift, 0);
    made.happens(fringe, LifeEventKind::fringe_exit, 13);
    made.leaves(made.person(14, Involvement::involved), 39);
    made.person(15, Involvement::none, Sex::male, beside_it);
    made.person(16);
    made.person(12, Involvement::fringe, Sex::male, vulnerable);
    return made;
}

MadeChronicle males_under_18() {
    MadeChronicle made;
    made.happens(made.person(15, Involvement::involved), LifeEventKind::custody_start, 10);
    made.joins(made.person(16, Involvement::fringe, Sex::female), 26);
    made.person(18, Involvement::core, Sex::male, far_away, 26);  // 26 weeks at 17
    made.person(20, Involvement::involved);
    return made;
}

MadeChronicle fringe_by_sex() {
    MadeChronicle made;
    made.happens(made.person(14, Involvement::none, Sex::female), LifeEventKind::drift, 0);
    made.happens(made.person(15, Involvement::fringe), LifeEventKind::fringe_exit, 26);
    made.person(16, Involvement::involved, Sex::female);
    made.person(12, Involvement::fringe, Sex::female);
    return made;
}

/// Stock of 52 + 26 + 13 + 39 + 26 weeks, left by two: not by death, at 18, or before the window.
MadeChronicle exits() {
    MadeChronicle made;
    made.happens(made.person(13, Involvement::involved), LifeEventKind::custody_start, 5);
    made.leaves(made.person(14, Involvement::core), 26);
    made.happens(made.person(15, Involvement::involved), LifeEventKind::programme_exit, 13);
    made.happens(made.person(16, Involvement::involved), LifeEventKind::death, 39);
    made.leaves(made.person(18, Involvement::involved, Sex::male, far_away, 26), 30);
    made.leaves(made.person(14, Involvement::involved), -10);
    return made;
}

}  // namespace

std::vector<HandMadeCase> stock_cases() {
    return {{"prevalence_involved_12_17", (.25 + .4) / 2, involved_12_17},
            {"prevalence_fringe_13_17", .25, fringe_13_17, {{"city_districts", .125}}},
            {"male_share_involved_under18", .75, males_under_18},
            {"female_share_fringe_13_17", 52.0 / 78, fringe_by_sex},
            {"annual_exit_turnover_under18", 2 * year / 156, exits}};
}

}  // namespace samverkan::test
