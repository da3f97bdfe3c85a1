#pragma once
// Event logs made by hand, for measures with a known answer. Weeks count from the first reported one.
#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "study/patterns/measure_table.hpp"

namespace samverkan::test {

inline constexpr int made_report_week = 2902;  // 2025-W34
inline constexpr PlaceId vulnerable{0}, beside_it{1}, next_area{2}, far_away{3};

/// Three areas: the first, with a vulnerable neighbourhood, borders on the second; the third lies apart.
struct MadeChronicle {
    Chronicle log;

    explicit MadeChronicle(int weeks = 52) {
        log.report_week = made_report_week;
        log.first_week = made_report_week - 104;
        log.end_week = made_report_week + weeks;
        log.recorded = RecordKinds::all();
        log.areas = {{20, 1000, true, {AreaId{1}}}, {10, 4000, false, {AreaId{0}}}, {5, 5000, false, {}}};
        log.places = {{AreaId{0}, true}, {AreaId{0}, false}, {AreaId{1}, false}, {AreaId{2}, false}};
    }

    /// Someone who turns `age_years` in the week `birthday`, and lives at `place` from 6 to 25.
    PersonId person(int age_years, Involvement at_start = Involvement::none, Sex sex = Sex::male,
                    PlaceId place = far_away, int birthday = 0) {
        const int born = made_report_week + birthday - age_in_weeks(age_years);
        const PersonId id{log.persons.size()};
        log.persons.push_back({born, sex, 0, at_start});
        log.residences.push_back({id, place, born + age_in_weeks(6), born + age_in_weeks(25)});
        return id;
    }
    /// Of this age when the chronicle begins.
    PersonId person_from_start(int age_years) {
        return person(age_years, Involvement::none, Sex::male, far_away, log.first_week - made_report_week);
    }

    void happens(PersonId who, LifeEventKind kind, int week) {
        log.life.push_back({who, made_report_week + week, kind});
    }
    void joins(PersonId who, int week, Channel channel = Channel::street, PersonId recruiter = {}) {
        recruit(who, week, channel, recruiter, false);
    }
    void returns(PersonId who, int week, PersonId recruiter = {}) {
        recruit(who, week, Channel::street, recruiter, true);
    }
    void leaves(PersonId who, int week) { happens(who, LifeEventKind::exit, week); }
    /// A first spell of `weeks`; weeks < 0: it does not end.
    PersonId member_for(int weeks, int from, int age_years) {
        const PersonId who = person(age_years);
        joins(who, from);
        if (weeks >= 0) leaves(who, from + weeks);
        return who;
    }

    void offends(PersonId who, int week, std::uint32_t incident, int others = 0,
                 OffenceKind kind = OffenceKind::other) {
        log.offences.push_back({who, made_report_week + week, incident, static_cast<std::uint16_t>(others), kind});
    }
    void offend_together(const std::vector<PersonId>& who, int week, std::uint32_t incident) {
        for (const PersonId one : who) offends(one, week, incident, static_cast<int>(who.size()) - 1);
    }
    Attack& attack(int week, AttackKind kind = AttackKind::shooting, PlaceId place = far_away,
                   std::uint32_t triggered_by = untriggered) {
        Attack one;
        one.week = made_report_week + week;
        one.kind = kind;
        one.place = place;
        one.triggered_by = triggered_by;
        log.attacks.push_back(one);
        return log.attacks.back();
    }
    Attack& fatal(int week, AttackKind kind = AttackKind::shooting) {
        Attack& one = attack(week, kind);
        one.victims.push_back({PersonId{}, Harm::killed});
        return one;
    }
    [[nodiscard]] PersonWeek at(PersonId who, int week) const { return {who, made_report_week + week}; }

private:
    void recruit(PersonId who, int week, Channel channel, PersonId recruiter, bool renewed) {
        happens(who, renewed ? LifeEventKind::renewed_recruitment : LifeEventKind::first_recruitment, week);
        log.recruitments.push_back({who, recruiter, made_report_week + week, channel, renewed});
    }
};

/// A measure with a log and the answer worked out by hand.
struct HandMadeCase {
    std::string measure;
    double expected;
    std::function<MadeChronicle()> made;
    std::vector<std::pair<std::string, double>> also{};
};

inline void PrintTo(const HandMadeCase& one, std::ostream* out) { *out << one.measure; }

inline MeasureValue measured(std::string_view measure, const Chronicle& log) {
    for (const PatternMeasure& one : pattern_measures())
        if (one.name == measure) return one.compute(StudiedRun(log));
    throw std::logic_error("no measure " + std::string(measure));
}

// One list for each file of measures.
std::vector<HandMadeCase> stock_cases();
std::vector<HandMadeCase> recruitment_cases();
std::vector<HandMadeCase> spell_cases();
std::vector<HandMadeCase> risk_cases();
std::vector<HandMadeCase> offence_cases();
std::vector<HandMadeCase> shooting_cases();
std::vector<HandMadeCase> shooter_cases();
std::vector<HandMadeCase> service_cases();

}  // namespace samverkan::test
