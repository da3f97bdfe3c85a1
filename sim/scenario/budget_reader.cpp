#include "scenario/budget_reader.hpp"

#include <algorithm>
#include <cmath>

#include "core/iso_week.hpp"
#include "model/programme_parts.hpp"
#include "model/record.hpp"

namespace samverkan {
namespace {

constexpr double tolerance = 1e-9;

std::string money_text(double sek) { return number_text(std::round(sek)) + " SEK"; }

/// How firmly a deployment's yearly cost is known beforehand.
enum class Claim : std::uint8_t {
    stated,  ///< its entry says how much money
    needed,  ///< follows from places or units, were all of them used
    open     ///< follows from whom it reaches
};

struct Plan {
    Claim claim = Claim::open;
    double sek_per_year = 0;
};

/// What the deployment costs in a year, at most.
Plan plan_of(const Scenario& scenario, const Deployment& deployment) {
    const Programme& programme = scenario.programmes[deployment.programme.index()];
    const double cost = deployment.cost_sek_per_unit.value_or(programme.cost_sek_per_unit);
    Plan plan;
    const auto at_most = [&](double sek) {
        plan.sek_per_year = plan.claim == Claim::open ? sek : std::min(plan.sek_per_year, sek);
    };
    if (deployment.places) {
        const double units =
            programme.delivery == Delivery::places
                ? (programme.season ? 1 : weeks_per_year / weeks_held(programme)) * programme.units_per_start
                : programme.units_per_capacity_year;
        at_most(*deployment.places * units * cost);
        plan.claim = Claim::needed;
    }
    if (deployment.units_per_year) {
        at_most(*deployment.units_per_year * cost);
        plan.claim = Claim::needed;
    }
    if (deployment.cost_sek_per_year) {
        at_most(*deployment.cost_sek_per_year);
        plan.claim = deployment.trigger ? Claim::needed : Claim::stated;
    }
    return plan;
}

int year_count(const Scenario& scenario) {
    return std::max(1, (scenario.weeks + weeks_per_report_year - 1) / weeks_per_report_year);
}

/// Share of a year's weeks, of those reported, that `funded` holds for.
template <class Funded>
double funded_part(const Scenario& scenario, int year, const Funded& funded) {
    const int from = scenario.start_week + year * weeks_per_report_year;
    const int to = std::min(from + weeks_per_report_year, scenario.start_week + scenario.weeks);
    int weeks = 0;
    for (int week = from; week < to; ++week) weeks += funded(week) ? 1 : 0;
    return static_cast<double>(weeks) / weeks_per_report_year;
}

double funded_part(const Scenario& scenario, int year, const Deployment& deployment) {
    return funded_part(scenario, year, [&](int week) { return deployment.funded_in(week); });
}

/// Adds a cost to its payers.
void add_cost(const Programme& programme, double sek, PayerSek& payers) {
    for (const PayerShare& payer : programme.payers) payers[static_cast<std::size_t>(payer.payer)] += payer.share * sek;
}

double sum_of(const PayerSek& payers) {
    double sum = 0;
    for (const double sek : payers) sum += sek;
    return sum;
}

void add(PayerSek& to, const PayerSek& more, double times) {
    for (std::size_t payer = 0; payer < payer_count; ++payer) to[payer] += times * more[payer];
}

/// Costs by payer in one year, by how firmly they are known.
struct Claims {
    PayerSek stated{}, needed{}, open{};  ///< open: one SEK for each deployment
};

Claims claims_in(const Scenario& scenario, int year) {
    Claims claims;
    for (const Deployment& deployment : scenario.deployments) {
        const Programme& programme = scenario.programmes[deployment.programme.index()];
        const Plan plan = plan_of(scenario, deployment);
        const double part = funded_part(scenario, year, deployment);
        if (!(part > 0)) continue;
        if (plan.claim == Claim::open)
            add_cost(programme, 1, claims.open);
        else
            add_cost(programme, plan.sek_per_year * part, plan.claim == Claim::stated ? claims.stated : claims.needed);
    }
    return claims;
}

/// `total` SEK over payers.
PayerSek split(double total, const Claims& claims) {
    PayerSek split{};
    const double stated = sum_of(claims.stated), needed = sum_of(claims.needed), open = sum_of(claims.open);
    if (stated > 0) add(split, claims.stated, std::min(1.0, total / stated));
    double left = total - sum_of(split);
    if (needed > 0 && left > 0) add(split, claims.needed, std::min(1.0, left / needed));
    left = total - sum_of(split);
    if (left <= tolerance * total) return split;
    if (open > 0)
        add(split, claims.open, left / open);
    else if (const double so_far = sum_of(split); so_far > 0)
        add(split, PayerSek(split), left / so_far);
    return split;
}

PayerSek payers_money(const MoneyEntry& money) {
    PayerSek payers{};
    for (std::size_t payer = 0; payer < payer_count; ++payer) payers[payer] = money.of(static_cast<Payer>(payer));
    return payers;
}

class BudgetChecker {
public:
    BudgetChecker(const ScenarioFile& file, const std::vector<const FundingEntry*>& entries, const Scenario& scenario)
        : file_(file), entries_(entries), scenario_(scenario) {}

