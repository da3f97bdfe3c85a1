#pragma once
// What measures may ask of a run: persons, where they live, and everything that happened, each with its week. Made
// of the event records of a run (chronicle_of_run.hpp), or by hand in tests. Weeks are absolute; spans are [from, to).
#include <cstdint>
#include <optional>
#include <vector>

#include "core/ids.hpp"
#include "model/population.hpp"
#include "model/violence.hpp"
#include "model/youths.hpp"
#include "study/patterns/record_kinds.hpp"

namespace samverkan {

using PersonId = Id<struct PersonTag>;  ///< none: someone of 25 or more, who has no record (senior core)

struct ChroniclePerson {
    int birth_week = 0;
    Sex sex = Sex::male;
    std::uint8_t risk_factors = 0;             ///< how many of the twelve binary ones, at 10-12
    Involvement at_start = Involvement::none;  ///< when the chronicle begins, or at entry
};

/// Someone lives at a place. Ends with a move, a death or the 25th birthday.
struct Residence {
    PersonId person;
    PlaceId place;
    int from_week = 0, to_week = 0;
};

enum class LifeEventKind : std::uint8_t {
    drift,
    fringe_exit,
    first_recruitment,
    renewed_recruitment,
    exit,            ///< of one's own accord
    programme_exit,  ///< by a programme
    promotion,
    turned_25,  ///< while involved
    death,
    custody_start,  ///< membership goes on
    custody_end
};
struct LifeEvent {
    PersonId person;
    int week = 0;
    LifeEventKind kind = LifeEventKind::drift;
};

struct RecruitmentRecord {
    PersonId person, recruiter;  ///< recruiter none: not named
    int week = 0;
    Channel channel = Channel::street;
    bool renewed = false;
};

/// Something that happens to one person: a report, an opened case, a referral, a first visit, a placement.
struct PersonWeek {
    PersonId person;
    int week = 0;
};

enum class OffenceKind : std::uint8_t { other, serious_violence };
/// One person's part in an offence.
struct Offence {
    PersonId person;
    int week = 0;
    std::uint32_t incident = 0;  ///< the same for all who took part
    std::uint16_t others = 0;    ///< who took part beside this person, senior core included
    OffenceKind kind = OffenceKind::other;
};

enum class AttackRole : std::uint8_t { executor, direct_helper, instigator };

struct Participant {
    PersonId person;
    double age_years = 0;
    AttackRole role = AttackRole::executor;
};
struct Victim {
    PersonId person;
    Harm harm = Harm::injured;
};

inline constexpr std::uint32_t untriggered = 0xFFFFFFFFu;

struct Attack {
    int week = 0;
    std::optional<int> weekday{};  ///< 0 Monday .. 6; not known: drawn within the week
    AttackKind kind = AttackKind::shooting;
    PlaceId place;
    std::uint32_t triggered_by = untriggered;  ///< index of the attack that it answers directly
    std::vector<Participant> participants;
    std::vector<Victim> victims;
};

struct PersonPair {
    PersonId a, b;
};

/// Share of a member's ties that lie inside the own gang.
struct TiesInside {
    PersonId person;
    double share = 0;
};

struct ChronicleArea {
    double low_income_percent = 0, residents = 0;  ///< all ages
    bool is_city_district = false;                 ///< of a municipality that consists of several areas
    std::vector<AreaId> neighbours;
};
struct ChroniclePlace {
    AreaId area;
    bool is_vulnerable = false;
};

struct WeekSpan {
    int from = 0, to = 0;
    [[nodiscard]] int weeks() const { return to - from; }
    [[nodiscard]] bool contains(int week) const { return from <= week && week < to; }
};

struct Chronicle {
    int first_week = 0;   ///< the burn-in begins
    int report_week = 0;  ///< the burn-in has ended
    int end_week = 0;
    double scale = 1;        ///< share of the residents simulated
    std::uint64_t seed = 1;  ///< seed and replicate: of days drawn within weeks
    std::uint32_t replicate = 0;
    RecordKinds recorded;  ///< of which kinds there would be records, had anything happened

    std::vector<ChronicleArea> areas;
    std::vector<ChroniclePlace> places;
    std::vector<ChroniclePerson> persons;
    std::vector<Residence> residences;
    std::vector<LifeEvent> life;  ///< in the order in which they happened; all lists of events are
    std::vector<RecruitmentRecord> recruitments;
    std::vector<PersonWeek> reports, cases_opened, referrals, first_visits, placements;
    std::vector<Offence> offences;
    std::vector<Attack> attacks;
    std::optional<int> age_limit_change_week;
    std::vector<PersonPair> siblings;  ///< each pair once
    std::vector<PersonPair> ties;      ///< friends and siblings in the week `ties_week`, each pair once
    int ties_week = 0;
    std::vector<TiesInside> ties_inside;  ///< of the members in `report_week`

    /// The reported weeks, cut to whole years of 52 weeks.
    [[nodiscard]] WeekSpan window() const {
        constexpr int year = 52;
        return {report_week, report_week + (end_week - report_week) / year * year};
    }
    [[nodiscard]] const ChroniclePerson& person(PersonId id) const { return persons[id.index()]; }
    [[nodiscard]] int age(PersonId id, int week) const { return completed_age(person(id).birth_week, week); }
    [[nodiscard]] int birthday(PersonId id, int age_years) const {
        return person(id).birth_week + age_in_weeks(age_years);
    }
    /// Weeks at completed ages first .. last.
    [[nodiscard]] WeekSpan at_ages(PersonId id, int first, int last) const {
        return {birthday(id, first), birthday(id, last + 1)};
    }
};

[[nodiscard]] inline WeekSpan overlap(WeekSpan a, WeekSpan b) {
    const WeekSpan both{a.from > b.from ? a.from : b.from, a.to < b.to ? a.to : b.to};
    return both.from < both.to ? both : WeekSpan{};
}

}  // namespace samverkan
