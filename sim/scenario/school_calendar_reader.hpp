#pragma once
// School breaks from a county's file, and by rule for the years the file does not cover.
#include "model/county.hpp"
#include "scenario/csv_table.hpp"

namespace samverkan {

inline constexpr int first_calendar_year = 2000, last_calendar_year = 2140;

/// Breaks that begin in first_calendar_year to last_calendar_year. By rule: W44, W52-W01, W09, the week after
/// Easter Sunday (the week before it when Easter falls on 15 April or later), W24-W33. Source of the rule:
/// pattern of the Stockholm terms 2024-2026, an assumption elsewhere.
[[nodiscard]] SchoolCalendar make_school_calendar(CsvTable& table);

}  // namespace samverkan
