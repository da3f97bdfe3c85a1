#include <algorithm>
#include <cmath>

#include "results/joined.hpp"
#include "study/answer.hpp"
#include "study/measures.hpp"

namespace samverkan {
namespace {

constexpr int digits = 2;  ///< significant digits of estimates in sentences

class Sentences {
public:
    Sentences(const AnswerInput& input, Language language) : input_(input), study_(*input.study), language_(language) {}

    std::string all() const {
        std::string text;
        for (std::size_t s = 1; s < study_.scenarios.size(); ++s) text += of_arm(s);
        return text + of_baseline() + of_supply();
    }

private:
    [[nodiscard]] std::string_view say(std::string_view english, std::string_view swedish) const {
        return samverkan::say(language_, english, swedish);
    }
    [[nodiscard]] const Estimate& number(std::size_t scenario, std::string_view name,
                                         std::string_view detail = {}) const {
        return input_.summary->at(study_.scenarios[scenario].slug, name, {}, detail);
    }
    [[nodiscard]] std::string two(double value) const { return rounded(value, digits, language_); }
    [[nodiscard]] std::string years() const { return duration(study_.baseline().weeks, language_); }
    [[nodiscard]] std::string bold_name(std::size_t s) const {
        return joined({"**", name_of(study_.scenarios[s].content, language_), "**"});
    }

    /// "range over worlds a to b, simulation error c", or that there are too few replicates for either.
    [[nodiscard]] std::string intervals(const Estimate& estimate, double unit = 1, std::string_view suffix = {}) const {
        if (!estimate.has_intervals())
            return joined({say("no interval: ", "inget intervall: "), std::to_string(estimate.replicates),
                           estimate.replicates == 1 ? say(" replicate is too few", " upprepning är för få")
                                                    : say(" replicates are too few", " upprepningar är för få")});
        return joined({say("range over worlds ", "spann mellan världar "), two(unit * estimate.low90), suffix,
                       say(" to ", " till "), two(unit * estimate.high90), suffix,
                       say(", simulation error ", ", simuleringsfel "), two(unit * estimate.simulation_error), suffix});
    }

    [[nodiscard]] std::string of_arm(std::size_t s) const {
        if (funds_nothing(study_.scenarios[s].content)) return changes_nothing(s);
        std::string text = net(s);
        if (study_.branches == Branches::live_and_gross) text += gross(s);
        if (!input_.changed_something[s])
            text += say(" In none of these worlds did anybody's recruitment change.",
                        " I ingen av dessa världar ändrades någons rekrytering.");
        return joined({text, "\n\n", use_of_money(s)});
    }

    [[nodiscard]] std::string changes_nothing(std::size_t s) const {
        return joined({bold_name(s),
                       say(" changes nothing in the years shown: it funds nothing that acts in them. Its numbers equal "
                           "the baseline by construction, which is not a finding of no effect.\n\n",
                           " ändrar ingenting under de år som visas: inget som finansieras verkar under dem. "
                           "Siffrorna är lika med jämförelsens av konstruktion, vilket inte är ett resultat om "
                           "utebliven effekt.\n\n")});
    }

    [[nodiscard]] std::string net(std::size_t s) const {
        const Estimate& averted = number(s, measure::averted_net);
        const double recruits = number(0, measure::recruits).mean;
        std::string text = joined({bold_name(s), say(" would avert about ", " skulle förebygga omkring "),
                                   two(averted.mean), say(" recruitments of youth in ", " rekryteringar av unga på "),
                                   years(), say(", net, compared with ", ", netto, jämfört med "),
                                   name_of(study_.baseline(), language_), " (", intervals(averted), ")"});
        if (recruits > 0)
            text += joined({say(": ", ": "), two(1000 * averted.mean / recruits),
                            say(" of 1,000 that would happen", " av 1\xC2\xA0"
                                                               "000 som annars skulle ske")});
        text += ". ";
        if (averted.mean < 0)
            text += say("A negative number means more recruitments. ", "Ett negativt tal betyder fler rekryteringar. ");
        const Estimate& probability = number(s, measure::probability_averts);
        if (averted.has_intervals())
            text += joined({say("It would avert more than none in ", "Den skulle förebygga fler än noll i "),
                            percent(probability.mean, language_), say(" of worlds", " av världarna"),
                            averted.low90 < 0 && averted.high90 > 0
                                ? say("; the range includes zero. ", "; spannet innehåller noll. ")
                                : std::string_view(". ")});
        return text;
    }

