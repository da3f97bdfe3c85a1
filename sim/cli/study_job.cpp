#include "cli/study_job.hpp"

#include <algorithm>
#include <chrono>
#include <thread>

#include "cli/inputs.hpp"
#include "cli/interrupt.hpp"
#include "cli/json_answer.hpp"
#include "cli/progress.hpp"
#include "cli/terminal.hpp"
#include "results/file_error.hpp"
#include "results/joined.hpp"
#include "results/runs_file.hpp"
#include "results/study_lock.hpp"
#include "results/utc_time.hpp"
#include "scenario/place_names.hpp"
#include "study/answer.hpp"
#include "study/area_page.hpp"
#include "study/compare.hpp"
#include "study/disk_plan.hpp"
#include "study/signature.hpp"
#include "study/stopping.hpp"
#include "study/summary.hpp"

namespace samverkan {
namespace {

constexpr double pilot_scale = 0.02, pilot_pays_from_scale = 0.2;
constexpr std::size_t longest_slug = 60;
constexpr std::chrono::milliseconds lock_interval{100};  ///< between looks at a lock that another process holds
constexpr std::string_view json_name = "summary.json";

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

/// Pages of all areas.
std::string areas_name(Language language) { return joined({"areas.", say(language, "en", "sv"), ".md"}); }

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
        Result<FolderPlan> plan = make_plan();
        if (const int failed = report(plan.diagnostics); failed != exit_done) return failed;
        if (plan.value->state == FolderState::complete) {
            clear_up(*plan.value);
            return show_complete(*plan.value);
        }
        listen_for_interrupts();
        try {
            const StudyLock lock = wait_for_lock(plan.value->lock);
            plan = make_plan();  // another process may have finished it meanwhile
            if (const int failed = report(plan.diagnostics); failed != exit_done) return failed;
            if (plan.value->state != FolderState::complete) return compute(*plan.value);
            remove_leftovers(*plan.value);
            return show_complete(*plan.value);
        } catch (const Interrupted&) {
            progress_.clear_line();
            write_message(
                joined({say(options_.language(), "interrupted: what is done is kept; the same command continues",
                            "avbrutet: det som är klart är sparat; samma kommando fortsätter"),
                        "\n"}));
            return exit_interrupted;
        } catch (const FileError& error) {
            return stop_at(error.what());
        } catch (const std::filesystem::filesystem_error& error) {
            return stop_at(error.what());
        }
    }

private:
    static Progress::Output output_of(const StudyOptions& options) {
        if (options.quiet) return Progress::Output::quiet;
        return stderr_is_terminal() ? Progress::Output::terminal : Progress::Output::plain;
    }

    /// Beside what decides numbers: the names that sentences use.
    std::vector<std::string> texts_that_show() const {
        std::vector<std::string> texts{loaded_.county_text, loaded_.money_text};
        for (const StudyScenario& scenario : study_.scenarios)
            for (const std::string& name : {scenario.content.name_sv, scenario.content.name_en}) texts.push_back(name);
        return texts;
    }

    int stop_at(const char* problem) {
        progress_.clear_line();
        const Diagnostic diagnostic =
            study_problem(study_code::cannot_write, problem,
                          "what is done is kept; once there is a remedy, the same command continues");
        return report({&diagnostic, 1});
    }

    Result<FolderPlan> make_plan() const {
        return plan_folder({"results", options_.out, started_on_, folder_slug(study_), info_.inputs_hash});
    }

    /// Two processes never work on one study: the second waits, and then shows what the first has computed.
    StudyLock wait_for_lock(const std::filesystem::path& path) {
        for (bool told = false;; told = true) {
            if (auto lock = StudyLock::try_take(path)) return std::move(*lock);
            if (!told) progress_.show_waiting();
            stop_if_interrupted();
            std::this_thread::sleep_for(lock_interval);
        }
    }

    int show_complete(const FolderPlan& plan) {
        if (!options_.quiet)
            write_message(joined(
                {say(options_.language(), "computed before: ", "beräknat tidigare: "), plan.target.string(), "\n"}));
        const std::string name = options_.json   ? std::string(json_name)
                                 : options_.area ? areas_name(options_.language())
                                                 : summary_name(options_.language());
        return print_answer(read_file(plan.target / name), plan.target);
    }

    /// What a process left behind that was killed at the very end; whoever holds the lock does so itself.
    static void clear_up(const FolderPlan& plan) {
        std::error_code ignored;
        if (!std::filesystem::exists(plan.working, ignored)) return;
        try {
            if (const auto lock = StudyLock::try_take(plan.lock)) remove_leftovers(plan);
        } catch (const FileError&) {  // results can be shown from a folder that cannot be written
        }
    }

    int print_answer(const std::string& text, const std::filesystem::path& folder) const {
        const std::string shown = options_.json ? with_timings(text, read_file(folder / manifest_name), folder.string())
                                  : options_.area ? page_of(text)
                                                  : without_long_tables(text);
        return write_data(shown) ? exit_done : exit_our_fault;
    }

