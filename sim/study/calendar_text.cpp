// A calendar of deliveries in words.
#include "core/iso_week.hpp"
#include "results/joined.hpp"
#include "study/delivery_calendar.hpp"
#include "study/markdown_table.hpp"
#include "study/wording.hpp"

namespace samverkan {
namespace {

constexpr std::size_t most_areas_named = 4;
constexpr double sek_per_million = 1e6;

class CalendarWriter {
public:
    CalendarWriter(const DeliveryCalendar& calendar, Language language) : calendar_(calendar), language_(language) {}

    [[nodiscard]] std::string text() const {
        std::string text = joined({"# ", say("What would be delivered: ", "Vad som skulle levereras: "),
                                   say(calendar_.name_en, calendar_.name_sv), "\n\n"});
        if (calendar_.deliveries.empty())
            return text + std::string(say("Nothing is funded.\n", "Inget finansieras.\n"));
        return joined({text, deliveries(), "\n", years(), "\n", payers(), "\n", note(), "\n"});
    }

private:
    [[nodiscard]] std::string_view say(std::string_view english, std::string_view swedish) const {
        return samverkan::say(language_, english, swedish);
    }
    [[nodiscard]] std::string_view name(const PlannedDelivery& plan) const {
        return say(plan.programme_en, plan.programme_sv);
    }
    [[nodiscard]] std::string count(double value) const { return rounded(value, 3, language_); }
    [[nodiscard]] std::string millions(double sek) const { return rounded(sek / sek_per_million, 3, language_); }

    [[nodiscard]] std::string where(const PlannedDelivery& plan) const {
        if (plan.areas.empty()) return std::string(say("the whole county", "hela länet"));
        if (plan.areas.size() > most_areas_named)
            return joined({std::to_string(plan.areas.size()), say(" areas", " områden")});
        std::string list;
        for (const std::string& area : plan.areas) list += joined({list.empty() ? "" : ", ", area});
        return list;
    }

    [[nodiscard]] std::string deliveries() const {
        std::vector<Cells> lines{{std::string(say("programme", "program")), std::string(say("where", "var")),
                                  std::string(say("funded", "finansieras")),
                                  std::string(say("first delivery", "första leverans")),
                                  std::string(say("places at once", "platser på en gång")),
                                  std::string(say("youths meant", "avsedda ungdomar"))}};
        for (const PlannedDelivery& plan : calendar_.deliveries)
            lines.push_back(
                {std::string(name(plan)), where(plan),
                 joined({to_string(iso_week(plan.funded_from_week)), say(" to ", " till "),
                         to_string(iso_week(plan.funded_to_week - 1)),
                         plan.on_trigger ? say(", when triggered", ", när utlösaren löser ut") : ""}),
                 plan.first_delivery_week < 0 ? std::string(say("none", "ingen"))
                                              : joined({plan.on_trigger ? say("earliest ", "tidigast ") : "",
                                                        to_string(iso_week(plan.first_delivery_week))}),
                 plan.places_at_once > 0 ? count(plan.places_at_once) : std::string("-"), count(plan.youths_meant)});
        return markdown_table(lines);
    }

    [[nodiscard]] std::string years() const {
        Cells head{
            std::string(say("units at most, cost in million SEK", "enheter som mest, kostnad i miljoner kronor"))};
        for (std::size_t year = 0; year < calendar_.deliveries.front().years.size(); ++year)
            head.push_back(joined({say("year ", "år "), std::to_string(year + 1)}));
        head.emplace_back(say("all", "alla"));
        std::vector<Cells> lines{head};
        for (const PlannedDelivery& plan : calendar_.deliveries) {
            Cells line{std::string(name(plan))};
            double units = 0, cost = 0;
            for (const DeliveryYear& year : plan.years) {
                line.push_back(year.units > 0 ? joined({count(year.units), "; ", millions(year.cost_sek)}) : "-");
                units += year.units;
                cost += year.cost_sek;
            }
            line.push_back(joined({count(units), "; ", millions(cost)}));
            lines.push_back(std::move(line));
        }
        return markdown_table(lines);
    }

    [[nodiscard]] std::string payers() const {
        Cells head{std::string(say("who would pay, million SEK", "vem som skulle betala, miljoner kronor"))};
        for (std::size_t year = 0; year < calendar_.deliveries.front().years.size(); ++year)
            head.push_back(joined({say("year ", "år "), std::to_string(year + 1)}));
        head.emplace_back(say("all", "alla"));
        std::vector<Cells> lines{head};
        for (const auto& [payer, cost] : cost_by_payer(calendar_)) {
            Cells line{std::string(payer_name(payer, language_))};
            double all = 0;
            for (const double sek : cost) {
                line.push_back(millions(sek));
                all += sek;
            }
            line.push_back(millions(all));
            lines.push_back(std::move(line));
        }
        return markdown_table(lines);
    }

    [[nodiscard]] std::string note() const {
        return std::string(
            say("Worked out beforehand, nothing was run: the most that capacity allows "
                "from funding, start-up and ramp. "
                "Hand-overs that fail, people who decline, whole classes that do not fit and too few "
                "who are meant make a run "
                "deliver less, and so does a budget that cannot pay for all of it; what it delivers and costs stands "
                "in its answer. Youths meant are those who meet the "
                "conditions at the start, counted in a sample of one in fifty. Years are of 52 weeks "
                "from the scenario's start.",
                "Uträknat i förväg, utan att något körts: det mesta som kapaciteten medger efter "
                "finansiering, uppstart och "
                "upptrappning. Överlämningar som misslyckas, de som tackar nej, hela klasser som inte "
                "ryms och för få som avses "
                "gör att en körning levererar mindre, liksom en budget som inte räcker till allt; vad den levererar "
                "och kostar står i dess svar. "
                "Avsedda är de som uppfyller villkoren vid starten, räknade i ett urval av en på femtio. Åren är 52 "
                "veckor från "
                "scenariots start."));
    }

    const DeliveryCalendar& calendar_;
    Language language_;
};

}  // namespace

std::string calendar_text(const DeliveryCalendar& calendar, Language language) {
    return CalendarWriter(calendar, language).text();
}

}  // namespace samverkan
