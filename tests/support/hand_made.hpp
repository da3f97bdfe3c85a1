#pragma once
// A study whose every number is chosen: recruits by scenario and replicate, in two areas and two years.
#include <memory>
#include <string>
#include <vector>

#include "study/answer.hpp"
#include "study/summary.hpp"

namespace samverkan::test {

inline constexpr int made_years = 2, made_weeks = made_years * weeks_per_report_year;

/// A scenario and its recruits, one number a replicate.
struct MadeScenario {
    std::string name_en, name_sv;
    std::vector<int> recruits, replayed;
    double sek_per_year = 60e6;
    double cost_sek = 80e6;  ///< delivered
};

/// The recruitments of a run of `count`: spread over weeks, areas, sexes, ages and channels.
inline std::vector<RecruitRecord> made_recruits(int count) {
    std::vector<RecruitRecord> recruits;
    for (int i = 0; i < count; ++i) {
        RecruitRecord recruit{};
        recruit.week = static_cast<std::uint16_t>(i * made_weeks / count);
        recruit.area = static_cast<std::uint16_t>(i % 2);
        recruit.age_years = static_cast<std::uint8_t>(9 + i * 5 % 14);
        recruit.sex = i % 3 == 0 ? Sex::female : Sex::male;
        recruit.channel = static_cast<Channel>(i % 4);
        recruit.renewed = i % 5 == 0;
        recruits.push_back(recruit);
    }
    return recruits;
}

inline RunSummary made_run(std::vector<RecruitRecord> recruits, std::size_t deployments, double cost_sek) {
    RunSummary run;
    run.first_week = 2902;
    run.years = made_years;
    run.areas = 2;
    run.recruits = std::move(recruits);
    run.events.resize(made_years);
    run.person_weeks.assign(made_years * 2 * sex_count * age_count, 52 * 100);
    run.hops.assign(made_years * 2 * service_agency_count * hop_count, 0);
    run.stock.resize(made_years);
    run.positions.filled = 3;
    run.positions.expired = 2;
    constexpr std::size_t quarters = made_years * cost_quarters_per_year;
    run.paid_sek.assign(deployments * quarters * payer_count, 0);
    run.municipal_sek.assign(made_years * run.areas, 0);
    for (std::size_t d = 0; d < deployments; ++d) {
        run.programmes.push_back({cost_sek, 120, 5, 4});
        for (std::size_t quarter = 0; quarter < quarters; ++quarter) {
            const auto paid = [&](Payer payer) -> double& {
                return run.paid_sek[(d * quarters + quarter) * payer_count + static_cast<std::size_t>(payer)];
            };
            paid(Payer::municipality) = .75 * cost_sek / quarters;
            paid(Payer::state) = .25 * cost_sek / quarters;
        }
        for (double& sek : run.municipal_sek) sek += .75 * cost_sek / (made_years * 2);
    }
    return run;
}

inline Scenario made_scenario(const MadeScenario& made, bool funded) {
    Scenario scenario;
    scenario.name_en = made.name_en;
    scenario.name_sv = made.name_sv;
    scenario.start_week = 2902;
    scenario.weeks = made_weeks;
    if (!funded) return scenario;
    Programme programme;
    programme.id = "mentors";
    programme.name_en = "Mentors";
    programme.name_sv = "Mentorer";
    programme.effects = {{ModelVariable::recruit_multiplier, {.low = 0.7, .mode = 0.8, .high = 0.9}}};
    programme.payers = {{Payer::municipality, 0.75}, {Payer::state, 0.25}};
    scenario.programmes = {programme};
    Deployment deployment;
    deployment.programme = ProgrammeId{0};
    deployment.from_week = scenario.start_week;
    deployment.to_week = scenario.start_week + made_weeks;
    deployment.cost_sek_per_year = made.sek_per_year;
    scenario.deployments = {deployment};
    return scenario;
}

/// With plain spaces for those that do not break.
inline std::string plain(std::string text) {
    for (std::size_t at = 0; (at = text.find("\xC2\xA0", at)) != std::string::npos;) text.replace(at, 2, " ");
    return text;
}

/// The first scenario is the baseline. Every scenario has the same number of replicates.
struct HandMadeStudy {
    County county;
    Study study;
    StudyOutcome outcome{SliceLayout(made_years, 2), {}};

    explicit HandMadeStudy(const std::vector<MadeScenario>& scenarios) {
        county.areas = {{"01", "Northby", "Northby", 1000}, {"02", "Southby", "Southby", 1000}};
        study.county = &county;
        study.replicates = static_cast<std::uint32_t>(scenarios.front().recruits.size());
        for (std::size_t s = 0; s < scenarios.size(); ++s)
            study.scenarios.push_back({"s" + std::to_string(s), made_scenario(scenarios[s], s > 0)});
        for (std::size_t r = 0; r < scenarios.front().recruits.size(); ++r) {
            ReplicateRuns runs;
            runs.replicate = static_cast<std::uint32_t>(r);
            for (std::size_t s = 0; s < scenarios.size(); ++s) {
                const MadeScenario& made = scenarios[s];
                const std::size_t deployments = s > 0 ? 1 : 0;
                const std::vector<int>& replayed = made.replayed.empty() ? made.recruits : made.replayed;
                runs.live.push_back(made_run(made_recruits(made.recruits[r]), deployments, made.cost_sek));
                runs.replayed.push_back(made_run(made_recruits(replayed[r]), deployments, made.cost_sek));
            }
            runs.probe = made_run(made_recruits(scenarios.front().recruits[r] * 19 / 20), 0, 0);
            outcome.replicates.push_back(tally(runs, outcome.layout));
        }
    }
    HandMadeStudy(const HandMadeStudy&) = delete;
    HandMadeStudy& operator=(const HandMadeStudy&) = delete;

    [[nodiscard]] SummaryTable summary() const { return make_summary(study, outcome); }
    [[nodiscard]] std::string sentences(Language language) const {
        const SummaryTable table = summary();
        return plain(answer_sentences(make_answer_input(study, outcome, table), language));
    }
    [[nodiscard]] std::string text(Language language) const {
        const SummaryTable table = summary();
        return plain(answer_text(make_answer_input(study, outcome, table), language));
    }
};

}  // namespace samverkan::test
