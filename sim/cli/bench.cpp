#include <cmath>
#include <memory>

#include <nlohmann/json.hpp>

#include "cli/inputs.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs.hpp"
#include "results/joined.hpp"
#include "study/benchmark.hpp"
#include "study/cpu_time.hpp"

namespace samverkan {
namespace {

using Json = nlohmann::ordered_json;
using Figure = double (*)(const BenchmarkRun&);

constexpr std::int64_t most_repeats = 1000;

Spread spread(const std::vector<BenchmarkRun>& runs, const std::function<double(const BenchmarkRun&)>& figure) {
    std::vector<double> values;
    for (const BenchmarkRun& run : runs) values.push_back(figure(run));
    return spread_of(values);
}

double speed(const BenchmarkRun& run) { return static_cast<double>(run.youth_weeks) / run.loop_seconds; }

Json json_of(const Spread& spread) { return {{"median", spread.median}, {"min", spread.least}, {"max", spread.most}}; }

Json load_json(const YearlyLoad& load) {
    return {{"drift_flips", load.drift_flips},
            {"reports", load.reports},
            {"service_starts", load.service_starts},
            {"first_recruits_under_18", load.first_recruits_under_18},
            {"recruits", load.recruits},
            {"exits", load.exits}};
}

std::string as_json(const std::vector<BenchmarkRun>& runs) {
    const BenchmarkRun& first = runs.front();
    Json phases = Json::object();
    for (std::size_t i = 0; i < phase_names().size(); ++i)
        phases[std::string(phase_names()[i])] =
            json_of(spread(runs, [i](const BenchmarkRun& run) { return 1000 * run.phase_seconds[i] / run.weeks; }));
    phases["rest"] = json_of(spread(runs, [](const BenchmarkRun& run) { return 1000 * run.rest_seconds / run.weeks; }));
    const Json json{
        {"format", "samverkan bench 1"},
        {"repeats", runs.size()},
        {"weeks", first.weeks},
        {"residents", first.residents},
        {"rows", first.rows},
        {"agent_weeks", first.youth_weeks},
        {"agent_weeks_per_second_per_core", json_of(spread(runs, speed))},
        {"loop_cpu_seconds", json_of(spread(runs, [](const BenchmarkRun& run) { return run.loop_seconds; }))},
        {"build_cpu_seconds", json_of(spread(runs, [](const BenchmarkRun& run) { return run.build_seconds; }))},
        {"start_cpu_seconds", json_of(spread(runs, [](const BenchmarkRun& run) { return run.start_seconds; }))},
        {"phase_ms_per_week", std::move(phases)},
        {"load_per_year", load_json(first.load)},
        {"bytes_per_youth", static_cast<double>(first.youth_bytes) / static_cast<double>(first.residents)},
        {"bytes_per_row", static_cast<double>(first.youth_bytes) / static_cast<double>(first.rows)},
        {"peak_rss_bytes", peak_rss_bytes()}};
    return json.dump(2) + "\n";
}

std::string padded(std::string_view text, std::size_t columns) {
    std::string cell(text);
    cell.resize(std::max(columns, cell.size()), ' ');
    return cell;
}

std::string line(std::string_view name, const Spread& spread, double unit, int decimals, std::string_view unit_name) {
    const auto text = [&](double value) { return with_decimals(value / unit, decimals, Language::english); };
    return joined({padded(name, 26), text(spread.median), " ", unit_name, "  (", text(spread.least), " to ",
                   text(spread.most), ")\n"});
}

std::string as_text(const std::vector<BenchmarkRun>& runs) {
    const BenchmarkRun& first = runs.front();
    const auto count = [](double value) { return with_decimals(value, 0, Language::english); };
    std::string text =
        joined({count(static_cast<double>(first.residents)), " residents, ", count(first.weeks), " weeks, ",
                count(static_cast<double>(runs.size())), " runs on one core: median (least to most)\n"});
    text += line("youth-weeks", spread(runs, speed), 1e6, 0, "million a CPU second");
    text +=
        line("week", spread(runs, [](const BenchmarkRun& run) { return run.loop_seconds / run.weeks; }), 1e-3, 3, "ms");
    for (std::size_t i = 0; i < phase_names().size(); ++i)
        text += line(joined({"  ", phase_names()[i]}),
                     spread(runs, [i](const BenchmarkRun& run) { return run.phase_seconds[i] / run.weeks; }), 1e-3, 3,
                     "ms");
    text += line("  rest", spread(runs, [](const BenchmarkRun& run) { return run.rest_seconds / run.weeks; }), 1e-3, 3,
                 "ms");
    text += line("build", spread(runs, [](const BenchmarkRun& run) { return run.build_seconds; }), 1, 2, "s");
    text += line("warm start", spread(runs, [](const BenchmarkRun& run) { return run.start_seconds; }), 1, 2, "s");
    const YearlyLoad& load = first.load;
    text += joined({"load a year: ", count(load.drift_flips), " drift flips, ", count(load.reports), " reports, ",
                    count(load.service_starts), " service starts, ", count(load.first_recruits_under_18),
                    " first recruits under 18, ", count(load.recruits), " recruits, ", count(load.exits), " exits\n"});
    text += joined(
        {"memory: ", count(static_cast<double>(first.youth_bytes) / static_cast<double>(first.residents)),
         " bytes a resident (", count(static_cast<double>(first.youth_bytes) / static_cast<double>(first.rows)),
         " a row, entrants to come included), peak ", count(static_cast<double>(peak_rss_bytes()) / 1e6), " MB\n"});
    return text;
}

int bench(const StudyOptions& options, std::int64_t repeats) {
    std::vector<Diagnostic> problems = check_options(options);
    if (repeats < 1 || repeats > most_repeats)
        problems.push_back(diagnostic_of_file(Code::out_of_range, "", "`--repeat` is out of range (runs to measure)",
                                              "from 1 to 1,000"));
    if (!problems.empty()) return report(problems);
    const Result<LoadedStudy> loaded = load_study(options, Branches::live);
    if (const int failed = report(loaded.diagnostics); failed != exit_done) return failed;
    std::vector<BenchmarkRun> runs;
    for (std::int64_t i = 0; i < repeats; ++i) runs.push_back(run_benchmark(loaded.value->study));
    return write_data(options.json ? as_json(runs) : as_text(runs)) ? exit_done : exit_our_fault;
}

}  // namespace

void add_bench(CLI::App& program, int& exit_code) {
    CLI::App* verb = program.add_subcommand("bench", "measure one run of the county on one core, by phase");
    struct Arguments {
        std::string scenario = "scenarios/baseline.json";
        std::int64_t repeats = 5;
        StudyOptions options;
    };
    const auto arguments = std::make_shared<Arguments>();
    verb->add_option("scenario", arguments->scenario, "scenario file")->capture_default_str();
    verb->add_option("--repeat", arguments->repeats, "runs to measure")->capture_default_str();
    add_world_options(*verb, arguments->options);
    verb->callback([arguments, &exit_code] {
        arguments->options.scenario_files = {arguments->scenario};
        exit_code = bench(arguments->options, arguments->repeats);
    });
}

}  // namespace samverkan
