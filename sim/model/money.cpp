#include "model/money.hpp"

#include <algorithm>

namespace samverkan {
namespace {

/// The nearest whole number of an amount that is not negative.
Ore whole(double amount) { return static_cast<Ore>(amount + .5); }

/// Of a week's place in its budget year: [first, end) of the weeks of that year that are funded.
struct FundedYear {
    int first, end;
};

FundedYear funded_year(const Money& money, int week) {
    const int start = money.first_week + (week - money.first_week) / weeks_per_budget_year * weeks_per_budget_year;
    return {std::max(start, money.budget->from_week),
            std::min({start + weeks_per_budget_year, money.budget->to_week, money.end_week})};
}

/// A year's allotment in equal weeks of whole öre, summing to the year.
Ore allotment(const Money& money, std::size_t payer, int week) {
    if (week < money.budget->from_week || week >= money.budget->to_week || week >= money.end_week) return 0;
    const int since_start = week - money.first_week;
    if (since_start < 0) return 0;
    const std::vector<PayerSek>& years = money.budget->years;
    const auto number = std::min(static_cast<std::size_t>(since_start / weeks_per_budget_year), years.size() - 1);
    const Ore year = whole(years[number][payer] * ore_per_sek);
    const Ore k = since_start % weeks_per_budget_year;
    return year * (k + 1) / weeks_per_budget_year - year * k / weeks_per_budget_year;
}

/// What comes into a purse in the weeks [from, end).
Ore allotments(const Money& money, std::size_t payer, int from, int end) {
    Ore sum = 0;
    for (int week = from; week < end; ++week) sum += allotment(money, payer, week);
    return sum;
}

std::array<PurseYear, payer_count>& year_of(Money& money, int week) {
    const auto year = static_cast<std::size_t>((week - money.first_week) / weeks_per_budget_year);
    return money.years[std::min(year, money.years.size() - 1)];
}

/// Pays off a part of what is owed in proportion to this week's part of what the year still brings: never more than
/// this week's allotment, and all of it in the last week.
void pay_off(const Money& money, std::size_t payer, int week, Purse& purse) {
    if (purse.owed == 0) return;
    const Ore now = allotment(money, payer, week);
    const Ore later = allotments(money, payer, week + 1, funded_year(money, week).end);
    const double part = static_cast<double>(now) / static_cast<double>(now + later);
    Ore paid = static_cast<Ore>(static_cast<double>(purse.owed) * part);
    paid = std::max(std::min(paid, now), purse.owed - later);
    purse.owed -= paid;
    purse.balance -= paid;
}

/// A course of this price: its share of the weeks left now, the rest as they come.
void owe(const Money& money, std::size_t payer, int week, Ore amount, Purse& purse) {
    const int end = funded_year(money, week).end;
    const Ore later = allotments(money, payer, week + 1, end), owed = purse.owed + amount;
    const Ore now = std::max(std::min(owed / std::max(1, end - week), purse.balance), owed - later);
    purse.owed = owed - now;
    purse.balance -= now;
    purse.spent += amount;
}

template <class Holds>
bool every_payer(const Money& money, std::span<const PayerShare> payers, double cost_sek, const Holds& can_pay) {
    const PayerOre parts = payers_parts(payers, cost_sek);
    for (std::size_t payer = 0; payer < payer_count; ++payer)
        if (parts[payer] > 0 && !can_pay(money.purse[payer], parts[payer])) return false;
    return true;
}

PayerOre book(Money& money, const Payment& payment) {
    const PayerOre parts = payers_parts(payment.payers, payment.cost_sek);
    for (std::size_t payer = 0; payer < payer_count; ++payer) {
        money.account.paid_by(payment.deployment, payment.week, payer) += parts[payer];
        if (!money.budget) continue;
        Purse& purse = money.purse[payer];
        year_of(money, payment.week)[payer].spent += parts[payer];
        if (payment.from == PaidFrom::year) {
            owe(money, payer, payment.week, parts[payer], purse);
        } else {
            (payment.from == PaidFrom::kept ? purse.kept : purse.balance) -= parts[payer];
            purse.spent += parts[payer];
        }
    }
    return parts;
}

}  // namespace

PayerOre payers_parts(std::span<const PayerShare> payers, double cost_sek) {
    PayerOre parts{};
    const Ore total = whole(cost_sek * ore_per_sek);
    double share = 0;
    Ore given = 0;
    for (std::size_t i = 0; i < payers.size(); ++i) {
        share += payers[i].share;
        const Ore up_to = i + 1 == payers.size() ? total : std::min(total, whole(static_cast<double>(total) * share));
        parts[static_cast<std::size_t>(payers[i].payer)] += up_to - given;
        given = up_to;
    }
    return parts;
}

std::vector<Ore> parts_by_weight(Ore amount, std::span<const double> weights) {
    std::vector<Ore> parts(weights.size(), 0);
    if (parts.empty()) return parts;
    double sum = 0, so_far = 0;
    for (const double weight : weights) sum += weight;
    if (!(sum > 0)) {
        parts.front() = amount;
        return parts;
    }
    Ore given = 0;
    std::size_t last = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (!(weights[i] > 0)) continue;
        so_far += weights[i];
        last = i;
        const Ore up_to = std::min(amount, whole(static_cast<double>(amount) * (so_far / sum)));
        parts[i] = up_to - given;
        given = up_to;
    }
    parts[last] += amount - given;
    return parts;
}

std::size_t Account::quarter_of(int week) const {
    return static_cast<std::size_t>(std::clamp((week - first_week) / weeks_per_cost_quarter, 0, quarters - 1));
}

