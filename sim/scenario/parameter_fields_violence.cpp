// Field table: violence.
#include "scenario/parameter_groups.hpp"

namespace samverkan {
namespace {

using V = ViolenceParameters;

template <auto V::*member, Shape shape = Shape::scalar>
constexpr ParameterField violence(std::string_view name, Unit unit, Range range, Label label) {
    return parameter<&ModelParameters::violence, member, shape>("violence", name, unit, range, label);
}

constexpr ParameterField violence_fields[] = {
    violence<&V::pairs_per_gang>(
        "pairs_per_gang", Unit::count, {0, 60},
        {"gäng som ett gäng kan ha konflikt med, som mest", "gangs that a gang may be in conflict with, at most"}),
    violence<&V::background_hazard>(
        "background_hazard", Unit::hazard_per_week, {0, 10},
        {"bakgrundshasard för en skjutning, per par av gäng", "background hazard of a shooting, per pair of gangs"}),
    violence<&V::explosion_hazard>(
        "explosion_hazard", Unit::hazard_per_week, {0, 10},
        {"hasard för en sprängning, per par av gäng", "hazard of an explosion, per pair of gangs"}),
    violence<&V::branching>("branching", Unit::count, {0, 0.99},
                            {"hämndskjutningar per skjutning, i medeltal", "retaliations that a shooting draws, mean"}),
    violence<&V::retaliation_mean_weeks>(
        "retaliation_mean_weeks", Unit::weeks, {0.1, 100},
        {"medeltid från en skjutning till hämnden", "mean time from a shooting to a retaliation"}),
    violence<&V::other_shootings_per_year>(
        "other_shootings_per_year", Unit::count, {0, 100000},
        {"skjutningar utanför nätverken, i länet", "shootings outside networks, in the county"}),
    violence<&V::foiled_plots_per_shooting>("foiled_plots_per_shooting", Unit::count, {0, 50},
                                            {"avvärjda attentat per skjutning", "plots foiled per shooting"}),
    violence<&V::executors_per_attack>("executors_per_attack", Unit::count, {1, 3},
                                       {"utförare per dåd", "executors of an attack"}),
    violence<&V::executor_weight, Shape::by_age>(
        "executor_weight", Unit::one, {0, 1000},
        {"vikt att skickas på ett dåd, efter ålder", "weight of being sent to an attack, by age"}),
    violence<&V::plot_weight, Shape::by_age>("plot_weight", Unit::one, {0, 1000},
                                             {"vikt att skickas på ett dåd som avvärjs, efter ålder",
                                              "weight of being sent to a plot that is foiled, by age"}),
    violence<&V::senior_executor_weight>(
        "senior_executor_weight", Unit::one, {0, 1000},
        {"vikt av en medlem i den äldre kärnan", "weight of a member of the senior core"}),
    violence<&V::senior_victim_share>(
        "senior_victim_share", Unit::share, {0, 1},
        {"andel av de drabbade i den äldre kärnan", "share of those hit in the senior core"}),
    violence<&V::delegation_elasticity>("delegation_elasticity", Unit::one, {0, 5},
                                        {"delegering: elasticitet mot väntad påföljd och mot inbäddning",
                                         "delegation: elasticity against expected sanction and embeddedness"}),
    violence<&V::least_embeddedness>("least_embeddedness", Unit::share, {0.001, 1},
                                     {"minsta inbäddning som räknas", "least embeddedness that counts"}),
    violence<&V::reference_embeddedness>(
        "reference_embeddedness", Unit::share, {0.001, 1},
        {"inbäddning där vikten är den för åldern", "embeddedness at which the weight is that of the age"}),
    violence<&V::fatal_share>("fatal_share", Unit::share, {0, 1},
                              {"andel skjutningar med dödlig utgång", "share of shootings that kill"}),
    violence<&V::injured_share>("injured_share", Unit::share, {0, 1},
                                {"andel skjutningar som skadar", "share of shootings that injure"}),
    violence<&V::explosion_fatal_share>("explosion_fatal_share", Unit::share, {0, 1},
                                        {"andel sprängningar med dödlig utgång", "share of explosions that kill"}),
    violence<&V::victim_tie_effect>("victim_tie_effect", Unit::one, {0, 20},
                                    {"ökning av risken att drabbas per band till inblandade",
                                     "increase of being hit for each tie to those involved"}),
    violence<&V::victim_tie_share>("victim_tie_share", Unit::share, {0, 1},
                                   {"andel av de drabbade som är vän eller syskon till en medlem",
                                    "share of those hit who are friend or sibling of a member"}),
    violence<&V::outside_under_15_share>(
        "outside_under_15_share", Unit::share, {0, 1},
        {"utförare under 15 utanför nätverken", "executors under 15 outside networks"}),
    violence<&V::outside_15_to_17_share>(
        "outside_15_to_17_share", Unit::share, {0, 1},
        {"utförare 15 till 17 utanför nätverken", "executors of 15 to 17 outside networks"}),
    violence<&V::outside_18_to_24_share>(
        "outside_18_to_24_share", Unit::share, {0, 1},
        {"utförare 18 till 24 utanför nätverken", "executors of 18 to 24 outside networks"}),
    violence<&V::conflict_birth_share>(
        "conflict_birth_share", Unit::share, {0, 1},
        {"andel av nya positioner som följer konflikter", "share of births of positions that follows conflict"}),
};

}  // namespace

void append_violence_fields(std::vector<ParameterField>& fields) { append(fields, violence_fields); }

}  // namespace samverkan
