#include <memory>

#include "cli/listing.hpp"
#include "cli/scenario_input.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs.hpp"
#include "scenario/effective_scenario.hpp"

namespace samverkan {
namespace {

using Json = nlohmann::ordered_json;

enum class Form : std::uint8_t { scenario, origins, json };

std::string origins_text(const ScenarioChain& chain, Language language) {
    Listing listing{{{"name", "value", "värde"}, {"json", "is", "är"}, {"set_by", "set by", "satt av"}}, {}};
    for (const EffectiveValue& value : effective_values(chain))
        listing.rows.push_back({value.name, value.json, value.set_by.file + ":" + std::to_string(value.set_by.line)});
    return as_text(listing, language);
}

std::string everything_json(const ExaminedScenario& examined, const std::vector<Diagnostic>& warnings) {
    Json json{{"format", "samverkan resolved scenario 1"},
              {"scenario", Json::parse(effective_json(examined.chain))},
              {"set_by", Json::array()},
              {"files", Json::array()},
              {"warnings", Json::array()}};
    for (const EffectiveValue& value : effective_values(examined.chain))
        json["set_by"].push_back({{"pointer", value.pointer},
                                  {"name", value.name},
                                  {"file", value.set_by.file},
                                  {"line", value.set_by.line}});
    for (const auto& path : examined.chain.paths) json["files"].push_back(path.generic_string());
    for (const Diagnostic& warning : warnings) json["warnings"].push_back(json_of(warning));
    return dumped(json);
}

int resolve(const std::string& file, Form form, const LookOptions& options) {
    if (const auto problems = check_options(options); !problems.empty()) return report(problems);
    const auto examined = examine_scenario(file, options);
    if (const int failed = report(examined.diagnostics); failed != exit_done) return failed;
    const ExaminedScenario& one = **examined.value;
    const std::string text = form == Form::json      ? everything_json(one, examined.diagnostics)
                             : form == Form::origins ? origins_text(one.chain, options.language())
                                                     : effective_json(one.chain);
    return write_data(text) ? exit_done : exit_our_fault;
}

}  // namespace

void add_resolve(CLI::App& program, int& exit_code) {
    CLI::App* verb = program.add_subcommand("resolve", "print what a scenario amounts to, as one scenario file");
    struct Arguments {
        std::string file;
        bool origins = false;
        LookOptions options;
    };
    const auto arguments = std::make_shared<Arguments>();
    verb->add_option("scenario", arguments->file, "scenario file")->required();
    verb->add_flag("--origins", arguments->origins, "a line for each value with the file and line that set it");
    add_look_options(*verb, arguments->options);
    verb->callback([arguments, &exit_code] {
        const Form form = arguments->options.json ? Form::json : arguments->origins ? Form::origins : Form::scenario;
        exit_code = resolve(arguments->file, form, arguments->options);
    });
}

}  // namespace samverkan