Money make_money(const Scenario& scenario, std::size_t areas, double scale) {
    Money money;
    money.first_week = scenario.start_week;
    money.end_week = scenario.start_week + scenario.weeks;
    if (scenario.budget && !scenario.budget->years.empty()) {
        money.budget = scenario.budget;
        for (PayerSek& year : money.budget->years)
            for (double& sek : year) sek *= scale;
    }
    const int years = (scenario.weeks + weeks_per_budget_year - 1) / weeks_per_budget_year;
    money.years.resize(static_cast<std::size_t>(std::max(1, years)));
    Account& account = money.account;
    account.first_week = scenario.start_week;
    account.quarters = std::max(1, years) * (weeks_per_budget_year / weeks_per_cost_quarter);
    account.areas = areas;
    account.paid.assign(scenario.deployments.size() * static_cast<std::size_t>(account.quarters) * payer_count, 0);
    account.municipal.assign(money.years.size() * areas, 0);
    return money;
}

void advance_purses(Money& money, int week) {
    if (!money.budget || week < money.first_week) return;
    const bool year_begins = (week - money.first_week) % weeks_per_budget_year == 0;
    const bool funding_ended = week == money.budget->to_week;
    for (std::size_t payer = 0; payer < payer_count; ++payer) {
        Purse& purse = money.purse[payer];
        if ((year_begins || funding_ended) && week > money.first_week) {
            year_of(money, week - 1)[payer].unspent += purse.balance;
            purse.unspent += purse.balance;
            purse.balance = 0;
        }
        const Ore added = allotment(money, payer, week);
        purse.allotted += added;
        purse.balance += added;
        year_of(money, week)[payer].allotted += added;
        pay_off(money, payer, week, purse);
    }
}

double payable_share(const Money& money, std::span<const PayerShare> payers, double cost_sek) {
    if (!money.budget) return 1;
    const PayerOre parts = payers_parts(payers, cost_sek);
    double share = 1;
    for (std::size_t payer = 0; payer < payer_count; ++payer) {
        const Ore balance = std::max<Ore>(0, money.purse[payer].balance);
        if (parts[payer] > balance)  // a little less than the quotient: parts are rounded to whole öre
            share =
                std::min(share, std::max(0.0, static_cast<double>(balance - 1) / static_cast<double>(parts[payer])));
    }
    return share;
}

double payable_units(const Money& money, std::span<const PayerShare> payers, double cost_sek_per_unit, int week) {
    if (!money.budget) return no_limit;
    double units = no_limit;
    for (const PayerShare& payer : payers) {
        const auto number = static_cast<std::size_t>(payer.payer);
        const Purse& purse = money.purse[number];
        const Ore there = std::max<Ore>(0, purse.balance) - purse.owed +
                          allotments(money, number, week + 1, funded_year(money, week).end);
        // An öre less: parts are rounded to whole öre.
        if (const double cost = payer.share * cost_sek_per_unit * ore_per_sek; cost > 0)
            units = std::min(units, std::max(0.0, static_cast<double>(there - 1) / cost));
    }
    return units == no_limit ? no_limit : static_cast<double>(static_cast<Ore>(units));
}

bool can_keep(const Money& money, std::span<const PayerShare> payers, double cost_sek) {
    if (!money.budget) return true;
    return every_payer(money, payers, cost_sek, [](const Purse& purse, Ore part) { return purse.balance >= part; });
}

void keep(Money& money, std::span<const PayerShare> payers, double cost_sek) {
    if (!money.budget) return;
    const PayerOre parts = payers_parts(payers, cost_sek);
    for (std::size_t payer = 0; payer < payer_count; ++payer) {
        money.purse[payer].balance -= parts[payer];
        money.purse[payer].kept += parts[payer];
    }
}

double pay(Money& money, const Payment& payment, std::span<const double> area_weights) {
    const PayerOre parts = book(money, payment);
    const std::size_t year = money.account.quarter_of(payment.week) / (weeks_per_budget_year / weeks_per_cost_quarter);
    const std::vector<Ore> by_area =
        parts_by_weight(parts[static_cast<std::size_t>(Payer::municipality)], area_weights);
    for (std::size_t area = 0; area < by_area.size(); ++area)
        money.account.municipal[year * money.account.areas + area] += by_area[area];
    return sek_of(whole(payment.cost_sek * ore_per_sek));
}

double pay(Money& money, const Payment& payment, std::size_t area) {
    const PayerOre parts = book(money, payment);
    const std::size_t year = money.account.quarter_of(payment.week) / (weeks_per_budget_year / weeks_per_cost_quarter);
    money.account.municipal[year * money.account.areas + area] += parts[static_cast<std::size_t>(Payer::municipality)];
    return sek_of(whole(payment.cost_sek * ore_per_sek));
}

std::string_view broken_balance(const Money& money) {
    const Account& account = money.account;
    PayerOre paid{};
    for (std::size_t i = 0; i < account.paid.size(); ++i) paid[i % payer_count] += account.paid[i];
    Ore municipal = 0;
    for (const Ore part : account.municipal) municipal += part;
    if (municipal != paid[static_cast<std::size_t>(Payer::municipality)])
        return "what municipalities pay adds up over areas to what they pay over programmes";
    if (!money.budget) return {};
    for (std::size_t payer = 0; payer < payer_count; ++payer) {
        const Purse& purse = money.purse[payer];
        if (!purse.balances()) return "a payer's money is spent, kept for a place, unspent or in the purse";
        if (purse.balance < 0 || purse.kept < 0 || purse.owed < 0) return "no purse is overdrawn";
        if (purse.spent != paid[payer]) return "what leaves a purse is what programmes cost its payer";
    }
    return {};
}

}  // namespace samverkan
