#include "cli/json_answer.hpp"

#include <nlohmann/json.hpp>

#include "study/comparison_measures.hpp"
#include "study/joint_question.hpp"
#include "study/measures.hpp"
#include "study/money_measures.hpp"

namespace samverkan {
namespace {

using Json = nlohmann::ordered_json;

/// With the digits of summary.csv; null if not known.
Json number(double value) { return value == value ? Json(std::stod(exported_number(value))) : Json(nullptr); }

Json json_of(const Estimate& estimate) {
    return {{"mean", number(estimate.mean)},
            {"range_over_worlds", {{"low90", number(estimate.low90)}, {"high90", number(estimate.high90)}}},
            {"simulation_error", number(estimate.simulation_error)},
            {"interval_of_mean", {{"low90", number(estimate.mean_low90)}, {"high90", number(estimate.mean_high90)}}},
            {"replicates", estimate.replicates}};
}

/// A share of worlds has no range over worlds.
Json share_of_worlds(const Estimate& estimate) {
    return {{"share", number(estimate.mean)},
            {"interval", {{"low90", number(estimate.mean_low90)}, {"high90", number(estimate.mean_high90)}}},
            {"replicates", estimate.replicates}};
}

/// SEK allotted beyond another arm: 0 where equal, null where money is not stated beforehand.
Json allotted_more(const AnswerInput& input, std::size_t arm, std::size_t other) {
    const StudyScenario &one = input.study->scenarios[arm], &two = input.study->scenarios[other];
    const auto difference = budget_difference(one.content, two.content);
    if (!difference) return nullptr;
    const SummaryRow* row = input.summary->find(one.slug, measure::allotted_more_than_sek, {}, two.slug);
    return row == nullptr ? 0 : row->estimate.mean;
}

/// c* of a question; null where one level alone was run.
Json threshold_of(const AnswerInput& input, const JointQuestion& question) {
    const std::string& joint = input.study->scenarios[question.joint].slug;
    if (question.levels.size() < 2) return nullptr;
    const auto at = [&](std::string_view name) -> const Estimate& { return input.summary->at(joint, name); };
    const Estimate& found = at(measure::coordination_threshold);
    return {{"median", number(found.mean)},
            {"range_over_worlds", {{"low90", number(found.low90)}, {"high90", number(found.high90)}}},
            {"interval_of_median", {{"low90", number(found.mean_low90)}, {"high90", number(found.mean_high90)}}},
            {"of_means", number(at(measure::coordination_threshold_of_means).mean)},
            {"worlds_without", share_of_worlds(at(measure::share_without_threshold))}};
}

/// Whether joint action beats the same money apart, for every set of arms that asks it. A level of null is above all.
Json joint_questions_of(const AnswerInput& input) {
    Json list = Json::array();
    for (const JointQuestion& question : find_joint_questions(*input.study)) {
        const std::string& apart = input.study->scenarios[question.apart].slug;
        Json levels = Json::array();
        for (const std::size_t arm : question.levels) {
            const std::string& slug = input.study->scenarios[arm].slug;
            levels.push_back(
                {{"arm", slug},
                 {"level", level_of(*input.study, arm)},
                 {"averted_more", json_of(input.summary->at(slug, measure::averted_more_than, {}, apart))}});
        }
        list.push_back({{"joint", input.study->scenarios[question.joint].slug},
                        {"apart", apart},
                        {"levels", std::move(levels)},
                        {"threshold", threshold_of(input, question)}});
    }
    return list;
}

/// An arm and every other arm.
Json pairs_of(const AnswerInput& input, std::size_t arm) {
    Json list = Json::array();
    const std::string& slug = input.study->scenarios[arm].slug;
    for (std::size_t other = 1; other < input.study->scenarios.size(); ++other) {
        if (other == arm) continue;
        const std::string& name = input.study->scenarios[other].slug;
        const auto at = [&](std::string_view measure) -> const Estimate& {
            return input.summary->at(slug, measure, {}, name);
        };
        list.push_back({{"other", name},
                        {"equal_budgets", have_equal_budgets(input.study->scenarios[arm].content,
                                                             input.study->scenarios[other].content)},
                        {"allotted_more_sek", allotted_more(input, arm, other)},
                        {"averted_more", json_of(at(measure::averted_more_than))},
                        {"probability_beats", share_of_worlds(at(measure::probability_beats))},
                        {"replicates_for_sign", number(at(measure::replicates_for_sign).mean)}});
    }
    return list;
}

/// A measure of each payer that has it, and of years where it is told of them.
Json by_payer(const AnswerInput& input, std::size_t s, std::string_view measure) {
    Json payers = Json::object();
    for (const std::string_view payer : payer_names)
        if (const SummaryRow* row = input.summary->find(input.study->scenarios[s].slug, measure, {}, payer))
            payers[std::string(payer)] = json_of(row->estimate);
    return payers;
}

/// Means by payer and reported year.
Json by_payer_and_year(const AnswerInput& input, std::size_t s, std::string_view measure) {
    const int years = (input.study->baseline().weeks + weeks_per_report_year - 1) / weeks_per_report_year;
    Json payers = Json::object();
    for (const std::string_view payer : payer_names)
        for (int year = 0; year < years; ++year)
            if (const SummaryRow* row =
                    input.summary->find(input.study->scenarios[s].slug, measure, {.year = year}, payer))
                payers[std::string(payer)].push_back(number(row->estimate.mean));
    return payers;
}

void add_comparison(const AnswerInput& input, std::size_t arm, Json& scenario) {
    const auto at = [&](std::string_view name) -> const Estimate& {
        return input.summary->at(input.study->scenarios[arm].slug, name);
    };
    scenario["changes_nothing"] = funds_nothing(input.study->scenarios[arm].content);
    scenario["averted_net"] = json_of(at(measure::averted_net));
    scenario["probability_averts"] = share_of_worlds(at(measure::probability_averts));
    if (input.study->has_gross()) {
        scenario["averted_gross"] = json_of(at(measure::averted_gross));
        scenario["probability_averts_gross"] = share_of_worlds(at(measure::probability_averts_gross));
        scenario["replaced_share"] = json_of(at(measure::replaced_share));
    }
    scenario["effect_shows_after_weeks"] = number(at(measure::effect_shows_after).mean);
    scenario["replicates_for_sign"] = number(at(measure::replicates_for_sign).mean);
    scenario["cost_per_averted_sek"] = json_of(at(measure::cost_per_averted_sek));
    scenario["cost_per_averted_discounted_sek"] = json_of(at(measure::cost_per_averted_discounted_sek));
    if (input.study->has_gross()) {
        scenario["cost_per_averted_gross_sek"] = json_of(at(measure::cost_per_averted_gross_sek));
        scenario["cost_per_averted_gross_discounted_sek"] = json_of(at(measure::cost_per_averted_gross_discounted_sek));
    }
    scenario["discount_rate_per_year"] =
        input.study->social_value ? input.study->social_value->discount_rate_per_year : usual_discount_rate;
    scenario["payer_cost_per_averted_sek"] = by_payer(input, arm, measure::payer_cost_per_averted_sek);
    if (input.study->social_value)
        scenario["social_value"] = {{"middle_sek", by_payer(input, arm, measure::social_value_sek)},
                                    {"low_sek", by_payer(input, arm, measure::social_value_low_sek)},
                                    {"high_sek", by_payer(input, arm, measure::social_value_high_sek)},
                                    {"middle_less_cost_sek", by_payer(input, arm, measure::net_social_value_sek)}};
    scenario["compared_with_arms"] = pairs_of(input, arm);
}

Json scenario_of(const AnswerInput& input, std::size_t s) {
    const std::string& slug = input.study->scenarios[s].slug;
    const Scenario& content = input.study->scenarios[s].content;
    const auto at = [&](std::string_view name) { return json_of(input.summary->at(slug, name)); };
    Json scenario{{"slug", slug},
                  {"name", {{"sv", content.name_sv}, {"en", content.name_en}}},
                  {"role", s == 0 ? "baseline" : "arm"},
                  {"recruits", at(measure::recruits)},
                  {"recruits_first", at(measure::recruits_first)},
                  {"first_recruits_under_18", at(measure::first_recruits_under_18)},
                  {"recruitment_rate", at(measure::recruitment_rate)},
                  {"phi", at(measure::fill_probability)},
                  {"total_cost_sek", at(measure::total_cost_sek)}};
    scenario["total_cost_discounted_sek"] = at(measure::total_cost_discounted_sek);
    scenario["cost_sek_by_payer"] = by_payer(input, s, measure::payer_cost_sek);
    scenario["cost_sek_by_payer_and_year"] = by_payer_and_year(input, s, measure::payer_cost_sek);
    scenario["share_of_baseline_budget"] = by_payer(input, s, measure::share_of_baseline_budget);
    if (content.budget)
        scenario["budget"] = {
            {"allotted_sek_by_payer_and_year", by_payer_and_year(input, s, measure::budget_allotted_sek)},
            {"spent_sek_by_payer_and_year", by_payer_and_year(input, s, measure::budget_spent_sek)},
            {"unspent_sek_by_payer_and_year", by_payer_and_year(input, s, measure::budget_unspent_sek)}};
    if (s == 0 && input.study->has_probe()) scenario["elasticity"] = at(measure::supply_elasticity);
    if (s > 0) add_comparison(input, s, scenario);
    return scenario;
}

Json programmes_of(const AnswerInput& input, std::size_t s) {
    Json list = Json::array();
    const std::string& slug = input.study->scenarios[s].slug;
    const Scenario& content = input.study->scenarios[s].content;
    for (const Programme& programme : content.programmes) {
        const auto mean = [&](std::string_view name) {
            return number(input.summary->at(slug, name, {}, programme.id).mean);
        };
        list.push_back({{"programme", programme.id},
                        {"cost_sek", mean(measure::cost_sek)},
                        {"delivered_units", mean(measure::delivered_units)},
                        {"starts", mean(measure::programme_starts)}});
    }
    return list;
}

/// What the one number of a study is: recruits averted by the first arm, or recruits if there is none.
Json headline_of(const AnswerInput& input) {
    const std::string& baseline = input.study->scenarios.front().slug;
    const auto at = [&](const std::string& slug, std::string_view name) {
        return json_of(input.summary->at(slug, name));
    };
    Json headline{{"recruits", at(baseline, measure::recruits)},
                  {"recruitment_rate", at(baseline, measure::recruitment_rate)},
                  {"phi", at(baseline, measure::fill_probability)}};
    if (input.study->has_probe()) headline["elasticity"] = at(baseline, measure::supply_elasticity);
    if (input.study->scenarios.size() < 2) return headline;
    const std::string& arm = input.study->scenarios[1].slug;
    headline["averted_net"] = at(arm, measure::averted_net);
    if (input.study->has_gross()) headline["averted_gross"] = at(arm, measure::averted_gross);
    return headline;
}

}  // namespace

std::string answer_json(const AnswerInput& input, const ManifestInfo& info) {
    Json scenarios = Json::array();
    for (std::size_t s = 0; s < input.study->scenarios.size(); ++s) {
        scenarios.push_back(scenario_of(input, s));
        scenarios.back()["programmes"] = programmes_of(input, s);
    }
    const Json answer{{"format", "samverkan answer 1"},
                      {"verb", info.verb},
                      {"signature", info.signature},
                      {"headline", headline_of(input)},
                      {"scenarios", std::move(scenarios)},
                      {"joint_questions", joint_questions_of(input)},
                      {"replicates", info.replicates},
                      {"stopping",
                       {{"most_replicates", info.most_replicates},
                        {"wanted_error", number(info.wanted_error > 0 ? info.wanted_error : not_known)},
                        {"reached_error", number(info.reached_error)},
                        {"replicates_needed", number(input.replicates_needed)}}},
                      {"seed", info.seed},
                      {"scale", info.scale},
                      {"weeks", info.weeks},
                      {"burn_in_weeks", info.burn_in_weeks}};
    return answer.dump(2) + "\n";
}

std::string with_timings(const std::string& answer, const std::string& manifest, const std::string& folder) {
    Json printed = Json::parse(answer, nullptr, false);
    const Json whole = Json::parse(manifest, nullptr, false);
    if (!printed.is_object() || !whole.is_object() || !whole.contains("timings")) return answer;
    const Json& timings = whole["timings"];
    const double seconds = timings.value("loop_cpu_seconds", 0.0), youth_weeks = timings.value("youth_weeks", 0.0);
    printed["timings"] = {{"threads", timings.value("threads", 0)},
                          {"wall_seconds", timings.value("wall_seconds", 0.0)},
                          {"build_cpu_seconds", timings.value("build_cpu_seconds", 0.0)},
                          {"loop_cpu_seconds", seconds}};
    printed["agent_weeks"] = timings.value("youth_weeks", std::uint64_t{0});
    printed["agent_weeks_per_second_per_core"] = seconds > 0 ? youth_weeks / seconds : 0;
    printed["peak_rss_bytes"] = timings.value("peak_rss_bytes", std::uint64_t{0});
    printed["results_folder"] = folder;
    return printed.dump(2) + "\n";
}

}  // namespace samverkan
