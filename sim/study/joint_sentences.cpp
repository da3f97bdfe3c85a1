// The governor's question in words: does joint action beat the same money spent apart?
#include "results/joined.hpp"
#include "study/answer_writer.hpp"
#include "study/comparison_measures.hpp"
#include "study/joint_question.hpp"
#include "study/markdown_table.hpp"

namespace samverkan {
namespace {

class JointSentences : AnswerWriter {
public:
    JointSentences(const AnswerInput& input, Language language, const JointQuestion& question)
        : AnswerWriter(input, language), question_(question),
          more_(number(question.joint, measure::averted_more_than, slug(question.apart))),
          same_money_(
              have_equal_budgets(study_.scenarios[question.joint].content, study_.scenarios[question.apart].content)) {}

    std::string all() const { return text() + levels(); }

private:
    [[nodiscard]] std::string text() const {
        return joined({say("**Together or apart?** ", "**Tillsammans eller var för sig?** "), difference(), verdict(),
                       budgets_differ(question_.joint, question_.apart), spent(), each_way(), ages(), when(),
                       threshold(), what_turns_it(), official(), "\n\n"});
    }

    /// "12 more" or "12 fewer".
    [[nodiscard]] std::string more_or_fewer(double more) const {
        return more >= 0 ? joined({two(more), say(" more", " fler")}) : joined({two(-more), say(" fewer", " färre")});
    }
    /// As intervals(), for what more_or_fewer() says.
    [[nodiscard]] std::string intervals_of(const Estimate& more) const {
        return intervals(more, more.mean >= 0 ? 1 : -1);
    }

    [[nodiscard]] std::string difference() const {
        return joined({same_money_ ? say("At the same budget, ", "Vid samma budget skulle ") : std::string_view(),
                       bold_name(question_.joint), say(" (coordination ", " (samordning "),
                       as_given(level_of(study_, question_.joint), language_),
                       same_money_ ? say(") would avert about ", ") förebygga omkring ")
                                   : say(") would avert about ", ") skulle förebygga omkring "),
                       more_or_fewer(more_.mean), say(" recruitments in ", " rekryteringar på "), years(),
                       say(" than ", " än "), bold_name(question_.apart), " (", intervals_of(more_), ")."});
    }

    [[nodiscard]] std::string verdict() const {
        if (!more_.has_intervals())
            return std::string(say(" Which is better cannot be told from so few replicates.",
                                   " Vilket som är bättre går inte att säga med så få upprepningar."));
        const std::string beats =
            joined({say(" Together would avert more in ", " Tillsammans skulle förebygga fler i "),
                    share_of_worlds(number(question_.joint, measure::probability_beats, slug(question_.apart))), "."});
        if (!more_.differs_from_zero())
            return joined({say(" Whether joint action pays cannot be told with ",
                               " Om samordning lönar sig går inte att säga med "),
                           std::to_string(more_.replicates), say(" replicates", " upprepningar"),
                           replicates_to_tell(question_.joint, slug(question_.apart)), ".", beats});
        if (more_.is_above_zero())
            return joined({say(" On average, joint action would pay.", " I genomsnitt skulle samordning löna sig."),
                           beats, in_which_worlds()});
        return joined(
            {say(" On average, joint action would not pay: the money spent apart would avert more.",
                 " I genomsnitt skulle samordning inte löna sig: pengarna var för sig skulle förebygga fler."),
             beats, in_which_worlds()});
    }

    [[nodiscard]] std::string in_which_worlds() const {
        if (more_.low90 > 0 || more_.high90 < 0) return {};
        return std::string(
            say(" Not in every world: the range includes zero.", " Inte i varje värld: spannet innehåller noll."));
    }

    /// Equal allotments can be used unequally: what cannot be delivered is not spent.
    [[nodiscard]] std::string spent() const {
        const Estimate& more = number(question_.joint, measure::joint_spends_more_sek);
        const double unit = more.mean >= 0 ? 1e-6 : -1e-6;
        return joined(
            {say(" Spent, which is less than allotted where there is nobody to serve, would be about ",
                 " Använt, vilket är mindre än tilldelat där ingen finns att ge insatsen, skulle bli omkring "),
             two(number(question_.joint, measure::total_cost_sek).mean / 1e6),
             say(" million SEK together, ", " miljoner kronor tillsammans, "), two(unit * more.mean),
             more.mean >= 0 ? say(" more", " mer") : say(" less", " mindre"), say(" than apart (", " än var för sig ("),
             intervals(more, unit), ")."});
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
            text += joined({say("; gross: together ", "; brutto: tillsammans "),
                            of(question_.joint, measure::averted_gross), say(", apart ", ", var för sig "),
                            of(question_.apart, measure::averted_gross)});
        return text + ".";
    }

    [[nodiscard]] std::string ages() const {
        const std::optional<std::size_t> band = ages_mostly_averted(question_.joint);
        if (!band) return {};
        return joined({say(" Of those averted together most would be aged ",
                           " Av dem som förebyggs tillsammans skulle flest vara i åldern "),
                       age_bands[*band].name, ": ",
                       two(number(question_.joint, measure::averted_net, {}, {.age_band = *band}).mean), " (",
                       intervals(number(question_.joint, measure::averted_net, {}, {.age_band = *band})), ")."});
    }