    std::vector<bool> check() {
        std::vector<bool> unpaid(entries_.size(), false);
        const MoneyEntry& money = file_.budget.value.per_year.value;
        if (money.sum() == 0)
            report(file_.budget.value.per_year, Code::changes_nothing,
                   "`per_year` in budget is 0 (no programme can be paid, and nothing is delivered)", "changes nothing");
        double shares = 0;
        for (const FundingEntry* entry : entries_)
            if (entry->share) shares += entry->share.value;
        over_committed_ = shares > 1 + tolerance;  // which was told
        for (int year = 0; year < year_count(scenario_) && !over_committed_; ++year) check_promises(year);
        for (std::size_t i = 0; i < entries_.size(); ++i) {
            if (over_committed_) continue;
            unpaid[i] = warn_without_money(i, money.sum() == 0);
            if (!unpaid[i]) warn_of_unpaid_places(i);
        }
        return unpaid;
    }

private:
    [[nodiscard]] const Programme& programme_of(std::size_t i) const {
        return scenario_.programmes[scenario_.deployments[i].programme.index()];
    }

    /// What payers have in a year.
    [[nodiscard]] PayerSek allotted(int year) const {
        const Budget& budget = *scenario_.budget;
        const double part =
            funded_part(scenario_, year, [&](int week) { return week >= budget.from_week && week < budget.to_week; });
        PayerSek payers{};
        add(payers, budget.years[static_cast<std::size_t>(year)], part);
        return payers;
    }

    /// "4,000,000 SEK of state", for each payer that is promised more than it has; empty if none is.
    [[nodiscard]] static std::string excess(const PayerSek& promised, const PayerSek& allotted) {
        std::string text;
        for (std::size_t payer = 0; payer < payer_count; ++payer)
            if (promised[payer] > allotted[payer] * (1 + tolerance) + 1)
                text += (text.empty() ? "" : ", ") + money_text(promised[payer] - allotted[payer]) + " of " +
                        std::string(payer_names[payer]);
        return text;
    }

    /// One error, where the promises of the first such year pass the budget; how much over is told of all of them.
    void check_promises(int year) {
        const PayerSek there = allotted(year);
        PayerSek promised{};
        const FundingEntry* passes = nullptr;
        for (std::size_t i = 0; i < entries_.size(); ++i) {
            const Plan plan = plan_of(scenario_, scenario_.deployments[i]);
            if (plan.claim != Claim::stated) continue;
            add_cost(programme_of(i), plan.sek_per_year * funded_part(scenario_, year, scenario_.deployments[i]),
                     promised);
            if (passes == nullptr && !excess(promised, there).empty()) passes = entries_[i];
        }
        if (passes == nullptr) return;
        over_committed_ = true;
        const std::string problem = "programmes are promised more than the budget has in year " +
                                    std::to_string(year + 1) + ": " + excess(promised, there) + " too much";
        const std::string hint = "lower a programme's money, or raise the budget by that much";
        const Given<double>& at = passes->per_year ? passes->per_year : passes->share;
        if (!at) return;
        report(at, Code::over_committed, problem, "passes the budget", hint);
    }

    /// Its own money is none, which was told.
    [[nodiscard]] static bool states_none(const FundingEntry& entry) {
        return (entry.per_year && entry.per_year.value == 0) || (entry.share && entry.share.value == 0);
    }

    bool warn_without_money(std::size_t i, bool told) const {
        const Programme& programme = programme_of(i);
        const double cost = scenario_.deployments[i].cost_sek_per_unit.value_or(programme.cost_sek_per_unit);
        if (!(cost > 0) || states_none(*entries_[i])) return false;
        for (const PayerShare& payer : programme.payers) {
            if (!(payer.share > 0) || !scenario_.budget->has_none_of(payer.payer)) continue;
            if (!told && entries_[i]->use)
                report(entries_[i]->use, Code::changes_nothing,
                       "`" + programme.id + "` delivers nothing (the budget has no money of " +
                           std::string(name_of(payer.payer)) + ", which pays " +
                           number_text(std::round(100 * payer.share)) + " % of it)",
                       "changes nothing", "give the payer money in `budget`");
            return true;
        }
        return false;
    }

