#include <algorithm>

#include "core/iso_week.hpp"
#include "results/joined.hpp"
#include "study/answer.hpp"

namespace samverkan {
namespace {

using Cells = std::vector<std::string>;

constexpr std::string_view masked_count = "<5", masked_number = "..";
constexpr std::string_view by_area_and_year_english = "by area and year";
constexpr std::string_view by_area_and_year_swedish = "per område och år";
constexpr std::string_view last_section_mark = "\n<!-- by area and year -->\n";

/// Characters of a UTF-8 text.
std::size_t width(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// A Markdown table with aligned columns: the first to the left, numbers to the right.
std::string markdown_table(const std::vector<Cells>& lines) {
    std::vector<std::size_t> widths(lines.front().size(), 3);
    for (const Cells& line : lines)
        for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], width(line[i]));
    const auto row = [&](const Cells& line) {
        std::string text = "|";
        for (std::size_t i = 0; i < line.size(); ++i) {
            const std::string space(widths[i] - width(line[i]), ' ');
            text += i == 0 ? joined({" ", line[i], space, " |"}) : joined({" ", space, line[i], " |"});
        }
        return text + "\n";
    };
    std::string rule = "|";
    for (std::size_t i = 0; i < widths.size(); ++i)
        rule += joined({i == 0 ? " " : " ", std::string(widths[i] - (i == 0 ? 0 : 1), '-'), i == 0 ? " |" : ": |"});
    std::string text = row(lines.front()) + rule + "\n";
    for (std::size_t i = 1; i < lines.size(); ++i) text += row(lines[i]);
    return text;
}

class Tables {
public:
    Tables(const AnswerInput& input, Language language)
        : input_(input), study_(*input.study), language_(language),
          layout_((study_.baseline().weeks + weeks_per_report_year - 1) / weeks_per_report_year,
                  study_.county->areas.size()) {}

    std::string all() const {
        std::string text;
        const std::size_t first = study_.scenarios.size() > 1 ? 1 : 0;
        for (std::size_t s = first; s < study_.scenarios.size(); ++s) text += of_scenario(s);
        text += last_section_mark;
        for (std::size_t s = first; s < study_.scenarios.size(); ++s) text += area_by_year(s);
        return text;
    }

private:
    [[nodiscard]] std::string_view say(std::string_view english, std::string_view swedish) const {
        return samverkan::say(language_, english, swedish);
    }
    [[nodiscard]] std::string shown(double value) const { return table_number(value, language_); }
    [[nodiscard]] bool has_gross() const { return study_.branches == Branches::live_and_gross; }

    /// Slices [from, from + labels) with a label each.
    [[nodiscard]] std::string table(std::size_t s, std::string_view title, std::string_view head, std::size_t from,
                                    const Cells& labels) const {
        const std::string error(say("simulation error", "simuleringsfel"));
        Cells header{std::string(head), std::string(say("recruits, baseline", "rekryteringar, jämförelsen"))};
        if (s > 0) header.insert(header.end(), {std::string(say("averted, net", "förebyggda, netto")), error});
        if (s > 0 && has_gross())
            header.insert(header.end(), {std::string(say("averted, gross", "förebyggda, brutto")), error});
        if (s == 0) header[1] = say("recruits", "rekryteringar");
        if (s == 0) header.push_back(error);
        std::vector<Cells> lines{header};
        for (std::size_t i = 0; i < labels.size(); ++i) lines.push_back(line(s, labels[i], layout_[from + i]));
        return joined({"### ", name_of(study_.scenarios[s].content, language_), ": ", title, "\n\n",
                       markdown_table(lines), "\n"});
    }

    [[nodiscard]] Cells line(std::size_t s, const std::string& label, const Slice& slice) const {
        const SummaryRow* recruits = input_.summary->find(study_.scenarios.front().slug, measure::recruits, slice);
        Cells cells{label, recruits->masked ? std::string(masked_count) : shown(recruits->estimate.mean)};
        if (s == 0)
            cells.push_back(recruits->masked ? std::string(masked_number) : shown(recruits->estimate.simulation_error));
        if (s == 0) return cells;
        for (const std::string_view name : {measure::averted_net, measure::averted_gross}) {
            if (name == measure::averted_gross && !has_gross()) continue;
            const SummaryRow* row = input_.summary->find(study_.scenarios[s].slug, name, slice);
            cells.push_back(row->masked ? std::string(masked_number) : shown(row->estimate.mean));
            cells.push_back(row->masked ? std::string(masked_number) : shown(row->estimate.simulation_error));
        }
        return cells;
    }

