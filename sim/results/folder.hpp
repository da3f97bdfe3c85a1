#pragma once
// A results folder: made beside its place, synced, then renamed. It is either complete or absent; a complete one
// is never changed. While its study runs, `<folder>.partial` holds what is done so far.
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "results/journal.hpp"
#include "results/replicate_store.hpp"
#include "scenario/diagnostics.hpp"

namespace samverkan {

inline constexpr std::string_view manifest_name = "manifest.json", journal_name = "journal.log";

enum class FolderState : std::uint8_t {
    fresh,       ///< nothing there yet
    unfinished,  ///< the very same study was started and can continue
    complete     ///< the very same study: show it
};

/// Where results of a study belong, or where they stand already.
struct FolderPlan {
    FolderState state = FolderState::fresh;
    std::filesystem::path target;
    std::filesystem::path working;  ///< while the study runs: `<target>.partial`
    std::filesystem::path lock;     ///< held by the process that works on it
};

struct FolderRequest {
    std::filesystem::path results_root = "results";
    std::optional<std::filesystem::path> out;  ///< --out: this folder itself
    std::string date, slug, inputs_hash;       ///< "2025-08-18", "great", 64 hexadecimal digits
};

/// Looks for a complete or an unfinished folder of the same study (of any date). Refuses a folder with other
/// content (E040) and one of a newer version (E045). A complete folder that does not match its checksums is renamed
/// to `<name>.damaged` (W040) and counts as absent.
[[nodiscard]] Result<FolderPlan> plan_folder(const FolderRequest& request);

/// Files of a complete folder whose content does not match its manifest; the manifest itself if it is damaged.
[[nodiscard]] std::vector<std::string> damaged_files(const std::filesystem::path& folder);

/// What is done of a study, kept until its results have their name. One process at a time may have it open: take
/// the plan's lock first. Failures throw FileError.
class UnfinishedStudy {
public:
    UnfinishedStudy(FolderPlan plan, const std::string& inputs_hash);

    [[nodiscard]] ReplicateStore& replicates() { return *replicates_; }
    [[nodiscard]] Journal& journal() { return *journal_; }
    [[nodiscard]] const FolderPlan& plan() const { return plan_; }
    /// Where the results are built.
    [[nodiscard]] std::filesystem::path results_path() const;

private:
    FolderPlan plan_;
    std::optional<Journal> journal_;
    std::optional<ReplicateStore> replicates_;
};

/// The results of an unfinished study under construction. Failures throw FileError.
class ResultsFolder {
public:
    /// Starts anew, whatever an earlier process had built.
    explicit ResultsFolder(const UnfinishedStudy& study);

    /// Where files are written until finish().
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    void write(const std::filesystem::path& name, std::string_view content) const;
    /// Paths of all files so far, relative to the folder, in order; without those in quarantine.
    [[nodiscard]] std::vector<std::filesystem::path> files() const;
    /// Syncs everything to the disk, gives the folder its name, and removes what was kept to get there.
    void finish();

private:
    FolderPlan plan_;
    std::filesystem::path path_;
};

/// Removes what a process left behind that was killed right after its results had their name. The plan's lock
/// must be held.
void remove_leftovers(const FolderPlan& plan);

}  // namespace samverkan
