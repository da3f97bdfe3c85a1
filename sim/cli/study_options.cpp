#include "cli/study_options.hpp"

#include "results/joined.hpp"
#include "results/summary_table.hpp"
#include "scenario/text_source.hpp"
#include "study/study.hpp"

namespace samverkan {
namespace {

constexpr std::int64_t most_threads = 1024;
constexpr double least_error = 1e-6, most_error = 1e9;
constexpr double most_seed = 9007199254740992;  // 2^53: exact wherever JSON is read

class RangeCheck {
public:
    std::vector<Diagnostic> problems;

    void within(std::string_view option, double value, double least, double most, std::string_view why) {
        if (value >= least && value <= most) return;
        problems.push_back(diagnostic_of_file(
            Code::out_of_range, "", joined({"`", option, " ", written(value), "` is out of range (", why, ")"}),
            joined({"from ", written(least), " to ", written(most)})));
    }

private:
    static std::string written(double value) {
        if (value != value) return "nan";
        const bool whole = value == static_cast<double>(static_cast<long long>(value));
        return whole ? with_decimals(value, 0, Language::english) : exported_number(value);
    }
};

}  // namespace

void add_world_options(CLI::App& verb, StudyOptions& options) {
    verb.add_option("--seed", options.seed, "seed of all draws")->capture_default_str();
    verb.add_option("--scale", options.scale, "share of the residents simulated, 0.001 to 1")->capture_default_str();
    verb.add_option("--county", options.county, "county folder (default: the scenario's, below configs)");
    verb.add_flag("--json", options.json, "JSON on stdout");
}

void add_study_options(CLI::App& verb, StudyOptions& options) {
    add_world_options(verb, options);
    verb.add_option("-n,--replicates", options.replicates,
                    "worlds to simulate, 1 to 100,000 (default: 20); with --error the most of them (default: 1000)");
    verb.add_option("--error", options.error,
                    "add worlds until the simulation error of recruits averted is at most this, in every arm");
    verb.add_option("-j,--threads", options.threads, "threads, 0 for all; changes no result")->capture_default_str();
    verb.add_option("--out", options.out, "folder for the results (default: results/<date>_<name>_<hash>)");
    verb.add_option("--lang", options.lang, "language of the answer, en or sv")->capture_default_str();
    verb.add_flag("--quiet", options.quiet, "no progress on stderr");
    verb.add_flag("--research", options.research, "allow conditions on true vulnerability, which no agency knows");
    verb.add_flag("--fixed-effects", options.fixed_effects, "the mode of every effect instead of a draw per world");
}

std::vector<Diagnostic> check_options(const StudyOptions& options) {
    RangeCheck check;
    check.within("--replicates", static_cast<double>(options.most_replicates()), 1, most_replicates,
                 "worlds to simulate");
    if (options.error) check.within("--error", *options.error, least_error, most_error, "wanted simulation error");
    check.within("--scale", options.scale, least_scale, 1, "share of the residents simulated");
    check.within("--threads", static_cast<double>(options.threads), 0, most_threads, "threads, 0 for all");
    check.within("--seed", static_cast<double>(options.seed), 0, most_seed, "seed of all draws");
    if (options.area && options.json)
        check.problems.push_back(study_problem(study_code::wrong_option,
                                               "`--area` prints a page, not JSON (`--json` holds no areas)",
                                               "leave one of both out; summary.csv has every area"));
    if (options.lang != "en" && options.lang != "sv")
        check.problems.push_back(diagnostic_of_file(
            Code::not_a_choice, "", joined({"`--lang ", shown(options.lang), "` is not a language here"}), "en or sv"));
    return std::move(check.problems);
}

}  // namespace samverkan
