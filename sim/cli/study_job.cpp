#include "cli/study_job.hpp"

#include <algorithm>
#include <array>
#include <ctime>

#include "cli/inputs.hpp"
#include "cli/interrupt.hpp"
#include "cli/json_answer.hpp"
#include "cli/progress.hpp"
#include "cli/terminal.hpp"
#include "results/file_error.hpp"
#include "results/joined.hpp"
#include "study/answer.hpp"
#include "study/signature.hpp"
#include "study/stopping.hpp"
#include "study/summary.hpp"

namespace samverkan {
namespace {

constexpr double pilot_scale = 0.02, pilot_pays_from_scale = 0.2;
constexpr std::size_t longest_slug = 60;
constexpr std::string_view json_name = "summary.json";

std::string utc_now(const char* format) {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 40> text{};
    return {text.data(), std::strftime(text.data(), text.size(), format, &parts)};
}

/// Names of the arms (or of the only scenario), fit for a folder's name.
std::string folder_slug(const Study& study) {
    std::string slug;
    for (std::size_t s = study.scenarios.size() > 1 ? 1 : 0; s < study.scenarios.size(); ++s)
        slug += (slug.empty() ? "" : "-") + study.scenarios[s].slug;
    std::replace_if(
        slug.begin(), slug.end(),
        [](char c) {
            return !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
                     c == '_');
        },
        '_');
    return slug.substr(0, longest_slug);
}

std::string summary_name(Language language) { return joined({"summary.", say(language, "en", "sv"), ".md"}); }

class StudyJob {
public:
    StudyJob(std::string verb, const StudyOptions& options, LoadedStudy loaded)
        : options_(options), loaded_(std::move(loaded)), study_(loaded_.study),
          workers_(static_cast<int>(options.threads)),
          progress_(study_, workers_.threads(), output_of(options), options.language()) {
        info_.verb = std::move(verb);
        info_.created = utc_now("%Y-%m-%dT%H:%M:%SZ");
        for (const StudyScenario& scenario : study_.scenarios) info_.scenarios.push_back(scenario.slug);
        info_.resolved = loaded_.resolved;
        info_.seed = study_.seed;
        info_.most_replicates = study_.replicates;
        info_.wanted_error = study_.wanted_error;
        info_.scale = study_.scale;
        info_.fixed_effects = options.fixed_effects;
        info_.threads = workers_.threads();
        info_.start_week = study_.baseline().start_week;
        info_.weeks = study_.baseline().weeks;
        info_.burn_in_weeks = study_.baseline().burn_in_weeks;
        info_.inputs_hash = inputs_hash(info_, texts_that_show());
    }

    int run() {
        const Result<FolderPlan> plan =
            plan_folder({"results", options_.out, utc_now("%Y-%m-%d"), folder_slug(study_), info_.inputs_hash});
        if (const int failed = report(plan.diagnostics); failed != exit_done) return failed;
        const std::filesystem::path target = plan.value->target;
        if (plan.value->complete) return show_complete(target);
        try {
            return compute(target);
        } catch (const Interrupted&) {
            progress_.clear_line();
            write_message(say(options_.language(), "interrupted: nothing was kept\n", "avbrutet: inget sparades\n"));
            return exit_interrupted;
        }
    }

private:
    static Progress::Output output_of(const StudyOptions& options) {
        if (options.quiet) return Progress::Output::quiet;
        return stderr_is_terminal() ? Progress::Output::terminal : Progress::Output::plain;
    }

    /// Beside what decides numbers: the names that sentences use.
    std::vector<std::string> texts_that_show() const {
        std::vector<std::string> texts{loaded_.county_text};
        for (const StudyScenario& scenario : study_.scenarios)
            for (const std::string& name : {scenario.content.name_sv, scenario.content.name_en}) texts.push_back(name);
        return texts;
    }

