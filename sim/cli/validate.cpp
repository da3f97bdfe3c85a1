#include <memory>

#include "cli/listing.hpp"
#include "cli/scenario_input.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs.hpp"
#include "results/joined.hpp"
#include "results/summary_table.hpp"

namespace samverkan {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::ordered_json;

/// What was found of one file, or of the folder of a county.
struct Verdict {
    std::string file;
    std::string summary;  ///< empty if it is not valid
    std::vector<Diagnostic> diagnostics;
};

Verdict judge_scenario(const std::string& file, const LookOptions& options) {
    auto examined = examine_scenario(file, options);
    Verdict verdict{file, {}, std::move(examined.diagnostics)};
    if (!examined.value) return verdict;
    const StudyScenario& scenario = (*examined.value)->scenario();
    const std::size_t funded = scenario.content.deployments.size();
    verdict.summary =
        joined({scenario.slug, " (", scenario.content.name_en, "), ", std::to_string(funded), " funded programme",
                funded == 1 ? "" : "s", ", ", std::to_string(scenario.content.weeks), " weeks"});
    return verdict;
}

Verdict judge_county(const fs::path& folder) {
    Result<LoadedCounty> loaded = load_county(folder);
    Verdict verdict{folder.generic_string(), {}, std::move(loaded.diagnostics)};
    if (!loaded.value) return verdict;
    const County& county = loaded.value->county;
    double youths = 0;
    for (const Place& place : county.places)
        for (const double of_age : place.youths_by_age) youths += of_age;
    verdict.summary = joined({county.name, ", ", std::to_string(county.areas.size()), " areas, ",
                              with_decimals(youths, 0, Language::english), " residents aged 6-24, ",
                              std::to_string(loaded.value->notes.size()), " parameters"});
    return verdict;
}

/// Files are scenarios; a folder is that of a county if it holds county.json, else its files are scenarios.
std::vector<Verdict> judge(const std::vector<std::string>& arguments, const LookOptions& options) {
    std::vector<Verdict> verdicts;
    for (const std::string& argument : arguments) {
        std::error_code error;
        if (!fs::is_directory(argument, error)) {
            verdicts.push_back(judge_scenario(argument, options));
        } else if (fs::exists(fs::path(argument) / "county.json", error)) {
            verdicts.push_back(judge_county(argument));
        } else {
            std::vector<Diagnostic> problems;
            for (const std::string& file : json_files(argument, problems))
                verdicts.push_back(judge_scenario(file, options));
            if (!problems.empty()) verdicts.push_back({argument, {}, std::move(problems)});
        }
    }
    return verdicts;
}

std::string as_text(const std::vector<Verdict>& verdicts) {
    std::string text;
    for (const Verdict& verdict : verdicts)
        if (!verdict.summary.empty()) text += joined({"valid: ", shown(verdict.summary, 200), "\n"});
    return text;
}

std::string as_json(const std::vector<Verdict>& verdicts) {
    Json json{{"format", "samverkan validation 1"}, {"files", Json::array()}};
    for (const Verdict& verdict : verdicts) {
        Json problems = Json::array();
        for (const Diagnostic& diagnostic : verdict.diagnostics) problems.push_back(json_of(diagnostic));
        json["files"].push_back({{"file", verdict.file},
                                 {"valid", !verdict.summary.empty()},
                                 {"summary", verdict.summary},
                                 {"problems", std::move(problems)}});
    }
    return dumped(json);
}

int validate(const std::vector<std::string>& arguments, const LookOptions& options) {
    if (const auto problems = check_options(options); !problems.empty()) return report(problems);
    const std::vector<Verdict> verdicts = judge(arguments, options);
    if (!write_data(options.json ? as_json(verdicts) : as_text(verdicts))) return exit_our_fault;
    std::vector<Diagnostic> all;
    for (const Verdict& verdict : verdicts)
        all.insert(all.end(), verdict.diagnostics.begin(), verdict.diagnostics.end());
    return report(all);
}

}  // namespace

void add_validate(CLI::App& program, int& exit_code) {
    CLI::App* verb =
        program.add_subcommand("validate", "check scenarios and all that they need, or the data of a county");
    struct Arguments {
        std::vector<std::string> files;
        LookOptions options;
    };
    const auto arguments = std::make_shared<Arguments>();
    verb->add_option("files", arguments->files, "scenario files, folders of them, folders of counties")->required();
    add_look_options(*verb, arguments->options);
    verb->callback([arguments, &exit_code] { exit_code = validate(arguments->files, arguments->options); });
}

}  // namespace samverkan
