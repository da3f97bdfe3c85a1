#include "study/answer_writer.hpp"

#include <cmath>

#include "results/joined.hpp"
#include "study/comparison_measures.hpp"

namespace samverkan {

std::string AnswerWriter::intervals(const Estimate& estimate, double unit, std::string_view suffix) const {
    if (!estimate.has_intervals())
        return joined({say("no interval: ", "inget intervall: "), std::to_string(estimate.replicates),
                       estimate.replicates == 1 ? say(" replicate is too few", " upprepning är för få")
                                                : say(" replicates are too few", " upprepningar är för få")});
    const double low = unit < 0 ? estimate.high90 : estimate.low90, high = unit < 0 ? estimate.low90 : estimate.high90;
    return joined({say("range over worlds ", "spann mellan världar "), two(unit * low), suffix, say(" to ", " till "),
                   two(unit * high), suffix, say(", simulation error ", ", simuleringsfel "),
                   two(std::fabs(unit) * estimate.simulation_error), suffix});
}

std::string AnswerWriter::share_of_worlds(const Estimate& share) const {
    return joined({per_cent(share.mean), say(" of worlds (90 % interval ", " av världarna (90 %-intervall "),
                   two(100 * share.mean_low90), say(" to ", " till "), per_cent(share.mean_high90), ")"});
}

std::string AnswerWriter::replicates_to_tell(std::size_t scenario, std::string_view other) const {
    const double needed = number(scenario, measure::replicates_for_sign, other).mean;
    if (needed != needed) return {};
    return joined({say("; about ", "; omkring "), two(needed),
                   say(" would be needed, if mean and spread are as found", " skulle behövas, om medelvärde och "
                                                                            "spridning är som de verkar")});
}

std::optional<std::size_t> AnswerWriter::ages_mostly_averted(std::size_t scenario) const {
    if (!number(scenario, measure::averted_net).is_above_zero()) return std::nullopt;
    std::size_t largest = 0;
    const auto of_band = [&](std::size_t band) -> const Estimate& {
        return number(scenario, measure::averted_net, {}, {.age_band = band});
    };
    for (std::size_t band = 1; band < age_band_count; ++band)
        if (of_band(band).mean > of_band(largest).mean) largest = band;
    if (!of_band(largest).is_above_zero()) return std::nullopt;
    return largest;
}

std::string AnswerWriter::budgets_differ(std::size_t arm, std::size_t other) const {
    const auto difference = budget_difference(study_.scenarios[arm].content, study_.scenarios[other].content);
    if (!difference)
        return joined({say(" Their budgets cannot be compared, since not all money is stated beforehand: what ",
                           " Budgetarna går inte att jämföra, eftersom alla pengar inte anges i förväg: det som "),
                       bold_name(arm), say(" delivers would cost about ", " levererar skulle kosta omkring "),
                       two(number(arm, measure::total_cost_sek).mean / 1e6),
                       say(" million SEK, of ", " miljoner kronor, för "), bold_name(other),
                       say(" about ", " omkring "), two(number(other, measure::total_cost_sek).mean / 1e6), "."});
    if (difference->empty()) return {};
    const auto millions = [&](std::string_view detail, const Slice& slice) -> std::optional<double> {
        const SummaryRow* row = input_.summary->find(slug(arm), measure::allotted_more_than_sek, slice, detail);
        return row == nullptr ? std::nullopt : std::optional(row->estimate.mean / 1e6);
    };
    std::string payers, by_year;
    for (std::size_t payer = 0; payer < payer_count; ++payer)
        if (const auto sek = millions(joined({slug(other), " ", payer_names[payer]}), {}))
            payers +=
                joined({payers.empty() ? "" : ", ", payer_name(static_cast<Payer>(payer), language_), " ", two(*sek)});
    for (int year = 0; year * weeks_per_report_year < study_.baseline().weeks; ++year)
        by_year += joined({by_year.empty() ? "" : "; ", two(millions(slug(other), {.year = year}).value_or(0))});
    const double sum = millions(slug(other), {}).value_or(0);
    return joined({say(" Their budgets differ: ", " Budgetarna skiljer sig: "), bold_name(arm),
                   say(" would be allotted about ", " skulle få omkring "), two(std::fabs(sum)),
                   sum < 0 ? say(" million SEK less than ", " miljoner kronor mindre än ")
                           : say(" million SEK more than ", " miljoner kronor mer än "),
                   bold_name(other), say(" in ", " på "), years(), say(" (by payer: ", " (per betalare: "), payers,
                   say("; by year: ", "; per år: "), by_year, ")."});
}

}  // namespace samverkan
