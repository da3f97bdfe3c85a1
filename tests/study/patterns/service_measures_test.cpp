#include "support/made_chronicle.hpp"

namespace samverkan::test {
namespace {

constexpr double year = 1461.0 / 28.0;  // weeks

/// One of three is seen within four weeks; the last referral is not followed for so long.
MadeChronicle psychiatry() {
    MadeChronicle made;
    const auto refer = [&](int week, int visit) {
        const PersonId who = made.person(14);
        made.log.referrals.push_back(made.at(who, week));
        if (visit >= 0) made.log.first_visits.push_back(made.at(who, visit));
    };
    refer(0, 4);
    refer(0, 5);
    refer(10, -1);
    refer(48, 49);
    refer(-3, 0);
    return made;
}

MadeChronicle placements() {
    MadeChronicle made;
    made.log.scale = .5;
    for (const int week : {-1, 0, 51}) made.log.placements.push_back(made.at(made.person(16), week));
    return made;
}

/// Four children for two years; one is reported in both, one in the second.
MadeChronicle reports() {
    MadeChronicle made(104);
    std::vector<PersonId> children;
    for (int i = 0; i < 4; ++i) children.push_back(made.person(10));
    for (const int week : {1, 51, 52}) made.log.reports.push_back(made.at(children[0], week));
    made.log.reports.push_back(made.at(children[1], 100));
    made.log.reports.push_back(made.at(children[2], -1));
    made.log.reports.push_back(made.at(made.person(18), 10));
    return made;
}

}  // namespace

std::vector<HandMadeCase> service_cases() {
    return {{"bup_first_visit_within_30_days", 1 / 3.0, psychiatry},
            {"sis_placements_per_year", 2 / (52 / year * .5), placements},
            {"worry_report_coverage", 3 / 8.0, reports},
            {"worry_reports_per_1000", 1000 * 4 * year / 416, reports}};
}

}  // namespace samverkan::test
