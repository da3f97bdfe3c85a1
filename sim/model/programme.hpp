#pragma once
// A programme is data: what it does, to whom, how long, at which price. Catalogue: configs/programmes/.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/ids.hpp"
#include "model/model_variable.hpp"
#include "model/parameters.hpp"
#include "model/payer.hpp"
#include "model/targeting.hpp"

namespace samverkan {

/// How a programme comes to people, gangs or the pipeline.
enum class Delivery : std::uint8_t {
    places,     ///< offered one by one, as places are free
    schools,    ///< whole grades of schools, in the first week of the autumn term
    take_up,    ///< a drawn share of those meant, in the first week of the autumn term
    birth,      ///< children enrolled before they are 2; in the county's youth from 6
    residents,  ///< everyone meant who lives in the chosen places, for as long as it runs
    gangs,      ///< the gangs at home in the chosen places
    pipeline    ///< the way from concern to help of the chosen areas
};
inline constexpr std::size_t delivery_count = 7;

enum class EffectBasis : std::uint8_t {
    intention_to_treat,  ///< acts on everyone offered
    treated,             ///< in full on completers, x0.3 (log scale) on others
    dose,                ///< rate ratio ^ share covered
    system,              ///< on a shared parameter: the better value, never the product
    event                ///< funding adds events; no effect of its own
};

/// Whom an effect of a programme acts on.
enum class EffectReach : std::uint8_t { by_delivery, participants };

struct ProgrammeEffect {
    ModelVariable variable;
    Prior rate_ratio;       ///< triangular; mode under fixed effects
    std::uint8_t draw = 0;  ///< effects with the same number share one draw
    EffectReach reach = EffectReach::by_delivery;
    int from_age = 0;                         ///< dormant before this completed age
    std::uint8_t notice_sources = 0;          ///< bit s: acts on reports of NoticeSource s only; 0: on all
    bool secondary = false;                   ///< the measured outcome was violence or crime, not recruitment
    bool rests_with_noticed_intake = false;   ///< left out where another funded programme takes in reported youths
    TargetProgram who{};                      ///< of those reached: on whom it acts
    bool inverse = false;                     ///< one over the drawn ratio
    std::uint8_t variant = 0;                 ///< acts in this variant of the programme only; 0: in its usual form
    std::optional<double> half_life_weeks{};  ///< of a lever's effect: instead of the programme's
    std::optional<double> sets{};             ///< of law levers: the value that the law gets, in place of a ratio

    /// Acts for as long as the service itself, and not after it.
    [[nodiscard]] bool while_served() const { return variable == ModelVariable::structured_exposure; }
};

/// ISO weeks of any year in which a service may start; first <= last.
struct Season {
    int first_week = 1, last_week = 53;
    [[nodiscard]] bool holds(int iso_week) const { return iso_week >= first_week && iso_week <= last_week; }
};

/// Another way to carry a programme out, with effects of its own instead of the usual ones.
struct ProgrammeVariant {
    std::string name;
    std::optional<double> youths_per_adult;  ///< instead of the programme's
};

/// How a programme of the catalogue comes into a scenario.
enum class FundedAs : std::uint8_t {
    entry,     ///< as an entry of `programmes`
    modifier,  ///< never: it acts by itself where a funded host works in groups
    block      ///< never: by a block of its own in the scenario
};
inline constexpr std::size_t funded_as_count = 3;

struct Programme {
    std::string id, name_sv, name_en;
    ProgrammeKind kind = ProgrammeKind::individual_programme;
    Delivery delivery = Delivery::places;
    TargetProgram who;                     ///< who can be reached
    std::vector<ProgrammeEffect> effects;  ///< that the model can carry
    EffectBasis basis = EffectBasis::intention_to_treat;
    int start_up_weeks = 0;              ///< from funding to first delivery
    int wait_weeks = 0;                  ///< least wait from acceptance to start
    int duration_weeks = 1;              ///< of a service or course
    int effect_from_weeks = 0;           ///< after the start of a service or course
    int build_up_weeks = 0;              ///< of a lever: from first delivery to full effect, linear
    double half_life_weeks = 0;          ///< of the log effect after the end; 0: no fade
    double take_up_share = 1;            ///< Delivery::take_up
    bool needs_hand_over = true;         ///< an offer can be lost between agencies
    std::optional<double> accept_share;  ///< of those offered; else the county's
    double units_per_capacity_year = 1;  ///< delivered units per capacity unit and year
    double cost_sek_per_unit = 0;        ///< per delivered unit
    double dose_per_capacity_unit = 0;   ///< share of a place's exposure that one unit covers; 0: no dose
    bool dose_of_county = false;         ///< that share is of the county, not of a place
    FundedAs funded_as = FundedAs::entry;
    std::optional<Season> season;          ///< in which a service may start; a place then serves one start a year
    bool wait_in_queue = false;            ///< the wait is spent in a queue of the model: not added to it
    std::optional<double> complete_share;  ///< of those who start; else the county's
    double units_per_start = 1;            ///< delivered units that a service takes from start to end
    double youths_per_adult = 0;           ///< in the groups in which it works; 0: not in groups
    bool one_off = false;                  ///< a lever: paid once a place, then it lasts and fades
    double raises_coordination = 0;  ///< a lever: of its areas, what funded coordination can reach, a unit of strength
    std::vector<ProgrammeVariant> variants;
    std::vector<PayerShare> payers;
    std::string evidence, source;

