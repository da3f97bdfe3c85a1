// The governor's question in words: does joint action beat the same money spent apart?
#include "results/joined.hpp"
#include "study/answer_writer.hpp"
#include "study/comparison_measures.hpp"
#include "study/joint_question.hpp"

namespace samverkan {
namespace {

class JointSentences : AnswerWriter {
public:
    JointSentences(const AnswerInput& input, Language language, const JointQuestion& question)
        : AnswerWriter(input, language), question_(question),
          more_(number(question.joint, measure::averted_more_than, slug(question.apart))) {}

    std::string all() const {
        return joined({say("**Together or apart?** ", "**Tillsammans eller var för sig?** "), money(), verdict(),
                       each_way(), when(), threshold(), what_turns_it(), official(), "\n\n"});
    }

private:
    [[nodiscard]] std::string money() const {
        const Scenario& joint = study_.scenarios[question_.joint].content;
        const Scenario& apart = study_.scenarios[question_.apart].content;
        if (have_equal_budgets(joint, apart)) return std::string(say("At the same budget, ", "Vid samma budget: "));
        const double together = number(question_.joint, measure::total_cost_sek).mean / 1e6;
        const double alone = number(question_.apart, measure::total_cost_sek).mean / 1e6;
        return joined({say("The money differs: together about ", "Pengarna skiljer sig: tillsammans omkring "),
                       two(together), say(" million SEK, apart about ", " miljoner kronor, var för sig omkring "),
                       two(alone), say(", a difference of ", ", en skillnad på "), two(together - alone),
                       say(". So, ", ". Så: ")});
    }

    [[nodiscard]] std::string verdict() const {
        const bool more = more_.mean >= 0;
        const double unit = more ? 1 : -1;
        std::string text =
            joined({bold_name(question_.joint), say(" (coordination ", " (samordning "),
                    as_given(level_of(study_, question_.joint), language_),
                    say(") would avert about ", ") skulle förebygga omkring "), two(unit * more_.mean),
                    more ? say(" more recruitments in ", " fler rekryteringar på ")
                         : say(" fewer recruitments in ", " färre rekryteringar på "),
                    years(), say(" than ", " än "), bold_name(question_.apart), " (", intervals(more_, unit), "). "});
        if (!more_.has_intervals())
            return text + std::string(say("Which is better cannot be told from so few replicates.",
                                          "Vilket som är bättre går inte att säga med så få upprepningar."));
        const std::string beats =
            joined({say(" Together would avert more in ", " Tillsammans skulle förebygga fler i "),
                    share_of_worlds(number(question_.joint, measure::probability_beats, slug(question_.apart))), "."});
        if (more_.is_above_zero())
            return joined(
                {text, say("On average, joint action would pay.", "I genomsnitt skulle samordning löna sig."), beats});
        if (more_.is_below_zero())
            return joined({text,
                           say("On average, joint action would not pay: the same money apart would avert more.",
                               "I genomsnitt skulle samordning inte löna sig: samma pengar var för sig skulle "
                               "förebygga fler."),
                           beats});
        return joined(
            {text,
             say("Whether joint action pays cannot be told with ", "Om samordning lönar sig går inte att säga med "),
             std::to_string(more_.replicates), say(" replicates", " upprepningar"),
             replicates_to_tell(question_.joint, slug(question_.apart)), ".", beats});
    }

    [[nodiscard]] std::string of(std::size_t arm, std::string_view name) const {
        const Estimate& averted = number(arm, name);
        return joined({two(averted.mean), " (", intervals(averted), ")"});
    }

    [[nodiscard]] std::string each_way() const {
        std::string text = joined({say(" Averted net: together ", " Förebyggda netto: tillsammans "),
                                   of(question_.joint, measure::averted_net), say(", apart ", ", var för sig "),
                                   of(question_.apart, measure::averted_net)});
        if (study_.has_gross())
            text += joined({say("; gross: ", "; brutto: "), of(question_.joint, measure::averted_gross),
                            say(" and ", " och "), of(question_.apart, measure::averted_gross)});
        return text + ".";
    }

    [[nodiscard]] std::string when() const {
        const auto shows = [&](std::size_t arm) {
            const double weeks = number(arm, measure::effect_shows_after).mean;
            return weeks == weeks ? years_and_months(static_cast<int>(weeks), language_)
                                  : std::string(say("not in these years", "inte under dessa år"));
        };
        return joined({say(" It would start to show: together after ", " Det skulle börja märkas: tillsammans efter "),
                       shows(question_.joint), say(", apart after ", ", var för sig efter "), shows(question_.apart),
                       "."});
    }

    [[nodiscard]] std::string threshold() const {
        if (question_.levels.size() < 2)
            return joined({say(" From which level of coordination on joint action pays (c*) was not asked: add "
                               "scenarios/threshold/*.json.",
                               " Från vilken nivå av samordning det lönar sig (c*) efterfrågades inte: lägg till "
                               "scenarios/threshold/*.json.")});
        const Estimate& found = number(question_.joint, measure::coordination_threshold);
        const Estimate& none = number(question_.joint, measure::share_without_threshold);
        if (!none.has_value()) return {};
        const auto level = [&](double value) {
            return value == value
                       ? two(value)
                       : joined({say("above ", "över "), as_given(level_of(study_, question_.joint), language_)});
        };
        return joined(
            {say(" Joint action would avert at least as many from a coordination of about ",
                 " Samordning skulle förebygga minst lika många från nivån omkring "),
             level(found.mean), say(" on (c*, median; range over worlds ", " (c*, median; spann mellan världar "),
             level(found.low90), say(" to ", " till "), level(found.high90), say("); in ", "); i "),
             per_cent(none.mean), say(" of worlds at no level run.", " av världarna på ingen nivå som kördes.")});
    }

    [[nodiscard]] std::string what_turns_it() const {
        const Estimate& less = number(question_.joint, measure::averted_more_filled_less_often);
        const Estimate& more = number(question_.joint, measure::averted_more_filled_more_often);
        if (!less.has_intervals() || !more.has_intervals()) return {};
        return joined(
            {say(" What the answer hangs on: in the half of worlds where open positions are filled less often "
                 "joint action would avert ",
                 " Vad svaret hänger på: i den halva av världarna där öppna positioner fylls mer sällan "
                 "skulle samordning förebygga "),
             two(less.mean), say(" more (", " fler ("), intervals(less),
             say("), in the other half ", "), i den andra halvan "), two(more.mean), " (", intervals(more), ")."});
    }

    [[nodiscard]] std::string official() const {
        const Estimate& arrests = number(question_.joint, measure::arrests_averted_last_year);
        const double sd = number(0, measure::arrests_year_to_year_sd).mean;
        if (!arrests.has_value() || !(sd > 0)) return {};
        const bool seen = arrests.mean > 2 * sd || arrests.mean < -2 * sd;
        return joined({seen
                           ? say(" Official statistics would show it", " Officiell statistik skulle visa det")
                           : say(" Official statistics would not show it", " Officiell statistik skulle inte visa det"),
                       say(": in the last year about ", ": under det sista året omkring "), two(arrests.mean),
                       say(" fewer arrests of youth in networks, where such a number moves by about ",
                           " färre gripanden av unga i nätverk, där antalet ändras med omkring "),
                       two(sd), say(" from one year to the next.", " från ett år till nästa.")});
    }

    const JointQuestion& question_;
    const Estimate& more_;
};

}  // namespace

std::string joint_sentences(const AnswerInput& input, Language language) {
    const auto question = find_joint_question(*input.study);
    return question ? JointSentences(input, language, *question).all() : std::string();
}

}  // namespace samverkan
