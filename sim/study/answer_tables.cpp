#include "results/joined.hpp"
#include "study/answer.hpp"
#include "study/answer_writer.hpp"
#include "study/joint_question.hpp"

namespace samverkan {
namespace {

constexpr std::string_view last_section_mark = "\n<!-- by area -->\n";

std::string title_of(const Study& study, Language language) {
    const std::vector<bool> told_by_level = arms_below_the_joint(study);
    std::string arms;
    for (std::size_t s = 1; s < study.scenarios.size(); ++s)
        if (!told_by_level[s])
            arms += joined({arms.empty() ? "" : ", ", name_of(study.scenarios[s].content, language)});
    if (!arms.empty()) arms += say(language, " compared with ", " jämfört med ");
    return arms + name_of(study.baseline(), language);
}

/// What every reader of the numbers must know.
std::string_view care(Language language) {
    return say(
        language,
        "Synthetic persons. Rates describe groups; do not use them to choose a child, a school or a street for "
        "control. Recruitments are first and renewed. In tables, brackets hold the range over worlds (central 90 %) "
        "and ± stands before the simulation error; with fewer than 5 replicates there is neither. An area's numbers "
        "are masked below 5 recruits a cell.",
        "Syntetiska personer. Talen beskriver grupper; använd dem inte för att välja ut ett barn, en skola eller en "
        "gata för kontroll. Rekryteringar är första och förnyade. I tabellerna står spannet mellan världar (de "
        "mittersta 90 %) inom klammer och simuleringsfelet efter ±; med färre än 5 upprepningar finns inget av dem. "
        "Ett områdes tal döljs under 5 rekryteringar per cell.");
}

}  // namespace

std::string answer_tables(const AnswerInput& input, Language language) {
    std::string text = overview_tables(input, language);
    const std::vector<bool> told_by_level = arms_below_the_joint(*input.study);
    const auto add_of_each = [&](auto tables) {
        for (std::size_t s = 0; s < told_by_level.size(); ++s)
            if (!told_by_level[s]) text += tables(input, language, s);
    };
    add_of_each(money_tables);
    add_of_each(slice_tables);
    text += last_section_mark;
    add_of_each(municipality_tables);
    add_of_each(area_tables);
    return text;
}

std::string answer_text(const AnswerInput& input, Language language) {
    return joined({"# ", title_of(*input.study, language), "\n\n", answer_sentences(input, language), "\n",
                   care(language), "\n\n", answer_tables(input, language)});
}

std::string without_long_tables(const std::string& answer) { return answer.substr(0, answer.find(last_section_mark)); }

}  // namespace samverkan
