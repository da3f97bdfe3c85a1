#include "scenario/programme_file.hpp"

#include <algorithm>

#include "scenario/fields.hpp"
#include "scenario/levers.hpp"

namespace samverkan {
namespace {

constexpr Presence required = Presence::required;

// In the order of the enums of sim/model/programme.hpp.
constexpr std::array<std::string_view, 2> kinds{"universal_cohort", "individual_places"};
constexpr std::array<std::string_view, 2> bases{"intention_to_treat", "treated"};
constexpr std::array<std::string_view, 4> payers{"municipality", "region", "state", "civil_society"};

struct EligibilityParts {
    int least_age = entry_age_years, most_age = leaving_age_years - 1;
    bool known = false, noticed = false;
    std::string note;
};

struct PayerParts {
    Choice payer;
    double share = 0;
};

constexpr Range ages{entry_age_years, leaving_age_years - 1};

constexpr std::array eligibility_fields{
    whole<&EligibilityParts::least_age>("least_age", Unit::years, ages, {"lägsta ålder", "least age"}, required),
    whole<&EligibilityParts::most_age>("most_age", Unit::years, ages, {"högsta ålder", "largest age"}, required),
    value<&EligibilityParts::known>("known_to_social_services", ValueKind::yes_or_no,
                                    {"känd av socialtjänsten", "only those known to social services"}),
    value<&EligibilityParts::noticed>(
        "fringe_or_involved_noticed", ValueKind::yes_or_no,
        {"uppmärksammad i periferin eller inblandad", "only those reported while fringe, involved or core"}),
    value<&EligibilityParts::note>("note", ValueKind::text, {"anmärkning", "remark"}),
};

constexpr Field<EffectEntry> rate_ratio_field() {
    auto one = number<&EffectEntry::rate_ratio>("rate_ratio", Unit::ratio, {.05, 20},
                                                {"kvot", "rate ratio, a judgement"}, required);
    one.info.shape = Shape::prior;
    return one;
}

constexpr std::array effect_fields{
    choice<&EffectEntry::variable>("variable", lever_names, {"variabel", "variable of the model"}, required),
    rate_ratio_field(),
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

bool read_value(const Reading& reading, TwoLanguages& target) {
    return read_object(reading, "a name in two languages", language_fields, target);
}

static bool read_value(const Reading& reading, EligibilityEntry& target) {
    EligibilityParts parts;
    if (!read_object(reading, "an eligibility", eligibility_fields, parts)) return false;
    target = {{parts.least_age, parts.most_age, parts.known, parts.noticed}, parts.note};
    return true;
}

static bool read_value(const Reading& reading, EffectEntry& target) {
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
    static constexpr std::array fields{
        value<&P::id>("id", ValueKind::text, {"id", "name of the file without .json"}, required),
        value<&P::name>("name", ValueKind::object, {"namn", "name in two languages"}, required),
        choice<&P::kind>("kind", kinds, {"slag", "kind of programme"}, required),
        value<&P::eligibility>("eligibility", ValueKind::object, {"målgrupp", "who can be offered it"}, required),
        value<&P::effects>("effects", ValueKind::list, {"effekter", "effects on variables of the model"}, required),
        choice<&P::basis>("basis", bases, {"effektgrund", "whom the effect acts on"}, required),
        whole<&P::start_up_weeks>("start_up_weeks", Unit::weeks, weeks, {"uppstart", "from funding to first delivery"},
                                  required),
        whole<&P::wait_weeks>("wait_weeks", Unit::weeks, weeks, {"väntan", "least wait from acceptance to start"},
                              required),
        whole<&P::duration_weeks>("duration_weeks", Unit::weeks, {1, 1040}, {"längd", "length of the programme"},
                                  required),
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
        value<&P::source>("source", ValueKind::text, {"källa", "where the figures come from"}, required),
    };
    return read_object(document.root, "", "a programme of the catalogue", std::span<const Field<P>>(fields), programme,
                       reporter);
}

}  // namespace samverkan
