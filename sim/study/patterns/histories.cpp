#include "study/patterns/histories.hpp"

#include <algorithm>
#include <limits>

namespace samverkan {
namespace {

/// Follows one person through the chronicle.
class Follower {
public:
    Follower(StudiedRun& run, PersonId person) : run_(run), person_(person) {
        state_ = run.log.person(person).at_start;
        since_ = run.log.first_week;
        if (!is_member(state_)) return;
        run_.spells.push_back({person_, {since_, since_}, SpellEnd::censored, false, false});
        in_spell_ = true;
    }

    void see(const LifeEvent& event) {
        switch (event.kind) {
        case LifeEventKind::drift:
            return change_to(Involvement::fringe, event.week);
        case LifeEventKind::fringe_exit:
            return change_to(Involvement::none, event.week);
        case LifeEventKind::first_recruitment:
            begin_spell(event.week, true);
            return change_to(Involvement::involved, event.week);
        case LifeEventKind::renewed_recruitment:
            if (!continues_spell(event.week)) begin_spell(event.week, false);
            in_spell_ = true;
            return change_to(Involvement::involved, event.week);
        case LifeEventKind::promotion:
            return change_to(Involvement::core, event.week);
        case LifeEventKind::exit:
        case LifeEventKind::programme_exit:
            end_spell(event.week, SpellEnd::exit);
            return change_to(Involvement::former, event.week);
        case LifeEventKind::turned_25:
        case LifeEventKind::death:
            end_spell(event.week, SpellEnd::censored);
            return change_to(Involvement::none, event.week);
        case LifeEventKind::custody_start:
        case LifeEventKind::custody_end:
            return;
        }
    }

    void end() {
        end_spell(run_.log.end_week, SpellEnd::censored);
        change_to(Involvement::none, run_.log.end_week);
    }

private:
    void change_to(Involvement state, int week) {
        if (state_ != Involvement::none && week > since_) run_.states.push_back({person_, state_, {since_, week}});
        state_ = state;
        since_ = week;
    }
    void begin_spell(int week, bool is_first) {
        run_.spells.push_back({person_, {week, week}, SpellEnd::censored, is_first, true});
        in_spell_ = true;
    }
    void end_spell(int week, SpellEnd how) {
        if (!in_spell_) return;
        run_.spells.back().weeks.to = week;
        run_.spells.back().end = how;
        in_spell_ = false;
    }
    bool continues_spell(int week) const {
        if (run_.spells.empty() || run_.spells.back().person != person_) return false;
        const Spell& last = run_.spells.back();
        return last.end == SpellEnd::exit && week - last.weeks.to <= return_continues_weeks;
    }

    StudiedRun& run_;
    PersonId person_;
    Involvement state_ = Involvement::none;
    int since_ = 0;
    bool in_spell_ = false;
};

/// Indices of the life events of each person, in time: events of person p are order[begin[p]] .. order[begin[p + 1]].
struct ByPerson {
    std::vector<std::uint32_t> begin, order;

    explicit ByPerson(const Chronicle& log) : begin(log.persons.size() + 1, 0), order(log.life.size()) {
        for (const LifeEvent& event : log.life) ++begin[event.person.index() + 1];
        for (std::size_t p = 0; p < log.persons.size(); ++p) begin[p + 1] += begin[p];
        std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
        for (std::size_t i = 0; i < log.life.size(); ++i)
            order[next[log.life[i].person.index()]++] = static_cast<std::uint32_t>(i);
    }
};

}  // namespace

StudiedRun::StudiedRun(const Chronicle& chronicle) : log(chronicle) {
    const ByPerson events(log);
    for (std::size_t p = 0; p < log.persons.size(); ++p) {
        if (events.begin[p] == events.begin[p + 1] && log.persons[p].at_start == Involvement::none) continue;
        Follower follower(*this, PersonId{p});
        for (std::uint32_t i = events.begin[p]; i < events.begin[p + 1]; ++i) follower.see(log.life[events.order[i]]);
        follower.end();
    }
}

std::vector<double> WeeklyCount::counts() const {
    std::vector<double> counts;
    double now = 0;
    for (std::size_t week = 0; week + 1 < change_.size(); ++week) counts.push_back(now += change_[week]);
    return counts;
}

double WeeklyCount::person_weeks() const {
    double sum = 0;
    for (const double count : counts()) sum += count;
    return sum;
}

std::vector<Involvement> states_in(const StudiedRun& run, int week) {
    std::vector<Involvement> state(run.log.persons.size(), Involvement::none);
    for (const StateSpan& one : run.states)
        if (one.weeks.contains(week)) state[one.person.index()] = one.state;
    return state;
}

std::vector<WeekSpan> observed_weeks(const Chronicle& log) {
    std::vector<WeekSpan> observed(log.persons.size());
    for (const Residence& one : log.residences) {
        const WeekSpan weeks = overlap({one.from_week, one.to_week}, {log.first_week, log.end_week});
        if (weeks.weeks() == 0) continue;
        WeekSpan& all = observed[one.person.index()];
        if (all.weeks() == 0)
            all = weeks;
        else
            all = {std::min(all.from, weeks.from), std::max(all.to, weeks.to)};
    }
    for (const LifeEvent& event : log.life)
        if (event.kind == LifeEventKind::death) observed[event.person.index()].to = std::numeric_limits<int>::max();
    return observed;
}

}  // namespace samverkan