    [[nodiscard]] std::string of_scenario(std::size_t s) const {
        Cells years, bands, sexes, channels, areas;
        for (int year = 0; year < layout_.years(); ++year)
            years.push_back(joined({std::to_string(year + 1), say(", from ", ", från "),
                                    to_string(iso_week(study_.baseline().start_week + year * weeks_per_report_year))}));
        for (const AgeBand& band : age_bands) bands.emplace_back(band.name);
        for (const Sex sex : {Sex::male, Sex::female}) sexes.emplace_back(name_of(sex, language_));
        for (std::size_t c = 0; c < channel_count; ++c)
            channels.emplace_back(name_of(static_cast<Channel>(c), language_));
        for (const Area& area : study_.county->areas) areas.push_back(area.name);
        return table(s, say("by year", "per år"), say("year", "år"), layout_.of_year(0), years) +
               table(s, say("by age", "per ålder"), say("age", "ålder"), layout_.of_age_band(0), bands) +
               table(s, say("by sex", "per kön"), say("sex", "kön"), layout_.of_sex(Sex::male), sexes) +
               table(s, say("by channel", "per kanal"), say("channel", "kanal"), layout_.of_channel(Channel::street),
                     channels) +
               table(s, say("by area", "per område"), say("area", "område"), layout_.of_area(0), areas);
    }

    [[nodiscard]] std::string area_by_year(std::size_t s) const {
        const std::string_view name = s == 0 ? measure::recruits : measure::averted_net;
        Cells header{std::string(say("area", "område"))};
        for (int year = 0; year < layout_.years(); ++year)
            header.push_back(joined({say("year ", "år "), std::to_string(year + 1)}));
        std::vector<Cells> lines{header};
        for (std::size_t area = 0; area < layout_.areas(); ++area) {
            Cells cells{study_.county->areas[area].name};
            for (int year = 0; year < layout_.years(); ++year) {
                const SummaryRow* row =
                    input_.summary->find(study_.scenarios[s].slug, name, layout_[layout_.of_area_year(area, year)]);
                cells.push_back(row->masked ? std::string(s == 0 ? masked_count : masked_number)
                                            : joined({shown(row->estimate.mean), " (",
                                                      shown(row->estimate.simulation_error), ")"}));
            }
            lines.push_back(cells);
        }
        return joined({"### ", name_of(study_.scenarios[s].content, language_), ": ",
                       s == 0 ? say("recruits ", "rekryteringar ") : say("averted, net, ", "förebyggda, netto, "),
                       say(by_area_and_year_english, by_area_and_year_swedish),
                       say(" (simulation error)", " (simuleringsfel)"), "\n\n", markdown_table(lines), "\n"});
    }

    const AnswerInput& input_;
    const Study& study_;
    Language language_;
    SliceLayout layout_;
};

}  // namespace

std::string answer_tables(const AnswerInput& input, Language language) { return Tables(input, language).all(); }

std::string answer_text(const AnswerInput& input, Language language) {
    const Study& study = *input.study;
    std::string title = name_of(study.scenarios.front().content, language);
    for (std::size_t s = study.scenarios.size() - 1; s > 0; --s)
        title =
            joined({name_of(study.scenarios[s].content, language),
                    s + 1 < study.scenarios.size() ? ", " : say(language, " compared with ", " jämfört med "), title});
    const std::string_view care = say(
        language,
        "Synthetic persons. Rates describe groups; do not use them to choose a child, a school or a street for "
        "control. Recruitments are first and renewed. An area's numbers are masked below 5 recruits a cell.",
        "Syntetiska personer. Talen beskriver grupper; använd dem inte för att välja ut ett barn, en skola eller en "
        "gata för kontroll. Rekryteringar är första och förnyade. Ett områdes tal döljs under 5 rekryteringar per "
        "cell.");
    return joined(
        {"# ", title, "\n\n", answer_sentences(input, language), "\n", care, "\n\n", answer_tables(input, language)});
}

std::string without_long_tables(const std::string& answer) { return answer.substr(0, answer.find(last_section_mark)); }

}  // namespace samverkan
