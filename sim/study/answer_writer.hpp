#pragma once
// Words and numbers of an answer in one language; every number is looked up in the summary table.
#include <optional>
#include <string>

#include "study/answer.hpp"

namespace samverkan {

class AnswerWriter {
public:
    AnswerWriter(const AnswerInput& input, Language language)
        : input_(input), study_(*input.study), language_(language) {}

protected:
    [[nodiscard]] std::string_view say(std::string_view english, std::string_view swedish) const {
        return samverkan::say(language_, english, swedish);
    }
    [[nodiscard]] const Estimate& number(std::size_t scenario, std::string_view name, std::string_view detail = {},
                                         const Slice& slice = {}) const {
        return input_.summary->at(study_.scenarios[scenario].slug, name, slice, detail);
    }
    [[nodiscard]] std::string name(std::size_t scenario) const {
        return name_of(study_.scenarios[scenario].content, language_);
    }
    [[nodiscard]] std::string bold_name(std::size_t scenario) const { return "**" + name(scenario) + "**"; }
    [[nodiscard]] std::string_view slug(std::size_t scenario) const { return study_.scenarios[scenario].slug; }
    [[nodiscard]] std::string years() const { return duration(study_.baseline().weeks, language_); }

    /// Two significant digits.
    [[nodiscard]] std::string two(double value) const { return rounded(value, 2, language_); }
    /// A share in per cent, without its sign.
    [[nodiscard]] std::string per_cent(double share) const { return percent(share, language_); }

    /// "range over worlds a to b, simulation error c", or that there are too few replicates for either. `unit`
    /// multiplies; a negative one turns the range round.
    [[nodiscard]] std::string intervals(const Estimate& estimate, double unit = 1, std::string_view suffix = {}) const;
    /// "80 % of worlds (90 % interval 61 to 92 %)"
    [[nodiscard]] std::string share_of_worlds(const Estimate& share) const;
    /// "about 230 replicates would be needed to tell, if mean and spread are as found"; empty if not known.
    [[nodiscard]] std::string replicates_to_tell(std::size_t scenario, std::string_view other = {}) const;

    /// The age band with most recruits averted, net, if both it and the whole can be told to be above zero.
    [[nodiscard]] std::optional<std::size_t> ages_mostly_averted(std::size_t scenario) const;
    /// A sentence on how the money of two arms differs, by payer and by year; empty where it is the same.
    [[nodiscard]] std::string budgets_differ(std::size_t arm, std::size_t other) const;

    const AnswerInput& input_;
    const Study& study_;
    Language language_;
};

/// Sentences about scenario `arm` compared with the baseline.
[[nodiscard]] std::string arm_sentences(const AnswerInput& input, Language language, std::size_t arm);

/// Sentences about the arm that averts most on average, compared with each other arm that changes something.
[[nodiscard]] std::string pair_sentences(const AnswerInput& input, Language language);

/// Whether joint action beats the same money apart, a paragraph for every set of arms that asks it.
[[nodiscard]] std::string joint_sentences(const AnswerInput& input, Language language);

/// "12 [-30 to 54] ±2.1": mean, range over worlds, simulation error; the mean alone if there are no intervals.
[[nodiscard]] std::string table_cell(const Estimate& estimate, Language language, double unit = 1);

/// A share of worlds in per cent: "80 (61–92)".
[[nodiscard]] std::string table_share(const Estimate& share, Language language);

/// All scenarios at a glance, pairs of arms, programmes.
[[nodiscard]] std::string overview_tables(const AnswerInput& input, Language language);

/// Money of one scenario: by programme, payer and year, and the use of its budget; empty where nothing is funded.
[[nodiscard]] std::string money_tables(const AnswerInput& input, Language language, std::size_t scenario);
/// What it costs each municipality, by year.
[[nodiscard]] std::string municipality_tables(const AnswerInput& input, Language language, std::size_t scenario);

/// Tables of one scenario: by year, age, sex and channel.
[[nodiscard]] std::string slice_tables(const AnswerInput& input, Language language, std::size_t scenario);
/// Tables of one scenario by area, and by area and year.
[[nodiscard]] std::string area_tables(const AnswerInput& input, Language language, std::size_t scenario);

}  // namespace samverkan
