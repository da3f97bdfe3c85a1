#include "scenario/explain.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>

#include "cli/terminal.hpp"
#include "cli/verbs.hpp"
#include "results/joined.hpp"
#include "results/study_codes.hpp"
#include "scenario/explain_document.hpp"
#include "scenario/json_schema.hpp"
#include "scenario/programme_reader.hpp"
#include "scenario/scenario_file.hpp"
#include "scenario/text_source.hpp"

namespace samverkan {
namespace fs = std::filesystem;
namespace {

struct ExplainArguments {
    std::string word, schema, lang = "en";
    std::string county = "configs/stockholm";
    bool json = false;

    [[nodiscard]] Language language() const { return lang == "sv" ? Language::swedish : Language::english; }
};

int refuse(Diagnostic problem) { return report({&problem, 1}); }

int show(const std::vector<Explanation>& explanations, const ExplainArguments& arguments) {
    std::string text;
    for (const Explanation& one : explanations) text += (text.empty() ? "" : "\n") + render(one);
    return write_data(arguments.json ? json_of(explanations) : text) ? exit_done : exit_our_fault;
}

int write_schema(const std::string& name) {
    const std::optional<InputKind> kind = input_kind(name);
    if (!kind)
        return refuse(study_problem(study_code::wrong_option, joined({"no schema `", shown(name), "`"}),
                                    "there are scenario, programme, parameters, patterns and verification"));
    return write_data(json_schema(*kind)) ? exit_done : exit_our_fault;
}

/// A scenario file in words.
int explain_file(const ExplainArguments& arguments) {
    std::vector<Diagnostic> diagnostics;
    const auto document = read_json(arguments.word, diagnostics);
    if (!document) return report(diagnostics);
    Reporter reporter(document->source, diagnostics);
    ScenarioFile ignored;
    read_scenario_file(document->root, ignored, reporter);
    sort_by_place(diagnostics);
    if (const int failed = report(diagnostics); failed != exit_done) return failed;
    const std::string kind(say(arguments.language(), "scenario", "scenario"));
    return show({explain_document(*document, scenario_table, arguments.word, kind, arguments.language())}, arguments);
}

int explain_word(const ExplainArguments& arguments) {
    ExplainSources sources;
    Result<LoadedCounty> county = load_county(arguments.county);
    if (county.value) sources.county = &*county.value;
    if (auto files = programme_files(fs::path(arguments.county) / ".." / "programmes"))
        sources.programme_files = std::move(*files);
    sources.codes = input_code_texts();
    const auto study_codes = study_code_texts();
    sources.codes.insert(sources.codes.end(), study_codes.begin(), study_codes.end());
    const std::vector<Explanation> found = explain(arguments.word, sources, arguments.language());
    if (!found.empty()) return show(found, arguments);
    std::string nearest;
    for (const std::string& name : nearest_explained(arguments.word, sources))
        nearest += joined({nearest.empty() ? "did you mean " : ", ", "`", name, "`"});
    return refuse(diagnostic_of_file(
        Code::unknown_name, "",
        joined({"unknown word `", shown(arguments.word), "` (no parameter, programme, code or field has this name)"}),
        nearest.empty() ? "a parameter, a programme's id, a code such as E014, or a field such as programmes.coverage"
                        : nearest + "?"));
}

int explain_verb(const ExplainArguments& arguments) {
    if (arguments.lang != "en" && arguments.lang != "sv")
        return refuse(diagnostic_of_file(Code::not_a_choice, "",
                                         joined({"`--lang ", shown(arguments.lang), "` is not a language here"}),
                                         "en or sv"));
    if (!arguments.schema.empty()) return write_schema(arguments.schema);
    return arguments.word.ends_with(".json") ? explain_file(arguments) : explain_word(arguments);
}

}  // namespace

void add_explain(CLI::App& program, int& exit_code) {
    CLI::App* verb = program.add_subcommand("explain", "a parameter, programme, error, field or scenario in words");
    const auto arguments = std::make_shared<ExplainArguments>();
    CLI::Option_group* what = verb->add_option_group("what");
    what->add_option("word", arguments->word, "name, code (E014), field (programmes.coverage) or scenario file");
    what->add_option("--schema", arguments->schema,
                     "JSON Schema of scenario, programme, parameters, patterns, verification or services files");
    what->require_option(1);
    verb->add_option("--lang", arguments->lang, "language, en or sv")->capture_default_str();
    verb->add_option("--county", arguments->county, "county folder whose values are shown")->capture_default_str();
    verb->add_flag("--json", arguments->json, "JSON on stdout");
    verb->callback([arguments, &exit_code] { exit_code = explain_verb(*arguments); });
}

}  // namespace samverkan
