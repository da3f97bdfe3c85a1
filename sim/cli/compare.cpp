#include <memory>

#include "cli/study_job.hpp"
#include "cli/verbs.hpp"

namespace samverkan {

void add_compare(CLI::App& program, int& exit_code) {
    CLI::App* verb = program.add_subcommand("compare", "compare scenarios with a baseline (the main job)");
    struct Arguments {
        std::string baseline;
        std::vector<std::string> others;
        StudyOptions options;
    };
    const auto arguments = std::make_shared<Arguments>();
    verb->add_option("baseline", arguments->baseline, "scenario file that the others are compared with")->required();
    verb->add_option("others", arguments->others, "scenario files")->required();
    add_study_options(*verb, arguments->options);
    verb->add_option("--area", arguments->options.area,
                     "print one area's own numbers beside the county's instead of the whole answer (code or name)");
    verb->add_flag(
        "--threshold", arguments->options.threshold,
        "also from which level of coordination on joint action pays (c*): runs the arm with `coordination` at "
        "levels 0.3, 0.45, 0.6, 0.75 and 0.9 as well");
    verb->callback([arguments, &exit_code] {
        StudyOptions options = arguments->options;
        options.scenario_files = {arguments->baseline};
        options.scenario_files.insert(options.scenario_files.end(), arguments->others.begin(), arguments->others.end());
        exit_code = run_study_job("compare", options, Branches::live_and_gross);
    });
}

}  // namespace samverkan
