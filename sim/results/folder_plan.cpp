#include <algorithm>

#include <nlohmann/json.hpp>

#include "results/file_error.hpp"
#include "results/folder.hpp"
#include "results/sha256.hpp"
#include "results/study_codes.hpp"

namespace samverkan {
namespace fs = std::filesystem;
namespace {

enum class Content { absent, same_study, other };

constexpr std::size_t hash_digits_in_name = 8;

std::string text_of(const nlohmann::json& object, const char* key) {
    return object.is_object() && object.contains(key) && object[key].is_string() ? object[key].get<std::string>()
                                                                                 : std::string();
}

nlohmann::json manifest_of(const fs::path& folder) {
    std::error_code error;
    if (!fs::is_regular_file(folder / manifest_name, error)) return {};
    return nlohmann::json::parse(read_file(folder / manifest_name), nullptr, false);
}

Content content_of(const fs::path& folder, const std::string& inputs_hash) {
    std::error_code error;
    if (!fs::exists(folder, error)) return Content::absent;
    if (fs::is_directory(folder, error) && fs::is_empty(folder, error)) return Content::absent;
    const nlohmann::json manifest = manifest_of(folder);
    const bool complete = text_of(manifest, "status") == "complete";
    return complete && text_of(manifest, "inputs_hash") == inputs_hash ? Content::same_study : Content::other;
}

std::optional<fs::path> find_same_study(const FolderRequest& request) {
    const std::string ending = "_" + request.inputs_hash.substr(0, hash_digits_in_name);
    std::vector<fs::path> found;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(request.results_root, error))
        if (entry.path().filename().string().ends_with(ending) &&
            content_of(entry.path(), request.inputs_hash) == Content::same_study)
            found.push_back(entry.path());
    if (found.empty()) return std::nullopt;
    return *std::max_element(found.begin(), found.end());
}

/// True if the folder is sound; else it is set aside under another name.
bool keep_if_sound(const fs::path& folder, std::vector<Diagnostic>& diagnostics) {
    const std::vector<std::string> damaged = damaged_files(folder);
    if (damaged.empty()) return true;
    fs::path aside = folder;
    for (int number = 1; fs::exists(aside); ++number) {
        aside = folder;
        aside += ".damaged" + (number > 1 ? std::to_string(number) : std::string());
    }
    std::error_code error;
    fs::rename(folder, aside, error);
    if (error) throw FileError("cannot rename", folder, error.message());
    diagnostics.push_back(study_problem(study_code::damaged_folder,
                                        "`" + folder.string() + "` does not match its checksums (" + damaged.front() +
                                            " differs); it was renamed to `" + aside.filename().string() + "`",
                                        "the study is computed anew"));
    return false;
}

}  // namespace

std::vector<std::string> damaged_files(const fs::path& folder) {
    std::vector<std::string> damaged;
    const nlohmann::json manifest = manifest_of(folder);
    if (!manifest.is_object() || !manifest.contains("files") || !manifest["files"].is_object())
        return {std::string(manifest_name)};
    std::error_code error;
    for (const auto& [name, file] : manifest["files"].items())
        if (!fs::is_regular_file(folder / name, error) || sha256_of_file(folder / name) != text_of(file, "sha256"))
            damaged.push_back(name);
    return damaged;
}

Result<FolderPlan> plan_folder(const FolderRequest& request) {
    Result<FolderPlan> result;
    const fs::path named = request.results_root / (request.date + "_" + request.slug + "_" +
                                                   request.inputs_hash.substr(0, hash_digits_in_name));
    fs::path target = request.out.value_or(named);
    if (!target.has_filename()) target = target.parent_path();
    if (!request.out) target = find_same_study(request).value_or(named);
    try {
        Content content = content_of(target, request.inputs_hash);
        if (content == Content::same_study && !keep_if_sound(target, result.diagnostics)) {
            content = Content::absent;
            if (!request.out) target = named;
        }
        if (content == Content::other) {
            result.diagnostics.push_back(
                study_problem(study_code::foreign_folder,
                              "`" + target.string() + "` holds something else (results never overwrite or mix with it)",
                              "choose a folder that does not exist yet, or leave --out away"));
            return result;
        }
        result.value = FolderPlan{target, content == Content::same_study};
    } catch (const FileError& error) {
        result.diagnostics.push_back(study_problem(study_code::cannot_write, error.what()));
    }
    return result;
}

}  // namespace samverkan
