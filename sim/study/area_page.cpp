#include "study/area_page.hpp"

#include "results/joined.hpp"
#include "study/answer_writer.hpp"
#include "study/joint_question.hpp"
#include "study/markdown_table.hpp"
#include "study/measures.hpp"

namespace samverkan {
namespace {

std::string heading_of(const Area& area) { return joined({"# ", area.name, " (", area.code, ")\n"}); }

class AreaPage : AnswerWriter {
public:
    AreaPage(const AnswerInput& input, Language language, std::size_t area)
        : AnswerWriter(input, language), area_(study_.county->areas[area]), slice_{.area = area},
          told_by_level_(arms_below_the_joint(study_)) {}

    std::string all() const {
        std::string text = joined({heading_of(area_), "\n", baseline()});
        for (std::size_t arm = 1; arm < study_.scenarios.size(); ++arm)
            if (!told_by_level_[arm]) text += of_arm(arm);
        return joined({text, costs(), care(), "\n"});
    }

private:
    [[nodiscard]] const SummaryRow& here(std::size_t scenario, std::string_view name) const {
        return *input_.summary->find(slug(scenario), name, slice_);
    }

    [[nodiscard]] std::string baseline() const {
        const SummaryRow& recruits = here(0, measure::recruits);
        if (recruits.masked)
            return joined({say("In ", "I "), bold_name(0),
                           say(" fewer than 5 would be recruited here in ", " skulle färre än 5 rekryteras här på "),
                           years(),
                           say(": too few to say anything of this area alone.\n\n",
                               ": för få för att säga något om detta område för sig.\n\n")});
        return joined(
            {say("In ", "I "), bold_name(0),
             say(" youth living here would be recruited about ", " skulle unga som bor här rekryteras omkring "),
             two(recruits.estimate.mean), say(" times in ", " gånger på "), years(), " (", intervals(recruits.estimate),
             "): ", two(here(0, measure::recruitment_rate).estimate.mean),
             say(" recruited per 1,000 residents aged 10-19 and person-year (",
                 " rekryterade per 1\xC2\xA0"
                 "000 invånare i åldern 10-19 och personår ("),
             intervals(here(0, measure::recruitment_rate).estimate), say("), in the whole county ", "), i hela länet "),
             two(number(0, measure::recruitment_rate).mean), " (", intervals(number(0, measure::recruitment_rate)),
             ").\n\n"});
    }

    [[nodiscard]] std::string of_arm(std::size_t arm) const {
        if (funds_nothing(study_.scenarios[arm].content))
            return joined({bold_name(arm), say(" changes nothing in the years shown.\n\n",
                                               " ändrar ingenting under de år som visas.\n\n")});
        const SummaryRow& averted = here(arm, measure::averted_net);
        const Estimate& in_county = number(arm, measure::averted_net);
        if (averted.masked)
            return joined({bold_name(arm),
                           say(": too few to say anything of this area alone;",
                               ": för få för att säga något om detta område för sig;"),
                           say(" in the whole county it would ", " i hela länet skulle den "), change(in_county),
                           ".\n\n"});
        return joined({bold_name(arm), say(" would ", " skulle "), change(averted.estimate), say(" here", " här"),
                       verdict(averted.estimate), say(" In the whole county it would ", " I hela länet skulle den "),
                       change(in_county), ".\n\n"});
    }

    [[nodiscard]] std::string change(const Estimate& averted) const {
        if (averted.mean >= 0)
            return joined({say("avert about ", "förebygga omkring "), two(averted.mean),
                           say(" recruitments (", " rekryteringar ("), intervals(averted), ")"});
        return joined({say("lead to about ", "leda till omkring "), two(-averted.mean),
                       say(" more recruitments (", " fler rekryteringar ("), intervals(averted, -1), ")"});
    }

    /// The same scale as for the county.
    [[nodiscard]] std::string_view verdict(const Estimate& averted) const {
        if (!averted.has_intervals()) return say(": too few replicates to say.", ": för få upprepningar för att säga.");
        if (!averted.differs_from_zero())
            return say(": too few to say whether any.", ": för få för att säga om någon.");
        return averted.is_above_zero() ? say(": an effect shown on average.", ": en effekt visad i genomsnitt.")
                                       : say(": harm shown on average.", ": skada visad i genomsnitt.");
    }

    /// Of the whole municipality, where it is several areas.
    [[nodiscard]] std::string costs() const {
        Cells header{joined({say("cost of the municipality ", "kostnad för kommunen "), area_.municipality,
                             say(", million SEK", ", miljoner kronor")})};
        const int years = (study_.baseline().weeks + weeks_per_report_year - 1) / weeks_per_report_year;
        for (int year = 0; year < years; ++year)
            header.push_back(joined({say("year ", "år "), std::to_string(year + 1)}));
        std::vector<Cells> lines{header};
        for (std::size_t arm = 1; arm < study_.scenarios.size(); ++arm) {
            if (told_by_level_[arm]) continue;
            Cells line{name(arm)};
            for (int year = 0; year < years; ++year)
                if (const SummaryRow* row = input_.summary->find(slug(arm), measure::municipality_cost_sek,
                                                                 {.year = year}, area_.municipality))
                    line.push_back(table_cell(row->estimate, language_, 1e-6));
            if (line.size() == header.size()) lines.push_back(line);
        }
        return lines.size() == 1 ? std::string() : markdown_table(lines) + "\n";
    }

    [[nodiscard]] std::string_view care() const {
        return say(
            "Synthetic persons. An area of this size differs from the county by chance as well: read the ranges, "
            "and do not use them to choose a child, a school or a street for control.\n",
            "Syntetiska personer. Ett område av denna storlek skiljer sig från länet också av en slump: läs "
            "spannen, och använd dem inte för att välja ut ett barn, en skola eller en gata för kontroll.\n");
    }

    const Area& area_;
    Slice slice_;
    std::vector<bool> told_by_level_;
};

}  // namespace

std::string area_page(const AnswerInput& input, Language language, std::size_t area) {
    return AreaPage(input, language, area).all();
}

std::string area_pages(const AnswerInput& input, Language language) {
    std::string pages;
    for (std::size_t area = 0; area < input.study->county->areas.size(); ++area)
        pages += area_page(input, language, area);
    return pages;
}

std::string page_of_area(std::string_view pages, const Area& area) {
    const std::string heading = heading_of(area);
    std::size_t begin = pages.starts_with(heading) ? 0 : pages.find("\n" + heading);
    if (begin == std::string_view::npos) return {};
    if (begin > 0) ++begin;
    const std::size_t next = pages.find("\n# ", begin);
    return std::string(pages.substr(begin, next == std::string_view::npos ? next : next + 1 - begin));
}

}  // namespace samverkan
