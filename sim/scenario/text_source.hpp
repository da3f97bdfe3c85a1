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

/// Where something stands: file as shown, line and column from 1.
struct TextPlace {
    std::string file;
    int line = 0, column = 0;
};

/// Collects diagnostics about a text, or about several that follow each other: spans of a later text begin where
/// `add` says. Refers to texts and diagnostics for as long as it lives.
class Reporter {
public:
    static constexpr std::size_t most_problems = 100;  ///< of each text

    Reporter(const TextSource& source, std::vector<Diagnostic>& diagnostics) : diagnostics_(&diagnostics) {
        add(source, 0);
    }
    /// Spans from `first` on are of this text; `first` is beyond the texts before.
    void add(const TextSource& source, std::size_t first) { parts_.push_back({&source, first, 0}); }

    void report(Code code, TextSpan where, std::string message, std::string note = {}, std::string hint = {});
    [[nodiscard]] const TextSource& source() const { return *parts_.front().source; }
    [[nodiscard]] TextPlace place_of(TextSpan where) const;
    /// The bytes themselves, made safe to show.
    [[nodiscard]] std::string quote(TextSpan where) const;

private:
    friend class Silence;

    struct Part {
        const TextSource* source;
        std::size_t first, reported;
    };
    [[nodiscard]] std::size_t part_of(TextSpan where) const;

    std::vector<Part> parts_;
    std::vector<Diagnostic>* diagnostics_;
    bool silent_ = false;
};

/// While it lives, a reporter says nothing: for reading again what was read and reported before.
class Silence {
public:
    explicit Silence(Reporter& reporter) : reporter_(reporter) { reporter_.silent_ = true; }
    ~Silence() { reporter_.silent_ = false; }
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;

private:
    Reporter& reporter_;
};

}  // namespace samverkan
