#include "model/model_variable.hpp"

#include <array>

namespace samverkan {
namespace {

constexpr std::uint8_t bit(ProgrammeKind kind) { return static_cast<std::uint8_t>(1u << static_cast<unsigned>(kind)); }

constexpr std::uint8_t individual = bit(ProgrammeKind::individual_programme);
constexpr std::uint8_t cohort = bit(ProgrammeKind::universal_cohort);
constexpr std::uint8_t area = bit(ProgrammeKind::area_lever);
constexpr std::uint8_t system_wide = bit(ProgrammeKind::system_lever);
constexpr std::uint8_t law = bit(ProgrammeKind::law_lever);
constexpr std::uint8_t all_kinds = 0x1F;

using V = ModelVariable;
using S = VariableSubject;
constexpr Protects lower = Protects::lower, higher = Protects::higher;
constexpr std::string_view no_offences = "offences are not in the model yet";
constexpr std::string_view world_constant =
    "a constant of the world: it acts on every removal in every arm, and no programme moves it";

constexpr std::array<ModelVariableInfo, model_variable_count> table{{
    {V::recruit_multiplier, "recruit_multiplier", "ratio", S::youth, lower,
     static_cast<std::uint8_t>(individual | cohort | area | law),
     "rekryteringsrisk i alla kanaler, även återrekrytering",
     "hazard of recruitment in all channels; of a person's own services also re-entry", ""},
    {V::drift_multiplier, "drift_multiplier", "ratio", S::youth, lower,
     static_cast<std::uint8_t>(individual | cohort | area | law), "risk att dras in i periferin",
     "hazard of drifting into the fringe", ""},
    {V::recruit_street, "recruit_street", "ratio", S::youth, lower, static_cast<std::uint8_t>(cohort | area | law),
     "rekrytering på gatan", "hazard of recruitment in the street", ""},
    {V::recruit_school, "recruit_school", "ratio", S::youth, lower, static_cast<std::uint8_t>(cohort | area | law),
     "rekrytering i skolan", "hazard of recruitment at school", ""},
    {V::recruit_family_friends, "recruit_family_friends", "ratio", S::youth, lower,
     static_cast<std::uint8_t>(cohort | area | law), "rekrytering genom familj och vänner",
     "hazard of recruitment through family and friends", ""},
    {V::recruit_online, "recruit_online", "ratio", S::youth, lower, static_cast<std::uint8_t>(cohort | area | law),
     "rekrytering på nätet", "hazard of recruitment online", ""},
    {V::fringe_exit_hazard, "fringe_exit_hazard", "ratio", S::youth, higher,
     static_cast<std::uint8_t>(individual | cohort | area | law), "chans att lämna periferin",
     "hazard of leaving the fringe", ""},
    {V::exit_hazard, "exit_hazard", "ratio", S::youth, higher, static_cast<std::uint8_t>(individual | area),
     "chans att lämna ett gäng; som områdesinsats hos gängens medlemmar",
     "hazard of leaving a gang; of an area lever that of the gangs' members", ""},
    {V::reentry_hazard, "reentry_hazard", "ratio", S::youth, lower, individual, "risk att gå tillbaka till ett gäng",
     "hazard of re-entry of a former member", ""},
    {V::notice_hazard, "notice_hazard", "ratio", S::youth, higher, static_cast<std::uint8_t>(all_kinds & ~law),
     "chans att uppmärksammas genom en orosanmälan", "hazard of being reported", ""},
    {V::position_births, "position_births", "ratio", S::gang, lower, area, "nya platser i gängen (efterfrågan)",
     "births of positions of the gangs (demand)", ""},
    {V::gang_pressure, "gang_pressure", "ratio", S::gang, lower, area,
     "gängens rekryteringstryck, var de än rekryterar", "pressure of the gangs, wherever they recruit", ""},
    {V::handover_loss, "handover_loss", "ratio", S::pipeline, lower, system_wide, "andel som tappas vid överlämning",
     "share lost at a hand-over", ""},
    {V::handover_delay, "handover_delay", "ratio", S::pipeline, lower, system_wide, "tid från oro till utredning",
     "delay from concern to assessment", ""},
    {V::accept_share, "accept_share", "ratio", S::pipeline, higher, system_wide, "andel som tackar ja",
     "share that accepts an offer", ""},
    {V::unstructured_time, "unstructured_time", "ratio", S::youth, lower,
     static_cast<std::uint8_t>(individual | cohort | area | law), "ostrukturerad tid, som risken att dras in följer",
     "unstructured time, which the hazard of drifting follows", ""},
    {V::police_trust, "police_trust", "ratio", S::youth, higher, area,
     "tillit till polisen: anmälningar som kommer från den", "trust in the police: reports that come from it", ""},
    {V::targeting_error, "targeting_error", "ratio", S::pipeline, lower, system_wide, "fel i förhandsbedömningen",
     "error of triage", ""},
    {V::recruiter_window_exit, "recruiter_window_exit", "ratio", S::youth, higher, individual,
     "chans att lämna när rekryteraren är borta", "hazard of leaving while a recruiter is away", ""},
    {V::structured_exposure, "structured_exposure", "ratio", S::youth, lower, individual,
     "kontakt med gäng och kamrater under placering", "contact with gangs and peers while placed outside the home", ""},
    {V::age_of_criminal_responsibility, "age_of_criminal_responsibility", "years", S::law, lower, law,
     "straffbarhetsålder", "age of criminal responsibility", ""},
    {V::sentence_length_factor, "sentence_length_factor", "ratio", S::law, higher, law, "straffens längd",
     "length of sentences", ""},
    {V::shooting_background, "shooting_background", "ratio", S::gang, lower, all_kinds, "skjutningar på platsen",
     "background of shootings", ""},
    {V::conflict_branching, "conflict_branching", "ratio", S::gang, lower, all_kinds, "hämnd i konflikter",
     "retaliation in conflicts", ""},
    {V::violent_offence_rate, "violent_offence_rate", "ratio", S::youth, lower, all_kinds, "våldsbrott av inblandade",
     "violent offences of those involved", ""},
    {V::offence_rate, "offence_rate", "ratio", S::youth, lower, all_kinds, "brott", "offences", no_offences},
    {V::vacancy_refill_removed, "vacancy_refill_removed", "share", S::gang, lower, all_kinds,
     "hur ofta en gripen ersätts", "share of removals that are refilled", world_constant},
    {V::label_multiplier, "label_multiplier", "ratio", S::youth, lower, all_kinds, "stämpling efter lagföring",
     "label after processing", world_constant},
    {V::reattach_delay, "reattach_delay", "weeks", S::youth, higher, all_kinds, "tid till ny rekryterare",
     "delay until another recruiter takes over", world_constant},
    {V::ward_peers, "ward_peers", "ratio", S::youth, lower, individual, "kamrater på avdelningen", "peers in the ward",
     world_constant},
}};

constexpr bool in_order() {
    for (std::size_t i = 0; i < table.size(); ++i)
        if (static_cast<std::size_t>(table[i].variable) != i || table[i].name.empty()) return false;
    return true;
}
static_assert(in_order(), "the table follows the enum");

}  // namespace

std::span<const ModelVariableInfo> model_variables() { return table; }
const ModelVariableInfo& info_of(ModelVariable variable) { return table[static_cast<std::size_t>(variable)]; }

}  // namespace samverkan
