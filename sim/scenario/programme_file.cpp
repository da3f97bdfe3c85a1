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
                                    {"bara de som socialtjänsten känner till", "only those known to social services"})
        .otherwise({"nej", "no"}),
    value<&EligibilityParts::noticed>("fringe_or_involved_noticed", ValueKind::yes_or_no,
                                      {"bara de som anmälts medan de var i periferin, inblandade eller i kärnan",
                                       "only those reported while fringe, involved or core"})
        .otherwise({"nej", "no"}),
    value<&EligibilityParts::note>("note", ValueKind::text, {"anmärkning", "remark"}).acts(ActsFrom::never),
};

constexpr FieldTable eligibility_table = table_of<eligibility_fields>({"en målgrupp", "an eligibility"});

constexpr Field<EffectEntry> rate_ratio_field() {
    auto one = number<&EffectEntry::rate_ratio>("rate_ratio", Unit::ratio, {.05, 20},
                                                {"kvot mellan hasarder med och utan programmet, en bedömning",
                                                 "rate ratio with and without the programme, a judgement"},
                                                required);
    one.info.shape = Shape::prior;
    return one;
}

constexpr std::array effect_fields{
    choice<&EffectEntry::variable>("variable", lever_names, {"variabel i modellen", "variable of the model"}, required),
    rate_ratio_field(),
    value<&EffectEntry::published>("published", ValueKind::text, {"vad studier har mätt", "what studies measured"},
                                   required)
        .acts(ActsFrom::never),
    value<&EffectEntry::basis>("basis", ValueKind::text, {"hur kvoten bedömdes", "how the ratio was judged"}, required)
        .acts(ActsFrom::never),
};

constexpr FieldTable effect_table = table_of<effect_fields>({"en effekt", "an effect"});

constexpr std::array payer_fields{
    choice<&PayerParts::payer>("payer", payers, {"vem som betalar", "who pays"}, required),
    number<&PayerParts::share>("share", Unit::share, {0, 1}, {"andel av kostnaden", "share of the cost"}, required),
};

constexpr FieldTable payer_table = table_of<payer_fields>({"en betalare", "a payer"});

constexpr std::array language_fields{
    value<&TwoLanguages::sv>("sv", ValueKind::text, {"på svenska", "in Swedish"}, required).acts(ActsFrom::never),
    value<&TwoLanguages::en>("en", ValueKind::text, {"på engelska", "in English"}, required).acts(ActsFrom::never),
};

constexpr Range weeks{0, 1040};

using P = ProgrammeFile;
constexpr std::array programme_fields{
    value<&P::id>("id", ValueKind::text, {"filens namn utan .json", "name of the file without .json"}, required),
    value<&P::name>("name", ValueKind::object, {"namn på två språk", "name in two languages"}, required)
        .of(two_languages_table)
        .acts(ActsFrom::never),
    choice<&P::kind>("kind", kinds, {"slag av program", "kind of programme"}, required),
    value<&P::eligibility>("eligibility", ValueKind::object, {"vem som kan erbjudas det", "who can be offered it"},
                           required)
        .of(eligibility_table),
    value<&P::effects>("effects", ValueKind::list,
                       {"effekter på modellens variabler", "effects on variables of the model"}, required)
        .of(effect_table)
        .not_empty("the programme would do nothing"),
    choice<&P::basis>("basis", bases, {"vilka effekten verkar på", "whom the effect acts on"}, required),
    whole<&P::start_up_weeks>("start_up_weeks", Unit::weeks, weeks,
                              {"från finansiering till första leverans", "from funding to first delivery"}, required),
    whole<&P::wait_weeks>("wait_weeks", Unit::weeks, weeks,
                          {"minsta väntan från ja till start", "least wait from acceptance to start"}, required),
    whole<&P::duration_weeks>("duration_weeks", Unit::weeks, {1, 1040},
                              {"programmets längd", "length of the programme"}, required),
    number<&P::half_life_weeks>("half_life_weeks", Unit::weeks, {0, 5200},
                                {"logeffektens halveringstid efter slutet, 0 om den inte avtar",
                                 "half-life of the log effect after the end, 0 for no fade"},
                                required),
    value<&P::capacity_unit>("capacity_unit", ValueKind::text,
                             {"vad kapacitet räknas i", "what capacity is counted in"}, required)
        .acts(ActsFrom::never),
    number<&P::units_per_capacity_year>(
        "units_per_capacity_year", Unit::units_per_year, {.001, 1e6},
        {"levererade enheter per kapacitetsenhet och år", "delivered units per capacity unit and year"}, required),
    value<&P::unit>("unit", ValueKind::text, {"vad som levereras", "what is delivered"}, required)
        .acts(ActsFrom::never),
    number<&P::cost_sek_per_unit>("cost_sek_per_unit", Unit::sek, {0, 1e9},
                                  {"kostnad för en levererad enhet", "cost of a delivered unit"}, required),
    value<&P::payers>("payers", ValueKind::list, {"vem som betalar vilken andel", "who pays which share"}, required)
        .of(payer_table)
        .not_empty("nobody would pay"),
    value<&P::evidence>("evidence", ValueKind::text,
                        {"evidensens grad och sammanfattning", "grade and summary of the evidence"}, required)
        .acts(ActsFrom::never),
    value<&P::assumptions>("assumptions", ValueKind::list, {"vad som antas", "what is assumed"}, required)
        .acts(ActsFrom::never),
    value<&P::source>("source", ValueKind::text, {"var siffrorna kommer ifrån", "where the figures come from"},
                      required)
        .acts(ActsFrom::never),
};

}  // namespace

const FieldTable two_languages_table = table_of<language_fields>({"ett namn på två språk", "a name in two languages"});
const FieldTable programme_table =
    table_of<programme_fields>({"ett program i katalogen", "a programme of the catalogue"});
std::span<const std::string_view> programme_kind_names() { return kinds; }

bool read_value(const Reading& reading, TwoLanguages& target) {
    return read_object(reading, two_languages_table.what.en, language_fields, target);
}

static bool read_value(const Reading& reading, EligibilityEntry& target) {
    EligibilityParts parts;
    if (!read_object(reading, eligibility_table.what.en, eligibility_fields, parts)) return false;
    target = {{parts.least_age, parts.most_age, parts.known, parts.noticed}, parts.note};
    return true;
}

static bool read_value(const Reading& reading, EffectEntry& target) {
    return read_object(reading, effect_table.what.en, effect_fields, target);
}

static bool read_value(const Reading& reading, PayerShare& target) {
    PayerParts parts;
    if (!read_object(reading, payer_table.what.en, payer_fields, parts)) return false;
    target = {std::string(payers[parts.payer.index]), parts.share};
    return true;
}

bool read_programme_file(const JsonDocument& document, ProgrammeFile& programme, Reporter& reporter) {
    return read_object(document.root, "", programme_table.what.en, std::span<const Field<P>>(programme_fields),
                       programme, reporter);
}

}  // namespace samverkan
