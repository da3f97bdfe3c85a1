#include "results/runs_file.hpp"

#include <algorithm>
#include <limits>

#include "build_info.hpp"
#include "core/iso_week.hpp"
#include "results/format_version.hpp"
#include "results/slices.hpp"

namespace samverkan {
namespace {

const std::string events_group = "event_log", recruitments_table = "recruitments";

/// A row of the table of recruitments in memory; without gaps in the file.
struct RecruitmentRow {
    std::uint32_t replicate;
    std::uint16_t scenario, week, area, gang;
    std::uint8_t age_years, recruiter_age_years, sex, channel, renewed;
};

template <std::size_t size>
std::vector<std::string> names_of(const std::array<std::string_view, size>& names) {
    return {names.begin(), names.end()};
}

std::vector<std::string> programme_ids(const std::vector<const Scenario*>& scenarios) {
    std::vector<std::string> ids;
    for (const Scenario* scenario : scenarios)
        for (const Programme& programme : scenario->programmes)
            if (std::find(ids.begin(), ids.end(), programme.id) == ids.end()) ids.push_back(programme.id);
    return ids;
}

std::int32_t day_of(int week) { return days_from_civil(monday_of(week)); }

std::vector<std::int32_t> numbers(std::size_t count) {
    std::vector<std::int32_t> values(count);
    for (std::size_t i = 0; i < count; ++i) values[i] = static_cast<std::int32_t>(i);
    return values;
}

}  // namespace

RunsFile::RunsFile(const std::filesystem::path& path, RunsFileInfo info)
    : info_(std::move(info)),
      years_((info_.content.front()->weeks + weeks_per_report_year - 1) / weeks_per_report_year),
      programmes_(programme_ids(info_.content)), file_(path) {
    describe();
    add_dimensions();
    add_variables();
    add_events_table();
}

void RunsFile::describe() {
    file_.describe("title", "samverkan: runs of " + info_.county->name);
    file_.describe("Conventions", "CF-1.8");
    file_.describe("format", format_text(runs_format));
    file_.describe("source", "samverkan " + std::string(build_info::version));
    file_.describe("git_revision", std::string(build_info::git_revision));
    file_.describe("inputs_hash", info_.inputs_hash);
    file_.describe("seed", std::to_string(info_.seed));
    file_.describe("scale", info_.scale);
    file_.describe("comment", "Synthetic persons. Rates describe groups; do not use them to choose a child, a school "
                              "or a street for control.");
}

void RunsFile::add_dimensions() {
    const Scenario& scenario = *info_.content.front();
    file_.add_dimension("scenario", "scenario, baseline first", info_.scenarios);
    file_.add_dimension("replicate", "replicate: one world and one stream of chance", "1", numbers(info_.replicates));
    const std::string days = "days since 1970-01-01", calendar = "proleptic_gregorian";
    std::vector<std::int32_t> years, weeks, samples;
    for (int year = 0; year < years_; ++year)
        years.push_back(day_of(scenario.start_week + year * weeks_per_report_year));
    for (int week = 0; week < years_ * weeks_per_report_year; ++week)
        weeks.push_back(day_of(scenario.start_week + week));
    for (int week = horizon_of(scenario).first_week; week < horizon_of(scenario).end_week;
         week += weeks_between_samples)
        samples.push_back(day_of(week));
    file_.add_dimension("time", "first day of each reported year of 52 weeks", days, years, calendar);
    file_.add_dimension("week", "first day of each reported week", days, weeks, calendar);
    file_.add_dimension("sample_time", "first day of the weeks with a sample of stocks", days, samples, calendar);
    std::vector<std::string> names, codes, bands;
    for (const Area& area : info_.county->areas) {
        names.push_back(area.name);
        codes.push_back(area.code);
    }
    for (const AgeBand& band : age_bands) bands.emplace_back(band.name);
    file_.add_dimension("area", "area of residence", names);
    file_.add_labels("area_code", "code of the area", "area", codes);
    file_.add_dimension("sex", "sex", names_of(sex_names));
    file_.add_dimension("age_band", "completed years of age", bands);
    file_.add_dimension("channel", "channel of recruitment", names_of(channel_names));
    file_.add_dimension("involvement", "involvement", names_of(involvement_names));
    file_.add_dimension("institution", "institution", names_of(institution_names));
    file_.add_dimension("event_kind", "kind of event", names_of(event_kind_names));
    file_.add_dimension("violence_count", "what is counted of violence", names_of(violence_names));
    file_.add_dimension("agency", "agency that gives the service", names_of(agency_names));
    file_.add_dimension("hop", "what a concern comes to", names_of(hop_names));
    if (programmes_.empty()) return;
    file_.add_dimension("programme", "programme", programmes_);
    file_.add_dimension("payer", "payer", names_of(payer_names));
}

void RunsFile::add_variables() {
    const std::vector<std::string> cube{"scenario", "replicate", "time", "area", "sex", "age_band", "channel"};
    const std::vector<std::string> run{"scenario", "replicate"}, stocks{"scenario", "replicate", "sample_time"};
    const auto recruits = [&](const std::string& name, const std::string& long_name) {
        file_.add_variable<std::uint16_t>({name, long_name, "persons", cube, 2});
    };
    recruits("recruits", "recruited in the year, first and renewed");
    recruits("recruits_renewed", "recruited in the year after an exit; the others for the first time");
    if (info_.has_replays)
        recruits("recruits_replayed", "recruited in the year, gangs acting as in the baseline (gross)");
    file_.add_variable<std::uint16_t>({"recruits_weekly",
                                       "recruited in the week, first and renewed, whole county",
                                       "persons",
                                       {"scenario", "replicate", "week", "channel"},
                                       2});
    file_.add_variable<std::uint32_t>({"person_weeks",
                                       "residents x weeks; the same in all scenarios",
                                       "person weeks",
                                       {"replicate", "time", "area", "sex", "age_band"},
                                       1});
    file_.add_variable<std::uint32_t>(
        {"stock", "residents by involvement", "persons", {"scenario", "replicate", "sample_time", "involvement"}, 2});
    file_.add_variable<std::uint32_t>({"population", "residents aged 6-24", "persons", stocks, 2});
    file_.add_variable<std::uint32_t>({"open_positions", "open positions of all gangs", "positions", stocks, 2});
    file_.add_variable<std::uint32_t>(
        {"waiting_cases", "cases waiting for an assessment or the service it led to", "cases", stocks, 2});
    file_.add_variable<std::uint32_t>({"away",
                                       "youths in secure wards, youth custody and prison",
                                       "persons",
                                       {"scenario", "replicate", "sample_time", "institution"},
                                       2});
    file_.add_variable<std::uint64_t>(
        {"events", "events in the year", "events", {"scenario", "replicate", "time", "event_kind"}, 2});
    file_.add_variable<std::uint32_t>(
        {"events_weekly", "events in the week", "events", {"scenario", "replicate", "event_kind", "week"}, 2});
    file_.add_variable<std::uint32_t>({"violence",
                                       "attacks, those hit and who took part in shootings, in the year",
                                       "events",
                                       {"scenario", "replicate", "time", "violence_count"},
                                       2});
    file_.add_variable<std::uint32_t>({"help_cases",
                                       "cases that came to this hop in the year; waiting: at its end",
                                       "cases",
                                       {"scenario", "replicate", "time", "agency", "hop", "area"},
                                       2});
    file_.add_variable<std::uint32_t>({"help_wait_weeks",
                                       "weeks waited by those who started in the year, summed",
                                       "weeks",
                                       {"scenario", "replicate", "time", "agency", "area"},
                                       2});
    file_.add_variable<std::uint32_t>({"assessment_wait_weeks",
                                       "weeks waited by those whose assessment started in the year, summed",
                                       "weeks",
                                       {"scenario", "replicate", "time", "area"},
                                       2});
    file_.add_variable<std::uint64_t>(
        {"filled_positions", "open positions filled by recruitment", "positions", run, 0});
    file_.add_variable<std::uint64_t>({"expired_positions", "open positions expired", "positions", run, 0});
    const double none = std::numeric_limits<double>::quiet_NaN();
    file_.add_variable<double>({"recruits_probe",
                                "recruited in all years in the baseline with a lower hazard of "
                                "everybody; NaN where not run",
                                "persons",
                                {"replicate"},
                                0},
                               none);
    if (programmes_.empty()) return;
    const std::vector<std::string> use{"scenario", "replicate", "programme"};
    file_.add_variable<double>({"cost_sek", "cost of what was delivered", "SEK", use, 1});
    file_.add_variable<double>({"delivered_units", "units delivered", "units", use, 1});
    file_.add_variable<double>({"cost_by_payer_sek",
                                "cost of what was delivered in the year, by who pays",
                                "SEK",
                                {"scenario", "replicate", "programme", "time", "payer"},
                                2});
    file_.add_variable<double>({"municipal_cost_sek",
                                "the municipalities' part of the year's cost, by where the youths live",
                                "SEK",
                                {"scenario", "replicate", "time", "area"},
                                2});
    const auto has_budget = [](const Scenario* scenario) { return scenario->budget.has_value(); };
    if (std::none_of(info_.content.begin(), info_.content.end(), has_budget)) return;
    const std::vector<std::string> purse{"scenario", "replicate", "time", "payer"};
    const double none_stated = std::numeric_limits<double>::quiet_NaN();
    file_.add_variable<double>(
        {"budget_allotted_sek", "allotted by the scenario's budget; NaN without one", "SEK", purse, 2}, none_stated);
    file_.add_variable<double>({"budget_unspent_sek", "of it not spent by the year's end, and lapsed", "SEK", purse, 2},
                               none_stated);
}

void RunsFile::add_events_table() {
    const std::vector<TableField> fields{
        {"replicate", offsetof(RecruitmentRow, replicate), H5T_NATIVE_UINT32},
        {"scenario", offsetof(RecruitmentRow, scenario), H5T_NATIVE_UINT16},
        {"week", offsetof(RecruitmentRow, week), H5T_NATIVE_UINT16},
        {"area", offsetof(RecruitmentRow, area), H5T_NATIVE_UINT16},
        {"gang", offsetof(RecruitmentRow, gang), H5T_NATIVE_UINT16},
        {"age_years", offsetof(RecruitmentRow, age_years), H5T_NATIVE_UINT8},
        {"recruiter_age_years", offsetof(RecruitmentRow, recruiter_age_years), H5T_NATIVE_UINT8},
        {"sex", offsetof(RecruitmentRow, sex), H5T_NATIVE_UINT8},
        {"channel", offsetof(RecruitmentRow, channel), H5T_NATIVE_UINT8},
        {"renewed", offsetof(RecruitmentRow, renewed), H5T_NATIVE_UINT8}};
    file_.add_table(events_group, recruitments_table, fields, sizeof(RecruitmentRow));
    file_.describe_table(events_group + "/" + recruitments_table, "long_name",
                         "every recruitment in the reported weeks; week counts from 0, scenario, area, sex and channel "
                         "are positions along these dimensions, a recruiter aged 0 is none");
}

std::size_t RunsFile::cell(const RunSummary& run, const RecruitRecord& recruit) const {
    std::size_t at = static_cast<std::size_t>(run.year_of(recruit));
    at = at * run.areas + recruit.area;
    at = at * sex_count + static_cast<std::size_t>(recruit.sex);
    at = at * age_band_count + age_band_of(recruit.age_years);
    return at * channel_count + static_cast<std::size_t>(recruit.channel);
}

void RunsFile::write_recruits(const std::string& variable, std::size_t scenario, std::uint32_t replicate,
                              const RunSummary& run, Recruits which) {
    std::vector<std::uint16_t> cube(static_cast<std::size_t>(years_) * run.areas * sex_count * age_band_count *
                                    channel_count);
    for (const RecruitRecord& recruit : run.recruits)
        if (is_among(recruit, which)) ++cube[cell(run, recruit)];
    file_.write<std::uint16_t>(variable, std::array<std::size_t, 2>{scenario, replicate}, cube);
}

void RunsFile::write_weekly(std::size_t scenario, std::uint32_t replicate, const RunSummary& run) {
    std::vector<std::uint16_t> weekly(static_cast<std::size_t>(years_) * weeks_per_report_year * channel_count);
    for (const RecruitRecord& recruit : run.recruits)
        ++weekly[recruit.week * channel_count + static_cast<std::size_t>(recruit.channel)];
    const std::array<std::size_t, 2> at{scenario, replicate};
    file_.write<std::uint16_t>("recruits_weekly", at, weekly);
    std::vector<std::uint32_t> events;
    for (std::size_t kind = 0; kind < event_kind_count; ++kind)
        for (const auto& week : run.weekly_events) events.push_back(week[kind]);
    file_.write<std::uint32_t>("events_weekly", at, events);
}

void RunsFile::write_stocks(std::size_t scenario, std::uint32_t replicate, const RunSummary& run) {
    const std::array<std::size_t, 2> at{scenario, replicate};
    std::vector<std::uint32_t> stock, residents, open, waiting, away;
    for (const StockSample& sample : run.samples) {
        stock.insert(stock.end(), sample.by_involvement.begin(), sample.by_involvement.end());
        residents.push_back(sample.residents);
        open.push_back(sample.open_positions);
        waiting.push_back(sample.waiting_cases);
        away.insert(away.end(), sample.away.begin(), sample.away.end());
    }
    file_.write<std::uint32_t>("stock", at, stock);
    file_.write<std::uint32_t>("population", at, residents);
    file_.write<std::uint32_t>("open_positions", at, open);
    file_.write<std::uint32_t>("waiting_cases", at, waiting);
    file_.write<std::uint32_t>("away", at, away);
}

void RunsFile::write_hops(std::size_t scenario, std::uint32_t replicate, const RunSummary& run) {
    std::vector<std::uint32_t> cases, waits, assessment_waits;
    for (int year = 0; year < years_; ++year) {
        for (std::size_t a = 0; a < service_agency_count; ++a) {
            const auto agency = static_cast<ServiceAgency>(a);
            for (std::size_t hop = 0; hop < counted_hop_count; ++hop)
                for (std::size_t area = 0; area < run.areas; ++area)
                    cases.push_back(run.hops[run.hops_index(year, agency, area, static_cast<Hop>(hop))]);
            for (std::size_t area = 0; area < run.areas; ++area)
                waits.push_back(run.hops[run.hops_index(year, agency, area, Hop::wait_weeks)]);
        }
        for (std::size_t area = 0; area < run.areas; ++area)
            assessment_waits.push_back(
                run.hops[run.hops_index(year, ServiceAgency::social_services, area, Hop::assessment_wait_weeks)]);
    }
    const std::array<std::size_t, 2> at{scenario, replicate};
    file_.write<std::uint32_t>("help_cases", at, cases);
    file_.write<std::uint32_t>("help_wait_weeks", at, waits);
    file_.write<std::uint32_t>("assessment_wait_weeks", at, assessment_waits);
}

void RunsFile::write_programmes(std::size_t scenario, std::uint32_t replicate, const RunSummary& run) {
    if (programmes_.empty()) return;
    std::vector<double> cost(programmes_.size(), 0), units(programmes_.size(), 0);
    const Scenario& content = *info_.content[scenario];
    for (std::size_t d = 0; d < run.programmes.size(); ++d) {
        const std::string& id = content.programmes[content.deployments[d].programme.index()].id;
        const auto at =
            static_cast<std::size_t>(std::find(programmes_.begin(), programmes_.end(), id) - programmes_.begin());
        cost[at] += run.programmes[d].cost_sek;
        units[at] += run.programmes[d].delivered_units;
    }
    const std::array<std::size_t, 2> at{scenario, replicate};
    file_.write<double>("cost_sek", at, cost);
    file_.write<double>("delivered_units", at, units);
    write_money(at, run);
}

void RunsFile::write_money(const std::array<std::size_t, 2>& at, const RunSummary& run) {
    const Scenario& content = *info_.content[at[0]];
    const auto years = static_cast<std::size_t>(years_);
    std::vector<double> cost(programmes_.size() * years * payer_count, 0);
    for (std::size_t d = 0; d < run.programmes.size(); ++d) {
        const std::string& id = content.programmes[content.deployments[d].programme.index()].id;
        const auto programme =
            static_cast<std::size_t>(std::find(programmes_.begin(), programmes_.end(), id) - programmes_.begin());
        for (std::size_t quarter = 0; quarter < years * cost_quarters_per_year; ++quarter)
            for (std::size_t payer = 0; payer < payer_count; ++payer)
                cost[(programme * years + quarter / cost_quarters_per_year) * payer_count + payer] +=
                    run.paid(d, quarter, payer);
    }
    file_.write<double>("cost_by_payer_sek", at, cost);
    file_.write<double>("municipal_cost_sek", at, run.municipal_sek);
    if (run.budget.empty()) return;
    std::vector<double> allotted, unspent;
    for (const BudgetUse& use : run.budget) {
        allotted.push_back(use.allotted_sek);
        unspent.push_back(use.unspent_sek);
    }
    file_.write<double>("budget_allotted_sek", at, allotted);
    file_.write<double>("budget_unspent_sek", at, unspent);
}

void RunsFile::append_events(std::size_t scenario, std::uint32_t replicate, const RunSummary& run) {
    std::vector<RecruitmentRow> rows;
    rows.reserve(run.recruits.size());
    for (const RecruitRecord& recruit : run.recruits) {
        RecruitmentRow row{};
        row.replicate = replicate;
        row.scenario = static_cast<std::uint16_t>(scenario);
        row.week = recruit.week;
        row.area = recruit.area;
        row.gang = recruit.gang;
        row.age_years = recruit.age_years;
        row.recruiter_age_years = recruit.recruiter_age_years;
        row.sex = static_cast<std::uint8_t>(recruit.sex);
        row.channel = static_cast<std::uint8_t>(recruit.channel);
        row.renewed = recruit.renewed ? 1 : 0;
        rows.push_back(row);
    }
    file_.append(events_group, recruitments_table, rows.data(), rows.size());
}

void RunsFile::write_run(std::size_t scenario, const ReplicateRuns& runs) {
    const RunSummary& run = runs.live[scenario];
    const std::array<std::size_t, 2> at{scenario, runs.replicate};
    write_recruits("recruits", scenario, runs.replicate, run, Recruits::all);
    write_recruits("recruits_renewed", scenario, runs.replicate, run, Recruits::renewed);
    if (!runs.replayed.empty())
        write_recruits("recruits_replayed", scenario, runs.replicate, runs.replayed[scenario], Recruits::all);
    write_weekly(scenario, runs.replicate, run);
    write_stocks(scenario, runs.replicate, run);
    write_hops(scenario, runs.replicate, run);
    write_programmes(scenario, runs.replicate, run);
    std::vector<std::uint64_t> events;
    for (const auto& year : run.events) events.insert(events.end(), year.begin(), year.end());
    file_.write<std::uint64_t>("events", at, events);
    std::vector<std::uint32_t> violence;
    for (const auto& year : run.violence) violence.insert(violence.end(), year.begin(), year.end());
    violence.resize(static_cast<std::size_t>(years_) * violence_count);
    file_.write<std::uint32_t>("violence", at, violence);
    file_.write<std::uint64_t>("filled_positions", at, std::array{run.positions.filled});
    file_.write<std::uint64_t>("expired_positions", at, std::array{run.positions.expired});
    append_events(scenario, runs.replicate, run);
}

void RunsFile::keep_first(std::uint32_t replicates) {
    if (replicates < info_.replicates) file_.shorten("replicate", replicates);
}

void RunsFile::write(const ReplicateRuns& runs) {
    for (std::size_t scenario = 0; scenario < runs.live.size(); ++scenario) write_run(scenario, runs);
    const RunSummary& baseline = runs.live.front();
    std::vector<std::uint32_t> person_weeks(static_cast<std::size_t>(years_) * baseline.areas * sex_count *
                                            age_band_count);
    for (std::size_t i = 0; i < baseline.person_weeks.size(); ++i) {
        const int age = static_cast<int>(i % age_count) + entry_age_years;
        person_weeks[i / age_count * age_band_count + age_band_of(age)] += baseline.person_weeks[i];
    }
    const std::array<std::size_t, 1> at{runs.replicate};
    file_.write<std::uint32_t>("person_weeks", at, person_weeks);
    if (runs.probe)
        file_.write<double>("recruits_probe", at, std::array{static_cast<double>(runs.probe->recruits.size())});
}

}  // namespace samverkan
