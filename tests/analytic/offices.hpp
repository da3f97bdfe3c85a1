#pragma once
// Many offices of social services side by side, their queues and places run by the program; arrivals and lengths of
// service are drawn here, so that they are those of the textbooks.
#include <vector>

#include "analytic/book.hpp"
#include "analytic/queue_theory.hpp"
#include "core/elementary.hpp"
#include "model/help_parts.hpp"
#include "support/tiny_county.hpp"

namespace samverkan::test {

inline County county_with_help(const HelpParameters& help, int service_weeks) {
    County county = tiny_county();
    county.parameters.help = help;
    ServiceLine& line = county.services.lines[0];
    line.duration_weeks = service_weeks;
    line.patience_weeks = help.queue_patience_weeks;
    line.last_age = static_cast<int>(help.service_last_age);
    return county;
}

/// Services end when this says so, nobody declines and nobody's patience or age ends unless a test wants it.
inline HelpParameters patient_help() {
    HelpParameters help = tiny_county().parameters.help;
    help.service_last_age = 1000;
    help.queue_patience_weeks = 1e6;
    help.complete_share = 1;
    help.placement_share_involved = help.placement_share_fringe = help.placement_share_rest = 0;
    return help;
}

/// k >= 1 with chance p of each further week being the last: geometric, by one keyed word.
inline int geometric_weeks(std::uint32_t word, double mean_weeks) {
    return 1 + static_cast<int>(elementary::unit_exponential(word) / -elementary::log(1 - 1 / mean_weeks));
}

/// Poisson number of arrivals of one week, by counting exponential gaps.
inline int poisson_arrivals(const KeyedDraws& draws, EntityKey office, std::uint32_t week, double mean) {
    int arrivals = -1;
    for (double gap = 0; gap < mean; ++arrivals)
        gap += draws.threshold(Process::test_process, entity_key(office.place_and_index, week),
                               static_cast<std::uint32_t>(arrivals + 1));
    return arrivals;
}

struct OfficeMeans {
    std::vector<double> wait_weeks;  ///< by office, of those served
    std::vector<double> unserved;    ///< by office, share of arrivals that left the queue
    std::vector<double> queue_size;  ///< weeks by size of the queue, all offices

    [[nodiscard]] static Measured mean_of(const std::vector<double>& values) {
        Sample sample;
        for (const double value : values) sample.add(value);
        return sample.measured_mean();
    }
};

class Offices {
public:
    Offices(const Queue& queue, std::uint32_t offices, std::uint64_t seed)
        : queue_(queue), county_(county_with_help(help_of(queue), rewritten_weeks)),
          world_(build_world(county_, {.scale = .1}, {first_week, first_week + 2})), help_(make_help(world_)),
          youths_(youths_of(world_.population)), draws_(seed, 0) {
        Desk desk{};
        desk.kind = CapacityKind::places;
        desk.places = queue.places;
        Station& station = help_.stations[1];
        help_.desks.assign(offices, desk);
        station.first_desk = 0;
        station.desk_count = offices;
        help_.stations[assessment_station].desk_count = 0;
        help_.hops = HopCounts(offices);
    }

    OfficeMeans run(int warm_up_weeks, int weeks) {
        const std::size_t offices = help_.desks.size();
        std::vector<double> waited(offices, 0), served(offices, 0), arrived(offices, 0);
        OfficeMeans means;
        for (int k = 0; k < warm_up_weeks + weeks; ++k, ++week_) {
            const bool counts = k >= warm_up_weeks;
            for (std::size_t office = 0; office < offices; ++office) {
                const int arrivals = arrive(office);
                arrived[office] += counts ? arrivals : 0;
            }
            move_cases(world_, help_, youths_, log_, week_);
            log_.events.clear();
            for (const Case& started : take_started()) {
                waited[started.area] += counts ? week_ - started.queued_week : 0;
                served[started.area] += counts;
            }
            if (counts) look_at_queues(means);
        }
        for (std::size_t office = 0; office < offices; ++office) {
            means.wait_weeks.push_back(waited[office] / served[office]);
            means.unserved.push_back(1 - served[office] / arrived[office]);
        }
        return means;
    }

private:
    static Youths youths_of(Population population) { return make_youths(population); }
    static HelpParameters help_of(const Queue& queue) {
        HelpParameters help = patient_help();
        if (queue.patience_weeks > 0) help.service_last_age = age_limit;
        return help;
    }

    /// This week's arrivals. Patience is the time until a case is too old to wait.
    int arrive(std::size_t office) {
        const int arrivals = poisson_arrivals(draws_, entity_key(static_cast<std::uint32_t>(office)),
                                              static_cast<std::uint32_t>(week_), queue_.arrivals);
        for (int i = 0; i < arrivals; ++i) {
            Case arrived;
            arrived.row = ++cases_ % static_cast<std::uint32_t>(help_.history.size());  // some youth of the county
            const Words word = draws_.words(Process::test_process, entity_key(cases_, 0x40000000u), 0);
            int birth_week = week_ % 0xFFFF;
            if (queue_.patience_weeks > 0)
                birth_week = week_ + geometric_weeks(word[0], queue_.patience_weeks) - age_in_weeks(age_limit + 1);
            arrived.key = youth_key(0, 0, static_cast<std::uint32_t>(birth_week));
            arrived.lottery = word[1];  // length of the service
            arrived.area = static_cast<std::uint16_t>(office);
            arrived.station = 1;
            join_queue({world_, help_, youths_, log_, week_}, arrived);
        }
        return arrivals;
    }

    /// Services that started this week, each with its own length.
    const std::vector<Case>& take_started() {
        started_.clear();
        help_.service_ends.take(week_ + rewritten_weeks, started_);
        for (const Case& started : started_)
            help_.service_ends.add(week_ + geometric_weeks(started.lottery, queue_.service_weeks), started);
        return started_;
    }

    void look_at_queues(OfficeMeans& means) const {
        constexpr std::size_t largest = 40;
        means.queue_size.resize(largest + 1, 0.0);
        for (const Desk& desk : help_.desks) means.queue_size[std::min<std::size_t>(desk.waiting, largest)] += 1;
    }

    static constexpr int age_limit = 20, first_week = 2798;
    static constexpr int rewritten_weeks = 1 << 20;  ///< of a service, until its own length is drawn

    Queue queue_;
    County county_;
    World world_;
    HelpState help_;
    Youths youths_;
    KeyedDraws draws_;
    EventLog log_;
    std::vector<Case> started_;
    std::uint32_t cases_ = 0;
    int week_ = first_week;
};

}  // namespace samverkan::test
