#pragma once
// A study of arms that fund the same programmes, with coordination and without, whose recruits are chosen.
#include <string>
#include <vector>

#include "scenario/canonical_text.hpp"
#include "study/joint_question.hpp"

namespace samverkan::test {

/// An arm of some programmes, and of coordination unless its level is below zero.
inline Scenario funding(std::vector<std::string> ids, double level) {
    Scenario scenario;
    scenario.start_week = 2902;
    scenario.weeks = 2 * weeks_per_report_year;
    if (level >= 0) ids.push_back("coordination");
    for (const std::string& id : ids) {
        Programme programme;
        programme.id = id;
        programme.payers = {{Payer::state, 1}};
        Deployment deployment;
        deployment.programme = ProgrammeId{scenario.programmes.size()};
        deployment.from_week = scenario.start_week;
        deployment.to_week = scenario.start_week + scenario.weeks;
        deployment.cost_sek_per_year = 60e6 / static_cast<double>(ids.size());
        scenario.programmes.push_back(programme);
        scenario.deployments.push_back(deployment);
    }
    if (level >= 0) scenario.coordination = Coordination{ids.size() - 1, level};
    return scenario;
}

struct JointArm {
    std::string slug;
    double level;                         ///< below zero: without coordination
    std::vector<std::uint32_t> recruits;  ///< by world
};

/// Recruits of the baseline are 1000 in every world.
struct JointStudy {
    Study study;
    StudyTally worlds;

    explicit JointStudy(const std::vector<JointArm>& arms) {
        study.scenarios.push_back({"baseline", Scenario{}});
        for (const JointArm& arm : arms) {
            study.scenarios.push_back({arm.slug, funding({"fft", "great"}, arm.level)});
            study.scenarios.back().content.name_en = study.scenarios.back().content.name_sv = arm.slug;
        }
        worlds.resize(arms.front().recruits.size());
        for (std::size_t world = 0; world < worlds.size(); ++world) {
            worlds[world].live.resize(arms.size() + 1);
            worlds[world].live.front().recruits = {1000};
            for (std::size_t arm = 0; arm < arms.size(); ++arm)
                worlds[world].live[arm + 1].recruits = {arms[arm].recruits[world]};
        }
    }
};

}  // namespace samverkan::test
