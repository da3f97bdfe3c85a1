// How long involvement lasts, and who returns.
#include <algorithm>

#include "study/patterns/pattern_measures.hpp"
#include "study/patterns/survival.hpp"

namespace samverkan::pattern_measure {
namespace {

constexpr int half_year = 26, year = 52, two_years = 104, three_years = 156, four_years = 208;

enum class Begun : std::uint8_t { at_any_age, under_18 };

/// Of first spells begun since the burn-in began.
Survival first_spells(const StudiedRun& run, Begun begun) {
    std::vector<Duration> durations;
    for (const Spell& spell : run.spells)
        if (spell.is_first && (begun == Begun::at_any_age || run.log.age(spell.person, spell.weeks.from) < 18))
            durations.push_back({spell.weeks.weeks(), spell.end == SpellEnd::exit});
    return Survival(std::move(durations));
}

/// Exits a person-week at tenures [from, to), in the reported weeks; spells whose start is known.
double exit_hazard(const StudiedRun& run, int from_tenure, int to_tenure) {
    double exits = 0, weeks = 0;
    for (const Spell& spell : run.spells) {
        if (!spell.start_is_known) continue;
        const WeekSpan at_tenure =
            overlap({spell.weeks.from + from_tenure, spell.weeks.from + to_tenure}, run.log.window());
        weeks += overlap(spell.weeks, at_tenure).weeks();
        exits += spell.end == SpellEnd::exit && at_tenure.contains(spell.weeks.to);
    }
    return ratio(exits, weeks);
}

/// Whether `tie` is in the bottom tercile of shares (-1), the top one (1) or between.
class Terciles {
public:
    explicit Terciles(const std::vector<TiesInside>& members) {
        std::vector<double> shares;
        for (const TiesInside& one : members) shares.push_back(one.share);
        std::sort(shares.begin(), shares.end());
        if (shares.empty()) return;
        low_ = shares[(shares.size() - 1) / 3];
        high_ = shares[shares.size() - 1 - (shares.size() - 1) / 3];
    }
    /// Equal shares belong together: where a cut falls among them, the group is larger than a third.
    [[nodiscard]] int of(double share) const {
        if (share <= low_) return -1;
        return share >= high_ ? 1 : 0;
    }

private:
    double low_ = 0, high_ = 0;
};

}  // namespace

MeasureValue first_spells_up_to_1y(const StudiedRun& run) {
    return {1 - first_spells(run, Begun::under_18).beyond(year)};
}

MeasureValue first_spells_at_least_4y(const StudiedRun& run) {
    return {first_spells(run, Begun::under_18).at_least(four_years)};
}

MeasureValue spell_survival_2y(const StudiedRun& run) {
    return {first_spells(run, Begun::at_any_age).beyond(two_years)};
}

MeasureValue exit_hazard_tenure_ratio(const StudiedRun& run) {
    return {ratio(exit_hazard(run, 0, half_year), exit_hazard(run, two_years, three_years))};
}

MeasureValue reentry_within_2y(const StudiedRun& run) {
    const Chronicle& log = run.log;
    std::vector<std::vector<int>> returns(log.persons.size());
    for (const RecruitmentRecord& one : log.recruitments)
        if (one.renewed) returns[one.person.index()].push_back(one.week);
    double leavers = 0, returned = 0;
    for (const LifeEvent& event : log.life) {
        const bool leaves = event.kind == LifeEventKind::exit || event.kind == LifeEventKind::programme_exit;
        const int end = event.week + two_years;
        if (!leaves || event.week < log.report_week) continue;
        if (end >= log.end_week || end >= log.birthday(event.person, leaving_age_years)) continue;  // not followed
        ++leavers;
        const std::vector<int>& weeks = returns[event.person.index()];
        returned +=
            std::any_of(weeks.begin(), weeks.end(), [&](int week) { return event.week <= week && week <= end; });
    }
    return {ratio(returned, leavers)};
}

MeasureValue remaining_stay_ratio_embeddedness(const StudiedRun& run) {
    const Chronicle& log = run.log;
    std::vector<const Spell*> spell_of(log.persons.size(), nullptr);
    for (const Spell& spell : run.spells)
        if (spell.weeks.from <= log.report_week && log.report_week < spell.weeks.to)
            spell_of[spell.person.index()] = &spell;
    const Terciles terciles(log.ties_inside);
    std::vector<Duration> top, bottom;
    for (const TiesInside& one : log.ties_inside) {
        const Spell* spell = spell_of[one.person.index()];
        const int tercile = terciles.of(one.share);
        if (spell == nullptr || tercile == 0) continue;
        (tercile > 0 ? top : bottom).push_back({spell->weeks.to - log.report_week, spell->end == SpellEnd::exit});
    }
    const auto most = Survival(std::move(top)).median(), least = Survival(std::move(bottom)).median();
    if (!most || !least) return {};
    return {ratio(*most, *least)};
}

}  // namespace samverkan::pattern_measure
