#include "study/wording.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "model/record.hpp"
#include "results/joined.hpp"
#include "results/summary_table.hpp"

namespace samverkan {
namespace {

constexpr std::string_view minus_sign = "\xE2\x88\x92", narrow_space = "\xC2\xA0";
constexpr int digits_in_group = 3;

/// Digits of a number without its sign, with separators.
std::string grouped(const std::string& plain, Language language) {
    const std::size_t point = plain.find('.');
    const std::string whole = plain.substr(0, point);
    std::string text;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        const std::size_t left = whole.size() - i;
        if (i > 0 && left % digits_in_group == 0) text += say(language, ",", narrow_space);
        text += whole[i];
    }
    if (point == std::string::npos) return text;
    return joined({text, say(language, ".", ","), plain.substr(point + 1)});
}

}  // namespace

std::string with_decimals(double value, int decimals, Language language) {
    if (!std::isfinite(value)) return "-";
    std::array<char, 400> plain{};
    std::snprintf(plain.data(), plain.size(), "%.*f", decimals, std::fabs(value));
    const std::string digits(plain.data());
    const bool is_zero = digits.find_first_not_of("0.") == std::string::npos;
    return joined({value < 0 && !is_zero ? minus_sign : "", grouped(digits, language)});
}

std::string rounded(double value, int significant_digits, Language language) {
    if (value == 0 || !std::isfinite(value)) return with_decimals(value, 0, language);
    const int magnitude = static_cast<int>(std::floor(std::log10(std::fabs(value))));
    const int decimals = significant_digits - 1 - magnitude;
    if (decimals >= 0) return with_decimals(value, decimals, language);
    const double unit = std::pow(10.0, -decimals);
    return with_decimals(std::round(value / unit) * unit, 0, language);
}

std::string as_given(double value, Language language) {
    std::string text = exported_number(value);
    if (language == Language::swedish) std::replace(text.begin(), text.end(), '.', ',');
    return text;
}

std::string table_number(double value, Language language) {
    if (!std::isfinite(value)) return "-";
    return with_decimals(value, std::fabs(value) < 9.95 ? 1 : 0, language);
}

std::string percent(double share, Language language) {
    return joined({rounded(100 * share, 2, language), narrow_space, "%"});
}

std::string duration(int weeks, Language language) {
    constexpr std::array<std::string_view, 11> english{"",    "one",   "two",   "three", "four", "five",
                                                       "six", "seven", "eight", "nine",  "ten"};
    constexpr std::array<std::string_view, 11> swedish{"",    "ett", "två",  "tre", "fyra", "fem",
                                                       "sex", "sju", "åtta", "nio", "tio"};
    if (weeks % weeks_per_report_year != 0)
        return joined(
            {std::to_string(weeks), say(language, weeks == 1 ? " week" : " weeks", weeks == 1 ? " vecka" : " veckor")});
    const auto years = static_cast<std::size_t>(weeks / weeks_per_report_year);
    const std::string number =
        years < english.size() ? std::string(say(language, english[years], swedish[years])) : std::to_string(years);
    return joined({number, say(language, years == 1 ? " year" : " years", " år")});
}

std::string years_and_months(int weeks, Language language) {
    constexpr int weeks_in_quarter = weeks_per_report_year / 4;
    const int quarters = std::max(1, (weeks + weeks_in_quarter / 2) / weeks_in_quarter);
    const int years = quarters / 4;
    const std::array<std::string_view, 4> months{"", say(language, "three months", "tre månader"),
                                                 say(language, "six months", "sex månader"),
                                                 say(language, "nine months", "nio månader")};
    const std::string_view part = months[static_cast<std::size_t>(quarters % 4)];
    if (years == 0) return std::string(part);
    const std::string whole =
        years == 1 ? std::string(say(language, "a year", "ett år")) : duration(years * weeks_per_report_year, language);
    return part.empty() ? whole : joined({whole, say(language, " and ", " och "), part});
}

std::string seconds_text(double seconds) {
    const auto whole = static_cast<long>(std::lround(std::fmax(seconds, 0)));
    if (whole < 60) return joined({std::to_string(whole), " s"});
    if (whole < 3600) return joined({std::to_string(whole / 60), " min ", std::to_string(whole % 60), " s"});
    return joined({std::to_string(whole / 3600), " h ", std::to_string(whole / 60 % 60), " min"});
}

std::string_view payer_name(Payer payer, Language language) {
    switch (payer) {
    case Payer::municipality:
        return say(language, "the municipalities", "kommunerna");
    case Payer::region:
        return say(language, "the region", "regionen");
    case Payer::state:
        return say(language, "the state", "staten");
    case Payer::civil_society:
        return say(language, "civil society", "civilsamhället");
    default:
        return say(language, "business", "näringslivet");
    }
}

std::string_view name_of(Sex sex, Language language) {
    return sex == Sex::male ? say(language, "boys and young men", "pojkar och unga män")
                            : say(language, "girls and young women", "flickor och unga kvinnor");
}

std::string_view name_of(Channel channel, Language language) {
    switch (channel) {
    case Channel::street:
        return say(language, "street", "gatan");
    case Channel::school:
        return say(language, "school", "skolan");
    case Channel::family_friends:
        return say(language, "family and friends", "familj och vänner");
    default:
        return say(language, "online", "på nätet");
    }
}

}  // namespace samverkan
