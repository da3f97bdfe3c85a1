#pragma once
// A chronicle with what follows from it: who was what from when to when, and spells of involvement.
#include <vector>

#include "study/patterns/chronicle.hpp"

namespace samverkan {

/// A person is in one state of involvement, never `none`.
struct StateSpan {
    PersonId person;
    Involvement state = Involvement::fringe;
    WeekSpan weeks;
};

enum class SpellEnd : std::uint8_t { exit, censored };  ///< censored: 25th birthday, death or the chronicle's end

/// A spell of membership (involved or core). Custody is membership; a return within 4 weeks continues the spell.
struct Spell {
    PersonId person;
    WeekSpan weeks;
    SpellEnd end = SpellEnd::censored;
    bool is_first = false;       ///< never involved before
    bool start_is_known = true;  ///< false: it had begun when the chronicle begins
};

inline constexpr int return_continues_weeks = 4;

struct StudiedRun {
    explicit StudiedRun(const Chronicle& chronicle);

    const Chronicle& log;
    std::vector<StateSpan> states;  ///< by person, in time
    std::vector<Spell> spells;      ///< by person, in time
};

/// Residents or others by week, from spans.
class WeeklyCount {
public:
    explicit WeeklyCount(WeekSpan window) : window_(window), change_(static_cast<std::size_t>(window.weeks()) + 1, 0) {}

    /// Counts one more during `weeks`, as far as it lies in the window.
    void add(WeekSpan weeks) {
        const WeekSpan inside = overlap(weeks, window_);
        if (inside.weeks() == 0) return;
        ++change_[static_cast<std::size_t>(inside.from - window_.from)];
        --change_[static_cast<std::size_t>(inside.to - window_.from)];
    }
    /// One number a week.
    [[nodiscard]] std::vector<double> counts() const;
    [[nodiscard]] double person_weeks() const;

private:
    WeekSpan window_;
    std::vector<std::int32_t> change_;
};

/// Calls each(residence, weeks): residence at completed ages first .. last within `window`.
template <class Each>
void for_residents(const Chronicle& log, WeekSpan window, int first_age, int last_age, Each&& each) {
    for (const Residence& one : log.residences) {
        const WeekSpan weeks =
            overlap(overlap({one.from_week, one.to_week}, window), log.at_ages(one.person, first_age, last_age));
        if (weeks.weeks() > 0) each(one, weeks);
    }
}

/// Calls each(state span, weeks): states at completed ages first .. last within `window`.
template <class Each>
void for_states(const StudiedRun& run, WeekSpan window, int first_age, int last_age, Each&& each) {
    for (const StateSpan& one : run.states) {
        const WeekSpan weeks = overlap(overlap(one.weeks, window), run.log.at_ages(one.person, first_age, last_age));
        if (weeks.weeks() > 0) each(one, weeks);
    }
}

/// State of everybody in `week`, after what happened in it.
[[nodiscard]] std::vector<Involvement> states_in(const StudiedRun& run, int week);

/// By person: first week of residence in the chronicle, and the week after the last; without residence {0, 0}. Of the
/// dead nothing more is to come: they are followed for ever.
[[nodiscard]] std::vector<WeekSpan> observed_weeks(const Chronicle& log);

}  // namespace samverkan
