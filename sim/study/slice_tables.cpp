// One scenario by year, age, sex, channel, area, and area and year.
#include "core/iso_week.hpp"
#include "results/joined.hpp"
#include "study/answer_writer.hpp"
#include "study/markdown_table.hpp"

namespace samverkan {
namespace {

constexpr std::string_view masked_count = "<5", masked_number = "..";

class SliceTables : AnswerWriter {
public:
    SliceTables(const AnswerInput& input, Language language, std::size_t scenario)
        : AnswerWriter(input, language), scenario_(scenario),
          layout_((study_.baseline().weeks + weeks_per_report_year - 1) / weeks_per_report_year,
                  study_.county->areas.size()) {}

    std::string by_year_age_sex_channel() const {
        Cells years, bands, sexes, channels;
        for (int year = 0; year < layout_.years(); ++year)
            years.push_back(joined({std::to_string(year + 1), say(", from ", ", från "),
                                    to_string(iso_week(study_.baseline().start_week + year * weeks_per_report_year))}));
        for (const AgeBand& band : age_bands) bands.emplace_back(band.name);
        for (const Sex sex : {Sex::male, Sex::female}) sexes.emplace_back(name_of(sex, language_));
        for (std::size_t c = 0; c < channel_count; ++c)
            channels.emplace_back(name_of(static_cast<Channel>(c), language_));
        return table(say("by year", "per år"), say("year", "år"), layout_.of_year(0), years) +
               table(say("by age", "per ålder"), say("age", "ålder"), layout_.of_age_band(0), bands) +
               table(say("by sex", "per kön"), say("sex", "kön"), layout_.of_sex(Sex::male), sexes) +
               table(say("by channel", "per kanal"), say("channel", "kanal"), layout_.of_channel(Channel::street),
                     channels);
    }

    std::string by_area() const {
        Cells areas;
        for (const Area& area : study_.county->areas) areas.push_back(area.name);
        return table(say("by area", "per område"), say("area", "område"), layout_.of_area(0), areas) +
               by_area_and_year();
    }

private:
    [[nodiscard]] std::string titled(std::string_view title, const std::vector<Cells>& lines) const {
        return joined({"### ", name(scenario_), ": ", title, "\n\n", markdown_table(lines), "\n"});
    }
    [[nodiscard]] std::string cell(std::string_view name, std::size_t slice) const {
        const SummaryRow* row = input_.summary->find(slug(scenario_), name, layout_[slice]);
        if (row->masked) return std::string(name == measure::recruits ? masked_count : masked_number);
        return table_cell(row->estimate, language_);
    }

    /// Slices [from, from + labels) with a label each.
    [[nodiscard]] std::string table(std::string_view title, std::string_view head, std::size_t from,
                                    const Cells& labels) const {
        Cells header{std::string(head), std::string(say("recruits", "rekryteringar")),
                     std::string(say("per 1,000 aged 10-19 and year", "per 1\xC2\xA0"
                                                                      "000 i åldern 10-19 och år"))};
        std::vector<std::string_view> measures{measure::recruits, measure::recruitment_rate};
        if (scenario_ > 0) {
            header.emplace_back(say("averted, net", "förebyggda, netto"));
            measures.push_back(measure::averted_net);
        }
        if (scenario_ > 0 && study_.has_gross()) {
            header.emplace_back(say("averted, gross", "förebyggda, brutto"));
            measures.push_back(measure::averted_gross);
        }
        std::vector<Cells> lines{header};
        for (std::size_t i = 0; i < labels.size(); ++i) {
            Cells line{labels[i]};
            for (const std::string_view name : measures) line.push_back(cell(name, from + i));
            lines.push_back(line);
        }
        return titled(title, lines);
    }

    [[nodiscard]] std::string by_area_and_year() const {
        const std::string_view name = scenario_ == 0 ? measure::recruits : measure::averted_net;
        Cells header{std::string(say("area", "område"))};
        for (int year = 0; year < layout_.years(); ++year)
            header.push_back(joined({say("year ", "år "), std::to_string(year + 1)}));
        std::vector<Cells> lines{header};
        for (std::size_t area = 0; area < layout_.areas(); ++area) {
            Cells line{study_.county->areas[area].name};
            for (int year = 0; year < layout_.years(); ++year)
                line.push_back(cell(name, layout_.of_area_year(area, year)));
            lines.push_back(line);
        }
        return titled(scenario_ == 0 ? say("recruits by area and year", "rekryteringar per område och år")
                                     : say("averted, net, by area and year", "förebyggda, netto, per område och år"),
                      lines);
    }

    std::size_t scenario_;
    SliceLayout layout_;
};

}  // namespace

std::string slice_tables(const AnswerInput& input, Language language, std::size_t scenario) {
    return SliceTables(input, language, scenario).by_year_age_sex_channel();
}

std::string area_tables(const AnswerInput& input, Language language, std::size_t scenario) {
    return SliceTables(input, language, scenario).by_area();
}

}  // namespace samverkan
