#pragma once
// A study: scenarios to run over the same worlds, the first one the baseline.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "results/replicate_runs.hpp"
#include "results/study_codes.hpp"
#include "scenario/money_files.hpp"

namespace samverkan {

inline constexpr std::uint32_t most_replicates = 100000;
inline constexpr double least_scale = 0.001;

/// Every second replicate runs the elasticity probe too: its error is small beside the differences asked for.
inline constexpr std::uint32_t probe_every = 2;

struct StudyScenario {
    std::string slug;  ///< short name in tables and files
    Scenario content;
};

enum class Branches : std::uint8_t {
    live,            ///< each scenario once, gangs answering
    live_and_probe,  ///< also the elasticity probe
    live_and_gross   ///< also with the baseline's gangs (gross), and the elasticity probe
};

struct Study {
    const County* county = nullptr;
    std::vector<StudyScenario> scenarios;
    std::uint64_t seed = 1;
    std::uint32_t replicates = 20;  ///< if an error is wanted: at most as many
    double wanted_error = 0;  ///< simulation error of recruits averted (without arms: of recruits); 0: none wanted
    double scale = 1;
    Branches branches = Branches::live_and_gross;
    std::optional<SocialValue> social_value{};          ///< none: not part of the answer
    std::optional<BaselineBudgets> baseline_budgets{};  ///< none: extra money is not compared with what there is

    [[nodiscard]] const Scenario& baseline() const { return scenarios.front().content; }
    [[nodiscard]] bool has_gross() const { return branches == Branches::live_and_gross; }
    [[nodiscard]] bool has_probe() const { return branches != Branches::live; }
    [[nodiscard]] bool probes(std::uint32_t replicate) const { return has_probe() && replicate % probe_every == 0; }
};

/// What is wrong with a study: scenarios that do not share start, weeks and burn-in cannot be paired (E043).
[[nodiscard]] std::vector<Diagnostic> check_study(const Study& study);

/// Weekly loops and world builds of a whole study.
struct StudySize {
    std::uint64_t weeks = 0;  ///< simulated weeks of a county, all replicates and branches
    std::uint64_t worlds = 0;
    double youths = 0;                ///< residents aged 6-24 at this scale
    double expected_cpu_seconds = 0;  ///< on the machine of the published measurements
};
[[nodiscard]] StudySize size_of(const Study& study, std::uint32_t replicates);

/// Weeks of one replicate, burn-in once and every branch.
[[nodiscard]] std::uint64_t weeks_of_replicate(const Study& study, std::uint32_t replicate);

}  // namespace samverkan
