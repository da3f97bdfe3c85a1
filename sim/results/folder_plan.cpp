#include <algorithm>

#include <nlohmann/json.hpp>

#include "results/disk.hpp"
#include "results/file_error.hpp"
#include "results/folder.hpp"
#include "results/format_version.hpp"
#include "results/joined.hpp"
#include "results/manifest.hpp"
#include "results/sha256.hpp"
#include "results/study_codes.hpp"

namespace samverkan {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t hash_digits_in_name = 8, hash_digits_in_lock = 16;
const std::string partial_ending = ".partial";

/// What a folder holds, as far as one study is concerned.
enum class Content : std::uint8_t { nothing, same_study, other, newer_version };

/// A text file of ours as JSON; not an object if it is none or cannot be read.
struct Described {
    std::string text;
    nlohmann::json object;
};

Described described_by(const fs::path& path) {
    std::error_code error;
    if (!fs::is_regular_file(path, error)) return {};
    Described described{read_file(path), {}};
    described.object = nlohmann::json::parse(described.text, nullptr, false);
    return described;
}

std::string text_under(const nlohmann::json& object, const char* key) {
    return object.is_object() && object.contains(key) && object[key].is_string() ? object[key].get<std::string>()
                                                                                 : std::string();
}

bool is_newer(const Described& described, const Format& format) {
    const auto version = version_in(text_under(described.object, "format"), format);
    return version && *version > format.version;
}

bool absent_or_empty(const fs::path& folder) {
    std::error_code error;
    return !fs::exists(folder, error) || (fs::is_directory(folder, error) && fs::is_empty(folder, error));
}

/// The study's hash is looked for in the text itself: a manifest that is damaged elsewhere still names its study.
Content content_of(const fs::path& folder, const std::string& inputs_hash) {
    if (absent_or_empty(folder)) return Content::nothing;
    const Described manifest = described_by(folder / manifest_name);
    if (is_newer(manifest, results_format)) return Content::newer_version;
    return manifest.text.find(inputs_hash) != std::string::npos ? Content::same_study : Content::other;
}

/// Beside the study's own file there may be nothing but a write of it that never got its name.
bool was_only_begun(const fs::path& working) {
    std::error_code error;
    const auto entries = fs::directory_iterator(working, error);
    return std::all_of(begin(entries), end(entries), [](const fs::directory_entry& entry) {
        return entry.path().filename().string().starts_with(study_file_name);
    });
}

Content content_of_unfinished(const fs::path& working, const std::string& inputs_hash) {
    if (absent_or_empty(working)) return Content::nothing;
    const Described study = described_by(working / study_file_name);
    if (is_newer(study, unfinished_format)) return Content::newer_version;
    if (study.text.find(inputs_hash) != std::string::npos) return Content::same_study;
    const bool readable = study.object.is_object();
    return !readable && was_only_begun(working) ? Content::nothing : Content::other;
}

fs::path with_ending(fs::path path, const std::string& ending) {
    path += ending;
    return path;
}

/// The newest folder below the root whose name ends so and for which `fits` holds.
template <class Fits>
std::optional<fs::path> find_folder(const fs::path& root, const std::string& ending, const Fits& fits) {
    std::optional<fs::path> found;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(root, error))
        if (entry.path().filename().string().ends_with(ending) && (!found || entry.path() > *found) &&
            fits(entry.path()))
            found = entry.path();
    return found;
}

class Planner {
public:
    explicit Planner(const FolderRequest& request)
        : request_(request), mark_("_" + request.inputs_hash.substr(0, hash_digits_in_name)) {}

    Result<FolderPlan> plan() {
        try {
            place();
            set_aside_if_damaged();
            examine();
        } catch (const FileError& error) {
            refuse(study_problem(study_code::cannot_write, error.what()));
        } catch (const fs::filesystem_error& error) {
            refuse(study_problem(study_code::cannot_write, error.what()));
        }
        return std::move(result_);
    }

private:
    fs::path fresh_target() const {
        fs::path target =
            request_.out.value_or(request_.results_root / joined({request_.date, "_", request_.slug, mark_}));
        return target.has_filename() ? target : target.parent_path();
    }