    /// Share of the places of deployment `i` that can be paid in a year, after what stands before it.
    [[nodiscard]] double paid_part(std::size_t i, int year) const {
        PayerSek left = allotted(year);
        for (std::size_t other = 0; other < entries_.size(); ++other) {
            const Plan plan = plan_of(scenario_, scenario_.deployments[other]);
            PayerSek cost{};
            add_cost(programme_of(other),
                     plan.sek_per_year * funded_part(scenario_, year, scenario_.deployments[other]), cost);
            if (plan.claim == Claim::open || (plan.claim == Claim::needed && other >= i) || other == i) continue;
            for (std::size_t payer = 0; payer < payer_count; ++payer)
                left[payer] = std::max(0.0, left[payer] - cost[payer]);
        }
        Deployment alone = scenario_.deployments[i];
        alone.units_per_year.reset();
        const double money = alone.cost_sek_per_year.value_or(HUGE_VAL);
        alone.cost_sek_per_year.reset();
        const double full = plan_of(scenario_, alone).sek_per_year, funded = funded_part(scenario_, year, alone);
        if (!(full * funded > 0)) return 1;
        double part = std::min(1.0, money / full);
        for (const PayerShare& payer : programme_of(i).payers)
            if (payer.share > 0)
                part = std::min(part, left[static_cast<std::size_t>(payer.payer)] / (payer.share * full * funded));
        return part;
    }

    void warn_of_unpaid_places(std::size_t i) const {
        const Deployment& deployment = scenario_.deployments[i];
        if (!deployment.places || !(*deployment.places > 0)) return;
        double least = 1;
        for (int year = 0; year < year_count(scenario_); ++year) least = std::min(least, paid_part(i, year));
        const double unpaid = std::floor(*deployment.places * (1 - least) + tolerance);
        if (unpaid < 1) return;
        report(entries_[i]->places, Code::unpaid_places,
               number_text(unpaid) + " of the " + number_text(*deployment.places) + " places of `" +
                   programme_of(i).id + "` have no money for staff (the budget cannot carry them)",
               "not all paid", "raise the budget, or state fewer places");
    }

    const ScenarioFile& file_;
    const std::vector<const FundingEntry*>& entries_;
    const Scenario& scenario_;
    bool over_committed_ = false;
};

}  // namespace

PlannedCost planned_cost(const Scenario& scenario) {
    PlannedCost cost;
    for (const Deployment& deployment : scenario.deployments) {
        const Plan plan = plan_of(scenario, deployment);
        if (plan.claim == Claim::open)
            ++cost.open;
        else
            add_cost(scenario.programmes[deployment.programme.index()], plan.sek_per_year, cost.payers);
    }
    return cost;
}

std::optional<Budget> read_budget(const ScenarioFile& file, const std::vector<const FundingEntry*>& entries,
                                  const Scenario& scenario) {
    if (!file.budget || entries.size() != scenario.deployments.size()) return std::nullopt;
    const BudgetEntry& given = file.budget.value;
    Budget budget;
    const int end_week = scenario.start_week + scenario.weeks;
    budget.from_week = given.from ? given.from.value.number : scenario.start_week;
    budget.to_week = given.to ? given.to.value.number + 1 : end_week;
    if (given.from && file.start && budget.from_week < scenario.start_week)
        report(given.from, Code::wrong_time,
               "the budget begins before the start (the weeks before are shared by all scenarios)", "before the start",
               "the start is " + to_string(iso_week(scenario.start_week)));
    if (given.to && budget.to_week <= budget.from_week)
        report(given.to, Code::wrong_time, "the budget ends before it begins (no week would be funded)",
               "before it begins");
    const MoneyEntry& money = given.per_year.value;
    for (int year = 0; year < year_count(scenario); ++year) {
        const double part =
            funded_part(scenario, year, [&](int week) { return week >= budget.from_week && week < budget.to_week; });
        PayerSek payers = payers_money(money);
        if (money.all && part > 0) {
            payers = {};
            add(payers, split(money.all.value * part, claims_in(scenario, year)), 1 / part);
        }
        budget.years.push_back(payers);
    }
    return budget;
}

std::vector<bool> check_budget(const ScenarioFile& file, const std::vector<const FundingEntry*>& entries,
                               const Scenario& scenario) {
    return BudgetChecker(file, entries, scenario).check();
}

}  // namespace samverkan
