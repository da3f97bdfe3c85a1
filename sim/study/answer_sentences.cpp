#include "results/joined.hpp"
#include "study/answer_writer.hpp"
#include "study/joint_question.hpp"
#include "study/stopping.hpp"

namespace samverkan {
namespace {

/// What holds for the whole study: baseline, supply of recruits, precision.
class StudySentences : AnswerWriter {
public:
    using AnswerWriter::AnswerWriter;

    std::string all() const { return of_baseline() + of_supply() + of_precision(); }

private:
    [[nodiscard]] std::string of_baseline() const {
        const Estimate& all = number(0, measure::recruits);
        const Estimate& first = number(0, measure::recruits_first);
        const Estimate& rate = number(0, measure::recruitment_rate);
        return joined({say("In ", "I "), name(0),
                       say(" youth would be recruited about ", " skulle unga rekryteras "
                                                               "omkring "),
                       two(all.mean), say(" times in ", " gånger på "), years(), " (", intervals(all), "), ",
                       two(first.mean), say(" of them for the first time: ", " av dem för första gången: "),
                       two(rate.mean),
                       say(" recruited per 1,000 residents aged 10-19 and person-year (",
                           " rekryterade per 1\xC2\xA0"
                           "000 invånare i åldern 10-19 och personår ("),
                       intervals(rate), "), ", two(number(0, measure::recruitment_rate_first).mean),
                       say(" for the first time.\n\n", " för första gången.\n\n")});
    }

    [[nodiscard]] std::string of_supply() const {
        const Estimate& phi = number(0, measure::fill_probability);
        std::string text;
        if (phi.has_value())
            text = joined({say("Fill probability: of the gangs' open positions, ",
                               "Fyllnadssannolikhet: av gängens öppna positioner skulle "),
                           per_cent(phi.mean),
                           say(" would be filled rather than expire (", " fyllas i stället för att upphöra ("),
                           intervals(phi, 100, "\xC2\xA0%"), ").\n"});
        if (!study_.has_probe()) return text + "\n";
        const Estimate& elasticity = number(0, measure::supply_elasticity);
        if (!elasticity.has_value()) return text + "\n";
        return joined(
            {text,
             say("Supply elasticity: if everybody's hazard of being recruited were 1 % lower, recruits would "
                 "be ",
                 "Utbudselasticitet: om allas risk att rekryteras vore 1 % lägre skulle rekryteringarna bli "),
             two(elasticity.mean), say(" % fewer (", " % färre ("), intervals(elasticity), ").\n\n"});
    }

    /// How many worlds there were and, if an error was wanted, whether it was reached.
    [[nodiscard]] std::string of_precision() const {
        const std::size_t count = number(0, measure::recruits).replicates;
        std::string text = joined({say("Means over ", "Medelvärden över "), std::to_string(count),
                                   count == 1 ? say(" world", " värld") : say(" worlds", " världar")});
        if (study_.wanted_error > 0) text += wanted_and_reached();
        text += ".";
        if (study_.scale < 1)
            text += joined({say(" Simulated at scale ", " Simulerat i skala "), as_given(study_.scale, language_),
                            say(": counts and costs are of that share of the county.",
                                ": antal och kostnader gäller den delen av länet.")});
        return text + "\n";
    }

    [[nodiscard]] std::string wanted_and_reached() const {
        const double reached = input_.reached_error;
        std::string text = joined(
            {say("; wanted simulation error ", "; önskat simuleringsfel "), as_given(study_.wanted_error, language_)});
        if (reached != reached)
            return text + std::string(say(", reached cannot be told", ", uppnått går inte att säga"));
        text += joined({say(", reached ", ", uppnått "), two(reached)});
        if (reached <= study_.wanted_error) return text;
        return text +
               joined({say(" with the most replicates allowed; about ", " med så många upprepningar som tilläts; "
                                                                        "omkring "),
                       two(input_.replicates_needed), say(" would be needed", " skulle behövas")});
    }
};

}  // namespace

std::string name_of(const Scenario& scenario, Language language) {
    return language == Language::english ? scenario.name_en : scenario.name_sv;
}

std::string answer_sentences(const AnswerInput& input, Language language) {
    std::string text = joint_sentences(input, language);
    const std::vector<bool> told_by_level = arms_below_the_joint(*input.study);
    for (std::size_t arm = 1; arm < input.study->scenarios.size(); ++arm)
        if (!told_by_level[arm]) text += arm_sentences(input, language, arm);
    return text + pair_sentences(input, language) + StudySentences(input, language).all();
}

AnswerInput make_answer_input(const Study& study, const StudyOutcome& outcome, const SummaryTable& summary) {
    AnswerInput input{&study, &summary, std::vector<bool>(study.scenarios.size(), false)};
    for (const ReplicateTally& replicate : outcome.replicates)
        for (std::size_t s = 0; s < study.scenarios.size(); ++s)
            if (replicate.changed_something[s]) input.changed_something[s] = true;
    input.reached_error = headline_error(outcome.replicates);
    input.replicates_needed = replicates_needed(study, outcome.replicates);
    return input;
}

}  // namespace samverkan
