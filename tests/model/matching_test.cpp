// After an assessment: which service line a case is matched to, and who is placed outside the home.
#include <algorithm>

#include "support/help_office.hpp"

namespace samverkan {
namespace {

using test::expect_share;
using Office = test::HelpOffice;

ServiceLine line_of(const char* id, ServiceAgency agency, double weight, int first_age, int last_age) {
    ServiceLine line = test::tiny_usual_service();
    line.id = id;
    line.agency = agency;
    line.match_weight = weight;
    line.band_first_age = first_age;
    line.last_age = last_age;
    return line;
}

/// Three lines: two for everyone of weights 3 and 1, one for ages 15 to 18 of weight 4; everyone accepts.
County county_of_three_lines(double right_match_share) {
    County county = test::tiny_county();
    county.services.lines = {line_of("family", ServiceAgency::social_services, 3, 6, 20),
                             line_of("school", ServiceAgency::school, 1, 6, 20),
                             line_of("work", ServiceAgency::business, 4, 15, 18)};
    county.parameters.help.accept_share = 1;
    county.parameters.help.leads_to_service_share = 1;
    county.parameters.help.right_match_share = right_match_share;
    return county;
}

/// Cases of one age, by station they were matched to.
std::vector<double> matched(Office& office, int age, std::uint32_t cases) {
    for (std::uint32_t n = 0; n < cases; ++n)
        office.help.assessed.add(office.lives.week, office.case_of(office.resident(age, n)));
    office.run_week();
    std::vector<double> found(office.help.stations.size(), 0.0);
    for (std::size_t s = 1; s < found.size(); ++s)
        for (std::size_t area = 0; area < office.county.areas.size(); ++area)
            found[s] += office.help.desks[desk_of(office.help, s, area)].waiting;
    return found;
}

TEST(Match, IsByWeightAmongLinesThatTakeTheAge) {
    constexpr std::uint32_t cases = 600;
    Office office(county_of_three_lines(1));
    const auto young = matched(office, 10, cases);
    expect_share(young[1], cases, 3.0 / 4, "family at 10");
    EXPECT_EQ(young[3], 0) << "too young for work";
    Office other(county_of_three_lines(1));
    const auto older = matched(other, 16, cases);
    expect_share(older[1], cases, 3.0 / 8, "family at 16");
    expect_share(older[2], cases, 1.0 / 8, "school at 16");
    expect_share(older[3], cases, 4.0 / 8, "work at 16");
    EXPECT_EQ(other.help.hops.total(Hop::mismatched), 0u);
}

TEST(Match, MissesTheLineNeededWithTheRemainingShare) {
    constexpr std::uint32_t cases = 600;
    Office office(county_of_three_lines(.61));
    const auto found = matched(office, 16, cases);
    expect_share(static_cast<double>(office.help.hops.total(Hop::mismatched)), cases, .39, "mismatched");
    // The other line by race among the rest: from family 1:4 to school and work, from school 3:4, from work 3:1.
    const double needed[] = {3.0 / 8, 1.0 / 8, 4.0 / 8};
    const double school = .61 * needed[1] + .39 * (needed[0] * 1 / 5 + needed[2] * 1 / 4);
    expect_share(found[2], cases, school, "school, rightly or not");
    EXPECT_EQ(found[1] + found[2] + found[3], cases);
}

TEST(Match, OfOneLineIsAlwaysRight) {
    Office office(county_of_three_lines(0));
    office.help.stations.resize(2);
    matched(office, 13, 50);
    EXPECT_EQ(office.help.hops.total(Hop::mismatched), 0u);
}

TEST(Match, OfTheChosenLineDoesNotMoveWhenALoserOfTheRaceGoes) {
    Office all(county_of_three_lines(1)), two(county_of_three_lines(1));
    two.help.stations[3].match_weight = 0;
    matched(all, 16, 400);
    matched(two, 16, 400);
    const auto rows_of = [](Office& office, std::size_t station) {
        std::vector<std::uint32_t> rows;
        for (std::size_t area = 0; area < office.county.areas.size(); ++area) {
            CaseQueue& queue = office.help.desks[desk_of(office.help, station, area)].queue;
            for (Case next; queue.pop(next);) rows.push_back(next.row);
        }
        std::sort(rows.begin(), rows.end());
        return rows;
    };
    const auto before = rows_of(all, 2), after = rows_of(two, 2);
    EXPECT_TRUE(std::includes(after.begin(), after.end(), before.begin(), before.end()));
    EXPECT_GT(after.size(), before.size());
}

TEST(Match, WithoutALineForTheAgeIsAgeingOut) {
    Office office(county_of_three_lines(1));
    office.help.assessed.add(office.lives.week, office.case_of(office.resident(22)));
    office.run_week();
    EXPECT_EQ(office.rows_of(EventKind::queue_aged_out), std::vector{office.resident(22)});
    EXPECT_EQ(cases_by_hops(office.help), -1) << "it was put in by hand, not opened";
}

TEST(Lines, OfOneAreaDoNotServeAnother) {
    Office office(county_of_three_lines(1));
    for (std::size_t area = 0; area < office.county.areas.size(); ++area)
        for (std::size_t s = 1; s <= 3; ++s) EXPECT_EQ(desk_of(office.help, s, area), 4 * s + area);
}

TEST(Placement, IsDecidedByObservedPriorityFromTwelveToTwenty) {
    constexpr std::uint32_t cases = 600;
    for (const auto& [priority, share] : {std::pair{0, .5}, {1, .25}, {2, .1}}) {
        Office office;
        HelpParameters& rules = office.county.parameters.help;
        rules.placement_share_involved = .5;
        rules.placement_share_fringe = .25;
        rules.placement_share_rest = .1;
        for (std::uint32_t n = 0; n < cases; ++n) {
            Case one = office.case_of(office.resident(14, n));
            one.priority = static_cast<std::uint8_t>(priority);
            office.help.assessed.add(office.lives.week, one);
        }
        office.run_week();
        expect_share(static_cast<double>(office.help.placement_decisions.size()), cases, share, "placed");
        EXPECT_EQ(office.help.placement_decisions.size(), office.help.hops.total(Hop::placement_decided));
        EXPECT_EQ(office.count(EventKind::placement_decided), office.help.hops.total(Hop::placement_decided));
        office.run_week();
        EXPECT_TRUE(office.help.placement_decisions.empty()) << "decisions are of one week";
    }
}

TEST(Placement, DoesNotWaitForAFreeAssessmentAndTakesOneOfThoseToCome) {
    Office office;
    HelpParameters& rules = office.county.parameters.help;
    rules.placement_share_involved = 1;
    rules.placement_share_rest = 0;
    for (Desk& desk : office.help.desks) desk.starts_per_week = desk.credit = 0;
    Case urgent = office.case_of(office.resident(14, 0)), other = office.case_of(office.resident(14, 1));
    urgent.priority = 0;
    other.priority = 2;
    office.help.handed_over.add(office.lives.week, urgent);
    office.help.handed_over.add(office.lives.week, other);
    office.run_week();
    EXPECT_EQ(office.count(EventKind::assessment_start), 1u);
    EXPECT_EQ(office.help.hops.total(Hop::assessed), 1u);
    EXPECT_TRUE(office.help.history[urgent.row].has(ServiceHistory::assessed));
    EXPECT_FALSE(office.help.history[other.row].has(ServiceHistory::assessed));
    const Desk& desk = office.help.desks[desk_of(office.help, assessment_station, urgent.area)];
    EXPECT_LE(desk.credit, 0);
    EXPECT_EQ(desk.waiting, 1u);
    EXPECT_EQ(desk.joined, 2u);
}

TEST(Placement, IsForNobodyBelowTwelveOrAboveTwenty) {
    Office office;
    office.county.parameters.help.placement_share_involved = 1;
    std::vector<std::uint32_t> meant;
    for (const int age : {11, 12, 20, 21}) {
        office.help.assessed.add(office.lives.week, office.case_of(office.resident(age)));
        if (age == 12 || age == 20) meant.push_back(office.resident(age));
    }
    office.run_week();
    std::vector<std::uint32_t> placed;
    for (const Case& one : office.help.placement_decisions) placed.push_back(one.row);
    EXPECT_EQ(placed, meant);
}

}  // namespace
}  // namespace samverkan
