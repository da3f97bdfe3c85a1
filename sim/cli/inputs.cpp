#include "cli/inputs.hpp"

#include <algorithm>
#include <filesystem>

#include "results/file_error.hpp"
#include "results/joined.hpp"
#include "scenario/canonical_text.hpp"
#include "scenario/place_names.hpp"
#include "scenario/scenario_reader.hpp"
#include "scenario/text_source.hpp"
#include "study/coordination_threshold.hpp"

namespace samverkan {
namespace fs = std::filesystem;
namespace {

/// `configs` here, or beside the folder of the scenario.
fs::path configs_folder(const fs::path& scenario_file) {
    std::error_code error;
    if (fs::is_directory("configs", error)) return "configs";
    return scenario_file.parent_path() / ".." / "configs";
}

class StudyLoader {
public:
    explicit StudyLoader(const StudyOptions& options) : options_(options) {
        loaded_.county = std::make_unique<LoadedCounty>();
    }

    Result<LoadedStudy> load(Branches branches) {
        find_county();
        if (!read_catalogue_and_scenarios()) return failed();
        read_money_files();
        Study& study = loaded_.study;
        study.county = &loaded_.county->county;
        study.seed = static_cast<std::uint64_t>(options_.seed);
        study.replicates = static_cast<std::uint32_t>(options_.most_replicates());
        study.wanted_error = options_.error.value_or(0);
        study.scale = options_.scale;
        study.branches = branches;
        append(check_study(study));
        warn_of_arms_like_the_baseline();
        check_area();
        if (options_.threshold && !has_errors(diagnostics_)) add_levels_of_coordination();
        if (has_errors(diagnostics_)) return failed();
        loaded_.county_text = canonical_text(loaded_.county->county);
        return {std::move(loaded_), std::move(diagnostics_)};
    }

private:
    Result<LoadedStudy> failed() {
        sort_by_place(diagnostics_);
        return {std::nullopt, std::move(diagnostics_)};
    }
    void append(std::vector<Diagnostic> more) {
        for (Diagnostic& one : more) diagnostics_.push_back(std::move(one));
    }
    template <class T>
    std::optional<T> take(Result<T> result) {
        append(std::move(result.diagnostics));
        return std::move(result.value);
    }

    /// Without a county the scenarios are still read, so that their problems come in the same pass.
    void find_county() {
        const fs::path first = options_.scenario_files.front();
        fs::path folder = options_.county.value_or("");
        if (folder.empty()) {
            const fs::path configs = configs_folder(first);
            const auto name = take(read_county_name(first, configs));
            catalogue_folder_ = configs / "programmes";
            if (!name) return;
            folder = configs / *name;
        }
        catalogue_folder_ = folder / ".." / "programmes";
        auto county = take(load_county(folder));
        if (!county) return;
        *loaded_.county = std::move(*county);
        county_folder_ = folder;
        for (const fs::path& file : loaded_.county->files) keep("county", file);
    }

    bool read_catalogue_and_scenarios() {
        const auto catalogue = take(read_catalogue(catalogue_folder_));
        if (!catalogue) return false;
        for (const std::string& file : options_.scenario_files)
            if (const auto scenario = take(read_scenario(file, loaded_.county->county, *catalogue, research())))
                add_scenario(*scenario, *catalogue);
        return !has_errors(diagnostics_);
    }

    /// Both files may be missing: then what needs them is left out of the answer.
    void read_money_files() {
        const fs::path budgets = county_folder_ / "budgets.json";
        const fs::path value = catalogue_folder_ / ".." / "social_value.json";
        std::error_code error;
        if (!county_folder_.empty() && fs::exists(budgets, error)) {
            loaded_.study.baseline_budgets = take(read_baseline_budgets(budgets, loaded_.county->county));
            keep_money("county", budgets);
        }
        if (fs::exists(value, error)) {
            loaded_.study.social_value = take(read_social_value(value));
            keep_money("configs", value);
        }
    }

    void keep_money(const std::string& folder, const fs::path& file) {
        keep(folder, file);
        loaded_.money_text += read_file(file);
    }