    void place() {
        plan_.target = fresh_target();
        if (!request_.out) {
            const auto is_mine = [&](const fs::path& path) {
                return content_of(path, request_.inputs_hash) == Content::same_study;
            };
            const auto is_unfinished = [&](const fs::path& path) {
                return content_of_unfinished(path, request_.inputs_hash) == Content::same_study;
            };
            if (const auto complete = find_folder(request_.results_root, mark_, is_mine))
                plan_.target = *complete;
            else if (const auto partial = find_folder(request_.results_root, mark_ + partial_ending, is_unfinished))
                plan_.target = fs::path(*partial).replace_extension();
        }
        plan_.working = with_ending(plan_.target, partial_ending);
        const std::string name =
            request_.out ? plan_.target.filename().string() : request_.inputs_hash.substr(0, hash_digits_in_lock);
        plan_.lock = parent_of(plan_.target) / joined({".", name, ".lock"});
    }

    /// A folder named after this study that cannot be read as its results is a damaged one.
    bool is_this_study(const fs::path& target) const {
        const Content content = content_of(target, request_.inputs_hash);
        return content == Content::same_study || (content == Content::other && !request_.out);
    }

    void set_aside_if_damaged() {
        if (!is_this_study(plan_.target)) return;
        const std::vector<std::string> damaged = damaged_files(plan_.target);
        if (damaged.empty()) return;
        fs::path aside = with_ending(plan_.target, ".damaged");
        for (int number = 2; fs::exists(aside); ++number)
            aside = with_ending(plan_.target, ".damaged" + std::to_string(number));
        if (!fs::exists(plan_.target)) return place();  // another process was faster
        rename_durably(plan_.target, aside);
        result_.diagnostics.push_back(
            study_problem(study_code::damaged_folder,
                          joined({"`", plan_.target.string(), "` does not match its checksums (", damaged.front(),
                                  " differs); it was renamed to `", aside.filename().string(), "`"}),
                          "the study is computed anew"));
        place();
    }

    void examine() {
        switch (content_of(plan_.target, request_.inputs_hash)) {
        case Content::other:
            return refuse(foreign(plan_.target));
        case Content::newer_version:
            return refuse(newer(plan_.target));
        case Content::same_study:
            plan_.state = FolderState::complete;
            break;
        case Content::nothing:
            switch (content_of_unfinished(plan_.working, request_.inputs_hash)) {
            case Content::other:
                return refuse(foreign(plan_.working));
            case Content::newer_version:
                return refuse(newer(plan_.working));
            case Content::same_study:
                plan_.state = FolderState::unfinished;
                break;
            case Content::nothing:
                plan_.state = FolderState::fresh;
                break;
            }
        }
        result_.value = plan_;
    }

    static Diagnostic foreign(const fs::path& path) {
        return study_problem(
            study_code::foreign_folder,
            joined({"`", path.string(), "` holds something else (results never overwrite or mix with it)"}),
            "choose a folder that does not exist yet, or leave --out away");
    }

    static Diagnostic newer(const fs::path& path) {
        return study_problem(study_code::newer_results,
                             joined({"`", path.string(),
                                     "` was written by a newer version of samverkan (this one cannot tell what it "
                                     "says)"}),
                             "use that version, or choose another folder");
    }

    void refuse(Diagnostic diagnostic) { result_.diagnostics.push_back(std::move(diagnostic)); }

    const FolderRequest& request_;
    const std::string mark_;  ///< how the names of this study's folders end
    FolderPlan plan_;
    Result<FolderPlan> result_;
};

}  // namespace

std::vector<std::string> damaged_files(const fs::path& folder) {
    const Described manifest = described_by(folder / manifest_name);
    if (!manifest_is_sound(manifest.text)) return {std::string(manifest_name)};
    std::vector<std::string> damaged;
    std::error_code error;
    for (const auto& [name, file] : manifest.object["files"].items())
        if (!fs::is_regular_file(folder / name, error) || sha256_of_file(folder / name) != text_under(file, "sha256"))
            damaged.push_back(name);
    return damaged;
}

Result<FolderPlan> plan_folder(const FolderRequest& request) { return Planner(request).plan(); }

}  // namespace samverkan
