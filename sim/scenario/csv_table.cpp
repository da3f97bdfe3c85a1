#include "scenario/csv_table.hpp"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

namespace samverkan {

std::optional<double> parse_number(std::string_view text) {
    const auto value = nlohmann::json::parse(text.begin(), text.end(), nullptr, false);
    if (!value.is_number()) return std::nullopt;
    return value.get<double>();
}

CsvTable::CsvTable(TextSource source, std::vector<Diagnostic>& diagnostics)
    : source_(std::move(source)), reporter_(source_, diagnostics) {}

std::unique_ptr<CsvTable> CsvTable::read(const std::filesystem::path& path, std::span<const std::string_view> columns,
                                         std::vector<Diagnostic>& diagnostics) {
    std::optional<TextSource> source = read_text(path, diagnostics);
    if (!source) return nullptr;
    std::unique_ptr<CsvTable> table(new CsvTable(std::move(*source), diagnostics));
    return table->parse(columns) ? std::move(table) : nullptr;
}

std::vector<CsvCell> CsvTable::parse_line(std::size_t start, std::size_t end) {
    const std::string& text = source_.text;
    std::vector<CsvCell> cells;
    for (std::size_t at = start;; ++at) {
        CsvCell cell;
        cell.span.offset = at;
        if (at < end && text[at] == '"') {
            for (++at; at < end; ++at) {
                if (text[at] != '"')
                    cell.text += text[at];
                else if (at + 1 < end && text[at + 1] == '"')
                    cell.text += text[at++];
                else
                    break;
            }
        }
        while (at < end && text[at] != ',') {
            if (text[at] != '"') cell.text += text[at];
            ++at;
        }
        cell.span.length = at - cell.span.offset;
        cells.push_back(std::move(cell));
        if (at >= end) return cells;
    }
}

bool CsvTable::parse(std::span<const std::string_view> columns) {
    const std::string& text = source_.text;
    bool good = true;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t newline = std::min(text.find('\n', start), text.size());
        const std::size_t end = newline > start && text[newline - 1] == '\r' ? newline - 1 : newline;
        if (end > start) {
            std::vector<CsvCell> cells = parse_line(start, end);
            if (header_.empty()) {
                header_ = std::move(cells);
            } else if (cells.size() == header_.size()) {
                cells_.push_back(std::move(cells));
            } else {
                reporter_.report(Code::malformed_table, {start, end - start},
                                 "row of " + std::to_string(cells.size()) + " cells (the header has " +
                                     std::to_string(header_.size()) + ")",
                                 {}, "a cell that holds a comma stands in double quotation marks");
                good = false;
            }
        }
        start = newline + 1;
    }
    for (const std::string_view column : columns) {
        if (std::any_of(header_.begin(), header_.end(), [&](const CsvCell& c) { return c.text == column; })) continue;
        reporter_.report(Code::malformed_table, {0, text.find('\n')},
                         "missing column `" + std::string(column) + "` (the table needs it)");
        good = false;
    }
    return good;
}

const CsvCell& CsvTable::cell(std::size_t row, std::string_view column) const {
    const auto found =
        std::find_if(header_.begin(), header_.end(), [&](const CsvCell& cell) { return cell.text == column; });
    return cells_[row][static_cast<std::size_t>(found - header_.begin())];
}

double CsvTable::number(std::size_t row, std::string_view column, Range range) {
    return number(cell(row, column), column, range);
}

double CsvTable::number(const CsvCell& cell, std::string_view column, Range range) {
    const std::optional<double> value = parse_number(cell.text);
    if (!value) {
        report(Code::wrong_type, cell,
               "`" + std::string(column) + "` is `" + shown(cell.text) + "` (a number is needed)", "not a number");
        return 0;
    }
    if (!range.contains(*value)) {
        report(Code::out_of_range, cell,
               "`" + std::string(column) + "` is " + shown(cell.text) + " (out of range: " + text_of(range) + ")",
               "out of range");
        return 0;
    }
    return *value;
}

}  // namespace samverkan
