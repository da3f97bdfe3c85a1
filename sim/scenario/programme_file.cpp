#include "scenario/programme_file.hpp"

#include <algorithm>

#include "scenario/fields.hpp"

namespace samverkan {
namespace {

constexpr Presence required = Presence::required;

// In the order of the enums of sim/model.
constexpr std::array<std::string_view, programme_kind_count> kinds{"individual_programme", "universal_cohort",
                                                                   "area_lever", "system_lever", "law_lever"};
constexpr std::array<std::string_view, delivery_count> deliveries{"places",    "schools", "take_up", "birth",
                                                                  "residents", "gangs",   "pipeline"};
constexpr std::array<std::string_view, 5> bases{"intention_to_treat", "treated", "dose", "system", "event"};
constexpr std::array<std::string_view, 2> reaches{"by_delivery", "participants"};
constexpr std::array<std::string_view, 4> payers{"municipality", "region", "state", "civil_society"};

struct PayerParts {
    Choice payer;
    double share = 0;
};

constexpr std::array eligibility_fields{
    value<&EligibilityEntry::who>("who", ValueKind::text,
                                  {"villkor för vilka som kan nås", "condition for those who can be reached"}),
    value<&EligibilityEntry::note>("note", ValueKind::text, {"anmärkning", "remark"}),
};

constexpr Field<EffectEntry> rate_ratio_field() {
    auto one = number<&EffectEntry::rate_ratio>("rate_ratio", Unit::ratio, {.05, 20},
                                                {"kvot", "rate ratio, a judgement"});
    one.info.shape = Shape::prior;
    return one;
}

Field<EffectEntry> variable_field() {
    return choice<&EffectEntry::variable>("variable", variable_names(), {"variabel", "variable of the model"}, required);
}

const std::array effect_fields{
    variable_field(),
    value<&EffectEntry::also>("also", ValueKind::list,
                              {"fler variabler, samma dragning", "further variables, with the same draw"}),
    rate_ratio_field(),
    number<&EffectEntry::value>("value", Unit::one, {0, 1000}, {"nytt värde", "new value of a parameter of the law"}),
    choice<&EffectEntry::reach>("reach", reaches, {"vilka effekten verkar på", "whom the effect acts on"}),
    value<&EffectEntry::who>("who", ValueKind::text,
                             {"villkor bland de nådda", "condition among those who are reached"}),
    whole<&EffectEntry::from_age>("from_age", Unit::years, {0, leaving_age_years - 1},
                                  {"verkar från ålder", "acts from this completed age"}),
    value<&EffectEntry::notice_sources>("notice_sources", ValueKind::list,
                                        {"bara anmälningar från", "only reports of these sources"}),
    value<&EffectEntry::secondary>("secondary", ValueKind::yes_or_no,
                                   {"mätt på våld eller brott", "measured on violence or crime, not on recruitment"}),
    value<&EffectEntry::rests_with_noticed_intake>(
        "rests_with_noticed_intake", ValueKind::yes_or_no,
        {"vilar när andra program tar in anmälda", "rests where other funded programmes take in reported youths"}),
    value<&EffectEntry::not_modelled>("not_modelled", ValueKind::text,
                                      {"verkar inte i modellen, därför att", "does not act in the model, because"}),
    value<&EffectEntry::published>("published", ValueKind::text, {"publicerat", "what studies measured"}, required),
    value<&EffectEntry::basis>("basis", ValueKind::text, {"grund", "how the ratio was judged"}, required),
};

constexpr std::array payer_fields{
    choice<&PayerParts::payer>("payer", payers, {"betalare", "who pays"}, required),
    number<&PayerParts::share>("share", Unit::share, {0, 1}, {"andel", "share of the cost"}, required),
};

constexpr std::array language_fields{
    value<&TwoLanguages::sv>("sv", ValueKind::text, {"på svenska", "in Swedish"}, required),
    value<&TwoLanguages::en>("en", ValueKind::text, {"på engelska", "in English"}, required),
};

}  // namespace

std::span<const std::string_view> programme_kind_names() { return kinds; }
std::span<const std::string_view> delivery_names() { return deliveries; }
std::span<const std::string_view> effect_basis_names() { return bases; }

std::span<const std::string_view> variable_names() {
    static const auto names = [] {
        std::array<std::string_view, model_variable_count> list{};
        for (const ModelVariableInfo& info : model_variables()) list[static_cast<std::size_t>(info.variable)] = info.name;
        return list;
    }();
    return names;
}

bool read_value(const Reading& reading, TwoLanguages& target) {
    return read_object(reading, "a name in two languages", language_fields, target);
}

static bool read_value(const Reading& reading, EligibilityEntry& target) {
    return read_object(reading, "an eligibility", eligibility_fields, target);
}

static bool read_value(const Reading& reading, EffectEntry& target) {
    target.at = &reading.json;
    return read_object(reading, "an effect", effect_fields, target);
}

static bool read_value(const Reading& reading, PayerShare& target) {
    PayerParts parts;
    if (!read_object(reading, "a payer", payer_fields, parts)) return false;
    target = {std::string(payers[parts.payer.index]), parts.share};
    return true;
}

bool read_programme_file(const JsonDocument& document, ProgrammeFile& programme, Reporter& reporter) {
    using P = ProgrammeFile;
    constexpr Range weeks{0, 1040};
    static const std::array fields{
        value<&P::id>("id", ValueKind::text, {"id", "name of the file without .json"}, required),
        value<&P::name>("name", ValueKind::object, {"namn", "name in two languages"}, required),
        choice<&P::kind>("kind", kinds, {"slag", "kind of programme"}, required),
        choice<&P::delivery>("delivery", deliveries, {"hur det når fram", "how it comes to people, gangs or services"},
                             required),
        value<&P::eligibility>("eligibility", ValueKind::object, {"målgrupp", "who can be offered it"}, required),
        value<&P::effects>("effects", ValueKind::list, {"effekter", "effects on variables of the model"}, required),
        choice<&P::basis>("basis", bases, {"effektgrund", "whom the effect acts on"}, required),
        whole<&P::start_up_weeks>("start_up_weeks", Unit::weeks, weeks, {"uppstart", "from funding to first delivery"},
                                  required),
        whole<&P::wait_weeks>("wait_weeks", Unit::weeks, weeks, {"väntan", "least wait from acceptance to start"},
                              required),
        whole<&P::duration_weeks>("duration_weeks", Unit::weeks, {1, 1040}, {"längd", "length of the programme"},
                                  required),
        whole<&P::effect_from_weeks>("effect_from_weeks", Unit::weeks, weeks,
                                     {"effekten börjar", "from start to first effect"}),
        whole<&P::build_up_weeks>("build_up_weeks", Unit::weeks, weeks,
                                  {"uppbyggnad", "from first delivery to full effect of a lever"}),
        whole<&P::shows_after_weeks>("shows_after_weeks", Unit::weeks, {0, 1040},
                                     {"syns efter", "weeks from funding before an effect can show"}),
        number<&P::take_up_share>("take_up_share", Unit::share, {0, 1},
                                  {"andel familjer som deltar", "share of families that take part"}),
        value<&P::needs_hand_over>("needs_hand_over", ValueKind::yes_or_no,
                                   {"kräver överlämning", "needs a hand-over between agencies"}),
        number<&P::accept_share>("accept_share", Unit::share, {0, 1},
                                 {"andel som tackar ja", "share that accepts, by default the county's"}),
        number<&P::dose_per_capacity_unit>("dose_per_capacity_unit", Unit::share, {0, 1},
                                           {"andel av en plats som en enhet täcker",
                                            "share of a place's exposure that a capacity unit covers"}),
        value<&P::dose_of_county>("dose_of_county", ValueKind::yes_or_no,
                                  {"andelen gäller länet", "that share is of the county"}),
        number<&P::half_life_weeks>("half_life_weeks", Unit::weeks, {0, 5200},
                                    {"halveringstid", "half-life of the log effect after the end, 0 for no fade"},
                                    required),
        value<&P::capacity_unit>("capacity_unit", ValueKind::text, {"kapacitetsenhet", "what capacity is counted in"},
                                 required),
        number<&P::units_per_capacity_year>("units_per_capacity_year", Unit::units_per_year, {.001, 1e6},
                                            {"enheter per år", "delivered units per capacity unit and year"}, required),
        value<&P::unit>("unit", ValueKind::text, {"enhet", "what is delivered"}, required),
        number<&P::cost_sek_per_unit>("cost_sek_per_unit", Unit::sek, {0, 1e9},
                                      {"kostnad per enhet", "cost of a delivered unit"}, required),
        value<&P::payers>("payers", ValueKind::list, {"betalare", "who pays which share"}, required),
        value<&P::evidence>("evidence", ValueKind::text, {"evidens", "grade and summary of the evidence"}, required),
        value<&P::assumptions>("assumptions", ValueKind::list, {"antaganden", "what is assumed"}, required),
        value<&P::guard>("guard", ValueKind::text, {"förbehåll", "rule or guard that comes with the programme"}),
        value<&P::source>("source", ValueKind::text, {"källa", "where the figures come from"}, required),
    };
    return read_object(document.root, "", "a programme of the catalogue", std::span<const Field<P>>(fields), programme,
                       reporter);
}

}  // namespace samverkan
