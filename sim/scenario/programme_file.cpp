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
constexpr std::array<std::string_view, funded_as_count> ways_in{"entry", "modifier", "block"};

struct PayerParts {
    Choice payer;
    double share = 0;
};

constexpr std::array eligibility_fields{
    value<&EligibilityEntry::who>("who", ValueKind::text,
                                  {"villkor för vilka som kan nås", "condition for those who can be reached"})
        .otherwise({"alla", "everyone"}),
    value<&EligibilityEntry::note>("note", ValueKind::text, {"anmärkning", "remark"}).acts(ActsFrom::never),
};

constexpr FieldTable eligibility_table = table_of<eligibility_fields>({"en målgrupp", "an eligibility"});

constexpr Field<EffectEntry> rate_ratio_field() {
    auto one = number<&EffectEntry::rate_ratio>("rate_ratio", Unit::ratio, {.05, 20},
                                                {"kvot mellan hasarder med och utan programmet, en bedömning",
                                                 "rate ratio with and without the programme, a judgement"});
    one.info.shape = Shape::prior;
    return one.otherwise({"ingen: effekten sätter ett värde (value)", "none: the effect sets a value"});
}

using E = EffectEntry;
const std::array effect_fields{
    choice<&E::variable>("variable", variable_names(), {"variabel i modellen", "variable of the model"}, required),
    value<&E::also>("also", ValueKind::list,
                    {"fler variabler, med samma dragning", "further variables, with the same draw"})
        .otherwise({"inga", "none"}),
    rate_ratio_field(),
    number<&E::value>("value", Unit::one, {0, 1000},
                      {"lagparameterns nya värde", "new value of a parameter of the law"})
        .otherwise({"inget: effekten är en kvot (rate_ratio)", "none: the effect is a rate ratio"}),
    choice<&E::reach>("reach", reaches, {"vilka effekten verkar på", "whom the effect acts on"})
        .otherwise({"by_delivery: alla som leveransen når", "by_delivery: all whom the delivery reaches"}),
    value<&E::who>("who", ValueKind::text, {"villkor bland de nådda", "condition among those who are reached"})
        .otherwise({"alla nådda", "all who are reached"}),
    whole<&E::from_age>("from_age", Unit::years, {0, leaving_age_years - 1},
                        {"verkar från denna fyllda ålder", "acts from this completed age"})
        .otherwise(0)
        .source({"regel: verkar genast", "rule: acts at once"}),
    value<&E::notice_sources>("notice_sources", ValueKind::list,
                              {"bara anmälningar från dessa källor", "only reports of these sources"})
        .otherwise({"alla källor", "all sources"}),
    value<&E::secondary>(
        "secondary", ValueKind::yes_or_no,
        {"mätt på våld eller brott, inte på rekrytering", "measured on violence or crime, not on recruitment"})
        .otherwise({"nej", "no"}),
    value<&E::rests_with_noticed_intake>("rests_with_noticed_intake", ValueKind::yes_or_no,
                                         {"vilar när andra finansierade program tar in anmälda",
                                          "rests where other funded programmes take in reported youths"})
        .otherwise({"nej", "no"}),
    value<&E::also_inverse>(
        "also_inverse", ValueKind::list,
        {"fler variabler, med ett genom samma dragning", "further variables, with one over the same draw"})
        .otherwise({"inga", "none"}),
    value<&E::variant>("variant", ValueKind::text,
                       {"verkar bara i denna variant av programmet", "acts in this variant of the programme only"})
        .otherwise({"verkar i programmets vanliga form", "acts in the usual form of the programme"}),
    number<&E::half_life_weeks>(
        "half_life_weeks", Unit::weeks, {.1, 5200},
        {"effektens egen halveringstid i ett program för platser", "half-life of this effect of a lever"})
        .otherwise({"programmets", "the programme's"}),
    value<&E::not_modelled>("not_modelled", ValueKind::text,
                            {"verkar inte i modellen, därför att", "does not act in the model, because"})
        .otherwise({"effekten verkar", "the effect acts"}),
    value<&E::published>("published", ValueKind::text, {"vad studier har mätt", "what studies measured"}, required)
        .acts(ActsFrom::never),
    value<&E::basis>("basis", ValueKind::text, {"hur kvoten bedömdes", "how the ratio was judged"}, required)
        .acts(ActsFrom::never),
};

const FieldTable effect_table = table_of<effect_fields>({"en effekt", "an effect"});

constexpr std::array season_fields{
    whole<&SeasonEntry::first_week>("first_week", Unit::iso_week, {1, 53},
                                    {"första vecka på året för en start", "first week of the year for a start"},
                                    required),
    whole<&SeasonEntry::last_week>("last_week", Unit::iso_week, {1, 53},
                                   {"sista vecka på året för en start", "last week of the year for a start"}, required),
};
constexpr FieldTable season_table = table_of<season_fields>({"en säsong", "a season"});

