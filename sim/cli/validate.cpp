#include <memory>

#include "cli/inputs.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs.hpp"
#include "results/joined.hpp"

namespace samverkan {
namespace {

int validate(const StudyOptions& options) {
    const Result<LoadedStudy> loaded = load_study(options, Branches::live);
    if (const int failed = report(loaded.diagnostics); failed != exit_done) return failed;
    const StudyScenario& scenario = loaded.value->study.scenarios.front();
    const bool written = write_data(joined({"valid: ", scenario.slug, " (", scenario.content.name_en, "), ",
                                            std::to_string(scenario.content.deployments.size()), " funded programmes, ",
                                            std::to_string(scenario.content.weeks), " weeks\n"}));
    return written ? exit_done : exit_our_fault;
}

}  // namespace

void add_validate(CLI::App& program, int& exit_code) {
    CLI::App* verb = program.add_subcommand("validate", "check a scenario file and all that it needs");
    struct Arguments {
        std::string file;
        StudyOptions options;
    };
    const auto arguments = std::make_shared<Arguments>();
    verb->add_option("file", arguments->file, "scenario file")->required();
    verb->add_option("--county", arguments->options.county, "county folder (default: the scenario's, below configs)");
    verb->add_flag("--research", arguments->options.research,
                   "allow conditions on true vulnerability, which no agency knows");
    verb->callback([arguments, &exit_code] {
        arguments->options.scenario_files = {arguments->file};
        exit_code = validate(arguments->options);
    });
}

}  // namespace samverkan
