#include "cli/terminal.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

#include <sys/ioctl.h>
#include <unistd.h>

#include "results/study_codes.hpp"

namespace samverkan {

bool stderr_is_terminal() { return ::isatty(STDERR_FILENO) == 1; }

Colour stderr_colour() {
    const char* no_colour = std::getenv("NO_COLOR");
    const bool refused = no_colour != nullptr && *no_colour != '\0';
    return stderr_is_terminal() && !refused ? Colour::always : Colour::never;
}

int terminal_columns() {
    winsize size{};
    const bool known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? size.ws_col : 80;
}

bool write_data(std::string_view text) {
    return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
}

void write_message(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }

int report(std::span<const Diagnostic> diagnostics) {
    if (diagnostics.empty()) return exit_done;
    const bool machine = std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& diagnostic) {
        return diagnostic.code == study_code::cannot_write || diagnostic.code == study_code::disk_too_small ||
               diagnostic.code == study_code::defect;
    });
    if (machine || !has_errors(diagnostics))  // no closing line: something may have been run, or will be
        for (const Diagnostic& one : diagnostics) write_message(render(one, stderr_colour()));
    else
        write_message(render(diagnostics, stderr_colour()));
    if (!has_errors(diagnostics)) return exit_done;
    return machine ? exit_our_fault : exit_your_input;
}

}  // namespace samverkan