    /// Only where an effect, or a difference, is shown at all.
    [[nodiscard]] std::string when() const {
        if (!more_.has_intervals()) return {};
        const auto shows = [&](double weeks) {
            return weeks == weeks ? joined({say("after about ", "efter omkring "),
                                            years_and_months(static_cast<int>(weeks), language_)})
                                  : std::string(say("not in these years", "inte under dessa år"));
        };
        return joined({say(" It would start to show: together ", " Det skulle börja märkas: tillsammans "),
                       shows(number(question_.joint, measure::effect_shows_after).mean),
                       say(", apart ", ", var för sig "),
                       shows(number(question_.apart, measure::effect_shows_after).mean),
                       say(", which of the two averts more ", ", vilket som förebygger fler "),
                       shows(number(question_.joint, measure::joint_shows_after).mean), "."});
    }

    /// A level, or that it lies above those run.
    [[nodiscard]] std::string level(double value) const {
        if (value == value) return two(value);
        return joined({say("above ", "över "), as_given(level_of(study_, question_.joint), language_)});
    }

    [[nodiscard]] std::string threshold() const {
        if (question_.levels.size() < 2)
            return std::string(say(" From which level of coordination on joint action pays (c*) was not asked: add "
                                   "`--threshold`.",
                                   " Från vilken nivå av samordning det lönar sig (c*) efterfrågades inte: lägg till "
                                   "`--threshold`."));
        const Estimate& found = number(question_.joint, measure::coordination_threshold);
        const Estimate& none = number(question_.joint, measure::share_without_threshold);
        if (!none.has_intervals())
            return std::string(say(" From which level of coordination on joint action pays (c*) cannot be told from so "
                                   "few replicates.",
                                   " Från vilken nivå av samordning det lönar sig (c*) går inte att säga med så få "
                                   "upprepningar."));
        return joined(
            {say(" c*, the lowest level of coordination at which joint action would avert at least as many as money "
                 "apart, would be ",
                 " c*, den lägsta nivå av samordning som skulle förebygga minst lika många som pengar var för sig, "
                 "skulle vara "),
             level(found.mean),
             say(" in the middle world (range over worlds ", " i den mittersta världen (spann "
                                                             "mellan världar "),
             level(found.low90), say(" to ", " till "), level(found.high90),
             say(", simulation error: 90 % interval ", ", simuleringsfel: 90 %-intervall "), level(found.mean_low90),
             say(" to ", " till "), level(found.mean_high90), say("); at no level run in ", "); på ingen nivå i "),
             share_of_worlds(none),
             say(". Of the means over worlds it would be ", ". För medelvärdena över världar "
                                                            "skulle den vara "),
             level(number(question_.joint, measure::coordination_threshold_of_means).mean), "."});
    }

    /// Joint action less money apart at each level.
    [[nodiscard]] std::string levels() const {
        if (question_.levels.size() < 2) return {};
        std::vector<Cells> lines{
            {std::string(say("coordination", "samordning")),
             std::string(say("averts more than apart", "förebygger fler än var för sig")),
             std::string(say("in % of worlds (90 % interval)", "i % av världarna (90 %-intervall)"))}};
        for (const std::size_t arm : question_.levels) {
            const std::string_view apart = slug(question_.apart);
            lines.push_back({as_given(level_of(study_, arm), language_),
                             table_cell(number(arm, measure::averted_more_than, apart), language_),
                             table_share(number(arm, measure::probability_beats, apart), language_)});
        }
        return markdown_table(lines) + "\n";
    }

    [[nodiscard]] std::string what_turns_it() const {
        const Estimate& less = number(question_.joint, measure::averted_more_filled_less_often);
        const Estimate& often = number(question_.joint, measure::averted_more_filled_more_often);
        if (!less.has_intervals() || !often.has_intervals()) return {};
        return joined(
            {say(" What the answer hangs on: in the half of worlds where open positions are filled less often "
                 "joint action would avert ",
                 " Vad svaret hänger på: i den halva av världarna där öppna positioner fylls mer sällan "
                 "skulle samordning förebygga "),
             more_or_fewer(less.mean), " (", intervals_of(less), say("), in the other half ", "), i den andra halvan "),
             more_or_fewer(often.mean), " (", intervals_of(often), ")."});
    }

    [[nodiscard]] std::string official() const {
        const Estimate& arrests = number(question_.joint, measure::arrests_averted_last_year);
        const double sd = number(question_.joint, measure::arrests_year_to_year_sd).mean;
        if (!arrests.has_value() || !(sd > 0)) return {};
        const bool seen = arrests.mean > 2 * sd || arrests.mean < -2 * sd;
        return joined({seen
                           ? say(" Official statistics would show it", " Officiell statistik skulle visa det")
                           : say(" Official statistics would not show it", " Officiell statistik skulle inte visa det"),
                       say(": together, in the last year, about ", ": tillsammans, under det sista året, omkring "),
                       more_or_fewer(-arrests.mean),
                       say(" arrests of youth in networks than in the baseline (",
                           " gripanden av unga i nätverk än i jämförelsen ("),
                       intervals(arrests, arrests.mean > 0 ? 1 : -1),
                       say("), where such a number moves by about ", "), där ett sådant antal ändras med omkring "),
                       two(sd), say(" from one year to the next.", " från ett år till nästa.")});
    }

    const JointQuestion& question_;
    const Estimate& more_;
    bool same_money_;
};

}  // namespace

std::string joint_sentences(const AnswerInput& input, Language language) {
    std::string text;
    for (const JointQuestion& question : find_joint_questions(*input.study))
        text += JointSentences(input, language, question).all();
    return text;
}

}  // namespace samverkan
