// Numbers of money: cost by programme, payer, municipality and year; budgets; what an averted recruitment costs and,
// apart from that, is worth.
#include <algorithm>
#include <map>

#include "results/joined.hpp"
#include "study/money_measures.hpp"
#include "study/statistics.hpp"
#include "study/summary_writer.hpp"

namespace samverkan {
namespace {

constexpr std::string_view sek = "SEK";

class MoneyWriter {
public:
    MoneyWriter(SummaryWriter& writer, std::size_t scenario)
        : writer_(writer), s_(scenario), scenario_(writer.study().scenarios[scenario].content),
          payers_(payers_of(scenario_)) {}

    void add_costs() {
        add_programmes();
        const auto total = cost({});
        writer_.add(s_, measure::total_cost_sek, {}, amount(total), sek);
        writer_.add(
            s_, measure::total_cost_discounted_sek, {},
            amount(cost_by_replicate(writer_.study(), writer_.replicates(), s_, {}, discounting_of(writer_.study()))),
            sek);
        for (const Payer payer : payers_) add_payer(payer, total);
        add_municipalities();
        add_budget();
    }

private:
    [[nodiscard]] std::vector<double> cost(const CostPart& part) const {
        return cost_by_replicate(writer_.study(), writer_.replicates(), s_, part, undiscounted());
    }
    [[nodiscard]] static Estimate amount(const std::vector<double>& values) {
        return SummaryWriter::estimate_of_amount(values);
    }
    [[nodiscard]] int years() const { return writer_.layout().years(); }

    void add_programmes() {
        for (std::size_t p = 0; p < scenario_.programmes.size(); ++p) {
            const Programme& programme = scenario_.programmes[p];
            for (int year = 0; year < years(); ++year) {
                writer_.add(s_, measure::cost_sek, {.year = year}, amount(cost({.programme = p, .year = year})), sek,
                            programme.id);
                for (const PayerShare& payer : programme.payers)
                    if (payer.share > 0)
                        writer_.add(s_, measure::programme_payer_cost_sek, {.year = year},
                                    amount(cost({.payer = payer.payer, .programme = p, .year = year})), sek,
                                    joined({programme.id, " ", name_of(payer.payer)}));
            }
        }
    }

    void add_payer(Payer payer, const std::vector<double>& total) {
        const std::string_view name = name_of(payer);
        const auto paid = cost({.payer = payer});
        writer_.add(s_, measure::payer_cost_sek, {}, amount(paid), sek, name);
        for (int year = 0; year < years(); ++year)
            writer_.add(s_, measure::payer_cost_sek, {.year = year}, amount(cost({.payer = payer, .year = year})), sek,
                        name);
        writer_.add(s_, measure::payer_share, {}, ratio_of_means(paid, total), "1", name);
        if (!writer_.study().baseline_budgets) return;
        const double there = writer_.study().baseline_budgets->of(payer) * writer_.study().scale * scenario_.weeks /
                             weeks_per_report_year;
        if (!(there > 0)) return;
        std::vector<double> shares = paid;
        for (double& share : shares) share /= there;
        writer_.add(s_, measure::share_of_baseline_budget, {}, amount(shares), "1", name);
    }

    void add_municipalities() {
        const auto pays = std::find(payers_.begin(), payers_.end(), Payer::municipality);
        const auto& areas = writer_.study().county->areas;
        if (pays == payers_.end()) return;
        std::vector<std::string> names;
        for (const Area& area : areas)
            if (std::find(names.begin(), names.end(), area.municipality) == names.end())
                names.push_back(area.municipality);
        for (const std::string& name : names)
            for (int year = 0; year < years(); ++year)
                writer_.add(s_, measure::municipality_cost_sek, {.year = year},
                            writer_.over_worlds([&](const ReplicateTally& r) {
                                const std::vector<double>& paid = r.live[s_].municipal_sek;
                                double sum = 0;
                                for (std::size_t area = 0; area < areas.size() && !paid.empty(); ++area)
                                    if (areas[area].municipality == name)
                                        sum += paid[static_cast<std::size_t>(year) * areas.size() + area];
                                return sum;
                            }),
                            sek, name);
    }

