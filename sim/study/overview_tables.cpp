// All scenarios at a glance, pairs of arms, programmes.
#include <array>

#include "results/axes.hpp"
#include "results/joined.hpp"
#include "study/answer_writer.hpp"
#include "study/markdown_table.hpp"

namespace samverkan {
namespace {

/// In the order of ServiceAgency.
constexpr std::array<Label, service_agency_count> agency_words{{{"socialtjänsten", "social services"},
                                                                {"skolan", "school"},
                                                                {"barnpsykiatrin", "psychiatry"},
                                                                {"fritiden", "leisure"},
                                                                {"civilsamhället", "civil society"},
                                                                {"näringslivet", "business"}}};

class OverviewTables : AnswerWriter {
public:
    using AnswerWriter::AnswerWriter;

    std::string all() const { return scenarios() + pairs() + programmes() + help(); }

private:
    [[nodiscard]] std::string cell(const Estimate& estimate, double unit = 1) const {
        return table_cell(estimate, language_, unit);
    }
    [[nodiscard]] std::string titled(std::string_view title, const std::vector<Cells>& lines) const {
        return joined({"### ", title, "\n\n", markdown_table(lines), "\n"});
    }

    [[nodiscard]] std::string scenarios() const {
        Cells header{std::string(say("scenario", "scenario")), std::string(say("recruits", "rekryteringar")),
                     std::string(say("per 1,000 aged 10-19 and year", "per 1\xC2\xA0"
                                                                      "000 i åldern 10-19 och år")),
                     std::string(say("fill probability, %", "fyllnadssannolikhet, %"))};
        const bool compares = study_.scenarios.size() > 1;
        if (compares) header.emplace_back(say("averted, net", "förebyggda, netto"));
        if (compares && study_.has_gross()) header.emplace_back(say("averted, gross", "förebyggda, brutto"));
        if (compares) header.emplace_back(say("averts any, % of worlds", "förebygger någon, % av världarna"));
        std::vector<Cells> lines{header};
        for (std::size_t s = 0; s < study_.scenarios.size(); ++s) {
            Cells line{name(s), cell(number(s, measure::recruits)), cell(number(s, measure::recruitment_rate)),
                       cell(number(s, measure::fill_probability), 100)};
            if (compares && s > 0) {
                line.push_back(cell(number(s, measure::averted_net)));
                if (study_.has_gross()) line.push_back(cell(number(s, measure::averted_gross)));
                line.push_back(share(number(s, measure::probability_averts)));
            }
            line.resize(header.size());
            lines.push_back(line);
        }
        return titled(say("All scenarios", "Alla scenarier"), lines);
    }

    [[nodiscard]] std::string share(const Estimate& share) const { return table_share(share, language_); }

    [[nodiscard]] std::string pairs() const {
        if (study_.scenarios.size() < 3) return {};
        Cells header{std::string(say("averts more than", "förebygger fler än"))};
        for (std::size_t s = 1; s < study_.scenarios.size(); ++s) header.push_back(name(s));
        std::vector<Cells> lines{header};
        for (std::size_t arm = 1; arm < study_.scenarios.size(); ++arm) {
            Cells line{name(arm)};
            for (std::size_t other = 1; other < study_.scenarios.size(); ++other)
                line.push_back(arm == other ? "" : share(number(arm, measure::probability_beats, slug(other))));
            lines.push_back(line);
        }
        return titled(say("The row averts more than the column: % of worlds (90 % interval)",
                          "Raden förebygger fler än kolumnen: % av världarna (90 %-intervall)"),
                      lines);
    }

    [[nodiscard]] std::string programmes() const {
        std::vector<Cells> lines{{std::string(say("programme", "insats")), std::string(say("scenario", "scenario")),
                                  std::string(say("units", "enheter")),
                                  std::string(say("cost, million SEK", "kostnad, miljoner kronor"))}};
        for (std::size_t s = 0; s < study_.scenarios.size(); ++s)
            for (const Programme& programme : study_.scenarios[s].content.programmes)
                lines.push_back({language_ == Language::english ? programme.name_en : programme.name_sv, name(s),
                                 cell(number(s, measure::delivered_units, programme.id)),
                                 cell(number(s, measure::cost_sek, programme.id), 1e-6)});
        return lines.size() == 1 ? std::string() : titled(say("Programmes", "Insatser"), lines);
    }
    /// Of the baseline: other scenarios stand in summary.csv.
    [[nodiscard]] std::string help() const {
        constexpr std::array shown{std::string_view("help_noticed"),  std::string_view("help_opened"),
                                   std::string_view("help_matched"),  std::string_view("help_declined"),
                                   std::string_view("help_started"),  std::string_view("help_completed"),
                                   std::string_view("help_withdrew"), std::string_view("help_waiting")};
        std::vector<Cells> lines{{std::string(say("agency", "verksamhet")),
                                  std::string(say("noticed", "uppmärksammade")), std::string(say("opened", "öppnade")),
                                  std::string(say("matched", "matchade")), std::string(say("declined", "tackade nej")),
                                  std::string(say("started", "började")), std::string(say("completed", "fullföljde")),
                                  std::string(say("left the queue by themselves", "lämnade kön själva")),
                                  std::string(say("waiting at the end", "i kö vid slutet")),
                                  std::string(say("mean wait, weeks", "väntan, veckor"))}};
        for (std::size_t agency = 0; agency < agency_names.size(); ++agency) {
            if (input_.summary->find(slug(0), measure::help_mean_wait_weeks, {}, agency_names[agency]) == nullptr)
                continue;
            Cells line{std::string(samverkan::say(language_, agency_words[agency]))};
            for (const std::string_view measure : shown) line.push_back(cell(number(0, measure, agency_names[agency])));
            line.push_back(cell(number(0, measure::help_mean_wait_weeks, agency_names[agency])));
            lines.push_back(line);
        }
        if (lines.size() == 1) return {};
        return titled(say("From concern to help: cases of the baseline in all reported years",
                          "Från oro till hjälp: nulägets ärenden under alla redovisade år"),
                      lines);
    }
};

}  // namespace

std::string overview_tables(const AnswerInput& input, Language language) {
    return OverviewTables(input, language).all();
}

std::string table_share(const Estimate& share, Language language) {
    const auto shown = [&](double value) { return with_decimals(100 * value, 0, language); };
    if (!share.has_intervals()) return shown(share.mean);
    return joined({shown(share.mean), " (", shown(share.mean_low90), "\xE2\x80\x93", shown(share.mean_high90), ")"});
}

std::string table_cell(const Estimate& estimate, Language language, double unit) {
    const auto shown = [&](double value) { return table_number(unit * value, language); };
    if (!estimate.has_intervals()) return shown(estimate.mean);
    return joined({shown(estimate.mean), " [", shown(estimate.low90), say(language, " to ", " till "),
                   shown(estimate.high90), "] \xC2\xB1", shown(estimate.simulation_error)});
}

}  // namespace samverkan
