#pragma once
// Numbers and words for readers, in Swedish and English.
#include <string>
#include <string_view>

#include "core/ids.hpp"
#include "model/payer.hpp"
#include "scenario/language.hpp"

namespace samverkan {

/// Rounded to significant digits, as "7,400", "-0.052"; thousands and decimals as the language writes them.
[[nodiscard]] std::string rounded(double value, int significant_digits, Language language);
/// With this many decimals.
[[nodiscard]] std::string with_decimals(double value, int decimals, Language language);
/// As short as it was given: "0.05".
[[nodiscard]] std::string as_given(double value, Language language);
/// For tables: whole from 10 on, one decimal below; "-" if not known.
[[nodiscard]] std::string table_number(double value, Language language);
/// A share in per cent, two significant digits: "52 %".
[[nodiscard]] std::string percent(double share, Language language);
/// "five years", "fem år"; "40 weeks" where it is not whole years of 52 weeks.
[[nodiscard]] std::string duration(int weeks, Language language);
/// "a year and three months", "ett år och tre månader": to the nearest quarter of a year, at least one.
[[nodiscard]] std::string years_and_months(int weeks, Language language);
[[nodiscard]] std::string seconds_text(double seconds);

/// "the municipalities", "kommunerna".
[[nodiscard]] std::string_view payer_name(Payer payer, Language language);
[[nodiscard]] std::string_view name_of(Sex sex, Language language);
[[nodiscard]] std::string_view name_of(Channel channel, Language language);

}  // namespace samverkan
