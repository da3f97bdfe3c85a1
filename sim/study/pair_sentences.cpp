#include "results/joined.hpp"
#include "study/answer_writer.hpp"
#include "study/comparison_measures.hpp"
#include "study/joint_question.hpp"
#include "study/measures.hpp"

namespace samverkan {
namespace {

class PairSentences : AnswerWriter {
public:
    using AnswerWriter::AnswerWriter;

    std::string all() const {
        std::vector<std::size_t> acting;  // an arm that changes nothing is the baseline again
        const std::vector<bool> told_by_level = arms_below_the_joint(study_);
        for (std::size_t s = 1; s < study_.scenarios.size(); ++s)
            if (!funds_nothing(study_.scenarios[s].content) && !told_by_level[s]) acting.push_back(s);
        if (acting.size() < 2) return {};
        std::size_t best = acting.front();
        for (const std::size_t arm : acting)
            if (number(arm, measure::averted_net).mean > number(best, measure::averted_net).mean) best = arm;
        std::string text;
        for (const std::size_t other : acting)
            if (other != best) text += of_pair(best, other) + "\n\n";
        return text;
    }

private:
    [[nodiscard]] std::string of_pair(std::size_t best, std::size_t other) const {
        const bool equal = have_equal_budgets(study_.scenarios[best].content, study_.scenarios[other].content);
        const Estimate& more = number(best, measure::averted_more_than, slug(other));
        std::string text = joined({equal ? say("At the same budget, ", "Vid samma budget skulle ") : std::string_view(),
                                   bold_name(best),
                                   equal ? say(" would avert about ", " förebygga omkring ")
                                         : say(" would avert about ", " skulle förebygga omkring "),
                                   two(more.mean), say(" more recruitments than ", " fler rekryteringar än "),
                                   bold_name(other), " (", intervals(more), ")"});
        if (!more.has_intervals()) return joined({text, ".", budgets_differ(best, other)});
        text += joined({say(": more in ", ": fler i "),
                        share_of_worlds(number(best, measure::probability_beats, slug(other))),
                        say(", fewer in ", ", färre i "),
                        per_cent(number(other, measure::probability_beats, slug(best)).mean), "."});
        if (!more.differs_from_zero())
            text +=
                joined({say(" Which of the two averts more cannot be told with ", " Vilken av de två som förebygger "
                                                                                  "fler går inte att säga med "),
                        std::to_string(more.replicates), say(" replicates", " upprepningar"),
                        replicates_to_tell(best, slug(other)), "."});
        return text + budgets_differ(best, other);
    }
};

}  // namespace

std::string pair_sentences(const AnswerInput& input, Language language) { return PairSentences(input, language).all(); }

}  // namespace samverkan
