#include "cli/diff.hpp"

#include <memory>

#include "cli/listing.hpp"
#include "cli/scenario_input.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs.hpp"
#include "results/joined.hpp"
#include "results/study_codes.hpp"
#include "scenario/effective_scenario.hpp"

namespace samverkan {
namespace {

using Json = nlohmann::ordered_json;

Json value_json(const std::optional<EffectiveValue>& value) {
    if (!value) return nullptr;
    return {{"value", Json::parse(value->json, nullptr, false)},
            {"file", value->set_by.file},
            {"line", value->set_by.line}};
}

Json names_of(const StudyScenario& scenario) {
    return {{"sv", scenario.content.name_sv}, {"en", scenario.content.name_en}};
}

class ScenarioDiff {
public:
    ScenarioDiff(const ExaminedScenario& a, const ExaminedScenario& b)
        : a_(a), b_(b), differences_(value_differences(effective_values(a.chain), effective_values(b.chain))),
          same_results_(a.loaded.resolved == b.loaded.resolved && a.loaded.county_text == b.loaded.county_text) {}

    [[nodiscard]] std::string as_json() const {
        Json json{{"format", "samverkan diff 1"},
                  {"kind", "scenarios"},
                  {"a", {{"file", a_.chain.paths.front().generic_string()}, {"name", names_of(a_.scenario())}}},
                  {"b", {{"file", b_.chain.paths.front().generic_string()}, {"name", names_of(b_.scenario())}}},
                  {"same_results", same_results_},
                  {"differences", Json::array()}};
        for (const ValueDifference& one : differences_)
            json["differences"].push_back({{"name", one.name},
                                           {"only_wording", is_wording(one.name)},
                                           {"a", value_json(one.a)},
                                           {"b", value_json(one.b)}});
        return dumped(json);
    }

    [[nodiscard]] std::string as_text(Language language) const {
        std::string text = joined({"A: ", title(a_, language), "\nB: ", title(b_, language), "\n\n"});
        Listing listing{{{"name", "value", "värde"}, {"a", "A", "A"}, {"b", "B", "B"}, {"by", "set by", "satt av"}},
                        {}};
        for (const ValueDifference& one : differences_)
            listing.rows.push_back({one.name, cell(one.a), cell(one.b), places(one)});
        if (!differences_.empty()) text += samverkan::as_text(listing, language) + "\n";
        return text + verdict(language);
    }

private:
    static std::string title(const ExaminedScenario& one, Language language) {
        const Scenario& content = one.scenario().content;
        return joined({shown(one.chain.paths.front().generic_string(), 200), " (",
                       shown(say(language, content.name_en, content.name_sv)), ")"});
    }

    static Json cell(const std::optional<EffectiveValue>& value) { return value ? Json(value->json) : Json(nullptr); }

    static std::string places(const ValueDifference& difference) {
        std::string text;
        for (const auto* side : {&difference.a, &difference.b})
            if (*side)
                text += joined(
                    {text.empty() ? "" : " | ", (*side)->set_by.file, ":", std::to_string((*side)->set_by.line)});
        return text;
    }

    [[nodiscard]] std::string verdict(Language language) const {
        if (differences_.empty() && same_results_)
            return std::string(say(language, "The scenarios say the same.\n", "Scenarierna säger samma sak.\n"));
        if (same_results_)
            return std::string(say(language,
                                   "None of this changes a result: both scenarios would give the same numbers.\n",
                                   "Inget av detta ändrar ett resultat: båda scenarierna skulle ge samma tal.\n"));
        if (differences_.empty())
            return std::string(say(language, "The same values, but programmes in another order or other county data.\n",
                                   "Samma värden, men programmen i annan ordning eller andra länsdata.\n"));
        return joined({std::to_string(differences_.size()),
                       say(language, differences_.size() == 1 ? " value differs.\n" : " values differ.\n",
                           differences_.size() == 1 ? " värde skiljer sig.\n" : " värden skiljer sig.\n")});
    }

    const ExaminedScenario &a_, &b_;
    std::vector<ValueDifference> differences_;
    bool same_results_;
};

int diff_scenarios(const std::string& a, const std::string& b, const LookOptions& options) {
    const auto one = examine_scenario(a, options), other = examine_scenario(b, options);
    std::vector<Diagnostic> problems = one.diagnostics;
    problems.insert(problems.end(), other.diagnostics.begin(), other.diagnostics.end());
    if (has_errors(problems)) return report(problems);  // warnings are no news here
    const ScenarioDiff difference(**one.value, **other.value);
    return write_data(options.json ? difference.as_json() : difference.as_text(options.language())) ? exit_done
                                                                                                    : exit_our_fault;
}

int diff(const std::string& a, const std::string& b, const LookOptions& options) {
    if (const auto problems = check_options(options); !problems.empty()) return report(problems);
    std::error_code error;
    const bool a_is_folder = std::filesystem::is_directory(a, error);
    const bool b_is_folder = std::filesystem::is_directory(b, error);
    const auto missing = [&](const std::string& path) { return !std::filesystem::exists(path, error); };
    if (a_is_folder != b_is_folder && !missing(a) && !missing(b)) {
        const Diagnostic problem =
            study_problem(study_code::unlike_kinds,
                          joined({"`", shown(a_is_folder ? b : a), "` is a file and `", shown(a_is_folder ? a : b),
                                  "` a folder (a scenario cannot be compared with results)"}),
                          "name two scenario files, or two folders of results");
        return report({&problem, 1});
    }
    return a_is_folder ? diff_results(a, b, options) : diff_scenarios(a, b, options);
}

}  // namespace

void add_diff(CLI::App& program, int& exit_code) {
    CLI::App* verb = program.add_subcommand("diff", "say what differs between two scenarios or two folders of results");
    struct Arguments {
        std::string a, b;
        LookOptions options;
    };
    const auto arguments = std::make_shared<Arguments>();
    verb->add_option("a", arguments->a, "scenario file or folder of results")->required();
    verb->add_option("b", arguments->b, "another of the same kind")->required();
    add_look_options(*verb, arguments->options);
    verb->callback([arguments, &exit_code] { exit_code = diff(arguments->a, arguments->b, arguments->options); });
}

}  // namespace samverkan
