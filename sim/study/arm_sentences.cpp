#include "results/joined.hpp"
#include "study/answer_writer.hpp"
#include "study/measures.hpp"
#include "study/money_measures.hpp"

namespace samverkan {
namespace {

/// What an arm would do, compared with the baseline.
class ArmSentences : AnswerWriter {
public:
    ArmSentences(const AnswerInput& input, Language language, std::size_t arm)
        : AnswerWriter(input, language), arm_(arm), averted_(number(arm, measure::averted_net)) {}

    std::string all() const {
        if (funds_nothing(study_.scenarios[arm_].content)) return changes_nothing();
        std::string text = net() + verdict();
        if (study_.has_gross()) text += gross();
        text += ages() + time() + cost();
        if (!input_.changed_something[arm_])
            text += say(" In none of these worlds did anybody's recruitment change.",
                        " I ingen av dessa världar ändrades någons rekrytering.");
        return joined({text, "\n\n", use_of_money()});
    }

private:
    [[nodiscard]] std::string changes_nothing() const {
        return joined({bold_name(arm_),
                       say(" changes nothing in the years shown: it funds nothing that acts in them. Its numbers equal "
                           "the baseline by construction, which is not a finding of no effect.\n\n",
                           " ändrar ingenting under de år som visas: inget som finansieras verkar under dem. "
                           "Siffrorna är lika med jämförelsens av konstruktion, vilket inte är ett resultat om "
                           "utebliven effekt.\n\n")});
    }

    [[nodiscard]] std::string net() const {
        const bool fewer = averted_.mean >= 0;
        const double unit = fewer ? 1 : -1;
        std::string text = joined({bold_name(arm_),
                                   fewer ? say(" would avert about ", " skulle förebygga omkring ")
                                         : say(" would lead to about ", " skulle leda till omkring "),
                                   two(unit * averted_.mean),
                                   fewer ? say(" recruitments of youth in ", " rekryteringar av unga på ")
                                         : say(" more recruitments of youth in ", " fler rekryteringar av unga på "),
                                   years(), say(", net, compared with ", ", netto, jämfört med "), name(0), " (",
                                   intervals(averted_, unit), ")"});
        const Estimate& share = number(arm_, measure::averted_share);
        if (fewer && share.has_value())
            text += joined({": ", two(1000 * share.mean),
                            say(" of 1,000 that would happen", " av 1\xC2\xA0"
                                                               "000 som annars skulle ske")});
        return text + ".";
    }

    /// From a fixed scale: not to be told, no effect shown, on average, in nearly every world.
    [[nodiscard]] std::string verdict() const {
        if (!averted_.has_intervals())
            return std::string(say(" Whether it averts any cannot be told from so few replicates.",
                                   " Om den förebygger några går inte att säga med så få upprepningar."));
        const Estimate& probability = number(arm_, measure::probability_averts);
        const std::string worlds = joined({say(" It would avert more than none in ", " Den skulle förebygga fler än "
                                                                                     "noll i "),
                                           share_of_worlds(probability), "."});
        const bool range_spans_zero = averted_.low90 <= 0 && averted_.high90 >= 0;
        if (!averted_.differs_from_zero())
            return joined({say(" No effect shown: with ", " Ingen effekt visad: med "),
                           std::to_string(averted_.replicates),
                           say(" replicates the mean cannot be told from zero",
                               " upprepningar går medelvärdet inte att skilja från noll"),
                           replicates_to_tell(arm_), ".", worlds});
        if (range_spans_zero)
            return joined({averted_.mean > 0
                               ? say(" An effect shown on average, but not in every world: the range includes zero.",
                                     " En effekt visad i genomsnitt, men inte i varje värld: spannet innehåller noll.")
                               : say(" Harm shown on average, but not in every world: the range includes zero.",
                                     " Skada visad i genomsnitt, men inte i varje värld: spannet innehåller noll."),
                           worlds});
        return joined({averted_.mean > 0
                           ? say(" An effect shown in nearly every world.", " En effekt visad i nästan varje värld.")
                           : say(" Harm shown in nearly every world.", " Skada visad i nästan varje värld."),
                       worlds});
    }

    [[nodiscard]] std::string gross() const {
        const Estimate& gross = number(arm_, measure::averted_gross);
        std::string text = joined({say(" Gross, with gangs acting as in the baseline, it would avert about ",
                                       " Brutto, om gängen agerar som i jämförelsen, skulle den förebygga omkring "),
                                   two(gross.mean), " (", intervals(gross), ")"});
        const Estimate& replaced = number(arm_, measure::replaced_share);
        if (gross.is_above_zero() && replaced.mean > 0 && replaced.mean <= 1)
            text +=
                joined({say("; about ", "; omkring "), per_cent(replaced.mean),
                        say(" of that would be replaced by others whom gangs recruit instead (90 % interval ",
                            " av det skulle ersättas av andra som gängen rekryterar i stället (90 %-intervall "),
                        two(100 * replaced.mean_low90), say(" to ", " till "), per_cent(replaced.mean_high90), ")"});
        return text + ".";
    }

