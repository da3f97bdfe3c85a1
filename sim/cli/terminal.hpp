#pragma once
// Streams: data on stdout, everything else on stderr. Exit codes: 0 done, 1 your input, 2 ours or the machine's,
// 130 interrupted.
#include <cstdint>
#include <span>
#include <string_view>

#include "scenario/diagnostics.hpp"

namespace samverkan {

inline constexpr int exit_done = 0, exit_your_input = 1, exit_our_fault = 2, exit_interrupted = 130;

/// Milliseconds between lines of progress.
inline constexpr std::int64_t terminal_interval = 150, plain_interval = 5000;

[[nodiscard]] bool stderr_is_terminal();
/// Escape sequences on stderr: a terminal, and NO_COLOR unset or empty (https://no-color.org).
[[nodiscard]] Colour stderr_colour();
/// Columns of the terminal behind stderr, 80 if not known.
[[nodiscard]] int terminal_columns();

/// Writes to stdout; false if it could not be written.
[[nodiscard]] bool write_data(std::string_view text);
void write_message(std::string_view text);

/// Shows diagnostics, if any. exit_our_fault if one says that the machine refused, exit_your_input for other
/// errors, else exit_done.
int report(std::span<const Diagnostic> diagnostics);

}  // namespace samverkan
