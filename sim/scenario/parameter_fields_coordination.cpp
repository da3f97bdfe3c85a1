// Field table: coordination.
#include "scenario/parameter_groups.hpp"

namespace samverkan {
namespace {

using C = CoordinationParameters;

template <double C::*member>
constexpr ParameterField coordination(std::string_view name, Unit unit, Range range, Label label) {
    return parameter<&ModelParameters::coordination, member>("coordination", name, unit, range, label);
}

constexpr ParameterField coordination_fields[] = {
    coordination<&C::baseline>("baseline", Unit::share, {0, 1},
                               {"dagens nivå av samordning", "today's level of coordination"}),
    coordination<&C::ramp_midpoint_weeks>(
        "ramp_midpoint_weeks", Unit::weeks, {1, 519},
        {"veckor till halvvägs mot den nivå som betalas", "weeks to half the way to the level paid for"}),
    coordination<&C::ramp_end_weeks>("ramp_end_weeks", Unit::weeks, {2, 520},
                                     {"veckor till den nivå som betalas", "weeks to the level paid for"}),
    coordination<&C::half_life_weeks>("half_life_weeks", Unit::weeks, {1, 5200},
                                      {"halveringstid utan pengar", "half-life without money"}),
    coordination<&C::delay_weeks_at_none>("delay_weeks_at_none", Unit::weeks, {0, 520},
                                          {"veckor från oro till första insats, utan samordning",
                                           "weeks from concern to first service, without coordination"}),
    coordination<&C::delay_weeks_at_full>("delay_weeks_at_full", Unit::weeks, {0, 520},
                                          {"veckor från oro till första insats, vid full samordning",
                                           "weeks from concern to first service, at full coordination"}),
    coordination<&C::known_share_at_none>(
        "known_share_at_none", Unit::share, {0, 0.99},
        {"andel kända av unga i riskzonen, utan samordning", "share known of youths at risk, without coordination"}),
    coordination<&C::known_share_at_full>("known_share_at_full", Unit::share, {0, 0.99},
                                          {"andel kända av unga i riskzonen, vid full samordning",
                                           "share known of youths at risk, at full coordination"}),
    coordination<&C::loss_at_none>(
        "loss_at_none", Unit::share, {0, 1},
        {"bortfall vid en överlämning, utan samordning", "loss at a hand-over, without coordination"}),
    coordination<&C::loss_at_full>(
        "loss_at_full", Unit::share, {0, 1},
        {"bortfall vid en överlämning, vid full samordning", "loss at a hand-over, at full coordination"}),
    coordination<&C::duplication_at_none>("duplication_at_none", Unit::share, {0, 0.99},
                                          {"insatser till den som redan har dem, utan samordning",
                                           "services given to who has them already, without coordination"}),
    coordination<&C::duplication_at_full>("duplication_at_full", Unit::share, {0, 0.99},
                                          {"insatser till den som redan har dem, vid full samordning",
                                           "services given to who has them already, at full coordination"}),
    coordination<&C::right_match_at_none>("right_match_at_none", Unit::share, {0, 1},
                                          {"rätt insats, utan samordning", "right service, without coordination"}),
    coordination<&C::right_match_at_full>("right_match_at_full", Unit::share, {0, 1},
                                          {"rätt insats, vid full samordning", "right service, at full coordination"}),
    coordination<&C::targeting_at_none>("targeting_at_none", Unit::share, {0, 1},
                                        {"platsbundet arbete på rätt plats, utan samordning",
                                         "place-based work in the right places, without coordination"}),
    coordination<&C::targeting_at_full>("targeting_at_full", Unit::share, {0, 1},
                                        {"platsbundet arbete på rätt plats, vid full samordning",
                                         "place-based work in the right places, at full coordination"}),
};

}  // namespace

void append_coordination_fields(std::vector<ParameterField>& fields) { append(fields, coordination_fields); }

}  // namespace samverkan
