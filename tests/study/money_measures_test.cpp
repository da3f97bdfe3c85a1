// Money of a study: cost by payer and year, what an averted recruitment costs net, gross and discounted, social value apart.
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "study/money_measures.hpp"
#include "support/hand_made.hpp"

namespace samverkan {
namespace {

using namespace test;
using testing::HasSubstr;
using testing::Not;

const std::vector<int> baseline{1000, 1010, 990, 1005, 995, 1002}, fewer{960, 968, 951, 967, 955, 963},
    as_many{1001, 1003, 995, 1002, 990, 1009}, gross{900, 912, 893, 905, 895, 901};

HandMadeStudy made_study(const std::vector<int>& arm, double cost_sek = 80e6) {
    return HandMadeStudy({{"Baseline", "Nuläge", baseline, {}}, {"Mentors", "Mentorer", arm, gross, 60e6, cost_sek}});
}

SocialValue value() {
    SocialValue social;
    social.sek_per_averted = {3e6, 8e6, 16e6};
    social.payer_share = {.3, .1, .6, 0, 0};
    social.discount_rate_per_year = .035;
    return social;
}

TEST(Costs, OfPayersProgrammesYearsAndMunicipalitiesEachAddUp) {
    const HandMadeStudy made = made_study(fewer);
    const SummaryTable table = made.summary();
    const auto mean = [&](std::string_view name, const Slice& slice, std::string_view detail) {
        return table.at("s1", name, slice, detail).mean;
    };
    const double total = mean(measure::total_cost_sek, {}, "");
    EXPECT_NEAR(total, 80e6, 1);
    double payers = 0, programmes = 0, both = 0, municipalities = 0, shares = 0;
    for (const std::string_view payer : {"municipality", "state"}) {
        payers += mean(measure::payer_cost_sek, {}, payer);
        shares += mean(measure::payer_share, {}, payer);
        for (int year = 0; year < made_years; ++year)
            both += mean(measure::programme_payer_cost_sek, {.year = year}, "mentors " + std::string(payer));
    }
    for (int year = 0; year < made_years; ++year) {
        programmes += mean(measure::cost_sek, {.year = year}, "mentors");
        for (const std::string_view name : {"Northby", "Southby"})
            municipalities += mean(measure::municipality_cost_sek, {.year = year}, name);
    }
    EXPECT_NEAR(payers, total, 1);
    EXPECT_NEAR(programmes, total, 1);
    EXPECT_NEAR(both, total, 1);
    EXPECT_NEAR(shares, 1, 1e-9);
    EXPECT_NEAR(municipalities, mean(measure::payer_cost_sek, {}, "municipality"), 1);
}

TEST(CostPerAverted, IsNetGrossDiscountedAndByPayer) {
    const HandMadeStudy made = made_study(fewer);
    const SummaryTable table = made.summary();
    const auto at = [&](std::string_view name, std::string_view detail = {}) -> const Estimate& {
        return table.at("s1", name, {}, detail);
    };
    const double net = at(measure::averted_net).mean;
    EXPECT_NEAR(at(measure::cost_per_averted_sek).mean, 80e6 / net, 1);
    EXPECT_NEAR(at(measure::cost_per_averted_gross_sek).mean, 80e6 / at(measure::averted_gross).mean, 1);
    EXPECT_NEAR(at(measure::payer_cost_per_averted_sek, "municipality").mean +
                    at(measure::payer_cost_per_averted_sek, "state").mean,
                80e6 / net, 1);
    // Eight quarters of 10 million, each at its middle.
    double today = 0;
    for (int quarter = 0; quarter < 8; ++quarter) today += 10e6 * std::pow(1.035, -(quarter + .5) * 13 * 7 / 365.25);
    EXPECT_NEAR(at(measure::total_cost_discounted_sek).mean, today, 1);
    EXPECT_LT(at(measure::averted_net_discounted).mean, net);
    EXPECT_GT(at(measure::averted_net_discounted).mean, net * .93);
    EXPECT_NEAR(at(measure::cost_per_averted_discounted_sek).mean, today / at(measure::averted_net_discounted).mean, 1);
}

TEST(CostPerAverted, IsOfTheCostBeyondTheBaselines) {
    HandMadeStudy made = made_study(fewer);
    made.study.scenarios[0].content.programmes = made.study.scenarios[1].content.programmes;
    made.study.scenarios[0].content.deployments = made.study.scenarios[1].content.deployments;
    for (ReplicateTally& replicate : made.outcome.replicates) {
        replicate.live[0].programmes = replicate.live[1].programmes;
        replicate.live[0].paid_sek = replicate.live[1].paid_sek;
        for (double& paid : replicate.live[0].paid_sek) paid /= 4;
    }
    const SummaryTable table = made.summary();
    EXPECT_NEAR(table.at("s1", measure::cost_per_averted_sek).mean, 60e6 / table.at("s1", measure::averted_net).mean,
                1);
}

TEST(CostPerAverted, IsNotGivenWhereNoEffectIsShown) {
    HandMadeStudy made = made_study(as_many);
    made.study.social_value = value();
    const SummaryTable table = made.summary();
    for (const std::string_view name : {measure::cost_per_averted_sek, measure::cost_per_averted_discounted_sek}) {
        const Estimate& ratio = table.at("s1", name);
        EXPECT_FALSE(ratio.has_value());
        EXPECT_FALSE(ratio.has_intervals());
        EXPECT_TRUE(std::isnan(ratio.low90) && std::isnan(ratio.high90) && std::isnan(ratio.mean_high90));
    }
    const std::string english = made.sentences(Language::english), swedish = made.sentences(Language::swedish);
    EXPECT_THAT(english, HasSubstr("No effect shown"));
    EXPECT_THAT(english, HasSubstr("No cost per averted recruitment is given, since no effect is shown."));
    EXPECT_THAT(swedish, HasSubstr("Ingen kostnad per förebyggd rekrytering anges, eftersom ingen effekt är visad."));
    EXPECT_THAT(english, Not(HasSubstr("million SEK per averted")));
    EXPECT_THAT(english, Not(HasSubstr("Social value")));
}

TEST(Answer, TellsGrossAndDiscountedRatiosAndSocialValueApart) {
    HandMadeStudy made = made_study(fewer);
    EXPECT_THAT(made.sentences(Language::english), Not(HasSubstr("Social value")));
    made.study.social_value = value();
    const std::string english = made.sentences(Language::english);
    EXPECT_THAT(english, HasSubstr("The same ratio in million SEK: gross, before anybody is replaced, "));
    EXPECT_THAT(english, HasSubstr("net, with costs and effects discounted, "));
    EXPECT_THAT(english, HasSubstr("- Social value, apart from the ratio above"));
    EXPECT_THAT(made.sentences(Language::swedish), HasSubstr("- Samhällsekonomiskt värde, skilt från kvoten ovan"));
}

TEST(SocialValue, IsOfRecruitsAvertedNetAndNotReplacedTwice) {
    HandMadeStudy made = made_study(fewer);
    const double ratio_without = made.summary().at("s1", measure::cost_per_averted_sek).mean;
    made.study.social_value = value();
    const SummaryTable table = made.summary();
    const double today = table.at("s1", measure::averted_net_discounted).mean;
    double all = 0, net = 0;
    for (const std::string_view payer : payer_names) {
        all += table.at("s1", measure::social_value_sek, {}, payer).mean;
        net += table.at("s1", measure::net_social_value_sek, {}, payer).mean;
        EXPECT_NEAR(table.at("s1", measure::social_value_high_sek, {}, payer).mean,
                    2 * table.at("s1", measure::social_value_sek, {}, payer).mean, 1);
    }
    EXPECT_NEAR(all, 8e6 * today, 10);
    EXPECT_NEAR(net, 8e6 * today - table.at("s1", measure::total_cost_discounted_sek).mean, 10);
    EXPECT_EQ(table.at("s1", measure::cost_per_averted_sek).mean, ratio_without);
}

TEST(BaselineShare, IsAPayersCostBesideWhatItHas) {
    HandMadeStudy made = made_study(fewer);
    made.study.baseline_budgets.emplace();
    made.study.baseline_budgets->lines = {{"Northby", Payer::municipality, 0, 100e6},
                                          {"Southby", Payer::municipality, 0, 200e6}};
    const SummaryTable table = made.summary();
    EXPECT_NEAR(table.at("s1", measure::share_of_baseline_budget, {}, "municipality").mean, 60e6 / (2 * 300e6), 1e-9);
    EXPECT_EQ(table.find("s1", measure::share_of_baseline_budget, {}, "state"), nullptr) << "nothing is known of it";
    EXPECT_THAT(made.sentences(Language::english), HasSubstr("the municipalities 10 %"));
}

TEST(BudgetUse, IsTableAndSentence) {
    HandMadeStudy made = made_study(fewer);
    Budget budget;
    budget.years.assign(made_years, {30e6, 0, 10e6, 0, 0});
    budget.from_week = made.study.baseline().start_week;
    budget.to_week = budget.from_week + made_weeks;
    made.study.scenarios[1].content.budget = budget;
    for (ReplicateTally& replicate : made.outcome.replicates)
        for (int year = 0; year < made_years; ++year)
            for (std::size_t payer = 0; payer < payer_count; ++payer) {
                const double allotted = budget.years[0][payer];
                replicate.live[1].budget.push_back({allotted, .75 * allotted, .25 * allotted});
            }
    const SummaryTable table = made.summary();
    for (const std::string_view payer : {"municipality", "state"})
        EXPECT_NEAR(table.at("s1", measure::budget_allotted_sek, {.year = 1}, payer).mean,
                    table.at("s1", measure::budget_spent_sek, {.year = 1}, payer).mean +
                        table.at("s1", measure::budget_unspent_sek, {.year = 1}, payer).mean,
                    1e-6);
    EXPECT_THAT(made.sentences(Language::english),
                HasSubstr("about 80 million SEK would be allotted in two years, of which about 20 would be left"));
    EXPECT_THAT(made.text(Language::swedish), HasSubstr("budgeten per betalare och år"));
    EXPECT_TRUE(have_equal_budgets(made.study.scenarios[1].content, made.study.scenarios[1].content));
    Scenario other = made.study.scenarios[1].content;
    other.budget->years[1][1] = 1e6;
    EXPECT_FALSE(have_equal_budgets(made.study.scenarios[1].content, other));
}

}  // namespace
}  // namespace samverkan