    std::string page_of(const std::string& pages) const {
        const County& county = loaded_.county->county;
        return page_of_area(pages, county.areas[find_area(county, *options_.area)->index()]);
    }

    int compute(const FolderPlan& plan) {
        const double started = elapsed_seconds();
        if (const auto problem = plan_disk(plan)) return report({&*problem, 1});
        UnfinishedStudy unfinished(plan, info_.inputs_hash);
        report(unfinished.replicates().warnings());
        const StudyOutcome outcome = run_replicates(unfinished);
        info_.replicates = static_cast<std::uint32_t>(outcome.replicates.size());
        info_.reached_error = headline_error(outcome.replicates);
        info_.signature = signature_text(signature_of(outcome.replicates));
        info_.cost = total_cost(outcome.replicates);
        info_.peak_rss_bytes = peak_rss_bytes();
        info_.wall_seconds = elapsed_seconds() - started;
        ResultsFolder folder(unfinished);
        write_runs(folder, unfinished.replicates(), static_cast<std::uint32_t>(outcome.replicates.size()));
        const SummaryTable summary = make_summary(study_, outcome);
        const std::string shown = write_answer(folder, outcome, summary);
        unfinished.journal().note("complete");
        folder.write(journal_name, read_file(plan.working / journal_name));
        folder.write(manifest_name, manifest_text(info_, folder));
        folder.finish();
        progress_.show_done(plan.target.string());
        return print_answer(shown, plan.target);
    }

    /// Shows the plan; a problem if the disk is smaller than it.
    std::optional<Diagnostic> plan_disk(const FolderPlan& plan) {
        const DiskNeed need = disk_need(study_);
        progress_.show_plan(need.replicates + need.results);
        const std::uint64_t there = std::min(need.replicates, bytes_below(plan.working));
        return disk_problem(need.replicates + need.results - there, free_bytes(plan.target), options_.language());
    }

    /// All replicates: those of an earlier process, and the others run now. Each is kept as soon as it is done.
    StudyOutcome run_replicates(UnfinishedStudy& unfinished) {
        const std::size_t found = unfinished.replicates().size();
        unfinished.journal().note(found > 0 ? "continue" : "start",
                                  joined({program_version(), ", ", std::to_string(workers_.threads()), " threads, ",
                                          std::to_string(found), " replicates found"}));
        progress_.show_continued(found);
        if (found == 0) show_pilot();
        StudyOutcome outcome = run_study(study_, workers_, progress_, &unfinished.replicates());
        if (outcome.stopped) {
            unfinished.journal().note("interrupted");
            throw Interrupted{};
        }
        return outcome;
    }

    /// runs.h5 in one go and in the order of replicates, so that its bytes do not tell how often it was interrupted.
    void write_runs(const ResultsFolder& folder, const ReplicateStore& store, std::uint32_t replicates) const {
        RunsFile file(folder.path() / "runs.h5", runs_info(replicates));
        for (std::uint32_t replicate = 0; replicate < replicates; ++replicate)
            file.write(store.find(replicate).value());
        file.close();
    }

    RunsFileInfo runs_info(std::uint32_t replicates) const {
        RunsFileInfo info{&loaded_.county->county, info_.scenarios,  {}, replicates, study_.seed, study_.scale,
                          study_.has_gross(),      info_.inputs_hash};
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

    /// Writes tables, answers and inputs, and returns the text for stdout.
    std::string write_answer(const ResultsFolder& folder, const StudyOutcome& outcome,
                             const SummaryTable& summary) const {
        const AnswerInput input = make_answer_input(study_, outcome, summary);
        folder.write("summary.csv", summary_csv(summary, loaded_.county->county));
        std::string shown;
        for (const Language language : {Language::english, Language::swedish}) {
            const std::string text = answer_text(input, language);
            folder.write(summary_name(language), text);
            const std::string areas = area_pages(input, language);
            folder.write(areas_name(language), areas);
            if (language == options_.language()) shown = options_.area ? areas : text;
        }
        const std::string json = answer_json(input, info_);
        folder.write(json_name, json);
        for (const InputFile& file : loaded_.inputs)
            folder.write(std::filesystem::path("inputs") / file.name, file.content);
        return options_.json ? json : shown;
    }

    const StudyOptions& options_;
    LoadedStudy loaded_;
    const Study& study_;
    Workers workers_;
    Progress progress_;
    ManifestInfo info_;
    const std::string started_on_ = utc_now("%Y-%m-%d");
};

}  // namespace

int run_study_job(const std::string& verb, const StudyOptions& options, Branches branches) {
    if (const auto problems = check_options(options); !problems.empty()) return report(problems);
    Result<LoadedStudy> loaded = load_study(options, branches);
    if (const int failed = report(loaded.diagnostics); failed != exit_done) return failed;
    return StudyJob(verb, options, std::move(*loaded.value)).run();
}

}  // namespace samverkan
