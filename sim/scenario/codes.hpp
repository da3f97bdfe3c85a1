#pragma once
// Every kind of diagnostic of the input edge. A code, once released, keeps its meaning.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/language.hpp"

namespace samverkan {

enum class Code : std::uint8_t {
    unreadable_file,
    empty_file,
    truncated_file,
    not_json,
    not_utf8,
    file_too_large,
    too_deep,
    duplicate_key,
    number_too_large,
    too_many_problems,
    takes_back_nothing,
    unknown_key,
    missing_key,
    wrong_type,
    out_of_range,
    not_whole,
    wrong_elements,
    not_a_week,
    unknown_name,
    unknown_area,
    duplicate_name,
    not_a_choice,
    contradiction,
    circular_extends,
    wrong_time,
    malformed_table,
    inconsistent_county,
    in_two_files,
    wrong_file,
    wrong_unit,
    changes_nothing,
    bad_condition,
    mixed_types,
    true_vulnerability,
    shares_above_one,
    cannot_fire,
    no_equation,
    reaches_nobody,
    does_not_act,
    outside_horizon,
    over_committed,
    unpaid_places,
    never_alone,
    out_of_season
};
inline constexpr std::size_t code_count = 44;

struct CodeExplanation {
    Code code;
    std::string_view name;         ///< "E014", "W001"
    std::string_view title;        ///< a few words
    std::string_view explanation;  ///< what it means, why it matters, what to do
};

[[nodiscard]] std::span<const CodeExplanation> all_codes();
[[nodiscard]] const CodeExplanation& explanation_of(Code code);

/// By name, in any case: "e014".
[[nodiscard]] std::optional<CodeExplanation> explain_code(std::string_view name);

/// A code in both languages, whichever layer it belongs to.
struct CodeText {
    std::string_view name;  ///< "E014"
    Label title, explanation;
};

/// Every code of the input edge.
[[nodiscard]] std::vector<CodeText> input_code_texts();

/// The page on codes: Markdown, a section for each.
[[nodiscard]] std::string code_reference(std::span<const CodeText> codes);

}  // namespace samverkan
