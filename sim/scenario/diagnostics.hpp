#pragma once
// What is wrong with an input, as a value: problem (why it is a problem), place in the file, hint.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace samverkan {

enum class Severity : std::uint8_t { error, warning };

struct Diagnostic {
    std::string code;  ///< "E014"; explained by explain_code
    Severity severity = Severity::error;
    std::string message;
    std::string file;
    int line = 0, column = 0;     ///< from 1, columns in characters; 0: the file as a whole
    std::string source_line;      ///< the line, or the part of a long one around the mark
    int source_first_column = 1;  ///< column at which source_line begins
    int marked_columns = 0;       ///< length of the mark under source_line
    std::string note;             ///< beside the mark
    std::string hint;
};

/// A value or the reasons why there is none. Warnings may accompany a value; errors never do.
template <class T>
struct Result {
    std::optional<T> value;
    std::vector<Diagnostic> diagnostics;

    [[nodiscard]] bool ok() const { return value.has_value(); }
};

enum class Colour : std::uint8_t { never, always };

[[nodiscard]] bool has_errors(std::span<const Diagnostic> diagnostics);

/// Files keep the order in which they first appear; within a file by line and column.
void sort_by_place(std::vector<Diagnostic>& diagnostics);

/// One diagnostic as text, without the closing line.
[[nodiscard]] std::string render(const Diagnostic& diagnostic, Colour colour = Colour::never);

/// All diagnostics and the closing line "1 error, 0 warnings: nothing was run".
[[nodiscard]] std::string render(std::span<const Diagnostic> diagnostics, Colour colour = Colour::never);

}  // namespace samverkan
