#pragma once
// The answer of a study as text: sentences, then tables. All numbers come from the summary table.
#include <string>

#include "results/summary_table.hpp"
#include "study/compare.hpp"
#include "study/wording.hpp"

namespace samverkan {

/// What the sentences need beside the numbers.
struct AnswerInput {
    const Study* study;
    const SummaryTable* summary;
    std::vector<bool> changed_something;   ///< by scenario: other recruitments than the baseline in some world
    double reached_error = not_known;      ///< simulation error of the headline
    double replicates_needed = not_known;  ///< for the wanted error, if one is wanted
};

[[nodiscard]] AnswerInput make_answer_input(const Study& study, const StudyOutcome& outcome,
                                            const SummaryTable& summary);

[[nodiscard]] std::string name_of(const Scenario& scenario, Language language);

/// Sentences about each arm, about pairs of arms, about the baseline. Markdown.
[[nodiscard]] std::string answer_sentences(const AnswerInput& input, Language language);

/// All scenarios at a glance; pairs of arms; programmes; each scenario by year, age, sex, channel, and last by area
/// and by area and year.
[[nodiscard]] std::string answer_tables(const AnswerInput& input, Language language);

/// summary.en.md or summary.sv.md.
[[nodiscard]] std::string answer_text(const AnswerInput& input, Language language);

/// The text without its last, longest section (by area): what the terminal shows.
[[nodiscard]] std::string without_long_tables(const std::string& answer);

}  // namespace samverkan
