#include "study/story.hpp"

#include <algorithm>
#include <limits>

#include "model/help.hpp"
#include "study/person_id.hpp"

namespace samverkan {
namespace {

constexpr int no_week = std::numeric_limits<int>::max();

/// What makes a life, unlike records of services.
bool is_of_a_life(EventKind kind) { return kind <= EventKind::aged_out || kind >= EventKind::violent_offence; }

bool is_recruitment(EventKind kind) {
    return kind == EventKind::first_recruitment || kind == EventKind::renewed_recruitment;
}

bool reaches(EventKind kind) { return kind == EventKind::programme_start || kind == EventKind::cohort_delivery; }

/// Events of a log by row, in their order.
class EventsByRow {
public:
    EventsByRow(const EventLog& log, std::size_t rows) : begin_(rows + 1, 0), events_(log.events.size()) {
        for (const Event& event : log.events) ++begin_[event.row + 1];
        for (std::size_t row = 0; row < rows; ++row) begin_[row + 1] += begin_[row];
        std::vector<std::uint32_t> next(begin_.begin(), begin_.end() - 1);
        for (const Event& event : log.events) events_[next[event.row]++] = event;
    }

    [[nodiscard]] std::span<const Event> of(std::uint32_t row) const {
        return {events_.data() + begin_[row], events_.data() + begin_[row + 1]};
    }

private:
    std::vector<std::uint32_t> begin_;
    std::vector<Event> events_;
};

/// Both scenarios of one world, run.
struct TwoRuns {
    World world;
    CountyState baseline, arm;
    EventsByRow baseline_events, arm_events;
    std::vector<std::uint32_t> neighbours;  ///< ties at the branch point
};

TwoRuns run_both(const Study& study, std::uint32_t replicate) {
    const Scenario &first = study.scenarios.at(0).content, &second = study.scenarios.at(1).content;
    WorldOptions options;
    options.seed = study.seed;
    options.replicate = replicate;
    options.scale = study.scale;
    World world = build_world(*study.county, options, horizon_of(first));
    Scenario unfunded = first;
    unfunded.deployments.clear();
    CountyState baseline = start_county(world, unfunded);
    run_weeks(world, unfunded, {}, baseline, first.start_week);
    std::vector<std::uint32_t> neighbours = baseline.lives.youths.neighbours;
    CountyState arm = baseline;
    fund(world, first, baseline);
    run_weeks(world, first, {}, baseline, first.start_week + first.weeks);
    fund(world, second, arm);
    run_weeks(world, second, {}, arm, first.start_week + first.weeks);
    const std::size_t rows = world.population.size();
    EventsByRow baseline_events(baseline.lives.log, rows), arm_events(arm.lives.log, rows);
    return {std::move(world),           std::move(baseline),   std::move(arm),
            std::move(baseline_events), std::move(arm_events), std::move(neighbours)};
}

/// Week of the log in which the lives of a row first differ; no_week if they are the same.
int first_difference(const TwoRuns& runs, std::uint32_t row) {
    const auto next_of_life = [](std::span<const Event>& events) {
        while (!events.empty() && !is_of_a_life(events.front().kind)) events = events.subspan(1);
    };
    std::span<const Event> one = runs.baseline_events.of(row), other = runs.arm_events.of(row);
    for (;; one = one.subspan(1), other = other.subspan(1)) {
        next_of_life(one);
        next_of_life(other);
        if (one.empty() && other.empty()) return no_week;
        if (one.empty()) return other.front().week;
        if (other.empty()) return one.front().week;
        const Event &a = one.front(), &b = other.front();
        if (a.week != b.week || a.kind != b.kind || a.detail != b.detail) return std::min(a.week, b.week);
    }
}

bool has(std::span<const Event> events, int from_week, bool (*kind)(EventKind)) {
    return std::any_of(events.begin(), events.end(),
                       [&](const Event& event) { return event.week >= from_week && kind(event.kind); });
}

/// The first of those meant, by week of the event that makes them so; those reached by a programme before others.
std::optional<std::uint32_t> pick_row(const TwoRuns& runs, StoryPick pick, int from_week) {
    const EventsByRow& other = pick == StoryPick::added ? runs.baseline_events : runs.arm_events;
    const CountyState& run = pick == StoryPick::averted ? runs.baseline : runs.arm;
    std::optional<std::uint32_t> unreached;
    for (const Event& event : run.lives.log.events) {
        if (event.week < from_week) continue;
        if (pick == StoryPick::reached) {
            if (reaches(event.kind)) return event.row;
            continue;
        }
        if (!is_recruitment(event.kind) || has(other.of(event.row), from_week, is_recruitment)) continue;
        if (has(runs.arm_events.of(event.row), from_week, reaches)) return event.row;
        if (!unreached) unreached = event.row;
    }
    return unreached;
}

std::vector<StoryEvent> events_of(const CountyState& run, std::span<const Event> events) {
    const EventLog& log = run.lives.log;
    std::vector<StoryEvent> told;
    for (const Event& event : events) {
        StoryEvent one{log.first_week + event.week, event.kind, event.detail};
        if (is_recruitment(event.kind))
            for (const Recruitment& recruitment : log.recruitments)
                if (recruitment.row == event.row && recruitment.week == event.week)
                    one.recruiter_age_years = recruitment.recruiter_age_years;
        told.push_back(one);
    }
    return told;
}

StoryArm arm_of(const Scenario& scenario, const CountyState& run, std::span<const Event> events) {
    StoryArm arm{events_of(run, events), {}, {}, scenario.name_sv, scenario.name_en};
    for (const Deployment& deployment : scenario.deployments) {
        const Programme& programme = scenario.programmes[deployment.programme.index()];
        arm.programmes_sv.push_back(programme.name_sv);
        arm.programmes_en.push_back(programme.name_en);
    }
    return arm;
}

StoryPerson person_of(const TwoRuns& runs, std::uint32_t row) {
    const World& world = runs.world;
    const std::size_t segment = segment_of_row(world.population, row);
    const Place& place = world.county->places[place_of_segment(segment)];
    StoryPerson person;
    person.id = person_id(world, row);
    person.place = place.name;
    person.area = world.county->areas[place.area.index()].name;
    person.sex = sex_of_segment(segment);
    person.birth_week = world.population.birth_week[row];
    person.traits = world.person[row].traits;
    person.siblings = world.population.sibling_count[row];
    for (std::uint32_t slot = world.population.tie_begin[row]; slot < world.population.tie_begin[row + 1]; ++slot)
        if (runs.neighbours[slot] != no_tie) ++person.friends;
    person.friends -= std::min(person.friends, person.siblings);
    person.accepts_help = accepts_help(world, row, world.parameters().help.accept_share);
    return person;
}

/// The programme that reached the youth before the difference, else a tie whose life differed before, else gangs.
void find_cause(const TwoRuns& runs, std::uint32_t row, int difference, int from_week, Story& story) {
    for (const Event& event : runs.arm_events.of(row))
        if (event.week >= from_week && event.week <= difference && reaches(event.kind)) {
            story.cause = StoryCause::programme;
            return;
        }
    const Population& population = runs.world.population;
    int earliest = difference;
    for (std::uint32_t slot = population.tie_begin[row]; slot < population.tie_begin[row + 1]; ++slot)
        for (const std::uint32_t tie : {runs.neighbours[slot], runs.arm.lives.youths.neighbours[slot]}) {
            if (tie == no_tie) continue;
            const int since = first_difference(runs, tie);
            if (since >= earliest) continue;
            earliest = since;
            const bool sibling = slot < population.tie_begin[row] + population.sibling_count[row];
            story.cause = sibling ? StoryCause::sibling : StoryCause::friend_tie;
            story.cause_person = person_id(runs.world, tie);
            story.cause_week = runs.arm.lives.log.first_week + since;
        }
    if (story.cause == StoryCause::none) story.cause = StoryCause::gangs;
}

}  // namespace

std::optional<Story> tell_story(const Study& study, const StoryOptions& options) {
    const TwoRuns runs = run_both(study, options.replicate);
    const int first_week = runs.arm.lives.log.first_week, start_week = study.baseline().start_week;
    const std::optional<std::uint32_t> row = options.pick == StoryPick::named
                                                 ? row_of_person(runs.world, options.person)
                                                 : pick_row(runs, options.pick, start_week - first_week);
    if (!row) return std::nullopt;
    Story story;
    story.person = person_of(runs, *row);
    story.baseline = arm_of(study.scenarios[0].content, runs.baseline, runs.baseline_events.of(*row));
    story.arm = arm_of(study.scenarios[1].content, runs.arm, runs.arm_events.of(*row));
    story.start_week = start_week;
    story.end_week = start_week + study.baseline().weeks;
    if (const int difference = first_difference(runs, *row); difference != no_week) {
        story.differs_from_week = first_week + difference;
        find_cause(runs, *row, difference, start_week - first_week, story);
    }
    return story;
}

}  // namespace samverkan
