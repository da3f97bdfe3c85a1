#include "cli/listing.hpp"

#include <algorithm>
#include <cmath>

#include "scenario/text_source.hpp"

namespace samverkan {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t widest_cell = 200;

/// Letters of UTF-8, which take a column each.
std::size_t letters(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string number_text(double value, int significant_digits, Language language) {
    if (value == std::floor(value)) return with_decimals(value, 0, language);
    return rounded(value, significant_digits, language);
}

std::string cell_text(const Json& cell, const ListColumn& column, Language language) {
    if (cell.is_number()) return number_text(cell.get<double>(), column.significant_digits, language);
    if (cell.is_string()) return shown(cell.get<std::string>(), widest_cell);
    std::string text;
    if (cell.is_array())
        for (const Json& item : cell) text += (text.empty() ? "" : ", ") + cell_text(item, column, language);
    return text.empty() ? "-" : shown(text, widest_cell);
}

}  // namespace

std::string as_text(const Listing& listing, Language language) {
    std::vector<std::vector<std::string>> lines(1 + listing.rows.size());
    std::vector<bool> to_the_right;
    for (std::size_t c = 0; c < listing.columns.size(); ++c) {
        const ListColumn& column = listing.columns[c];
        if (!column.in_text) continue;
        lines.front().emplace_back(say(language, column.en, column.sv));
        for (std::size_t r = 0; r < listing.rows.size(); ++r)
            lines[r + 1].push_back(cell_text(listing.rows[r][c], column, language));
        to_the_right.push_back(
            std::any_of(listing.rows.begin(), listing.rows.end(), [&](const auto& row) { return row[c].is_number(); }));
    }
    std::vector<std::size_t> widths(to_the_right.size());
    for (const auto& line : lines)
        for (std::size_t c = 0; c < line.size(); ++c) widths[c] = std::max(widths[c], letters(line[c]));
    std::string text;
    for (const auto& line : lines) {
        std::string row;
        for (std::size_t c = 0; c < line.size(); ++c) {
            const std::string blanks(widths[c] - letters(line[c]), ' ');
            row += (c > 0 ? "  " : "") + (to_the_right[c] ? blanks + line[c] : line[c] + blanks);
        }
        text += row.substr(0, row.find_last_not_of(' ') + 1) + "\n";
    }
    return text;
}

Json as_json(const Listing& listing) {
    Json list = Json::array();
    for (const auto& row : listing.rows) {
        Json object = Json::object();
        for (std::size_t c = 0; c < row.size(); ++c) object[std::string(listing.columns[c].key)] = row[c];
        list.push_back(std::move(object));
    }
    return list;
}

std::string dumped(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace samverkan
