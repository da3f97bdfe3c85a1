// samverkan: one program, one file per verb.
#include <algorithm>
#include <exception>
#include <filesystem>
#include <optional>

#include <CLI/CLI.hpp>

#include "cli/terminal.hpp"
#include "cli/verbs.hpp"
#include "core/contract.hpp"
#include "results/file_error.hpp"
#include "results/joined.hpp"
#include "results/manifest.hpp"
#include "results/study_codes.hpp"
#include "scenario/nearest_name.hpp"
#include "scenario/text_source.hpp"

namespace {

using namespace samverkan;

constexpr std::string_view see_help = "`samverkan --help` lists verbs, `samverkan VERB --help` options";

int fail(std::string_view code, std::string message, std::string hint = {}) {
    const Diagnostic problem = study_problem(code, std::move(message), std::move(hint));
    return report({&problem, 1});
}

/// The first word, if it is neither a verb nor an option.
std::optional<Diagnostic> unknown_verb(const CLI::App& program, int argc, char** argv) {
    const std::string_view word = argc > 1 ? argv[1] : "";
    if (word.empty() || word.starts_with('-')) return std::nullopt;
    std::vector<std::string_view> names;
    std::vector<const CLI::App*> verbs = program.get_subcommands([](const CLI::App*) { return true; });
    for (const CLI::App* verb : verbs) names.emplace_back(verb->get_name());
    if (std::find(names.begin(), names.end(), word) != names.end()) return std::nullopt;
    const auto nearest = nearest_name(word, names);
    return study_problem(study_code::wrong_option, joined({"unknown verb `", shown(word), "`"}),
                         nearest ? joined({"did you mean `", *nearest, "`?"}) : std::string(see_help));
}

int parse_and_run(int argc, char** argv) {
    CLI::App program("Compares strategies for preventing gang recruitment of children and young people.", "samverkan");
    program.set_version_flag("--version", program_version());
    program.require_subcommand(1);
    int exit_code = exit_done;
    add_compare(program, exit_code);
    add_run(program, exit_code);
    add_bench(program, exit_code);
    add_validate(program, exit_code);
    add_explain(program, exit_code);
    add_resolve(program, exit_code);
    add_diff(program, exit_code);
    add_new(program, exit_code);
    add_list(program, exit_code);
    add_patterns(program, exit_code);
    add_doctor(program, exit_code);
    add_story(program, exit_code);
    add_calendar(program, exit_code);
    add_verify(program, exit_code);
    if (const auto unknown = unknown_verb(program, argc, argv)) return report({&*unknown, 1});
    try {
        program.parse(argc, argv);
    } catch (const CLI::Success& help) {
        return program.exit(help);
    } catch (const CLI::ParseError& error) {
        return fail(study_code::wrong_option, error.what(), std::string(see_help));
    }
    return exit_code;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return parse_and_run(argc, argv);
    } catch (const FileError& error) {
        return fail(study_code::cannot_write, error.what());
    } catch (const std::filesystem::filesystem_error& error) {
        return fail(study_code::cannot_write, error.what());
    } catch (const ContractViolation& broken) {
        return fail(study_code::defect, joined({"a rule of the program was broken: ", broken.what}),
                    "this is a defect; nothing was kept");
    } catch (const std::bad_alloc&) {
        return fail(study_code::cannot_write, "not enough memory", "fewer --threads need less");
    } catch (const std::exception& error) {
        return fail(study_code::defect, error.what(), "this is a defect; nothing was kept");
    }
}
