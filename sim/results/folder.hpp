#pragma once
// A results folder: written beside its place under a temporary name, synced, then renamed. It is either complete
// or absent; a complete one is never changed.
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/diagnostics.hpp"

namespace samverkan {

inline constexpr std::string_view manifest_name = "manifest.json";

/// Where results of a study belong, or where they stand already.
struct FolderPlan {
    std::filesystem::path target;
    bool complete = false;  ///< target holds the very same study: show it
};

struct FolderRequest {
    std::filesystem::path results_root = "results";
    std::optional<std::filesystem::path> out;  ///< --out: this folder itself
    std::string date, slug, inputs_hash;       ///< "2025-08-18", "great", 64 hexadecimal digits
};

/// Looks for a complete folder of the same study (of any date); refuses a folder with other content (E040).
/// A complete folder that does not match its checksums is renamed to `<name>.damaged` (W040) and counts as absent.
[[nodiscard]] Result<FolderPlan> plan_folder(const FolderRequest& request);

/// Files of a complete folder whose content does not match its manifest.
[[nodiscard]] std::vector<std::string> damaged_files(const std::filesystem::path& folder);

/// A folder under construction; disappears unless finished. Failures throw FileError.
class ResultsFolder {
public:
    explicit ResultsFolder(std::filesystem::path target);
    ~ResultsFolder();
    ResultsFolder(const ResultsFolder&) = delete;
    ResultsFolder& operator=(const ResultsFolder&) = delete;

    /// Where files are written until finish().
    [[nodiscard]] const std::filesystem::path& path() const { return working_; }
    void write(const std::filesystem::path& name, std::string_view content) const;
    /// Paths of all files so far, relative to the folder, in order.
    [[nodiscard]] std::vector<std::filesystem::path> files() const;
    /// Syncs everything to the disk and gives the folder its name.
    void finish();

private:
    std::filesystem::path target_, working_;
    bool finished_ = false;
};

/// The whole file. Throws FileError.
[[nodiscard]] std::string read_file(const std::filesystem::path& path);

}  // namespace samverkan
