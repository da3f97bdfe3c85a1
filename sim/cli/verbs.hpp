#pragma once
// The verbs of the program; each adds itself to the command line and sets `exit_code` when it was run.
#include <CLI/CLI.hpp>

namespace samverkan {

void add_compare(CLI::App& program, int& exit_code);
void add_run(CLI::App& program, int& exit_code);
void add_bench(CLI::App& program, int& exit_code);
void add_validate(CLI::App& program, int& exit_code);
void add_explain(CLI::App& program, int& exit_code);
void add_resolve(CLI::App& program, int& exit_code);
void add_diff(CLI::App& program, int& exit_code);
void add_new(CLI::App& program, int& exit_code);
void add_list(CLI::App& program, int& exit_code);
void add_patterns(CLI::App& program, int& exit_code);
void add_doctor(CLI::App& program, int& exit_code);
void add_story(CLI::App& program, int& exit_code);
void add_calendar(CLI::App& program, int& exit_code);
void add_verify(CLI::App& program, int& exit_code);

}  // namespace samverkan