constexpr std::array variant_fields{
    value<&VariantEntry::name>("name", ValueKind::text, {"variantens namn", "name of the variant"}, required),
    value<&VariantEntry::note>("note", ValueKind::text, {"vad som skiljer den", "what sets it apart"}, required)
        .acts(ActsFrom::never),
    number<&VariantEntry::youths_per_adult>("youths_per_adult", Unit::ratio, {.1, 1000},
                                            {"unga per vuxen i grupperna", "youths per adult in the groups"})
        .otherwise({"programmets", "the programme's"}),
};
constexpr FieldTable variant_table = table_of<variant_fields>({"en variant", "a variant"});

constexpr std::array payer_fields{
    choice<&PayerParts::payer>("payer", payer_names, {"vem som betalar", "who pays"}, required),
    number<&PayerParts::share>("share", Unit::share, {0, 1}, {"andel av kostnaden", "share of the cost"}, required),
};

constexpr FieldTable payer_table = table_of<payer_fields>({"en betalare", "a payer"});

constexpr std::array language_fields{
    value<&TwoLanguages::sv>("sv", ValueKind::text, {"på svenska", "in Swedish"}, required).acts(ActsFrom::never),
    value<&TwoLanguages::en>("en", ValueKind::text, {"på engelska", "in English"}, required).acts(ActsFrom::never),
};

constexpr Range weeks{0, 1040};

