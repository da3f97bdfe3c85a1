#include <atomic>
#include <memory>
#include <mutex>

#include "cli/inputs.hpp"
#include "cli/interrupt.hpp"
#include "cli/listing.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs.hpp"
#include "results/joined.hpp"
#include "study/patterns/pattern_check.hpp"

namespace samverkan {
namespace {

using Json = nlohmann::ordered_json;

struct PatternsArguments {
    std::string file, scenario = "scenarios/baseline.json";
    bool list = false;
    std::int64_t longest_run_weeks = long_run_weeks;
    StudyOptions options;
};

Json number_or_null(double value) { return value == value ? Json(value) : Json(); }

Listing list_of_measures(const PatternsArguments& arguments) {
    const Language language = arguments.options.language();
    const int longest = static_cast<int>(arguments.longest_run_weeks);
    Listing listing{{{"measure", "measure", "mått"},
                     {"unit", "unit", "enhet"},
                     {"supported", "supported", "går att mäta"},
                     {"reason", "why not", "varför inte"},
                     {"definition", "definition", "definition"},
                     {"needs", "needs", "behöver", false},
                     {"run_weeks", "weeks of run", "veckors körning", false}},
                    {}};
    for (const PatternMeasure& one : pattern_measures()) {
        const int weeks = std::min(one.run_weeks(), longest);
        const std::string why = why_unsupported(one, recorded_by_the_model, weeks, language);
        Json needs = Json::array();
        for (std::size_t kind = 0; kind < record_kind_count; ++kind)
            if (one.needs.has(static_cast<RecordKind>(kind))) needs.push_back(record_kind_names[kind]);
        const Json supported = arguments.options.json
                                   ? Json(why.empty())
                                   : Json(why.empty() ? say(language, "yes", "ja") : say(language, "no", "nej"));
        listing.rows.push_back({one.name, one.unit, supported, why.empty() ? Json() : Json(why),
                                say(language, one.definition), std::move(needs), one.run_weeks()});
    }
    return listing;
}

/// In JSON the same word in every language.
std::string_view word_of(Verdict verdict, const StudyOptions& options) {
    constexpr std::array<std::string_view, 3> swedish{"inom", "utanför", "kan inte mätas"};
    const auto index = static_cast<std::size_t>(verdict);
    return options.json ? verdict_names[index] : say(options.language(), verdict_names[index], swedish[index]);
}

Listing list_of_results(const std::vector<PatternResult>& results, const StudyOptions& options) {
    Listing listing{{{"id", "pattern", "mönster"},
                     {"measure", "measure", "mått"},
                     {"unit", "unit", "enhet"},
                     {"median", "median", "median"},
                     {"low90", "90 % of worlds from", "90 % av världar från"},
                     {"high90", "to", "till"},
                     {"target", "target", "mål"},
                     {"low", "accepted from", "godtas från"},
                     {"high", "to", "till"},
                     {"verdict", "verdict", "utslag"},
                     {"reason", "reason", "skäl"},
                     {"mean", "mean", "medel", false},
                     {"simulation_error", "simulation error", "simuleringsfel"},
                     {"replicates", "replicates", "upprepningar", false},
                     {"also", "also", "också", false}},
                    {}};
    for (const PatternResult& one : results) {
        const PatternMeasure& measure = pattern_measures()[one.pattern.measure];
        Json also = Json::object();
        for (const SecondValue& second : one.also) also[std::string(second.name)] = number_or_null(second.value);
        listing.rows.push_back({one.pattern.id, measure.name, measure.unit, number_or_null(one.median),
                                number_or_null(one.over_worlds.low90), number_or_null(one.over_worlds.high90),
                                one.pattern.target, one.pattern.low, one.pattern.high, word_of(one.verdict, options),
                                one.reason.empty() ? Json() : Json(one.reason), number_or_null(one.over_worlds.mean),
                                number_or_null(one.over_worlds.simulation_error), one.over_worlds.replicates,
                                std::move(also)});
    }
    return listing;
}

/// A line on stderr that tells how many replicates are done; rewritten in place on a terminal.
class Counter final : public PatternListener {
public:
    Counter(std::uint32_t replicates, bool quiet, Language language)
        : replicates_(replicates), quiet_(quiet), language_(language) {}

