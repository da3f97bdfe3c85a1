#pragma once
// What a scenario would deliver, when, where, to how many and at which cost: worked out from its file, nothing is run.
#include <map>
#include <string>
#include <vector>

#include "scenario/language.hpp"
#include "study/study.hpp"

namespace samverkan {

/// Of one report year (52 weeks from the scenario's start).
struct DeliveryYear {
    int weeks_of_delivery = 0;
    double units = 0;     ///< at most
    double cost_sek = 0;  ///< of these units
};

struct PlannedDelivery {
    std::string programme_sv, programme_en;
    Delivery delivery{};
    int funded_from_week = 0, funded_to_week = 0;  ///< absolute, [from, to); repeats included
    int first_delivery_week = -1;                  ///< -1: none within the years shown
    bool on_trigger = false;                       ///< then all numbers are what a trigger could bring at most
    double places_at_once = 0;                     ///< 0: it has none
    double youths_meant = 0;         ///< who meet the conditions at the start, from a sample of one in fifty
    std::vector<std::string> areas;  ///< empty: the whole county
    std::vector<DeliveryYear> years;
    std::vector<PayerShare> payers;
};

struct DeliveryCalendar {
    std::string name_sv, name_en;
    int start_week = 0, weeks = 0;
    std::vector<PlannedDelivery> deliveries;
};

/// Of the first scenario of the study, in the full county.
[[nodiscard]] DeliveryCalendar delivery_calendar(const Study& study);

/// SEK by payer and report year; payers of nothing are left out.
[[nodiscard]] std::map<Payer, std::vector<double>> cost_by_payer(const DeliveryCalendar& calendar);

[[nodiscard]] std::string calendar_text(const DeliveryCalendar& calendar, Language language);

}  // namespace samverkan