    void add_budget() {
        if (!scenario_.budget) return;
        for (std::size_t payer = 0; payer < payer_count; ++payer) {
            if (scenario_.budget->has_none_of(static_cast<Payer>(payer))) continue;
            for (int year = 0; year < years(); ++year) {
                const auto of = [&](double BudgetUse::*part) {
                    return writer_.over_worlds([&](const ReplicateTally& r) {
                        const std::size_t at = static_cast<std::size_t>(year) * payer_count + payer;
                        return at < r.live[s_].budget.size() ? r.live[s_].budget[at].*part : 0;
                    });
                };
                const std::string_view name = payer_names[payer];
                writer_.add(s_, measure::budget_allotted_sek, {.year = year}, of(&BudgetUse::allotted_sek), sek, name);
                writer_.add(s_, measure::budget_spent_sek, {.year = year}, of(&BudgetUse::spent_sek), sek, name);
                writer_.add(s_, measure::budget_unspent_sek, {.year = year}, of(&BudgetUse::unspent_sek), sek, name);
            }
        }
    }

    SummaryWriter& writer_;
    std::size_t s_;
    const Scenario& scenario_;
    std::vector<Payer> payers_;
};

/// Payers of an arm or of the baseline.
std::vector<Payer> payers_of_both(const Study& study, std::size_t arm) {
    std::vector<Payer> payers;
    const auto of_arm = payers_of(study.scenarios[arm].content), of_baseline = payers_of(study.baseline());
    std::set_union(of_arm.begin(), of_arm.end(), of_baseline.begin(), of_baseline.end(), std::back_inserter(payers));
    return payers;
}

/// Worth of the recruits averted, by payer, and less what they cost that payer; all in today's worth.
void add_social_value(SummaryWriter& writer, std::size_t arm, const std::vector<double>& averted_today) {
    if (!writer.study().social_value) return;
    const SocialValue& value = *writer.study().social_value;
    const auto worth = [&](double sek_per_averted, double share) {
        std::vector<double> values = averted_today;
        for (double& one : values) one *= sek_per_averted * share;
        return values;
    };
    for (std::size_t payer = 0; payer < payer_count; ++payer) {
        const double share = value.payer_share[payer];
        auto net = worth(value.sek_per_averted.mode, share);
        writer.add(arm, measure::social_value_sek, {}, estimate(net), sek, payer_names[payer]);
        writer.add(arm, measure::social_value_low_sek, {}, estimate(worth(value.sek_per_averted.low, share)), sek,
                   payer_names[payer]);
        writer.add(arm, measure::social_value_high_sek, {}, estimate(worth(value.sek_per_averted.high, share)), sek,
                   payer_names[payer]);
        const auto cost = added_cost_by_replicate(writer.study(), writer.replicates(), arm, static_cast<Payer>(payer),
                                                  discounting_of(writer.study()));
        for (std::size_t r = 0; r < net.size(); ++r) net[r] -= cost[r];
        writer.add(arm, measure::net_social_value_sek, {}, estimate(net), sek, payer_names[payer]);
    }
}

}  // namespace

void add_costs(SummaryWriter& writer, std::size_t scenario) { MoneyWriter(writer, scenario).add_costs(); }

void add_cost_per_averted(SummaryWriter& writer, std::size_t arm) {
    const Study& study = writer.study();
    const StudyTally& replicates = writer.replicates();
    const Discounting today = discounting_of(study);
    const auto cost = added_cost_by_replicate(study, replicates, arm, {}, undiscounted());
    const auto cost_today = added_cost_by_replicate(study, replicates, arm, {}, today);
    const auto net = averted_by_replicate(replicates, arm, writer.layout().total(), Pair::net);
    const auto net_today = averted_today_by_replicate(replicates, arm, Pair::net, today);
    writer.add(arm, measure::averted_net_discounted, {}, estimate(net_today), persons_unit);
    writer.add(arm, measure::cost_per_averted_sek, {}, cost_per_averted(cost, net), sek);
    writer.add(arm, measure::cost_per_averted_discounted_sek, {}, cost_per_averted(cost_today, net_today), sek);
    for (const Payer payer : payers_of_both(study, arm))
        writer.add(arm, measure::payer_cost_per_averted_sek, {},
                   cost_per_averted(added_cost_by_replicate(study, replicates, arm, payer, undiscounted()), net), sek,
                   name_of(payer));
    add_social_value(writer, arm, net_today);
    if (!study.has_gross()) return;
    const auto gross = averted_by_replicate(replicates, arm, writer.layout().total(), Pair::gross);
    writer.add(arm, measure::cost_per_averted_gross_sek, {}, cost_per_averted(cost, gross), sek);
    writer.add(arm, measure::cost_per_averted_gross_discounted_sek, {},
               cost_per_averted(cost_today, averted_today_by_replicate(replicates, arm, Pair::gross, today)), sek);
}

}  // namespace samverkan
