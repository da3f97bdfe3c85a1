#include "cli/json_answer.hpp"

#include <nlohmann/json.hpp>

#include "study/measures.hpp"

namespace samverkan {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value) { return value == value ? Json(value) : Json(nullptr); }

Json json_of(const Estimate& estimate) {
    return {{"mean", number(estimate.mean)},
            {"range_over_worlds", {{"low90", number(estimate.low90)}, {"high90", number(estimate.high90)}}},
            {"simulation_error", number(estimate.simulation_error)},
            {"replicates", estimate.replicates}};
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
                  {"fill_probability", at(measure::fill_probability)}};
    if (s == 0) return scenario;
    scenario["changes_nothing"] = funds_nothing(content);
    scenario["averted_net"] = at(measure::averted_net);
    scenario["probability_averts"] = at(measure::probability_averts);
    if (input.study->branches == Branches::live_and_gross) {
        scenario["averted_gross"] = at(measure::averted_gross);
        scenario["probability_averts_gross"] = at(measure::probability_averts_gross);
    }
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
    if (input.study->branches == Branches::live) return headline;
    headline["elasticity"] = at(baseline, measure::supply_elasticity);
    if (input.study->scenarios.size() < 2) return headline;
    const std::string& arm = input.study->scenarios[1].slug;
    headline["averted_net"] = at(arm, measure::averted_net);
    headline["averted_gross"] = at(arm, measure::averted_gross);
    return headline;
}

}  // namespace

std::string answer_json(const AnswerInput& input, const ManifestInfo& info, const std::string& folder) {
    Json scenarios = Json::array();
    for (std::size_t s = 0; s < input.study->scenarios.size(); ++s) {
        scenarios.push_back(scenario_of(input, s));
        scenarios.back()["programmes"] = programmes_of(input, s);
    }
    const double per_second =
        info.cost.loop_seconds > 0 ? static_cast<double>(info.cost.youth_weeks) / info.cost.loop_seconds : 0;
    const Json answer{{"format", "samverkan answer 1"},
                      {"verb", info.verb},
                      {"headline", headline_of(input)},
                      {"scenarios", std::move(scenarios)},
                      {"replicates", info.replicates},
                      {"seed", info.seed},
                      {"scale", info.scale},
                      {"weeks", info.weeks},
                      {"burn_in_weeks", info.burn_in_weeks},
                      {"timings",
                       {{"threads", info.threads},
                        {"wall_seconds", info.wall_seconds},
                        {"build_cpu_seconds", info.cost.build_seconds},
                        {"loop_cpu_seconds", info.cost.loop_seconds}}},
                      {"agent_weeks", info.cost.youth_weeks},
                      {"agent_weeks_per_second_per_core", per_second},
                      {"peak_rss_bytes", info.peak_rss_bytes},
                      {"results_folder", folder}};
    return answer.dump(2) + "\n";
}

}  // namespace samverkan