    void replicate_done() override {
        const std::lock_guard lock(guard_);
        ++done_;
        if (quiet_) return;
        write_message(joined({stderr_is_terminal() ? "\r" : "", std::to_string(done_), say(language_, " of ", " av "),
                              std::to_string(replicates_), say(language_, " replicates", " upprepningar"),
                              stderr_is_terminal() && done_ < replicates_ ? "" : "\n"}));
    }
    [[nodiscard]] bool stop_requested() const override { return was_interrupted(); }

private:
    std::mutex guard_;
    std::uint32_t done_ = 0;
    const std::uint32_t replicates_;
    const bool quiet_;
    const Language language_;
};

int show(const Listing& listing, const StudyOptions& options) {
    const std::string text = options.json ? dumped(as_json(listing)) : as_text(listing, options.language());
    return write_data(text) ? exit_done : exit_our_fault;
}

int check_patterns(const PatternsArguments& arguments, const LoadedStudy& loaded,
                   const std::vector<Pattern>& patterns) {
    const StudyOptions& options = arguments.options;
    PatternRuns runs;
    runs.county = loaded.study.county;
    runs.scenario = loaded.study.baseline();
    runs.seed = loaded.study.seed;
    runs.replicates = loaded.study.replicates;
    runs.scale = loaded.study.scale;
    runs.longest_run_weeks = static_cast<int>(arguments.longest_run_weeks);
    std::vector<std::size_t> measures;
    for (const Pattern& pattern : patterns) measures.push_back(pattern.measure);
    listen_for_interrupts();
    Counter counter(runs.replicates, options.quiet, options.language());
    const Workers workers(static_cast<int>(options.threads));
    const MeasuredRuns measured = measure_runs(runs, measures, workers, counter);
    if (measured.stopped) return exit_interrupted;
    std::vector<PatternResult> results;
    for (const Pattern& pattern : patterns)
        results.push_back(
            judge_pattern(pattern, measured.by_measure[pattern.measure], runs.longest_run_weeks, options.language()));
    return show(list_of_results(results, options), options);
}

std::vector<Diagnostic> check_arguments(const PatternsArguments& arguments) {
    std::vector<Diagnostic> problems = check_options(arguments.options);
    if (arguments.list == !arguments.file.empty())
        problems.push_back(study_problem(study_code::wrong_option,
                                         arguments.list ? "`--list` takes no file" : "no file of patterns was named",
                                         "`samverkan patterns FILE` checks a file, `samverkan patterns --list` lists "
                                         "the measures it may name"));
    if (arguments.longest_run_weeks < 52 || arguments.longest_run_weeks > 5200)
        problems.push_back(diagnostic_of_file(
            Code::out_of_range, "", "`--longest-run` is out of range (weeks after the burn-in)", "from 52 to 5,200"));
    return problems;
}

int patterns(PatternsArguments arguments) {
    if (const auto problems = check_arguments(arguments); !problems.empty()) return report(problems);
    if (arguments.list) return show(list_of_measures(arguments), arguments.options);
    arguments.options.scenario_files = {arguments.scenario};
    const auto wanted = read_patterns(arguments.file, {pattern_measure_names(), pattern_measure_units()});
    const Result<LoadedStudy> loaded = load_study(arguments.options, Branches::live);
    std::vector<Diagnostic> diagnostics = wanted.diagnostics;
    diagnostics.insert(diagnostics.end(), loaded.diagnostics.begin(), loaded.diagnostics.end());
    if (const int failed = report(diagnostics); failed != exit_done) return failed;
    return check_patterns(arguments, *loaded.value, *wanted.value);
}

}  // namespace

void add_patterns(CLI::App& program, int& exit_code) {
    CLI::App* verb = program.add_subcommand("patterns", "measures of the model against what evidence says of them");
    const auto arguments = std::make_shared<PatternsArguments>();
    StudyOptions& options = arguments->options;
    verb->add_option("file", arguments->file, "patterns to check, such as configs/patterns.json");
    verb->add_flag("--list", arguments->list, "the measures that patterns may name, and which the model answers");
    verb->add_option("--scenario", arguments->scenario, "scenario whose start, burn-in and funding are run")
        ->capture_default_str();
    verb->add_option("--longest-run", arguments->longest_run_weeks,
                     "most weeks after the burn-in; measures that need more are unsupported")
        ->capture_default_str();
    verb->add_option("-n,--replicates", options.replicates, "worlds to simulate, 1 to 100,000 (default: 20)");
    verb->add_option("-j,--threads", options.threads, "threads, 0 for all; changes no result")->capture_default_str();
    verb->add_option("--lang", options.lang, "language, en or sv")->capture_default_str();
    verb->add_flag("--quiet", options.quiet, "no progress on stderr");
    add_world_options(*verb, options);
    verb->callback([arguments, &exit_code] { exit_code = patterns(*arguments); });
}

}  // namespace samverkan
