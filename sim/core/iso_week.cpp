#include "core/iso_week.hpp"

#include <cstddef>

namespace samverkan {
namespace {

/// The number written by a fixed count of ASCII digits; nothing if another character is among them.
std::optional<int> digits(std::string_view text) {
    int number = 0;
    for (const char character : text) {
        if (character < '0' || character > '9') return std::nullopt;
        number = number * 10 + (character - '0');
    }
    return number;
}

std::string padded(int number, std::size_t width) {
    std::string text = std::to_string(number);
    if (text.size() < width) text.insert(0, width - text.size(), '0');
    return text;
}

}  // namespace

std::optional<IsoWeek> parse_iso_week(std::string_view text) {
    if (text.size() != 8 || text.substr(4, 2) != "-W") return std::nullopt;
    const auto year = digits(text.substr(0, 4)), week = digits(text.substr(6));
    if (!year || !week || *year < 1 || *week < 1 || *week > weeks_in_iso_year(*year)) return std::nullopt;
    return IsoWeek{*year, *week};
}

std::optional<CivilDate> parse_civil_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = digits(text.substr(0, 4)), month = digits(text.substr(5, 2)), day = digits(text.substr(8));
    if (!year || !month || !day || *year < 1 || *month < 1 || *month > 12) return std::nullopt;
    if (*day < 1 || *day > days_in_month(*year, *month)) return std::nullopt;
    return CivilDate{*year, *month, *day};
}

std::string to_string(IsoWeek week) { return padded(week.year, 4) + "-W" + padded(week.week, 2); }

std::string to_string(CivilDate date) {
    return padded(date.year, 4) + '-' + padded(date.month, 2) + '-' + padded(date.day, 2);
}

}  // namespace samverkan