    [[nodiscard]] std::string gross(std::size_t s) const {
        const Estimate& gross = number(s, measure::averted_gross);
        const double net = number(s, measure::averted_net).mean;
        std::string text = joined({say("Gross, with gangs acting as in the baseline, it would avert about ",
                                       "Brutto, om gängen agerar som i jämförelsen, skulle den förebygga omkring "),
                                   two(gross.mean), " (", intervals(gross), ")"});
        const bool clear = gross.has_intervals() && gross.mean > 2 * gross.simulation_error;
        if (clear && net < gross.mean && net >= 0)
            text += joined({say("; ", "; "), percent(1 - net / gross.mean, language_),
                            say(" of that would be replaced by others whom gangs recruit instead",
                                " av det skulle ersättas av andra som gängen rekryterar i stället")});
        return text + ".";
    }

    [[nodiscard]] std::string use_of_money(std::size_t s) const {
        const Scenario& scenario = study_.scenarios[s].content;
        std::string text;
        for (const Programme& programme : scenario.programmes) {
            const double cost = number(s, measure::cost_sek, programme.id).mean / study_.scale;
            const double units = number(s, measure::delivered_units, programme.id).mean / study_.scale;
            text += joined({"- ", language_ == Language::english ? programme.name_en : programme.name_sv,
                            say(": would deliver about ", ": skulle ge omkring "), two(units),
                            say(" units for ", " enheter för "), two(cost / 1e6),
                            say(" million SEK in ", " miljoner kronor på "), years(), ".\n"});
        }
        return text.empty() ? text : text + "\n";
    }

    [[nodiscard]] std::string of_baseline() const {
        const Estimate& all = number(0, measure::recruits);
        const Estimate& first = number(0, measure::recruits_first);
        const Estimate& rate = number(0, measure::recruitment_rate);
        return joined({say("In ", "I "), name_of(study_.baseline(), language_),
                       say(" youth would be recruited about ", " skulle unga rekryteras omkring "), two(all.mean),
                       say(" times in ", " gånger på "), years(), " (", intervals(all), "), ", two(first.mean),
                       say(" of them for the first time: ", " av dem för första gången: "), two(rate.mean),
                       say(" recruited per 1,000 residents aged 10-19 and person-year (",
                           " rekryterade per 1\xC2\xA0"
                           "000 invånare i åldern 10-19 och personår ("),
                       intervals(rate), "), ", two(number(0, measure::recruitment_rate_first).mean),
                       say(" for the first time.\n\n", " för första gången.\n\n")});
    }

    [[nodiscard]] std::string of_supply() const {
        const Estimate& phi = number(0, measure::fill_probability);
        std::string text = joined({say("Fill probability: of the gangs' open positions, ",
                                       "Fyllnadssannolikhet: av gängens öppna positioner skulle "),
                                   percent(phi.mean, language_),
                                   say(" would be filled rather than expire (", " fyllas i stället för att upphöra ("),
                                   intervals(phi, 100, "\xC2\xA0%"), ")."});
        if (study_.branches == Branches::live) return text + "\n";
        const Estimate& elasticity = number(0, measure::supply_elasticity);
        return text +
               joined(
                   {say(" Supply elasticity: if everybody's hazard of being recruited were 1 % lower, recruits would "
                        "be ",
                        " Utbudselasticitet: om allas risk att rekryteras vore 1 % lägre skulle rekryteringarna bli "),
                    two(elasticity.mean), say(" % fewer (", " % färre ("), intervals(elasticity), ").\n"});
    }

    const AnswerInput& input_;
    const Study& study_;
    Language language_;
};

}  // namespace

std::string name_of(const Scenario& scenario, Language language) {
    return language == Language::english ? scenario.name_en : scenario.name_sv;
}

std::string answer_sentences(const AnswerInput& input, Language language) { return Sentences(input, language).all(); }

AnswerInput make_answer_input(const Study& study, const StudyOutcome& outcome, const SummaryTable& summary) {
    AnswerInput input{&study, &summary, std::vector<bool>(study.scenarios.size(), false)};
    for (const ReplicateTally& replicate : outcome.replicates)
        for (std::size_t s = 0; s < study.scenarios.size(); ++s)
            if (replicate.changed_something[s]) input.changed_something[s] = true;
    return input;
}

}  // namespace samverkan
