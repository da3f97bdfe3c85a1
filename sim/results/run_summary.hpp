#pragma once
// One run reduced to what results need, so that its state (some 100 MB) can be freed at once.
#include <array>
#include <cstdint>
#include <vector>

#include "engine/run.hpp"
#include "results/axes.hpp"

namespace samverkan {

/// One recruitment in the reported weeks.
struct RecruitRecord {
    std::uint16_t week;  ///< since the first reported week
    std::uint16_t area;
    std::uint16_t gang;
    std::uint8_t age_years;
    std::uint8_t recruiter_age_years;  ///< 0: no recruiter
    Sex sex;
    Channel channel;
    bool renewed;
    friend bool operator==(const RecruitRecord&, const RecruitRecord&) = default;
};

/// What one deployment delivered in the reported weeks.
struct ProgrammeUse {
    double cost_sek = 0, delivered_units = 0;
    std::uint64_t offers = 0, starts = 0;
};

/// What a payer was allotted by the scenario's budget in a year, what its programmes cost and what was left, SEK.
struct BudgetUse {
    double allotted_sek = 0, spent_sek = 0, unspent_sek = 0;
};

inline constexpr std::size_t cost_quarters_per_year = weeks_per_budget_year / weeks_per_cost_quarter;

/// Everything that is kept of one run. Counts are of the reported weeks; samples include the burn-in.
struct RunSummary {
    int first_week = 0, years = 0;
    std::size_t areas = 0;
    std::vector<RecruitRecord> recruits;                                     ///< in the order of events
    std::vector<std::array<std::uint64_t, event_kind_count>> events;         ///< by year
    std::vector<std::array<std::uint32_t, event_kind_count>> weekly_events;  ///< by reported week, full years
    std::vector<std::uint32_t> person_weeks;                                 ///< years x areas x sexes x ages
    std::vector<std::array<double, involvement_count>> stock;                ///< by year, mean of its samples
    std::vector<std::array<std::uint32_t, violence_count>> violence;         ///< by year
    std::vector<StockSample> samples;
    std::vector<std::uint32_t> hops;       ///< years x agencies x areas x hops; waiting: at the year's end
    GangCounters positions;                ///< filled, expired, born, rejected
    std::vector<ProgrammeUse> programmes;  ///< by deployment
    std::vector<double> paid_sek;          ///< deployments x quarters x payers
    std::vector<double> municipal_sek;     ///< years x areas: the municipalities' part, by where the youths live
    std::vector<BudgetUse> budget;         ///< years x payers; empty without a budget

    [[nodiscard]] double paid(std::size_t deployment, std::size_t quarter, std::size_t payer) const {
        const std::size_t quarters = static_cast<std::size_t>(years) * cost_quarters_per_year;
        return paid_sek[(deployment * quarters + quarter) * payer_count + payer];
    }
    [[nodiscard]] int year_of(const RecruitRecord& recruit) const { return recruit.week / weeks_per_report_year; }
    [[nodiscard]] std::size_t person_weeks_index(int year, std::size_t area, Sex sex, int age_years) const {
        return ((static_cast<std::size_t>(year) * areas + area) * sex_count + static_cast<std::size_t>(sex)) *
                   age_count +
               static_cast<std::size_t>(age_years - entry_age_years);
    }
    [[nodiscard]] std::size_t hops_index(int year, ServiceAgency agency, std::size_t area, Hop hop) const {
        return ((static_cast<std::size_t>(year) * service_agency_count + static_cast<std::size_t>(agency)) * areas +
                area) *
                   hop_count +
               static_cast<std::size_t>(hop);
    }
};

/// Summary of a finished run; `at_start` are the gangs' counters when the reported weeks began.
RunSummary summarise(const World& world, const CountyState& state, const GangCounters& at_start);

}  // namespace samverkan
