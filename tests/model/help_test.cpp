#include <algorithm>
#include <array>
#include <deque>
#include <span>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "model/help.hpp"
#include "support/tiny_county.hpp"

namespace samverkan {
namespace {

Case made_up_case(std::uint32_t row, std::uint8_t priority) {
    Case made_up;
    made_up.row = row;
    made_up.priority = priority;
    return made_up;
}

TEST(CaseQueue, ServesByPriorityThenArrival) {
    CaseQueue queue;
    for (const auto& [row, priority] : {std::pair{1u, 2}, {2u, 1}, {3u, 2}, {4u, 0}, {5u, 1}, {6u, 0}})
        queue.push(made_up_case(row, static_cast<std::uint8_t>(priority)));
    std::vector<std::uint32_t> served;
    for (Case next; queue.pop(next);) served.push_back(next.row);
    EXPECT_EQ(served, (std::vector<std::uint32_t>{4, 6, 2, 5, 1, 3}));
}

TEST(CaseQueue, IsEmptyAfterTheLastAndNotBefore) {
    CaseQueue queue;
    Case next;
    EXPECT_FALSE(queue.pop(next));
    queue.push(made_up_case(7, 1));
    EXPECT_TRUE(queue.pop(next));
    EXPECT_EQ(next.row, 7u);
    EXPECT_FALSE(queue.pop(next));
    EXPECT_EQ(queue.size(), 0u);
}

TEST(CaseQueue, KeepsOrderThroughThousandsOfArrivalsAndServices) {
    const KeyedDraws draws(8, 0);
    CaseQueue queue;
    std::array<std::deque<std::uint32_t>, priority_count> reference;
    std::uint32_t arrived = 0;
    for (std::uint32_t turn = 0; turn < 20'000; ++turn) {
        const Words word = draws.words(Process::test_process, entity_key(1), turn);
        if (word[0] % 100 < (turn / 2000 % 2 == 0 ? 65u : 35u)) {
            const auto priority = static_cast<std::uint8_t>(word[1] % priority_count);
            queue.push(made_up_case(arrived, priority));
            reference[priority].push_back(arrived++);
        } else {
            const auto lane =
                std::find_if(reference.begin(), reference.end(), [](const auto& l) { return !l.empty(); });
            Case next;
            ASSERT_EQ(queue.pop(next), lane != reference.end());
            if (lane == reference.end()) continue;
            ASSERT_EQ(next.row, lane->front());
            ASSERT_EQ(next.priority, lane - reference.begin());
            lane->pop_front();
        }
        ASSERT_EQ(queue.size(), reference[0].size() + reference[1].size() + reference[2].size());
    }
}

TEST(CaseQueue, FindsAnEntryByItsNumberUntilItIsTaken) {
    CaseQueue queue;
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t row = 0; row < 2'000; ++row) numbers.push_back(queue.push(made_up_case(row, 1)));
    Case next;
    for (std::uint32_t taken = 0; taken < 1'900; ++taken) {
        ASSERT_TRUE(queue.pop(next));
        ASSERT_EQ(queue.find(1, numbers[taken]), nullptr);
        ASSERT_EQ(queue.find(1, numbers[taken + 1])->row, taken + 1) << "also after taken entries were cleared away";
    }
}

constexpr Horizon three_years{2798, 2798 + 156};

const World& small_world() {
    static const County county = [] {
        County made = test::tiny_county();
        ServiceLine school = test::tiny_usual_service();
        school.id = "school";
        school.agency = ServiceAgency::school;
        school.capacity_per_1000 = 3;
        school.match_weight = .3;
        school.last_age = 17;
        made.services.lines.push_back(school);
        test::add_tiny_psychiatry(made.services);
        return made;
    }();
    static const World world = build_world(county, {}, three_years);
    return world;
}

/// Youths of a population that stays as it is.
Youths youths_of(Population population) { return make_youths(population); }

enum class RowOrder { ascending, descending };

/// Social services of the tiny county under made-up reports: `reports` a week, a third about youths at risk.
struct Office {
    const World& world = small_world();
    HelpState help = make_help(world);
    Youths youths = youths_of(world.population);
    EventLog log;
    int week = three_years.first_week;

