#pragma once
// A CSV file with a header, its cells and where they stand (RFC 4180; a quoted cell stays on one line).
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/field_info.hpp"
#include "scenario/text_source.hpp"

namespace samverkan {

struct CsvCell {
    std::string text;
    TextSpan span;
};

/// Rows are as wide as the header. Stays where it is, since its reporter refers to it.
class CsvTable {
public:
    /// The file with at least the columns named, or null with diagnostics appended.
    [[nodiscard]] static std::unique_ptr<CsvTable> read(const std::filesystem::path& path,
                                                        std::span<const std::string_view> columns,
                                                        std::vector<Diagnostic>& diagnostics);

    [[nodiscard]] std::size_t rows() const { return cells_.size(); }
    [[nodiscard]] std::span<const CsvCell> header() const { return header_; }
    [[nodiscard]] std::span<const CsvCell> row(std::size_t index) const { return cells_[index]; }
    [[nodiscard]] const CsvCell& cell(std::size_t row, std::string_view column) const;
    [[nodiscard]] const std::string& text(std::size_t row, std::string_view column) const {
        return cell(row, column).text;
    }
    /// A number within `range`; otherwise 0, reported.
    double number(std::size_t row, std::string_view column, Range range);
    double number(const CsvCell& cell, std::string_view column, Range range);

    void report(Code code, const CsvCell& cell, std::string message, std::string note = {}, std::string hint = {}) {
        reporter_.report(code, cell.span, std::move(message), std::move(note), std::move(hint));
    }

private:
    CsvTable(TextSource source, std::vector<Diagnostic>& diagnostics);
    bool parse(std::span<const std::string_view> columns);
    std::vector<CsvCell> parse_line(std::size_t start, std::size_t end);

    TextSource source_;
    Reporter reporter_;
    std::vector<CsvCell> header_;
    std::vector<std::vector<CsvCell>> cells_;
};

/// A JSON-style number that fills the whole text: "12", "-3.5", "1e3".
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

}  // namespace samverkan
