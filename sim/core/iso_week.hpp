#pragma once
// Weeks and dates by arithmetic alone: no clock, no time zone, no locale.
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace samverkan {

/// Of the Gregorian calendar's 1,461 days in four years (model.md counts 365.25 days a year).
inline constexpr double weeks_per_year = 1461.0 / 28.0;

/// A day of the proleptic Gregorian calendar, month 1..12, day 1..31.
struct CivilDate {
    int year;
    int month;
    int day;
    friend constexpr auto operator<=>(CivilDate, CivilDate) = default;
};

/// A week of ISO 8601: weeks run Monday to Sunday, week 1 of a year contains its 4 January.
struct IsoWeek {
    int year;
    int week;
    friend constexpr auto operator<=>(IsoWeek, IsoWeek) = default;
};

namespace detail {

inline constexpr int first_monday_days = 4;  ///< 1970-01-05 in days since 1970-01-01

constexpr int floor_divide(int dividend, int divisor) { return dividend / divisor - (dividend % divisor < 0 ? 1 : 0); }

}  // namespace detail

constexpr bool is_leap_year(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

constexpr int days_in_month(int year, int month) {
    if (month == 2) return is_leap_year(year) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/// Days from 1970-01-01 to the date. Source: Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013).
constexpr int days_from_civil(CivilDate date) {
    const int year_from_march = date.month > 2 ? date.year : date.year - 1;
    const int era = detail::floor_divide(year_from_march, 400);
    const int year_of_era = year_from_march - era * 400;
    const int day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

/// The date that lies `days` after 1970-01-01; inverse of days_from_civil. Source: Hinnant (2013).
constexpr CivilDate civil_from_days(int days) {
    const int shifted = days + 719468;
    const int era = detail::floor_divide(shifted, 146097);
    const int day_of_era = shifted - era * 146097;
    const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int month_from_march = (5 * day_of_year + 2) / 153;
    const int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    const int year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
    return {year, month, day_of_year - (153 * month_from_march + 2) / 5 + 1};
}

/// Whole weeks from Monday 1970-01-05 to the week of the date; week 0 contains that Monday.
constexpr int week_number_of(CivilDate date) {
    return detail::floor_divide(days_from_civil(date) - detail::first_monday_days, 7);
}

/// Monday of a week.
constexpr CivilDate monday_of(int week_number) { return civil_from_days(week_number * 7 + detail::first_monday_days); }

/// Number of an ISO week, counted from the week of Monday 1970-01-05.
constexpr int week_number(IsoWeek week) { return week_number_of({week.year, 1, 4}) + week.week - 1; }

/// The ISO week with this number. Its year is the year of its Thursday.
constexpr IsoWeek iso_week(int week_number) {
    const int year = civil_from_days(week_number * 7 + detail::first_monday_days + 3).year;
    return {year, week_number - week_number_of({year, 1, 4}) + 1};
}

/// 52, or 53 in years such as 2026 that begin on a Thursday, or on a Wednesday if leap.
constexpr int weeks_in_iso_year(int year) { return week_number_of({year + 1, 1, 4}) - week_number_of({year, 1, 4}); }

/// Easter Sunday of the Gregorian calendar. Source: Meeus, Astronomical Algorithms (1991) chapter 8.
constexpr CivilDate easter_sunday(int year) {
    const int golden = year % 19, century = year / 100, year_of_century = year % 100;
    const int moon_correction = (century - (century + 8) / 25 + 1) / 3;
    const int epact = (19 * golden + century - century / 4 - moon_correction + 15) % 30;
    const int weekday = (32 + 2 * (century % 4) + 2 * (year_of_century / 4) - epact - year_of_century % 4) % 7;
    const int late_moon = (golden + 11 * epact + 22 * weekday) / 451;
    const int days_from_march = epact + weekday - 7 * late_moon + 114;
    return {year, days_from_march / 31, days_from_march % 31 + 1};
}

/// Number of the week that ends with Easter Sunday; Good Friday lies in it, Easter Monday in the next.
constexpr int easter_sunday_week(int year) { return week_number_of(easter_sunday(year)); }

/// Reads exactly "2025-W34" with a week that exists, in years 0001 to 9999.
std::optional<IsoWeek> parse_iso_week(std::string_view text);

/// Reads exactly "2025-08-18" with a day that exists, in years 0001 to 9999.
std::optional<CivilDate> parse_civil_date(std::string_view text);

/// "2025-W34", for years 0 to 9999.
std::string to_string(IsoWeek week);

/// "2025-08-18", for years 0 to 9999.
std::string to_string(CivilDate date);

}  // namespace samverkan