    explicit Office(std::uint32_t reports, RowOrder order = RowOrder::ascending) : reports_(reports), order_(order) {
        log.first_week = three_years.first_week;
        for (std::uint32_t row = 0; row < youths.state.size(); ++row)
            youths.state[row].involvement = row % 6 == 0   ? Involvement::involved
                                            : row % 6 == 1 ? Involvement::fringe
                                                           : Involvement::none;
    }
    void run_week() {
        std::vector<Report> reports;
        for (std::uint32_t i = 0; i < reports_; ++i) {
            const auto drawn =
                world.draws.events.words(Process::test_process, entity_key(i), static_cast<std::uint32_t>(week))[0];
            const auto row = static_cast<std::uint32_t>(drawn % world.population.size());
            reports.push_back(
                {row, place_of_segment(segment_of_row(world.population, row)), static_cast<std::uint32_t>(week)});
        }
        if (order_ == RowOrder::descending) std::reverse(reports.begin(), reports.end());
        for (const Report& report : reports) report_concern(world, help, youths, log, report, week);
        move_cases(world, help, youths, log, week);
        ++week;
    }
    [[nodiscard]] std::span<const Desk> desks(std::size_t station) const {
        const Station& one = help.stations[station];
        return std::span{help.desks}.subspan(one.first_desk, one.desk_count);
    }
    [[nodiscard]] std::uint64_t count(EventKind kind) const { return log.count[static_cast<std::size_t>(kind)]; }

private:
    std::uint32_t reports_;
    RowOrder order_;
};

TEST(Help, EveryOpenedCaseWaitsIsUnderwayOrHasGoneInEveryWeek) {
    Office office(120);
    for (int week = 0; week < 150; ++week) {
        office.run_week();
        ASSERT_EQ(cases_by_hops(office.help), static_cast<std::int64_t>(cases_in_progress(office.help)));
    }
    for (const Hop way : {Hop::not_needed, Hop::placement_decided, Hop::declined, Hop::completed, Hop::broken_off,
                          Hop::withdrew, Hop::aged_out})
        EXPECT_GT(office.help.hops.total(way), 0u) << static_cast<int>(way);
}

TEST(Help, TheEventLogAddsUpToTheHops) {
    Office office(120);
    for (int week = 0; week < 150; ++week) office.run_week();
    const HopCounts& hops = office.help.hops;
    const auto of_social_services = [&](Hop hop) { return hops.total(ServiceAgency::social_services, hop); };
    EXPECT_EQ(office.count(EventKind::report), 120u * 150);
    EXPECT_EQ(office.count(EventKind::report), of_social_services(Hop::noticed));
    EXPECT_EQ(office.count(EventKind::report), of_social_services(Hop::opened) +
                                                   office.count(EventKind::lost_at_handover) +
                                                   office.count(EventKind::not_opened));
    EXPECT_EQ(office.count(EventKind::referred), hops.total(ServiceAgency::psychiatry, Hop::noticed));
    for (const auto& [kind, hop] : {std::pair{EventKind::assessment_start, Hop::assessed},
                                    {EventKind::no_service_needed, Hop::not_needed},
                                    {EventKind::placement_decided, Hop::placement_decided},
                                    {EventKind::declined, Hop::declined},
                                    {EventKind::service_start, Hop::started},
                                    {EventKind::service_completed, Hop::completed},
                                    {EventKind::service_broken_off, Hop::broken_off},
                                    {EventKind::queue_withdrew, Hop::withdrew},
                                    {EventKind::queue_aged_out, Hop::aged_out},
                                    {EventKind::queue_placed, Hop::placed},
                                    {EventKind::queue_recruited, Hop::recruited},
                                    {EventKind::queue_left, Hop::left_county}})
        EXPECT_EQ(office.count(kind), hops.total(hop)) << static_cast<int>(kind);
}

TEST(Help, EachAgencysQueuesBalance) {
    Office office(120);
    for (int week = 0; week < 150; ++week) office.run_week();
    const HopCounts& hops = office.help.hops;
    for (const ServiceAgency agency : {ServiceAgency::school, ServiceAgency::psychiatry})
        for (std::size_t area = 0; area < hops.areas; ++area) {
            const auto count = [&](Hop hop) { return std::int64_t{hops.of(agency, area, hop)}; };
            const std::int64_t joined = count(Hop::matched) - count(Hop::declined) + count(Hop::opened);
            EXPECT_EQ(joined, count(Hop::waiting) + count(Hop::started) + count(Hop::withdrew) + count(Hop::aged_out) +
                                  count(Hop::placed) + count(Hop::recruited) + count(Hop::left_county));
            EXPECT_GT(joined, 0);
        }
}

TEST(Help, PlacesBindAndAssessmentsNeverOutrunTheirCapacity) {
    Office office(200);
    double capacity = 0;
    for (const Desk& desk : office.desks(assessment_station)) capacity += desk.starts_per_week;
    bool full = false;
    for (int week = 0; week < 120; ++week) {
        office.run_week();
        for (std::size_t line = assessment_station + 1; line < office.help.stations.size(); ++line)
            for (const Desk& desk : office.desks(line)) {
                if (desk.places == 0) continue;  // starts by the week, without places
                ASSERT_GE(desk.taken, 0);
                ASSERT_LE(desk.taken, desk.places);
                full = full || desk.taken == desk.places;
            }
        const double areas = static_cast<double>(office.desks(assessment_station).size());
        ASSERT_LE(static_cast<double>(office.count(EventKind::assessment_start)), (week + 1) * capacity + areas);
    }
    EXPECT_TRUE(full);
    EXPECT_GT(office.count(EventKind::assessment_start), static_cast<std::uint64_t>(.7 * 120 * capacity));
}

TEST(Help, WhoIsServedWhenDoesNotDependOnTheOrderOfReports) {
    const auto events_of = [](RowOrder order) {
        Office office(120, order);
        for (int week = 0; week < 120; ++week) office.run_week();
        std::vector<std::tuple<std::uint16_t, EventKind, std::uint32_t, std::uint8_t>> events;
        for (const Event& event : office.log.events)
            events.emplace_back(event.week, event.kind, event.row, event.detail);
        std::sort(events.begin(), events.end());
        return events;
    };
    EXPECT_EQ(events_of(RowOrder::ascending), events_of(RowOrder::descending));
}

TEST(Help, SharesOfLossAndOpeningAreThoseConfigured) {
    Office office(300);
    for (int week = 0; week < 100; ++week) office.run_week();
    const HelpParameters& rules = office.world.parameters().help;
    const double reports = 30'000, lost = static_cast<double>(office.count(EventKind::lost_at_handover));
    const double opened = static_cast<double>(office.help.hops.total(ServiceAgency::social_services, Hop::opened));
    const auto deviation = [](double trials, double share) { return 4 * __builtin_sqrt(trials * share * (1 - share)); };
    EXPECT_NEAR(lost, reports * rules.handover_loss, deviation(reports, rules.handover_loss));
    EXPECT_NEAR(opened, reports * rules.opened_share, deviation(reports, rules.opened_share));
}

TEST(Help, AcceptanceIsDrawnOnceAndHasItsShareAndIsRarerAtHighRisk) {
    const World& world = small_world();
    const double share = world.parameters().help.accept_share;
    double accepted = 0, high = 0, accepted_at_high = 0;
    const auto persons = static_cast<std::uint32_t>(world.population.size());
    for (std::uint32_t row = 0; row < persons; ++row) {
        const bool accepts = accepts_help(world, row, share);
        ASSERT_EQ(accepts, accepts_help(world, row, share));
        ASSERT_TRUE(!accepts_help(world, row, share / 2) || accepts) << "a smaller share is a subset";
        accepted += accepts;
        if (world.person[row].recruit_level < 400) continue;
        high += 1;
        accepted_at_high += accepts;
    }
    EXPECT_NEAR(accepted / persons, share, .03);
    ASSERT_GT(high, 300);
    EXPECT_LT(accepted_at_high / high, accepted / persons - .02);
}

}  // namespace
}  // namespace samverkan
