#pragma once
// Money of a run: what was paid, by deployment, payer and quarter, and the purses from which it is paid where a scenario
// has a budget. Amounts are whole öre, so that every sum is exact.
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "model/programme.hpp"

namespace samverkan {

using Ore = std::int64_t;
using PayerOre = std::array<Ore, payer_count>;

inline constexpr double ore_per_sek = 100;
inline constexpr double no_limit = std::numeric_limits<double>::infinity();  ///< of units that money or staff allow
inline constexpr int weeks_per_budget_year = 52, weeks_per_cost_quarter = 13;
constexpr double sek_of(Ore ore) { return static_cast<double>(ore) / ore_per_sek; }

/// What a cost in SEK is for each payer: rounded so that the parts sum to the whole.
[[nodiscard]] PayerOre payers_parts(std::span<const PayerShare> payers, double cost_sek);

/// Parts of an amount in proportion to weights, summing to it; all to the first if no weight is above zero.
[[nodiscard]] std::vector<Ore> parts_by_weight(Ore amount, std::span<const double> weights);

/// Money of one payer. Always: allotted + owed = spent + kept + unspent + balance.
struct Purse {
    Ore allotted = 0, spent = 0, unspent = 0;  ///< since the start; unspent: lapsed at a year's end
    Ore balance = 0;                           ///< can be used now
    Ore kept = 0;                              ///< for places that are taken and have not begun
    Ore owed = 0;                              ///< for courses given, to be paid from the year's coming allotments

    [[nodiscard]] bool balances() const { return allotted + owed == spent + kept + unspent + balance; }
};

/// Of one payer in one budget year.
struct PurseYear {
    Ore allotted = 0, spent = 0, unspent = 0;
};

/// What was paid.
struct Account {
    int first_week = 0, quarters = 0;
    std::size_t areas = 0;
    std::vector<Ore> paid;       ///< deployments x quarters x payers
    std::vector<Ore> municipal;  ///< years x areas: the municipalities' part, by where the youths live

    [[nodiscard]] std::size_t quarter_of(int week) const;
    [[nodiscard]] Ore& paid_by(std::size_t deployment, int week, std::size_t payer) {
        return paid[(deployment * static_cast<std::size_t>(quarters) + quarter_of(week)) * payer_count + payer];
    }
    [[nodiscard]] Ore paid_by(std::size_t deployment, std::size_t quarter, std::size_t payer) const {
        return paid[(deployment * static_cast<std::size_t>(quarters) + quarter) * payer_count + payer];
    }
};

struct Money {
    std::optional<Budget> budget;  ///< at this scale; none: everything that capacity allows can be paid
    int first_week = 0, end_week = 0;
    std::array<Purse, payer_count> purse;
    std::vector<std::array<PurseYear, payer_count>> years;
    Account account;
};

[[nodiscard]] Money make_money(const Scenario& scenario, std::size_t areas, double scale);

/// A week's allotment into each purse; at a year's end what is left lapses.
void advance_purses(Money& money, int week);

/// Share of a week's cost that every payer can pay, at most 1.
[[nodiscard]] double payable_share(const Money& money, std::span<const PayerShare> payers, double cost_sek);

/// Whole units of this price that every payer can pay, now and from what the year still brings.
[[nodiscard]] double payable_units(const Money& money, std::span<const PayerShare> payers, double cost_sek_per_unit,
                                   int week);

/// Keeps the money of a place that was accepted; false, and nothing is kept, if a payer has too little.
[[nodiscard]] bool can_keep(const Money& money, std::span<const PayerShare> payers, double cost_sek);
void keep(Money& money, std::span<const PayerShare> payers, double cost_sek);

/// From where a payment comes.
enum class PaidFrom : std::uint8_t {
    balance,
    kept,  ///< of places, at their start
    year   ///< of courses: what the purse lacks is owed, and paid off from the year's coming allotments
};

/// A delivery that is paid for in `week`.
struct Payment {
    std::size_t deployment = 0;
    std::span<const PayerShare> payers;
    double cost_sek = 0;
    int week = 0;
    PaidFrom from = PaidFrom::balance;
};

/// Books a payment; the municipalities' part goes by the weights of the areas. Returns its amount in SEK.
double pay(Money& money, const Payment& payment, std::span<const double> area_weights);
/// The same for someone who lives in `area`.
double pay(Money& money, const Payment& payment, std::size_t area);

/// What does not hold of a run's money, or empty.
[[nodiscard]] std::string_view broken_balance(const Money& money);

}  // namespace samverkan
