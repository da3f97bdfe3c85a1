#include "scenario/field_info.hpp"

#include <array>
#include <cmath>
#include <cstdio>

#include "model/parameters.hpp"

namespace samverkan {
namespace {

constexpr std::array<std::string_view, 1> scalar_names{""};
constexpr std::array<std::string_view, 3> prior_names{"low", "mode", "high"};
constexpr std::array<std::string_view, sex_count> sex_names{"male", "female"};
constexpr std::array<std::string_view, channel_count> channel_names{"street", "school", "family_friends", "online"};
constexpr std::array<std::string_view, risk_factor_count> factor_names{
    "one_parent_household", "poor_family_management", "low_income_household", "antisocial_family",
    "low_achievement",      "low_attachment",         "learning_difficulty",  "externalising_problems",
    "early_violence",       "early_substance_use",    "antisocial_peers",     "youth_in_trouble_nearby"};
constexpr std::array<std::string_view, notice_source_count> source_names{"school", "police", "health",
                                                                         "social_and_others", "parents"};
constexpr std::array<std::string_view, 6> sibling_names{"0", "1", "2", "3", "4", "5"};
constexpr std::array<std::string_view, 6> gap_names{"1", "2", "3", "4", "5", "6"};
constexpr std::array<std::string_view, 4> rank_names{"1", "2", "3", "4"};

}  // namespace

std::string_view name_of(Unit unit) {
    switch (unit) {
    case Unit::one:
        return "one";
    case Unit::share:
        return "share";
    case Unit::ratio:
        return "ratio";
    case Unit::correlation:
        return "correlation";
    case Unit::log_ratio:
        return "log ratio";
    case Unit::standard_deviations:
        return "sd";
    case Unit::hazard_per_week:
        return "hazard per week";
    case Unit::per_person_and_year:
        return "per person and year";
    case Unit::years:
        return "years";
    case Unit::weeks:
        return "weeks";
    case Unit::iso_week:
        return "ISO week";
    case Unit::km:
        return "km";
    case Unit::persons:
        return "persons";
    case Unit::persons_per_year:
        return "persons per year";
    case Unit::pupils:
        return "pupils";
    case Unit::count:
        return "count";
    case Unit::per_1000_aged_6_17:
        return "per 1,000 residents aged 6-17";
    case Unit::per_1000_aged_6_17_and_week:
        return "per 1,000 residents aged 6-17 and week";
    case Unit::sek:
        return "SEK";
    case Unit::sek_per_year:
        return "SEK per year";
    case Unit::units_per_year:
        return "units per year";
    case Unit::percent:
        return "per cent";
    case Unit::percentage_points:
        return "percentage points";
    case Unit::hazard_per_month:
        return "hazard per month";
    case Unit::months:
        return "months";
    case Unit::steps_per_month:
        return "steps per month";
    }
    return "";
}

std::span<const std::string_view> element_names(Shape shape) {
    switch (shape) {
    case Shape::scalar:
        return scalar_names;
    case Shape::prior:
        return prior_names;
    case Shape::by_sex:
    case Shape::by_sex_and_age:
        return sex_names;
    case Shape::by_channel:
        return channel_names;
    case Shape::by_factor:
        return factor_names;
    case Shape::by_notice_source:
        return source_names;
    case Shape::by_sibling_count:
        return sibling_names;
    case Shape::by_age_gap:
        return gap_names;
    case Shape::by_rank:
        return rank_names;
    case Shape::by_age:
        return {};
    }
    return {};
}

std::size_t element_count(Shape shape) {
    if (shape == Shape::by_age) return age_table_size;
    if (shape == Shape::by_sex_and_age) return sex_count * age_table_size;
    return element_names(shape).size();
}

std::string number_text(double number, Language language) {
    constexpr std::string_view no_break_space = "\xC2\xA0";
    char buffer[40];
    const bool grouped = number == std::floor(number) && std::fabs(number) < 1e15 && std::fabs(number) >= 1000;
    std::snprintf(buffer, sizeof buffer, grouped ? "%.0f" : "%.6g", number);
    std::string text = buffer;
    if (const std::size_t point = text.find('.'); point != std::string::npos && language == Language::swedish)
        text[point] = ',';
    if (!grouped) return text;
    for (std::ptrdiff_t at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > (number < 0 ? 1 : 0); at -= 3)
        text.insert(static_cast<std::size_t>(at), say(language, ",", no_break_space));
    return text;
}

std::string text_of(Range range, Language language) {
    const bool above = range.most >= Range{}.most, below = range.least <= Range{}.least;
    const auto with = [&](double number, std::string_view words) {
        return number_text(number, language) + std::string(words);
    };
    if (above && below) return std::string(say(language, "any number", "vilket tal som helst"));
    if (above) return with(range.least, say(language, " or more", " eller mer"));
    if (below) return with(range.most, say(language, " or less", " eller mindre"));
    return with(range.least, say(language, " to ", " till ")) + number_text(range.most, language);
}

std::string description(const FieldInfo& info) {
    std::string text(info.label.en);
    const bool number = info.kind == ValueKind::number || info.kind == ValueKind::whole;
    if (number) text += ", " + text_of(info.range);
    if (info.kind == ValueKind::choice) {
        text += ": ";
        for (std::size_t i = 0; i < info.choices.size(); ++i)
            text += (i > 0 ? ", " : "") + std::string(info.choices[i]);
    }
    return text;
}

}  // namespace samverkan