    [[nodiscard]] std::string ages() const {
        const std::optional<std::size_t> band = ages_mostly_averted(arm_);
        if (!band) return {};
        const Estimate& averted = number(arm_, measure::averted_net, {}, {.age_band = *band});
        const bool most = averted.mean > averted_.mean / 2;
        return joined({most ? say(" Most of them, about ", " De flesta av dem, omkring ")
                            : say(" The largest part, about ", " Den största delen, omkring "),
                       two(averted.mean), say(", would be aged ", ", skulle vara i åldern "), age_bands[*band].name,
                       " (", intervals(averted), ")."});
    }

    [[nodiscard]] std::string time() const {
        const double weeks = number(arm_, measure::effect_shows_after).mean;
        if (weeks != weeks) return {};
        return joined({averted_.mean > 0
                           ? say(" It would start to show after about ", " Det skulle börja märkas efter omkring ")
                           : say(" The harm would start to show after about ", " Skadan skulle börja märkas efter "
                                                                               "omkring "),
                       years_and_months(static_cast<int>(weeks), language_), "."});
    }

    /// Where no effect is shown there is no ratio: it would be a number without meaning.
    [[nodiscard]] std::string cost() const {
        const Estimate& cost = number(arm_, measure::cost_per_averted_sek);
        if (!cost.has_value()) {
            if (!(number(arm_, measure::total_cost_sek).mean > 0)) return {};
            if (averted_.is_below_zero())
                return std::string(
                    say(" No cost per averted recruitment is given, since it would avert none.",
                        " Ingen kostnad per förebyggd rekrytering anges, eftersom ingen skulle förebyggas."));
            return std::string(say(" No cost per averted recruitment is given, since no effect is shown.",
                                   " Ingen kostnad per förebyggd rekrytering anges, eftersom ingen effekt är visad."));
        }
        if (!(cost.mean > 0)) return {};
        std::string text =
            joined({say(" It would cost about ", " Det skulle kosta omkring "), two(cost.mean / 1e6),
                    say(" million SEK per averted recruitment (", " miljoner kronor per förebyggd rekrytering ("),
                    cost_range(cost), ")"});
        return text + paid_by() + "." + other_ratios();
    }

    /// Gross, and with costs and effects discounted.
    [[nodiscard]] std::string other_ratios() const {
        std::string text;
        const auto add = [&](std::string_view name, std::string_view english, std::string_view swedish) {
            const Estimate& ratio = number(arm_, name);
            if (!(ratio.mean > 0)) return;
            text += joined(
                {text.empty() ? "" : "; ", say(english, swedish), two(ratio.mean / 1e6), " (", cost_range(ratio), ")"});
        };
        if (study_.has_gross())
            add(measure::cost_per_averted_gross_sek, "gross, before anybody is replaced, ",
                "brutto, innan någon ersätts, ");
        add(measure::cost_per_averted_discounted_sek, "net, with costs and effects discounted, ",
            "netto, med kostnader och effekter diskonterade, ");
        if (text.empty()) return text;
        return joined({say(" The same ratio in million SEK: ", " Samma kvot i miljoner kronor: "), text, "."});
    }

    /// As intervals(), but the range has no upper end where some worlds avert none.
    [[nodiscard]] std::string cost_range(const Estimate& cost) const {
        constexpr double million = 1e-6;
        if (!cost.has_intervals() || cost.high90 == cost.high90) return intervals(cost, million);
        return joined({say("range over worlds from ", "spann mellan världar från "), two(million * cost.low90),
                       say(" without upper end, simulation error ", " utan övre gräns, simuleringsfel "),
                       two(million * cost.simulation_error)});
    }

    /// ", paid by the municipalities", or ", paid 60 % by the state and 40 % by the region".
    [[nodiscard]] std::string paid_by() const {
        std::vector<std::string> parts;
        for (const Payer which : payers_of(study_.scenarios[arm_].content)) {
            const Estimate& share = number(arm_, measure::payer_share, name_of(which));
            if (!(share.mean > 0)) continue;
            const std::string_view payer = payer_name(which, language_);
            if (share.mean >= 1) return joined({say(", paid by ", ", betalat av "), payer});
            parts.push_back(joined({per_cent(share.mean), say(" by ", " av "), payer}));
        }
        std::string text;
        for (std::size_t i = 0; i < parts.size(); ++i)
            text += joined({i == 0                 ? say(", paid ", ", betalat till ")
                            : i + 1 < parts.size() ? std::string_view(", ")
                                                   : say(" and ", " och "),
                            parts[i]});
        return text;
    }

