#include "scenario/money_files.hpp"

#include <algorithm>
#include <cmath>

#include "scenario/fields.hpp"
#include "scenario/nearest_name.hpp"

namespace samverkan {
namespace {

constexpr Presence required = Presence::required;
constexpr double most_sek = 1e12, share_tolerance = 1e-6;

struct HeadingEntry {
    Given<std::string> id, label_sv, label_en, rule, source;
    Given<double> low, high;
};
struct AmountEntry {
    Given<std::string> heading;
    Given<double> sek_per_year;
};
struct HolderEntry {
    Given<std::string> name;
    Given<Choice> payer;
    Given<std::vector<AmountEntry>> money;
};
struct BudgetsFile {
    Given<std::string> price_level;
    Given<std::vector<HeadingEntry>> headings;
    Given<std::vector<HolderEntry>> holders;
};
struct ShareEntry {
    Given<Choice> payer;
    Given<double> share;
};
struct ValueFile {
    Given<Prior> sek_per_averted;
    Given<std::vector<ShareEntry>> payers;
    Given<double> discount_rate_per_year;
    Given<std::string> source, shares_source, discount_source;
};

constexpr std::array heading_fields{
    value<&HeadingEntry::id>("id", ValueKind::text, {"postens namn", "name of the heading"}, required),
    value<&HeadingEntry::label_sv>("sv", ValueKind::text, {"på svenska", "in Swedish"}, required),
    value<&HeadingEntry::label_en>("en", ValueKind::text, {"på engelska", "in English"}, required),
    value<&HeadingEntry::rule>("rule", ValueKind::text,
                               {"hur beloppen är framräknade", "how the amounts were worked out"}, required),
    value<&HeadingEntry::source>("source", ValueKind::text,
                                 {"källa, eller \"assumption: ...\"", "source, or \"assumption: ...\""}, required),
    number<&HeadingEntry::low>("low", Unit::ratio, {0, 1},
                               {"lägsta rimliga, som faktor", "least plausible, as a factor"}, required),
    number<&HeadingEntry::high>("high", Unit::ratio, {1, 10},
                                {"högsta rimliga, som faktor", "most plausible, as a factor"}, required),
};
constexpr FieldTable heading_table = table_of<heading_fields>({"en post", "a heading"});

constexpr std::array amount_fields{
    value<&AmountEntry::heading>("heading", ValueKind::text, {"postens namn", "name of the heading"}, required),
    number<&AmountEntry::sek_per_year>("sek_per_year", Unit::sek_per_year, {0, most_sek},
                                       {"kronor per år", "SEK a year"}, required),
};
constexpr FieldTable amount_table = table_of<amount_fields>({"ett belopp", "an amount"});

constexpr std::array holder_fields{
    value<&HolderEntry::name>("name", ValueKind::text, {"kommunens eller myndighetens namn", "municipality or agency"},
                              required),
    choice<&HolderEntry::payer>("payer", payer_names, {"vilken betalare den hör till", "which payer it belongs to"},
                                required),
    value<&HolderEntry::money>("money", ValueKind::list, {"belopp per post", "amounts by heading"}, required)
        .of(amount_table)
        .not_empty("the holder would have no money"),
};
constexpr FieldTable holder_table = table_of<holder_fields>({"en budgethållare", "a holder of money"});

constexpr std::array budgets_fields{
    value<&BudgetsFile::price_level>("price_level", ValueKind::text,
                                     {"beloppens prisnivå", "price level of the amounts"}, required),
    value<&BudgetsFile::headings>("headings", ValueKind::list, {"poster", "headings"}, required).of(heading_table),
    value<&BudgetsFile::holders>("holders", ValueKind::list, {"budgethållare", "holders of money"}, required)
        .of(holder_table),
};

constexpr std::array share_fields{
    choice<&ShareEntry::payer>("payer", payer_names, {"betalaren", "the payer"}, required),
    number<&ShareEntry::share>("share", Unit::share, {0, 1}, {"andel av värdet", "share of the worth"}, required),
};
constexpr FieldTable share_table = table_of<share_fields>({"en andel", "a share"});

constexpr Field<ValueFile> worth_field() {
    auto one = number<&ValueFile::sek_per_averted>("sek_per_averted", Unit::sek, {0, 1e9},
                                                   {"vad en förebyggd rekrytering är värd för det offentliga",
                                                    "what an averted recruitment is worth to the public"},
                                                   required);
    one.info.shape = Shape::prior;
    return one;
}
constexpr std::array value_fields{
    worth_field(),
    value<&ValueFile::source>("source", ValueKind::text, {"källa för värdet", "source of the worth"}, required),
    value<&ValueFile::payers>("payers", ValueKind::list, {"vem värdet tillfaller", "to whom the worth falls"}, required)
        .of(share_table)
        .not_empty("nobody would have the worth"),
    value<&ValueFile::shares_source>("shares_source", ValueKind::text, {"källa för andelarna", "source of the shares"},
                                     required),
    number<&ValueFile::discount_rate_per_year>(
        "discount_rate_per_year", Unit::share, {0, .2},
        {"diskonteringsränta per år, för kostnader och effekter", "discount rate a year, of costs and effects"},
        required),
    value<&ValueFile::discount_source>("discount_source", ValueKind::text, {"källa för räntan", "source of the rate"},
                                       required),
};

/// Adds a holder's amounts, and reports what names nothing.
void add_lines(const HolderEntry& holder, const County& county, BaselineBudgets& budgets) {
    const auto payer = static_cast<Payer>(holder.payer.value.index);
    const auto has_name = [&](const Area& area) { return area.municipality == holder.name.value; };
    if (payer == Payer::municipality && std::none_of(county.areas.begin(), county.areas.end(), has_name))
        report(holder.name, Code::unknown_name,
               "unknown municipality `" + shown(holder.name.value) + "` (areas.csv has no such one)",
               "not a municipality");
    for (const AmountEntry& amount : holder.money.value) {
        const auto found = std::find_if(budgets.headings.begin(), budgets.headings.end(),
                                        [&](const BudgetHeading& one) { return one.id == amount.heading.value; });
        if (found == budgets.headings.end())
            report(amount.heading, Code::unknown_name,
                   "unknown heading `" + shown(amount.heading.value) + "` (it is not among `headings`)",
                   "not a heading");
        else
            budgets.lines.push_back({holder.name.value, payer,
                                     static_cast<std::size_t>(found - budgets.headings.begin()),
                                     amount.sek_per_year.value});
    }
}

}  // namespace

const FieldTable baseline_budgets_table = table_of<budgets_fields>({"budgetar", "budgets"});
const FieldTable social_value_table = table_of<value_fields>({"ett samhällsekonomiskt värde", "a social value"});

static bool read_value(const Reading& reading, HeadingEntry& target) {
    return read_object(reading, heading_table.what.en, heading_fields, target);
}
static bool read_value(const Reading& reading, AmountEntry& target) {
    return read_object(reading, amount_table.what.en, amount_fields, target);
}
static bool read_value(const Reading& reading, HolderEntry& target) {
    return read_object(reading, holder_table.what.en, holder_fields, target);
}
static bool read_value(const Reading& reading, ShareEntry& target) {
    return read_object(reading, share_table.what.en, share_fields, target);
}

double BaselineBudgets::of(Payer payer) const {
    double sum = 0;
    for (const BudgetLine& line : lines)
        if (line.payer == payer) sum += line.sek_per_year;
    return sum;
}

double BaselineBudgets::of(std::string_view holder) const {
    double sum = 0;
    for (const BudgetLine& line : lines)
        if (line.holder == holder) sum += line.sek_per_year;
    return sum;
}

Result<BaselineBudgets> read_baseline_budgets(const std::filesystem::path& path, const County& county) {
    Result<BaselineBudgets> result;
    const auto document = read_json(path, result.diagnostics);
    if (!document) return result;
    Reporter reporter(document->source, result.diagnostics);
    BudgetsFile file;
    read_object(document->root, "", baseline_budgets_table.what.en, std::span<const Field<BudgetsFile>>(budgets_fields),
                file, reporter);
    BaselineBudgets budgets;
    budgets.price_level = file.price_level.value;
    for (const HeadingEntry& one : file.headings.value)
        budgets.headings.push_back({one.id.value, one.label_sv.value, one.label_en.value, one.rule.value,
                                    one.source.value, one.low.value, one.high.value});
    for (const HolderEntry& holder : file.holders.value) add_lines(holder, county, budgets);
    sort_by_place(result.diagnostics);
    if (!has_errors(result.diagnostics)) result.value = std::move(budgets);
    return result;
}

Result<SocialValue> read_social_value(const std::filesystem::path& path) {
    Result<SocialValue> result;
    const auto document = read_json(path, result.diagnostics);
    if (!document) return result;
    Reporter reporter(document->source, result.diagnostics);
    ValueFile file;
    read_object(document->root, "", social_value_table.what.en, std::span<const Field<ValueFile>>(value_fields), file,
                reporter);
    SocialValue social;
    social.sek_per_averted = file.sek_per_averted.value;
    social.discount_rate_per_year = file.discount_rate_per_year.value;
    social.source = file.source.value;
    double sum = 0;
    for (const ShareEntry& one : file.payers.value) {
        social.payer_share[one.payer.value.index] += one.share.value;
        sum += one.share.value;
    }
    if (file.payers && std::fabs(sum - 1) > share_tolerance)
        report(file.payers, Code::contradiction,
               "shares of `payers` sum to " + number_text(sum) + " (they must sum to 1)", "do not sum to 1");
    sort_by_place(result.diagnostics);
    if (!has_errors(result.diagnostics)) result.value = std::move(social);
    return result;
}

}  // namespace samverkan