    int show_complete(const std::filesystem::path& folder) {
        if (!options_.quiet)
            write_message(
                joined({say(options_.language(), "computed before: ", "beräknat tidigare: "), folder.string(), "\n"}));
        const std::string name = options_.json ? std::string(json_name) : summary_name(options_.language());
        const std::string text = read_file(folder / name);
        return print(options_.json ? with_timings(text, read_file(folder / manifest_name), folder.string()) : text);
    }

    int print(const std::string& text) const {
        return write_data(options_.json ? text : without_long_tables(text)) ? exit_done : exit_our_fault;
    }

    int compute(const std::filesystem::path& target) {
        const double started = elapsed_seconds();
        ResultsFolder folder(target);
        listen_for_interrupts();
        progress_.show_plan();
        show_pilot();
        RunsFile file(folder.path() / "runs.h5", runs_info());
        const StudyOutcome outcome = run_study(study_, workers_, progress_, &file);
        file.close();
        info_.replicates = static_cast<std::uint32_t>(outcome.replicates.size());
        info_.reached_error = headline_error(outcome.replicates);
        info_.signature = signature_text(signature_of(outcome.replicates));
        info_.cost = total_cost(outcome.replicates);
        info_.peak_rss_bytes = peak_rss_bytes();
        info_.wall_seconds = elapsed_seconds() - started;
        const SummaryTable summary = make_summary(study_, outcome);
        const std::string shown = write_results(folder, outcome, summary);
        folder.finish();
        progress_.show_done(target.string());
        return print(options_.json ? with_timings(shown, read_file(target / manifest_name), target.string()) : shown);
    }

    RunsFileInfo runs_info() const {
        RunsFileInfo info{&loaded_.county->county, info_.scenarios, {}, study_.replicates, study_.seed, study_.scale,
                          study_.has_gross()};
        for (const StudyScenario& scenario : study_.scenarios) info.content.push_back(&scenario.content);
        return info;
    }

    /// A figure within a fraction of a second, where the first full world takes longer.
    void show_pilot() {
        if (options_.quiet || study_.scale < pilot_pays_from_scale) return;
        Study pilot = study_;
        pilot.scenarios.resize(1);
        pilot.branches = Branches::live;
        pilot.scale = pilot_scale;
        const ReplicateRuns runs = run_replicate(pilot, 0, {});
        stop_if_interrupted();
        progress_.show_pilot(pilot_scale, static_cast<double>(runs.live.front().recruits.size()) / pilot_scale);
    }

    /// Writes everything beside runs.h5 and returns the text for stdout.
    std::string write_results(const ResultsFolder& folder, const StudyOutcome& outcome,
                              const SummaryTable& summary) const {
        const AnswerInput input = make_answer_input(study_, outcome, summary);
        folder.write("summary.csv", summary_csv(summary, loaded_.county->county));
        std::string shown;
        for (const Language language : {Language::english, Language::swedish}) {
            const std::string text = answer_text(input, language);
            folder.write(summary_name(language), text);
            if (language == options_.language()) shown = text;
        }
        const std::string json = answer_json(input, info_);
        folder.write(json_name, json);
        for (const InputFile& file : loaded_.inputs)
            folder.write(std::filesystem::path("inputs") / file.name, file.content);
        folder.write(manifest_name, manifest_text(info_, folder));
        return options_.json ? json : shown;
    }

    const StudyOptions& options_;
    LoadedStudy loaded_;
    const Study& study_;
    Workers workers_;
    Progress progress_;
    ManifestInfo info_;
};

}  // namespace

int run_study_job(const std::string& verb, const StudyOptions& options, Branches branches) {
    if (const auto problems = check_options(options); !problems.empty()) return report(problems);
    Result<LoadedStudy> loaded = load_study(options, branches);
    if (const int failed = report(loaded.diagnostics); failed != exit_done) return failed;
    return StudyJob(verb, options, std::move(*loaded.value)).run();
}

}  // namespace samverkan
