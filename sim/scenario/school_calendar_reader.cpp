#include "scenario/school_calendar_reader.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "core/iso_week.hpp"

namespace samverkan {
namespace {

using Break = SchoolCalendar::Break;

constexpr std::array<std::string_view, 5> break_names{"autumn break", "christmas break", "sport break", "easter break",
                                                      "summer break"};

Break break_by_rule(std::size_t kind, int year) {
    const auto weeks = [&](int first, int last) {
        return Break{week_number({year, first}), week_number({year, last})};
    };
    switch (kind) {
    case 0:
        return weeks(44, 44);
    case 1:
        return {week_number({year, 52}), week_number({year + 1, 1})};
    case 2:
        return weeks(9, 9);
    case 3: {
        const CivilDate easter = easter_sunday(year);
        const bool late = easter.month == 4 && easter.day >= 15;
        // Easter Sunday ends its ISO week: the week before the day is that week itself.
        const int week = easter_sunday_week(year) + (late ? 0 : 1);
        return {week, week};
    }
    default:
        return weeks(24, 33);
    }
}

/// "2024-W09", "2024-W24..W33" or "2024-W52..2025-W01".
std::optional<Break> parse_break(std::string_view text) {
    const std::size_t dots = text.find("..");
    const std::optional<IsoWeek> first = parse_iso_week(text.substr(0, dots));
    if (!first) return std::nullopt;
    if (dots == std::string_view::npos) return Break{week_number(*first), week_number(*first)};
    std::string last_text(text.substr(dots + 2));
    if (last_text.size() == 3) last_text.insert(0, std::string(text.substr(0, 5)));
    const std::optional<IsoWeek> last = parse_iso_week(last_text);
    if (!last || *last < *first) return std::nullopt;
    return Break{week_number(*first), week_number(*last)};
}

}  // namespace

SchoolCalendar make_school_calendar(CsvTable& table) {
    std::map<std::pair<std::size_t, int>, Break> breaks;  // by kind and year of the first week
    for (std::size_t kind = 0; kind < break_names.size(); ++kind)
        for (int year = first_calendar_year; year <= last_calendar_year; ++year)
            breaks[{kind, year}] = break_by_rule(kind, year);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string& event = table.text(row, "event");
        if (event.ends_with("term")) continue;
        const auto found = std::find(break_names.begin(), break_names.end(), event);
        if (found == break_names.end()) {
            table.report(Code::not_a_choice, table.cell(row, "event"),
                         "unknown event `" + shown(event) + "` (a term or one of five breaks is needed)", {},
                         "the breaks are autumn, christmas, sport, easter and summer break");
            continue;
        }
        const std::optional<Break> weeks = parse_break(table.text(row, "iso_week"));
        if (!weeks) {
            table.report(Code::not_a_week, table.cell(row, "iso_week"),
                         "`" + shown(table.text(row, "iso_week")) + "` (not a week or span of weeks)", {},
                         "write 2024-W09, 2024-W24..W33 or 2024-W52..2025-W01");
            continue;
        }
        const auto kind = static_cast<std::size_t>(found - break_names.begin());
        breaks[{kind, iso_week(weeks->first_week).year}] = *weeks;
    }
    SchoolCalendar calendar;
    for (const auto& [key, weeks] : breaks) calendar.breaks.push_back(weeks);
    std::sort(calendar.breaks.begin(), calendar.breaks.end(),
              [](Break a, Break b) { return a.first_week < b.first_week; });
    return calendar;
}

}  // namespace samverkan
