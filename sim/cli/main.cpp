// samverkan: one program, one file per verb.
#include <exception>

#include <CLI/CLI.hpp>

#include "cli/terminal.hpp"
#include "cli/verbs.hpp"
#include "core/contract.hpp"
#include "results/file_error.hpp"
#include "results/joined.hpp"
#include "results/manifest.hpp"
#include "results/study_codes.hpp"

namespace {

using namespace samverkan;

int fail(std::string_view code, std::string message, std::string hint = {}) {
    const Diagnostic problem = study_problem(code, std::move(message), std::move(hint));
    return report({&problem, 1});
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
    add_doctor(program, exit_code);
    try {
        program.parse(argc, argv);
    } catch (const CLI::Success& help) {
        return program.exit(help);
    } catch (const CLI::ParseError& error) {
        return fail(study_code::wrong_option, error.what(),
                    "`samverkan --help` lists verbs, `samverkan VERB --help` options");
    }
    return exit_code;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return parse_and_run(argc, argv);
    } catch (const FileError& error) {
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