    [[nodiscard]] bool has_participants() const;
    [[nodiscard]] bool is_lever() const { return delivery >= Delivery::residents; }
    /// Levers cost as long as they run, and so do home visits, which most children had before the county's youth.
    [[nodiscard]] bool paid_by_the_week() const { return is_lever() || delivery == Delivery::birth; }
};

/// What a trigger looks at, over the chosen areas. Only what agencies can see.
enum class TriggerQuantity : std::uint8_t {
    reports,          ///< worry reports of the last four weeks
    reports_at_risk,  ///< of them about youths who are fringe or above
    waiting_cases     ///< cases that wait for assessment or service
};

struct Trigger {
    TriggerQuantity quantity = TriggerQuantity::reports;
    double at_least = 0;       ///< in the full county; scaled with it
    int runs_weeks = 26;       ///< funded weeks once it has fired
    int cool_down_weeks = 26;  ///< after them, before it can fire again
};

struct WeekWindow {
    int from_week = 0, to_week = 0;  ///< absolute, [from, to)
    [[nodiscard]] bool holds(int week) const { return week >= from_week && week < to_week; }
};

/// A funded programme of a scenario. Of the stated limits of capacity the lowest binds; without any, coverage or
/// the held share alone does.
struct Deployment {
    ProgrammeId programme;                    ///< index into the scenario's programmes
    int from_week = 0;                        ///< week number (absolute), funding starts
    int to_week = 0;                          ///< first week without funding
    std::vector<WeekWindow> repeats;          ///< further funded weeks
    int ramp_weeks = 0;                       ///< from first delivery to full capacity, linear
    std::optional<double> cost_sek_per_year;  ///< allotment
    std::optional<double> places;             ///< at once
    std::optional<double> units_per_year;
    std::optional<double> hold_share;  ///< of those meant, in service at once; the deficit is filled every four weeks
    double coverage = 1;               ///< share of schools, areas, families or those meant that can be reached
    std::optional<double> accept_share, cost_sek_per_unit;  ///< instead of the programme's
    std::optional<Trigger> trigger;
    TargetProgram who;                       ///< beside the programme's own condition
    std::vector<AreaId> areas;               ///< chosen areas and
    std::vector<PlaceId> places_chosen;      ///< chosen places; both empty: the whole county
    std::uint8_t place_classes = 0;          ///< bit k: of these only places of VulnerableClass k; 0: all
    std::uint8_t variant = 0;                ///< of the programme, from 1; 0: its usual form
    std::optional<double> youths_per_adult;  ///< in its groups, instead of the programme's

    [[nodiscard]] bool funded_in(int week) const;
    /// Whether anything is funded at all.
    [[nodiscard]] bool has_capacity() const;
};

/// By place: whether the deployment acts there.
[[nodiscard]] std::vector<bool> chosen_places(const County& county, const Deployment& deployment);

enum class EffectDraw : std::uint8_t { drawn_per_replicate, fixed_mode };
enum class SecondaryEffects : std::uint8_t { counted, left_out };

/// Funded coordination: what it costs is a deployment like any other.
struct Coordination {
    std::size_t deployment = 0;
    double target = 0;  ///< level in [0, 1] that its areas move to
};

/// A scenario in the kernel's terms.
struct Scenario {
    std::string name_sv, name_en, why;
    int start_week = 0;  ///< absolute week number of the first reported week
    int burn_in_weeks = 104;
    int weeks = 260;
    double transport = 1;  ///< scales log effects; 0 switches every effect off
    EffectDraw effect_draw = EffectDraw::drawn_per_replicate;
    SecondaryEffects secondary_effects = SecondaryEffects::counted;
    std::vector<Programme> programmes;
    std::vector<Deployment> deployments;
    std::optional<Programme> group_harm;  ///< what groups of youths at risk do to each other; none without hosts
    std::optional<Coordination> coordination;
    std::optional<Budget> budget;  ///< none: money binds only where an entry states it
};

}  // namespace samverkan
