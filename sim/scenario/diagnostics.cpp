#include "scenario/diagnostics.hpp"

#include <algorithm>
#include <tuple>

namespace samverkan {
namespace {

/// Escape sequences of a terminal, or nothing.
struct Paint {
    Colour colour;
    [[nodiscard]] std::string operator()(std::string_view sequence, std::string_view text) const {
        if (colour == Colour::never) return std::string(text);
        return "\x1b[" + std::string(sequence) + "m" + std::string(text) + "\x1b[0m";
    }
};

std::string counted(std::size_t count, std::string_view noun) {
    return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::string location(const Diagnostic& diagnostic) {
    if (diagnostic.line == 0) return diagnostic.file;
    return diagnostic.file + ":" + std::to_string(diagnostic.line) + ":" + std::to_string(diagnostic.column);
}

std::string source_lines(const Diagnostic& diagnostic, const Paint& paint) {
    constexpr std::size_t gutter = 4;
    std::string number = std::to_string(diagnostic.line);
    if (number.size() < gutter) number.insert(0, gutter - number.size(), ' ');
    const auto indent = std::max(0, diagnostic.column - diagnostic.source_first_column);
    std::string mark(static_cast<std::size_t>(std::max(1, diagnostic.marked_columns)), '^');
    if (!diagnostic.note.empty()) mark += " " + diagnostic.note;
    const std::string sequence = diagnostic.severity == Severity::error ? "31" : "33";
    return paint("2", number + " |") + " " + diagnostic.source_line + "\n" +
           paint("2", std::string(number.size(), ' ') + " |") + " " +
           std::string(static_cast<std::size_t>(indent), ' ') + paint(sequence, mark) + "\n";
}

}  // namespace

bool has_errors(std::span<const Diagnostic> diagnostics) {
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [](const Diagnostic& d) { return d.severity == Severity::error; });
}

void sort_by_place(std::vector<Diagnostic>& diagnostics) {
    std::vector<std::string> files;
    for (const Diagnostic& diagnostic : diagnostics)
        if (std::find(files.begin(), files.end(), diagnostic.file) == files.end()) files.push_back(diagnostic.file);
    const auto key = [&](const Diagnostic& diagnostic) {
        return std::tuple(std::find(files.begin(), files.end(), diagnostic.file), diagnostic.line, diagnostic.column);
    };
    std::stable_sort(diagnostics.begin(), diagnostics.end(),
                     [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
}

std::string render(const Diagnostic& diagnostic, Colour colour) {
    const Paint paint{colour};
    const bool error = diagnostic.severity == Severity::error;
    std::string text =
        paint(error ? "1;31" : "1;33", std::string(error ? "error" : "warning") + "[" + diagnostic.code + "]") + ": " +
        diagnostic.message + "\n";
    if (!diagnostic.file.empty()) text += "  --> " + location(diagnostic) + "\n";
    if (diagnostic.line > 0) text += source_lines(diagnostic, paint);
    if (!diagnostic.hint.empty()) text += "   hint: " + diagnostic.hint + "\n";
    return text;
}

std::string render(std::span<const Diagnostic> diagnostics, Colour colour) {
    std::string text;
    std::size_t errors = 0;
    for (const Diagnostic& diagnostic : diagnostics) {
        text += render(diagnostic, colour);
        errors += diagnostic.severity == Severity::error ? 1 : 0;
    }
    text += counted(errors, "error") + ", " + counted(diagnostics.size() - errors, "warning");
    if (errors > 0) text += ": nothing was run";
    return text + "\n";
}

}  // namespace samverkan
