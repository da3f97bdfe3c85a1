#include "scenario/county_file.hpp"

#include "scenario/fields.hpp"

namespace samverkan {
namespace {

constexpr Presence required = Presence::required;

struct LowIncomeEntry {
    LowIncomeRule rule;
    double vulnerable_points = 0, specially_vulnerable_points = 0, least_percent = 0;
    std::string source;
};

constexpr std::array population_fields{
    number<&ReferencePopulation::aged_6_24>("aged_6_24", Unit::persons, {10, 2e8},
                                            {"invånare 6-24 år", "residents aged 6-24"}, required)
        .acts(ActsFrom::burn_in),
    value<&ReferencePopulation::source>("source", ValueKind::text, {"källa", "where the number comes from"}, required)
        .acts(ActsFrom::never),
};

constexpr FieldTable population_table =
    table_of<population_fields>({"en referensbefolkning", "a reference population"});

constexpr std::array low_income_fields{
    number<&LowIncomeEntry::vulnerable_points>("vulnerable_points", Unit::percentage_points, {0, 100},
                                               {"tillägg i utsatta områden", "added in vulnerable neighbourhoods"},
                                               required)
        .acts(ActsFrom::burn_in),
    number<&LowIncomeEntry::specially_vulnerable_points>(
        "specially_vulnerable_points", Unit::percentage_points, {0, 100},
        {"tillägg i särskilt utsatta områden", "added in specially vulnerable neighbourhoods"}, required)
        .acts(ActsFrom::burn_in),
    number<&LowIncomeEntry::least_percent>("least_percent", Unit::percent, {0, 100},
                                           {"lägsta andel i områdets rest", "least share in the rest of an area"},
                                           required)
        .acts(ActsFrom::burn_in),
    value<&LowIncomeEntry::source>("source", ValueKind::text, {"källa", "where the rule comes from"}, required)
        .acts(ActsFrom::never),
};

constexpr FieldTable low_income_table =
    table_of<low_income_fields>({"en regel för låg inkomst", "a rule of low income"});

/// Whether it names something within a folder, and leads nowhere else.
bool is_plain_name(const std::string& name) {
    return !name.empty() && name.find_first_of("/\\:") == std::string::npos && name.front() != '.';
}

/// A name of a file in the county's folder; paths that lead elsewhere are refused.
template <auto member>
constexpr Field<CountyFileNames> file_name(std::string_view name, Label label) {
    auto one = value<member>(name, ValueKind::text, label, required).acts(ActsFrom::burn_in);
    one.read = [](const Reading& reading, CountyFileNames& names) {
        std::string& target = names.*member;
        if (!read_value(reading, target)) return false;
        if (is_plain_name(target)) return true;
        reading.report(Code::not_a_choice, "is `" + shown(target) + "` (a file in the county's folder is needed)",
                       "not a plain file name");
        return false;
    };
    return one;
}

template <auto member>
constexpr Field<CountyFileNames> optional_file_name(std::string_view name, Label label) {
    auto one = file_name<member>(name, label).otherwise(Label{"ingen", "none"});
    one.info.presence = Presence::optional;
    return one;
}

/// A county's folder beside this one.
constexpr Field<CountyFile> lender_field() {
    auto one = value<&CountyFile::parameters_from>(
        "parameters_from", ValueKind::text,
        {"län som lånar ut parametrar som inte sägs här", "county that lends parameters not stated here"});
    one.read = [](const Reading& reading, CountyFile& county) {
        if (!read_value(reading, county.parameters_from)) return false;
        if (is_plain_name(county.parameters_from.value)) return true;
        reading.report(Code::not_a_choice,
                       "is `" + shown(county.parameters_from.value) + "` (a folder beside this one is needed)",
                       "not a plain folder name");
        return false;
    };
    return one;
}

constexpr std::array name_fields{
    file_name<&CountyFileNames::areas>("areas", {"områden", "table of areas"}),
    file_name<&CountyFileNames::adjacency>("adjacency", {"grannskap", "table of neighbouring areas"}),
    file_name<&CountyFileNames::distances>("distances", {"avstånd", "table of distances"}),
    file_name<&CountyFileNames::places>("places", {"utsatta områden", "table of vulnerable neighbourhoods"}),
    file_name<&CountyFileNames::school_calendar>("school_calendar", {"läsår", "table of terms and breaks"}),
    optional_file_name<&CountyFileNames::law_timeline>("law_timeline", {"lagändringar", "changes of law"}),
    file_name<&CountyFileNames::outlines>("outlines", {"gränser", "outlines of areas, GeoJSON"}),
    file_name<&CountyFileNames::parameters>("parameters", {"parametrar", "parameters of the model"}),
    file_name<&CountyFileNames::base_rates>("base_rates", {"grundnivåer", "base rates"}),
    file_name<&CountyFileNames::services>("services", {"insatser", "services of all agencies"}),
};
constexpr FieldTable name_table = table_of<name_fields>({"en lista över filer", "a list of files"});

constexpr std::array county_fields{
    value<&CountyFile::name>("name", ValueKind::text, {"namn på engelska", "name in English"}, required)
        .acts(ActsFrom::never),
    value<&CountyFile::name_sv>("name_sv", ValueKind::text, {"namn på svenska", "name in Swedish"}, required)
        .acts(ActsFrom::never),
    value<&CountyFile::first_week>("first_week", ValueKind::week,
                                   {"insvängningens första vecka", "first week of the burn-in"}, required)
        .acts(ActsFrom::burn_in),
    value<&CountyFile::start>("start", ValueKind::week,
                              {"första redovisade vecka om inget annat sägs", "first reported week by default"},
                              required)
        .acts(ActsFrom::burn_in),
    value<&CountyFile::reference_population>(
        "reference_population", ValueKind::object,
        {"befolkning som normerande konstanter avser", "population that norming constants refer to"}, required)
        .acts(ActsFrom::burn_in)
        .of(population_table),
    value<&CountyFile::files>("files", ValueKind::object, {"länets filer", "files of the county"}, required)
        .acts(ActsFrom::burn_in)
        .of(name_table),
    value<&CountyFile::low_income_in_places>(
        "low_income_in_places", ValueKind::object,
        {"låg inkomst i utsatta områden", "low income in vulnerable neighbourhoods"}, required)
        .acts(ActsFrom::burn_in)
        .of(low_income_table),
    lender_field()
        .acts(ActsFrom::burn_in)
        .otherwise({"inget: alla parametrar sägs här", "none: every parameter is stated here"}),
};

}  // namespace

const FieldTable county_table = table_of<county_fields>({"ett län", "a county"});

static bool read_value(const Reading& reading, ReferencePopulation& target) {
    return read_object(reading, population_table.what.en, population_fields, target);
}
static bool read_value(const Reading& reading, CountyFileNames& target) {
    return read_object(reading, name_table.what.en, name_fields, target);
}
static bool read_value(const Reading& reading, LowIncomeRule& target) {
    LowIncomeEntry entry;
    if (!read_object(reading, low_income_table.what.en, low_income_fields, entry)) return false;
    target = {entry.vulnerable_points, entry.specially_vulnerable_points, entry.least_percent};
    return true;
}

bool read_county_file(const JsonDocument& document, CountyFile& county, Reporter& reporter) {
    return read_object(document.root, "", county_table.what.en, std::span<const Field<CountyFile>>(county_fields),
                       county, reporter);
}

}  // namespace samverkan
