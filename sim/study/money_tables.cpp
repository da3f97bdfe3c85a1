// Money of one scenario: by programme and payer, by payer, by municipality, each by year; the use of its budget.
#include <algorithm>

#include "results/joined.hpp"
#include "study/answer_writer.hpp"
#include "study/markdown_table.hpp"
#include "study/money_measures.hpp"

namespace samverkan {
namespace {

constexpr double million = 1e-6;

class MoneyTables : AnswerWriter {
public:
    MoneyTables(const AnswerInput& input, Language language, std::size_t scenario)
        : AnswerWriter(input, language), s_(scenario), scenario_(study_.scenarios[scenario].content),
          years_((scenario_.weeks + weeks_per_report_year - 1) / weeks_per_report_year) {}

    [[nodiscard]] std::string all() const {
        if (scenario_.programmes.empty()) return {};
        return costs() + budget();
    }
    [[nodiscard]] std::string of_municipalities() const {
        return scenario_.programmes.empty() ? std::string() : municipalities();
    }

private:
    [[nodiscard]] Cells header(std::string_view first) const {
        Cells cells{std::string(first)};
        for (int year = 1; year <= years_; ++year) cells.push_back(joined({say("year ", "år "), std::to_string(year)}));
        return cells;
    }

    /// A measure year by year, in million SEK.
    [[nodiscard]] Cells line(std::string title, std::string_view name, std::string_view detail) const {
        Cells cells{std::move(title)};
        for (int year = 0; year < years_; ++year)
            cells.push_back(table_cell(number(s_, name, detail, {.year = year}), language_, million));
        return cells;
    }

    [[nodiscard]] std::string titled(std::string_view title, const std::vector<Cells>& lines) const {
        return joined({"### ", name(s_), ": ", title, "\n\n", markdown_table(lines), "\n"});
    }

    [[nodiscard]] std::string costs() const {
        std::vector<Cells> lines{header(say("million SEK", "miljoner kronor"))};
        for (const Programme& programme : scenario_.programmes) {
            const std::string title = language_ == Language::english ? programme.name_en : programme.name_sv;
            for (const PayerShare& payer : programme.payers)
                if (payer.share > 0)
                    lines.push_back(line(joined({title, ", ", payer_name(payer.payer, language_)}),
                                         measure::programme_payer_cost_sek,
                                         joined({programme.id, " ", name_of(payer.payer)})));
        }
        for (const Payer payer : payers_of(scenario_))
            lines.push_back(line(joined({say("all, ", "alla, "), payer_name(payer, language_)}),
                                 measure::payer_cost_sek, name_of(payer)));
        return titled(say("cost by programme, payer and year", "kostnad per insats, betalare och år"), lines);
    }

    [[nodiscard]] std::string municipalities() const {
        std::vector<std::string> names;
        for (const Area& area : study_.county->areas) {
            const std::string& municipality = area.municipality;
            const bool known = std::find(names.begin(), names.end(), municipality) != names.end();
            if (!known && costs_some(municipality)) names.push_back(municipality);
        }
        if (names.empty()) return {};
        std::vector<Cells> lines{header(say("million SEK", "miljoner kronor"))};
        for (const std::string& municipality : names)
            lines.push_back(line(municipality, measure::municipality_cost_sek, municipality));
        return titled(say("cost by municipality and year, by where the youths live",
                          "kostnad per kommun och år, efter var ungdomarna bor"),
                      lines);
    }

    [[nodiscard]] bool costs_some(const std::string& municipality) const {
        for (int year = 0; year < years_; ++year) {
            const SummaryRow* row =
                input_.summary->find(slug(s_), measure::municipality_cost_sek, {.year = year}, municipality);
            if (row != nullptr && row->estimate.mean > 0) return true;
        }
        return false;
    }

    [[nodiscard]] std::string budget() const {
        if (!scenario_.budget) return {};
        std::vector<Cells> lines{header(say("million SEK", "miljoner kronor"))};
        for (std::size_t payer = 0; payer < payer_count; ++payer) {
            if (scenario_.budget->has_none_of(static_cast<Payer>(payer))) continue;
            const std::string who(payer_name(static_cast<Payer>(payer), language_));
            lines.push_back(
                line(joined({who, say(", allotted", ", givet")}), measure::budget_allotted_sek, payer_names[payer]));
            lines.push_back(
                line(joined({who, say(", spent", ", använt")}), measure::budget_spent_sek, payer_names[payer]));
            lines.push_back(
                line(joined({who, say(", unspent", ", ej använt")}), measure::budget_unspent_sek, payer_names[payer]));
        }
        if (lines.size() == 1) return {};
        return titled(say("the budget by payer and year", "budgeten per betalare och år"), lines);
    }

    std::size_t s_;
    const Scenario& scenario_;
    int years_;
};

}  // namespace

std::string money_tables(const AnswerInput& input, Language language, std::size_t scenario) {
    return MoneyTables(input, language, scenario).all();
}

std::string municipality_tables(const AnswerInput& input, Language language, std::size_t scenario) {
    return MoneyTables(input, language, scenario).of_municipalities();
}

}  // namespace samverkan
