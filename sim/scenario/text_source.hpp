#pragma once
// The text of an input file, and diagnostics that point into it.
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/codes.hpp"
#include "scenario/diagnostics.hpp"

namespace samverkan {

inline constexpr std::size_t largest_input_bytes = std::size_t{64} << 20;

/// Bytes [offset, offset + length) of a text.
struct TextSpan {
    std::size_t offset = 0, length = 0;
};

struct TextSource {
    std::string file;  ///< as shown to the reader of diagnostics
    std::string text;  ///< UTF-8 without byte order mark
};

/// The file's text, at most largest_input_bytes. Otherwise nothing, and a diagnostic is appended.
[[nodiscard]] std::optional<TextSource> read_text(const std::filesystem::path& path,
                                                  std::vector<Diagnostic>& diagnostics);

/// Text safe to show on a terminal: control characters and broken UTF-8 replaced, at most
/// `most_columns` characters.
[[nodiscard]] std::string shown(std::string_view text, std::size_t most_columns = 60);

/// A diagnostic about a file as a whole, or about no file.
[[nodiscard]] Diagnostic diagnostic_of_file(Code code, std::string file, std::string message, std::string hint = {});

/// Collects diagnostics about one text; refers to both for as long as it lives.
class Reporter {
public:
    static constexpr std::size_t most_problems = 100;

    Reporter(const TextSource& source, std::vector<Diagnostic>& diagnostics)
        : source_(&source), diagnostics_(&diagnostics) {}

    void report(Code code, TextSpan where, std::string message, std::string note = {}, std::string hint = {});
    [[nodiscard]] const TextSource& source() const { return *source_; }
    /// The bytes themselves, made safe to show.
    [[nodiscard]] std::string quote(TextSpan where) const;

private:
    const TextSource* source_;
    std::vector<Diagnostic>* diagnostics_;
    std::size_t reported_ = 0;
};

}  // namespace samverkan