    void add_scenario(const LoadedScenario& loaded, const Catalogue& catalogue) {
        Scenario scenario = loaded.scenario;
        if (options_.fixed_effects) scenario.effect_draw = EffectDraw::fixed_mode;
        loaded_.resolved.push_back(canonical_text(loaded));
        for (const Programme& programme : scenario.programmes)
            if (const auto index = catalogue.index_of(programme.id)) keep("programmes", catalogue.files[*index]);
        for (const fs::path& file : loaded.files) keep("scenarios", file);
        loaded_.study.scenarios.push_back({unique_slug(loaded.slug), std::move(scenario)});
    }

    /// Arms between which c* is read: they are made from the joint arm, and stand in no file.
    void add_levels_of_coordination() {
        Study& study = loaded_.study;
        const std::vector<JointQuestion> questions = find_joint_questions(study);
        if (questions.empty())
            append({study_problem(
                study_code::no_joint_question,
                "`--threshold` has nothing to ask (it needs an arm with `coordination` and one that funds the same "
                "programmes without it)",
                "for instance: samverkan compare scenarios/baseline.json scenarios/joint_uncoordinated.json "
                "scenarios/joint_coordinated.json --threshold")});
        for (const JointQuestion& question : questions)
            for (StudyScenario& arm : arms_at_levels(study, question)) {
                loaded_.resolved.push_back(canonical_text(arm.content));
                arm.slug = unique_slug(arm.slug);
                study.scenarios.push_back(std::move(arm));
            }
    }

    [[nodiscard]] Research research() const { return options_.research ? Research::allowed : Research::refused; }

    void check_area() {
        const County& county = loaded_.county->county;
        if (options_.area && !find_area(county, *options_.area))
            append({diagnostic_of_file(Code::unknown_area, "",
                                       joined({"`--area ", shown(*options_.area), "` is no area of ", county.name}),
                                       nearest_area_hint(county, *options_.area))});
    }

    /// Its difference would be none by construction.
    void warn_of_arms_like_the_baseline() {
        for (std::size_t s = 1; s < loaded_.resolved.size(); ++s)
            if (loaded_.resolved[s] == loaded_.resolved.front())
                diagnostics_.push_back(diagnostic_of_file(
                    Code::changes_nothing, options_.scenario_files[s],
                    joined({"`", loaded_.study.scenarios[s].slug, "` equals the baseline in all that acts"}),
                    "no difference will be shown, by construction: that is not a finding of no effect"));
    }

    std::string unique_slug(const std::string& slug) const {
        const auto taken = [&](const std::string& name) {
            return std::any_of(loaded_.study.scenarios.begin(), loaded_.study.scenarios.end(),
                               [&](const StudyScenario& one) { return one.slug == name; });
        };
        std::string name = slug;
        for (int number = 2; taken(name); ++number) name = slug + "_" + std::to_string(number);
        return name;
    }

    /// Keeps a copy of a file once; files of the same name get numbers.
    void keep(const std::string& folder, const fs::path& file) {
        std::error_code error;
        const fs::path full = fs::weakly_canonical(file, error);
        if (std::find(kept_.begin(), kept_.end(), full) != kept_.end()) return;
        kept_.push_back(full);
        std::string name = joined({folder, "/", file.filename().string()});
        const auto taken = [&](const InputFile& one) { return one.name == name; };
        for (int number = 2; std::any_of(loaded_.inputs.begin(), loaded_.inputs.end(), taken); ++number)
            name = joined({folder, "/", std::to_string(number), "_", file.filename().string()});
        loaded_.inputs.push_back({name, read_file(file)});
    }

    const StudyOptions& options_;
    LoadedStudy loaded_;
    std::vector<Diagnostic> diagnostics_;
    fs::path catalogue_folder_, county_folder_;
    std::vector<fs::path> kept_;
};

}  // namespace

Result<LoadedStudy> load_study(const StudyOptions& options, Branches branches) {
    return StudyLoader(options).load(branches);
}

}  // namespace samverkan
