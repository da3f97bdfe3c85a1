#include "scenario/verification_file.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>

#include "scenario/fields.hpp"

namespace samverkan {
namespace {

constexpr Presence required = Presence::required;
constexpr double share_tolerance = 1e-9;

/// With as many digits as are checked.
std::string precise(double number) {
    char text[40];
    std::snprintf(text, sizeof text, "%.10g", number);
    return text;
}

/// A list of numbers, each in the range of its field.
struct Numbers {
    std::vector<double> value;
};

bool read_value(const Reading& reading, Numbers& target) {
    if (reading.json.kind != JsonValue::Kind::list) return reading.wrong_type("a list of numbers");
    FieldInfo item = reading.info;
    item.kind = item.item_kind;
    std::vector<Given<double>> read;
    if (!samverkan::read_value(Reading{item, reading.json, reading.object_path, reading.reporter}, read)) return false;
    for (const Given<double>& one : read) target.value.push_back(one.value);
    return read.size() == reading.json.items.size();
}

struct DistrictEntry {
    Given<std::string> name;
    int persons = 1;
    double gang_share = 0, absent_share = 0;
    ClosedRates rates;
    Given<Numbers> contact;
    const JsonValue* at = nullptr;
    std::string path;
    bool read = false;  ///< without a problem
};

struct VerificationEntry {
    std::string name;
    int months = 1, steps_per_month = 1;
    Given<Numbers> look_months;
    int replicates = 10;
    double seed = 1;
    Given<std::vector<DistrictEntry>> districts;
};

constexpr Range hazards{0, 100};

template <double ClosedRates::*rate>
bool read_rate(const Reading& reading, DistrictEntry& district) {
    return samverkan::read_value(reading, district.rates.*rate);
}

template <double ClosedRates::*rate>
constexpr Field<DistrictEntry> rate_field(std::string_view name, Unit unit, Range range, Label label) {
    return {{.name = name, .kind = ValueKind::number, .unit = unit, .range = range, .label = label}, read_rate<rate>};
}

template <auto member>
constexpr auto numbers(std::string_view name, ValueKind kind, Unit unit, Range range, Label label) {
    auto one = value<member>(name, ValueKind::list, label);
    one.info.item_kind = kind;
    one.info.unit = unit;
    one.info.range = range;
    return one;
}

using D = DistrictEntry;
constexpr std::array district_fields{
    value<&D::name>("name", ValueKind::text, {"namn i tabellerna", "name in the tables"}, required),
    whole<&D::persons>("persons", Unit::persons, {1, most_closed_persons}, {"personer i distriktet", "its persons"},
                       required),
    number<&D::gang_share>("gang_share", Unit::share, {0, 1},
                           {"andel i gänget vid start", "share in the gang at the start"}, required),
    number<&D::absent_share>("absent_share", Unit::share, {0, 1},
                             {"andel frånvarande vid start", "share absent at the start"})
        .otherwise(0),
    rate_field<&ClosedRates::join_hazard>("join_hazard", Unit::hazard_per_month, hazards,
                                          {"b: hasard att gå med, gånger gängets andel av dem man möter",
                                           "b: of joining, x share of the gang among those met"})
        .otherwise(0),
    rate_field<&ClosedRates::return_hazard>("return_hazard", Unit::hazard_per_month, hazards,
                                            {"c: hasard att lämna gänget", "c: of leaving the gang"})
        .otherwise(0),
    rate_field<&ClosedRates::removal_hazard>(
        "removal_hazard", Unit::hazard_per_month, hazards,
        {"k: hasard att bli frånvarande för den i gänget", "k: of becoming absent while in the gang"})
        .otherwise(0),
    rate_field<&ClosedRates::release_hazard>("release_hazard", Unit::hazard_per_month, hazards,
                                             {"d: hasard att frånvaron tar slut", "d: of an absence ending"})
        .otherwise(0),
    rate_field<&ClosedRates::rejoin_share>(
        "rejoin_share", Unit::share, {0, 1},
        {"q: andel som återgår till gänget när frånvaron tar slut", "q: share back in the gang when an absence ends"})
        .otherwise(0),
    numbers<&D::contact>("contact", ValueKind::number, Unit::share, {0, 1},
                         {"andel av mötena som sker med varje distrikt, i ordning; summan är 1",
                          "share of those met from each district, in their order; sums to 1"})
        .otherwise({"bara det egna distriktet", "the own district alone"}),
};

constexpr FieldTable district_table = table_of<district_fields>({"ett distrikt", "a district"});

using V = VerificationEntry;
constexpr std::array verification_fields{
    value<&V::name>("name", ValueKind::text, {"vad det är", "what it is"}, required).acts(ActsFrom::never),
    whole<&V::months>("months", Unit::months, {1, 12'000}, {"hur länge modellen körs", "how long the model runs"},
                      required),
    whole<&V::steps_per_month>("steps_per_month", Unit::steps_per_month, {1, 1000}, {"steg per månad", "steps a month"})
        .otherwise(1),
    numbers<&V::look_months>("look_months", ValueKind::whole, Unit::months, {0, 12'000},
                             {"månader som visas, stigande", "months that are shown, ascending"})
        .otherwise({"starten och slutet", "the start and the end"}),
    whole<&V::replicates>("replicates", Unit::count, {1, most_closed_replicates},
                          {"upprepningar, var och en med egna slumptal", "replicates, each with draws of its own"})
        .otherwise(10),
    whole<&V::seed>("seed", Unit::count, {0, 1e15}, {"frö för slumptalen", "seed of the draws"}).otherwise(1),
    value<&V::districts>("districts", ValueKind::list, {"distrikten", "the districts"}, required)
        .of(district_table)
        .not_empty("nobody would live there"),
};

bool read_value(const Reading& reading, DistrictEntry& target) {
    target.at = &reading.json;
    target.path = reading.path();
    target.read = read_object(reading, district_table.what.en, district_fields, target);
    return true;  // kept with what could be read, so that all problems are found in one pass
}

/// What no field shows by itself.
class Checks {
public:
    Checks(const VerificationEntry& file, Reporter& reporter) : file_(file), reporter_(reporter) {
        if (file_.look_months) check_looks();
        const std::vector<DistrictEntry>& districts = file_.districts.value;
        if (districts.size() > most_closed_districts)
            contradiction(*file_.districts.at,
                          "`districts` holds " + std::to_string(districts.size()) + " (at most 1,000 are run)", {});
        const std::size_t looks = file_.look_months ? file_.look_months.value.value.size() : 2;
        if (looks * districts.size() > most_closed_looks)
            contradiction(*file_.districts.at, "`look_months` x `districts` are too many (at most 1,000,000 are kept)",
                          "look at fewer months");
        double persons = 0;
        for (std::size_t i = 0; i < districts.size(); ++i) {
            persons += districts[i].persons;
            if (districts[i].at->kind == JsonValue::Kind::object) check(districts[i], i);
        }
        if (persons > most_closed_persons)
            contradiction(*file_.districts.at,
                          "`districts` hold " + number_text(persons) + " persons (at most " +
                              number_text(most_closed_persons) + " fit into memory)",
                          "fewer persons; standard errors fall with `replicates` too");
    }

private:
    void contradiction(const JsonValue& at, std::string problem, std::string hint) {
        reporter_.report(Code::contradiction, {at.span.offset, 1}, std::move(problem), {}, std::move(hint));
    }

    void check_looks() {
        const std::vector<double>& looks = file_.look_months.value.value;
        const JsonValue& at = *file_.look_months.at;
        if (looks.empty()) return contradiction(at, "`look_months` is empty (nothing would be shown)", {});
        if (!std::is_sorted(looks.begin(), looks.end(), std::less_equal<>()))
            contradiction(at, "`look_months` do not ascend (each month is shown once, in order)", {});
        if (looks.back() > file_.months)
            contradiction(at,
                          "`look_months` end at " + number_text(looks.back()) + " (after `months`, " +
                              number_text(file_.months) + ")",
                          {});
    }

    void check(const DistrictEntry& district, std::size_t index) {
        const std::vector<DistrictEntry>& all = file_.districts.value;
        const auto named_so = [&](const DistrictEntry& other) {
            return other.name && other.name.value == district.name.value;
        };
        if (district.name && std::any_of(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(index), named_so))
            reporter_.report(Code::duplicate_name, district.name.at->span,
                             "`" + shown(district.name.value) +
                                 "` given twice in districts (they are told apart by name)",
                             "again", {});
        if (district.read && district.gang_share + district.absent_share > 1 + share_tolerance)
            contradiction(*district.at,
                          "`gang_share` and `absent_share` in " + district.path + " sum to " +
                              precise(district.gang_share + district.absent_share) + " (nobody is in both)",
                          "they sum to at most 1; the others are susceptible");
        if (district.contact) check_contact(district);
    }

    void check_contact(const DistrictEntry& district) {
        const std::vector<double>& row = district.contact.value.value;
        const JsonValue& at = *district.contact.at;
        const std::size_t districts = file_.districts.value.size();
        if (row.size() != districts)
            return contradiction(at,
                                 "`contact` in " + district.path + " has " + std::to_string(row.size()) +
                                     " numbers (there are " + std::to_string(districts) + " districts)",
                                 "one number for each district, in the order of `districts`");
        double sum = 0;
        for (const double share : row) sum += share;
        if (std::fabs(sum - 1) > share_tolerance)
            contradiction(at,
                          "`contact` in " + district.path + " sums to " + precise(sum) +
                              " (they are shares of those met, so they must sum to 1)",
                          "change `join_hazard` where people of a district meet more or fewer");
    }

    const VerificationEntry& file_;
    Reporter& reporter_;
};

ClosedStudy study_of(const VerificationEntry& file) {
    ClosedStudy study;
    study.name = file.name;
    study.months = file.months;
    study.steps_per_month = file.steps_per_month;
    study.setup.step_months = 1.0 / file.steps_per_month;
    study.replicates = static_cast<std::uint32_t>(file.replicates);
    study.seed = static_cast<std::uint64_t>(file.seed);
    study.look_months = {0, file.months};
    if (file.look_months) {
        study.look_months.clear();
        for (const double month : file.look_months.value.value) study.look_months.push_back(static_cast<int>(month));
    }
    const std::vector<DistrictEntry>& districts = file.districts.value;
    for (std::size_t i = 0; i < districts.size(); ++i) {
        const DistrictEntry& district = districts[i];
        study.district_names.push_back(district.name.value);
        study.setup.districts.push_back({static_cast<std::uint32_t>(district.persons), district.gang_share,
                                         std::min(district.absent_share, 1 - district.gang_share), district.rates});
        for (std::size_t j = 0; j < districts.size(); ++j)
            study.setup.contact.push_back(district.contact ? district.contact.value.value[j] : (i == j ? 1.0 : 0.0));
    }
    return study;
}

}  // namespace

const FieldTable verification_table = table_of<verification_fields>({"en sluten modell", "a closed model"});

Result<ClosedStudy> read_verification(const std::filesystem::path& path) {
    Result<ClosedStudy> result;
    const auto document = read_json(path, result.diagnostics);
    if (!document) return result;
    Reporter reporter(document->source, result.diagnostics);
    VerificationEntry file;
    read_object(document->root, "", verification_table.what.en, std::span<const Field<V>>(verification_fields), file,
                reporter);
    Checks(file, reporter);
    sort_by_place(result.diagnostics);
    if (!has_errors(result.diagnostics)) result.value = study_of(file);
    return result;
}

}  // namespace samverkan
