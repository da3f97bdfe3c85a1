#pragma once
// What is known of money outside a scenario: payers' yearly money as it is (budgets.json), and what an averted
// recruitment is worth to each payer (social_value.json).
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "model/county.hpp"
#include "model/payer.hpp"
#include "scenario/diagnostics.hpp"
#include "scenario/field_info.hpp"

namespace samverkan {

/// A heading of yearly money.
struct BudgetHeading {
    std::string id, label_sv, label_en;
    std::string rule;          ///< how the amounts were worked out
    std::string source;        ///< source, or "assumption: ..."
    double low = 0, high = 0;  ///< the whole county's, as a factor of the amounts
};

/// One holder's money under one heading.
struct BudgetLine {
    std::string holder;  ///< a municipality, or "Region Stockholm"
    Payer payer{};
    std::size_t heading = 0;
    double sek_per_year = 0;
};

/// Yearly money before anything is added, SEK of one price level.
struct BaselineBudgets {
    std::string price_level;
    std::vector<BudgetHeading> headings;
    std::vector<BudgetLine> lines;

    [[nodiscard]] double of(Payer payer) const;
    [[nodiscard]] double of(std::string_view holder) const;
};

/// Worth of one averted recruitment, kept apart from its cost (docs/comparison.md).
struct SocialValue {
    Prior sek_per_averted;              ///< over the expected active years, undiscounted to the recruitment
    PayerSek payer_share{};             ///< of it, sums to 1
    double discount_rate_per_year = 0;  ///< of costs and effects, from the scenario's start
    std::string source;
};

extern const FieldTable baseline_budgets_table;
extern const FieldTable social_value_table;

/// Problems of the whole file come in one pass.
[[nodiscard]] Result<BaselineBudgets> read_baseline_budgets(const std::filesystem::path& path, const County& county);
[[nodiscard]] Result<SocialValue> read_social_value(const std::filesystem::path& path);

}  // namespace samverkan
