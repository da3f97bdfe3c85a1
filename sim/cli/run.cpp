#include <memory>

#include "cli/study_job.hpp"
#include "cli/verbs.hpp"

namespace samverkan {

void add_run(CLI::App& program, int& exit_code) {
    CLI::App* verb = program.add_subcommand("run", "run one scenario: recruits, stocks, queues");
    struct Arguments {
        std::string scenario;
        StudyOptions options;
    };
    const auto arguments = std::make_shared<Arguments>();
    verb->add_option("scenario", arguments->scenario, "scenario file")->required();
    add_study_options(*verb, arguments->options);
    verb->callback([arguments, &exit_code] {
        StudyOptions options = arguments->options;
        options.scenario_files = {arguments->scenario};
        exit_code = run_study_job("run", options, Branches::live_and_probe);
    });
}

}  // namespace samverkan
