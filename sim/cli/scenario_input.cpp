#include "cli/scenario_input.hpp"

#include <algorithm>
#include <system_error>

namespace samverkan {
namespace fs = std::filesystem;

void add_look_options(CLI::App& verb, LookOptions& options) {
    verb.add_option("--county", options.county, "county folder (default: the scenario's, below configs)");
    verb.add_option("--lang", options.lang, "language, en or sv")->capture_default_str();
    verb.add_flag("--json", options.json, "JSON on stdout");
    verb.add_flag("--research", options.research, "allow conditions on true vulnerability, which no agency knows");
}

std::vector<Diagnostic> check_options(const LookOptions& options) {
    StudyOptions study;
    study.lang = options.lang;
    return check_options(study);
}

Result<std::unique_ptr<ExaminedScenario>> examine_scenario(const std::string& file, const LookOptions& options) {
    Result<std::unique_ptr<ExaminedScenario>> result;
    StudyOptions study;
    study.scenario_files = {file};
    study.county = options.county;
    study.research = options.research;
    Result<LoadedStudy> loaded = load_study(study, Branches::live);
    result.diagnostics = std::move(loaded.diagnostics);
    if (!loaded.value) return result;
    auto examined = std::make_unique<ExaminedScenario>();
    examined->loaded = std::move(*loaded.value);
    std::vector<Diagnostic> said_before;
    examined->chain = read_chain(file, said_before);
    result.value = std::move(examined);
    return result;
}

std::vector<std::string> json_files(const fs::path& folder, std::vector<Diagnostic>& diagnostics) {
    std::vector<std::string> files;
    std::error_code failure;
    for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure))
        if (entry->path().extension() == ".json") files.push_back(entry->path().string());
    std::sort(files.begin(), files.end());
    if (failure)
        diagnostics.push_back(diagnostic_of_file(Code::unreadable_file, folder.generic_string(),
                                                 "folder cannot be read (" + failure.message() + ")",
                                                 "check the spelling and the permissions"));
    else if (files.empty())
        diagnostics.push_back(diagnostic_of_file(Code::unreadable_file, folder.generic_string(),
                                                 "folder holds no file that ends in .json (nothing to read)"));
    return files;
}

nlohmann::ordered_json json_of(const Diagnostic& diagnostic) {
    return {{"code", diagnostic.code},       {"severity", diagnostic.severity == Severity::error ? "error" : "warning"},
            {"message", diagnostic.message}, {"file", diagnostic.file},
            {"line", diagnostic.line},       {"column", diagnostic.column},
            {"hint", diagnostic.hint}};
}

}  // namespace samverkan