    [[nodiscard]] std::string use_of_money() const {
        std::string text;
        for (const Programme& programme : study_.scenarios[arm_].content.programmes) {
            const Estimate& cost = number(arm_, measure::cost_sek, programme.id);
            const Estimate& units = number(arm_, measure::delivered_units, programme.id);
            text += joined({"- ", language_ == Language::english ? programme.name_en : programme.name_sv,
                            say(": would deliver about ", ": skulle ge omkring "), two(units.mean),
                            say(" units (", " enheter ("), intervals(units), say(") for ", ") för "),
                            two(cost.mean / 1e6), say(" million SEK (", " miljoner kronor ("), intervals(cost, 1e-6),
                            say(") in ", ") på "), years(), ".\n"});
        }
        text += use_of_budget() + share_of_what_there_is() + social_value();
        return text.empty() ? text : text + "\n";
    }

    /// Allotted and left, over all payers and years.
    [[nodiscard]] std::string use_of_budget() const {
        const Scenario& scenario = study_.scenarios[arm_].content;
        if (!scenario.budget) return {};
        double allotted = 0, unspent = 0;
        std::string by_payer;
        for (std::size_t payer = 0; payer < payer_count; ++payer) {
            if (scenario.budget->has_none_of(static_cast<Payer>(payer))) continue;
            double left = 0;
            for (int year = 0; year * weeks_per_report_year < scenario.weeks; ++year) {
                allotted += number(arm_, measure::budget_allotted_sek, payer_names[payer], {.year = year}).mean;
                left += number(arm_, measure::budget_unspent_sek, payer_names[payer], {.year = year}).mean;
            }
            unspent += left;
            by_payer += joined(
                {by_payer.empty() ? "" : ", ", payer_name(static_cast<Payer>(payer), language_), " ", two(left / 1e6)});
        }
        return joined({say("- Budget: about ", "- Budget: omkring "), two(allotted / 1e6),
                       say(" million SEK would be allotted in ", " miljoner kronor skulle ges på "), years(),
                       say(", of which about ", ", varav omkring "), two(unspent / 1e6),
                       say(" would be left at the years' ends and lapse", " skulle vara kvar vid årens slut och inte "
                                                                          "följa med"),
                       by_payer.empty() ? "" : " (", by_payer, by_payer.empty() ? ".\n" : ").\n"});
    }

    /// Each payer's cost beside the money it has anyway.
    [[nodiscard]] std::string share_of_what_there_is() const {
        if (!study_.baseline_budgets) return {};
        std::string list;
        for (const Payer payer : payers_of(study_.scenarios[arm_].content)) {
            const SummaryRow* row =
                input_.summary->find(slug(arm_), measure::share_of_baseline_budget, {}, name_of(payer));
            if (row == nullptr) continue;
            list += joined({list.empty() ? "" : ", ", payer_name(payer, language_), " ", per_cent(row->estimate.mean)});
        }
        if (list.empty()) return {};
        return joined({say("- Beside the money that payers have for children and youths before the scenario "
                           "(assumptions, `samverkan list budgets`), this would be: ",
                           "- Vid sidan av de pengar som betalarna har för barn och unga före scenariot (antaganden, "
                           "`samverkan list budgets`) skulle detta vara: "),
                       list, ".\n"});
    }

    /// Apart from the cost per averted recruitment; nothing where no effect is shown.
    [[nodiscard]] std::string social_value() const {
        if (!study_.social_value || !averted_.is_above_zero()) return {};
        std::string list;
        for (std::size_t payer = 0; payer < payer_count; ++payer) {
            const auto millions = [&](std::string_view name) {
                return two(number(arm_, name, payer_names[payer]).mean / 1e6);
            };
            if (!(number(arm_, measure::social_value_sek, payer_names[payer]).mean > 0)) continue;
            list += joined({list.empty() ? "" : "; ", payer_name(static_cast<Payer>(payer), language_), " ",
                            millions(measure::social_value_sek), " (", millions(measure::social_value_low_sek),
                            say(" to ", " till "), millions(measure::social_value_high_sek),
                            say("), less its cost ", "), minus kostnaden "), millions(measure::net_social_value_sek)});
        }
        return joined({say("- Social value, apart from the ratio above: with what an active year in a gang is assumed "
                           "to cost the public (low to high), the recruitments averted, net, would be worth, in "
                           "million SEK discounted: ",
                           "- Samhällsekonomiskt värde, skilt från kvoten ovan: med vad ett aktivt år i ett gäng antas "
                           "kosta det offentliga (lågt till högt) skulle de förebyggda rekryteringarna, netto, vara "
                           "värda, i miljoner kronor diskonterat: "),
                       list, ".\n"});
    }

    std::size_t arm_;
    const Estimate& averted_;
};

}  // namespace

std::string arm_sentences(const AnswerInput& input, Language language, std::size_t arm) {
    return ArmSentences(input, language, arm).all();
}

}  // namespace samverkan