using P = ProgrammeFile;
const std::array programme_fields{
    value<&P::id>("id", ValueKind::text, {"filens namn utan .json", "name of the file without .json"}, required),
    value<&P::name>("name", ValueKind::object, {"namn på två språk", "name in two languages"}, required)
        .of(two_languages_table)
        .acts(ActsFrom::never),
    choice<&P::kind>("kind", kinds, {"slag av program", "kind of programme"}, required),
    choice<&P::delivery>("delivery", deliveries,
                         {"hur det når människor, gäng eller stöd", "how it comes to people, gangs or services"},
                         required),
    value<&P::eligibility>("eligibility", ValueKind::object, {"vem som kan erbjudas det", "who can be offered it"},
                           required)
        .of(eligibility_table),
    value<&P::effects>("effects", ValueKind::list,
                       {"effekter på modellens variabler", "effects on variables of the model"}, required)
        .of(effect_table),
    choice<&P::basis>("basis", bases, {"vilka effekten verkar på", "whom the effect acts on"}, required),
    whole<&P::start_up_weeks>("start_up_weeks", Unit::weeks, weeks,
                              {"från finansiering till första leverans", "from funding to first delivery"}, required),
    whole<&P::wait_weeks>("wait_weeks", Unit::weeks, weeks,
                          {"minsta väntan från ja till start", "least wait from acceptance to start"}, required),
    whole<&P::duration_weeks>("duration_weeks", Unit::weeks, {1, 1040},
                              {"programmets längd", "length of the programme"}, required),
    whole<&P::effect_from_weeks>("effect_from_weeks", Unit::weeks, weeks,
                                 {"från start till första effekt", "from start to first effect"})
        .otherwise(0)
        .source({"regel: verkar från starten", "rule: acts from the start"}),
    whole<&P::build_up_weeks>("build_up_weeks", Unit::weeks, weeks,
                              {"från första leverans till full effekt av ett program för platser eller regler",
                               "from first delivery to full effect of a lever"})
        .otherwise(0)
        .source({"regel: full effekt genast", "rule: full effect at once"}),
    whole<&P::shows_after_weeks>(
        "shows_after_weeks", Unit::weeks, weeks,
        {"veckor från finansiering innan en effekt kan synas", "weeks from funding before an effect can show"})
        .otherwise(0)
        .source({"regel: kan synas genast", "rule: can show at once"})
        .acts(ActsFrom::never),
    number<&P::take_up_share>("take_up_share", Unit::share, {0, 1},
                              {"andel familjer som deltar", "share of families that take part"})
        .otherwise(1)
        .source({"regel: alla som erbjuds deltar", "rule: all who are offered take part"}),
    value<&P::needs_hand_over>("needs_hand_over", ValueKind::yes_or_no,
                               {"kräver överlämning mellan myndigheter", "needs a hand-over between agencies"})
        .otherwise({"nej", "no"}),
    number<&P::accept_share>("accept_share", Unit::share, {0, 1},
                             {"andel av de erbjudna som tackar ja", "share of those offered that accepts"})
        .otherwise({"länets andel (accept_share)", "the county's share (accept_share)"}),
    number<&P::complete_share>("complete_share", Unit::share, {0, 1},
                               {"andel av de påbörjade som fullföljs", "share of those started that is completed"})
        .otherwise({"länets andel (complete_share)", "the county's share (complete_share)"}),
    choice<&P::funded_as>("funded_as", ways_in, {"hur det kommer in i ett scenario", "how it comes into a scenario"})
        .otherwise({"entry: som en post bland programmen", "entry: as an entry of `programmes`"}),
    value<&P::season>("season", ValueKind::object,
                      {"veckor på året då en insats kan börja", "weeks of the year in which a service may start"})
        .of(season_table)
        .otherwise({"hela året", "the whole year"}),
    value<&P::variants>(
        "variants", ValueKind::list,
        {"andra sätt att genomföra det, med egna effekter", "other ways to carry it out, with effects of their own"})
        .of(variant_table)
        .otherwise({"inga", "none"}),
    value<&P::wait_in_queue>("wait_in_queue", ValueKind::yes_or_no,
                             {"väntan är en kö i modellen och läggs inte till",
                              "the wait is a queue of the model and not "
                              "added to it"})
        .otherwise({"nej", "no"}),
    number<&P::raises_coordination>(
        "raises_coordination", Unit::share, {0, 1},
        {"för en påverkan: hur mycket högre den samordning som betalas når, vid full styrka",
         "of a lever: how much higher paid coordination reaches, at full strength"})
        .otherwise(0),
    value<&P::one_off>("one_off", ValueKind::yes_or_no,
                       {"betalas en gång per plats, består och avtar", "is paid once a place, lasts and fades"})
        .otherwise({"nej", "no"}),
    number<&P::units_per_start>("units_per_start", Unit::ratio, {.01, 100},
                                {"levererade enheter som en insats tar", "delivered units that one service takes"})
        .otherwise(1)
        .source({"regel: en insats är en enhet", "rule: a service is one unit"}),
    number<&P::youths_per_adult>("youths_per_adult", Unit::ratio, {0, 1000},
                                 {"unga per vuxen i de grupper som det arbetar i, 0 utan grupper",
                                  "youths per adult in the groups in which it works, 0 without groups"})
        .otherwise(0)
        .source({"regel: inga grupper", "rule: no groups"}),
    value<&P::actors>("actors", ValueKind::list, {"vilka som genomför det", "who carries it out"})
        .otherwise({"inga", "none"})
        .acts(ActsFrom::never),
    number<&P::dose_per_capacity_unit>("dose_per_capacity_unit", Unit::share, {0, 100},
                                       {"andel av en plats exponering som en kapacitetsenhet täcker, för gäng och "
                                        "stöd av ett områdes",
                                        "share of a place's exposure that a capacity unit covers; of gangs and the "
                                        "pipeline: of an area's"})
        .otherwise(0)
        .source({"regel: ingen dos", "rule: no dose"}),
    value<&P::dose_of_county>("dose_of_county", ValueKind::yes_or_no,
                              {"den andelen gäller hela länet", "that share is of the whole county"})
        .otherwise({"nej", "no"}),
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
    value<&P::guard>("guard", ValueKind::text,
                     {"förbehåll som följer med programmet", "rule or guard that comes with the programme"})
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
std::span<const std::string_view> delivery_names() { return deliveries; }
std::span<const std::string_view> effect_basis_names() { return bases; }

std::span<const std::string_view> variable_names() {
    static const auto names = [] {
        std::array<std::string_view, model_variable_count> list{};
        for (const ModelVariableInfo& info : model_variables())
            list[static_cast<std::size_t>(info.variable)] = info.name;
        return list;
    }();
    return names;
}

bool read_value(const Reading& reading, TwoLanguages& target) {
    return read_object(reading, two_languages_table.what.en, language_fields, target);
}

static bool read_value(const Reading& reading, EligibilityEntry& target) {
    return read_object(reading, eligibility_table.what.en, eligibility_fields, target);
}

static bool read_value(const Reading& reading, EffectEntry& target) {
    target.at = &reading.json;
    return read_object(reading, effect_table.what.en, effect_fields, target);
}

static bool read_value(const Reading& reading, SeasonEntry& target) {
    return read_object(reading, season_table.what.en, season_fields, target);
}

static bool read_value(const Reading& reading, VariantEntry& target) {
    return read_object(reading, variant_table.what.en, variant_fields, target);
}

static bool read_value(const Reading& reading, PayerShare& target) {
    PayerParts parts;
    if (!read_object(reading, payer_table.what.en, payer_fields, parts)) return false;
    target = {static_cast<Payer>(parts.payer.index), parts.share};
    return true;
}

bool read_programme_file(const JsonDocument& document, ProgrammeFile& programme, Reporter& reporter) {
    return read_object(document.root, "", programme_table.what.en, std::span<const Field<P>>(programme_fields),
                       programme, reporter);
}

}  // namespace samverkan
