#include "scenario/value_reader.hpp"

#include <algorithm>
#include <cmath>

#include "core/iso_week.hpp"
#include "scenario/nearest_name.hpp"

namespace samverkan {
namespace {

/// Weeks outside 1970 to 2200 are typing errors, and 16-bit week numbers end in 3225.
constexpr int first_year = 1970, last_year = 2200;

bool read_text(const Reading& reading, std::string_view needed, std::string_view& text) {
    if (reading.json.kind != JsonValue::Kind::text) return reading.wrong_type(needed);
    text = reading.json.text;
    return true;
}

/// The year of a text in the form of a week, "2025-W54".
std::optional<int> year_of_week(std::string_view text) {
    const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    if (text.size() != 8 || text.substr(4, 2) != "-W") return std::nullopt;
    for (const std::size_t at : {0u, 1u, 2u, 3u, 6u, 7u})
        if (!digit(at)) return std::nullopt;
    return std::stoi(std::string(text.substr(0, 4)));
}

}  // namespace

std::string Reading::path() const {
    return object_path.empty() ? std::string(info.name) : std::string(object_path) + "." + std::string(info.name);
}

std::string Reading::subject() const {
    return "`" + std::string(info.name) + "`" +
           (object_path.empty() ? std::string() : " in " + std::string(object_path));
}

void Reading::report(Code code, std::string problem, std::string note, std::string hint) const {
    TextSpan span = json.span;
    if (json.kind == JsonValue::Kind::object || json.kind == JsonValue::Kind::list) span.length = 1;
    reporter.report(code, span, subject() + " " + problem, std::move(note), std::move(hint));
}

bool Reading::wrong_type(std::string_view needed) const {
    std::string hint = description(info);
    if (json.kind == JsonValue::Kind::text && needed.find("number") != std::string_view::npos)
        hint = "write the number without quotation marks (" + hint + ")";
    report(Code::wrong_type, "is " + std::string(name_of(json.kind)) + " (" + std::string(needed) + " is needed)",
           "not " + std::string(needed), hint);
    return false;
}

bool Reading::empty_list() const {
    std::string hint = description(info);
    if (!info.fallback_words.en.empty())
        hint = "leave `" + std::string(info.name) + "` out for " + std::string(info.fallback_words.en);
    report(Code::contradiction, "is empty (" + std::string(info.why_not_empty) + ")", "empty", hint);
    return false;
}

bool read_value(const Reading& reading, double& target) {
    const bool whole = reading.info.kind == ValueKind::whole;
    if (reading.json.kind != JsonValue::Kind::number) return reading.wrong_type(whole ? "a whole number" : "a number");
    const double number = reading.json.number;
    const std::string as_written = reading.reporter.quote(reading.json.span);
    if (!reading.info.range.contains(number)) {
        reading.report(Code::out_of_range, "is " + as_written + " (out of range: " + text_of(reading.info.range) + ")",
                       "out of range", description(reading.info));
        return false;
    }
    if (whole && number != std::floor(number)) {
        reading.report(Code::not_whole, "is " + as_written + " (not a whole number)", "not whole",
                       description(reading.info));
        return false;
    }
    target = number == 0 ? 0.0 : number;  // no -0
    return true;
}

bool read_value(const Reading& reading, int& target) {
    double number = 0;
    if (!read_value(reading, number)) return false;
    target = static_cast<int>(number);
    return true;
}

bool read_value(const Reading& reading, bool& target) {
    if (reading.json.kind != JsonValue::Kind::boolean) return reading.wrong_type("true or false");
    target = reading.json.boolean;
    return true;
}

bool read_value(const Reading& reading, std::string& target) {
    std::string_view text;
    if (!read_text(reading, "a text", text)) return false;
    target = text;
    return true;
}

bool read_value(const Reading& reading, Choice& target) {
    std::string_view text;
    if (!read_text(reading, "a text", text)) return false;
    const auto& choices = reading.info.choices;
    const auto found = std::find(choices.begin(), choices.end(), text);
    if (found != choices.end()) {
        target.index = static_cast<std::size_t>(found - choices.begin());
        return true;
    }
    const auto nearest = nearest_name(text, choices);
    reading.report(Code::not_a_choice, "is `" + shown(text) + "` (not one of the choices)", "not a choice",
                   nearest ? "did you mean `" + std::string(*nearest) + "`?" : description(reading.info));
    return false;
}

bool read_value(const Reading& reading, WeekNumber& target) {
    std::string_view text;
    if (!read_text(reading, "a week such as \"2025-W34\"", text)) return false;
    const std::optional<IsoWeek> week = parse_iso_week(text);
    const std::optional<CivilDate> date = parse_civil_date(text);
    if (!week && !date) {
        const std::optional<int> year = year_of_week(text);
        reading.report(
            Code::not_a_week,
            "is `" + shown(text) + "` (" + (year ? "there is no such week" : "not a week or date") + ")", "not a week",
            year ? std::to_string(*year) + " has the weeks W01 to W" + std::to_string(weeks_in_iso_year(*year))
                 : "write a week such as 2025-W34 or a date such as 2025-08-18");
        return false;
    }
    const int number = week ? week_number(*week) : week_number_of(*date);
    const int year = iso_week(number).year;
    if (year < first_year || year > last_year) {
        reading.report(Code::out_of_range, "is `" + shown(text) + "` (out of range: 1970 to 2200)", "out of range");
        return false;
    }
    target.number = number;
    return true;
}

bool read_value(const Reading& reading, Prior& target) {
    std::vector<double> values;
    if (!read_value(reading, values)) return false;
    target = {values[0], values[1], values[2]};
    return true;
}

bool read_value(const Reading& reading, const JsonValue*& target) {
    target = &reading.json;
    return true;
}

}  // namespace samverkan
