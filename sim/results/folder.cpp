#include "results/folder.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <unistd.h>

#include "results/disk.hpp"
#include "results/file_error.hpp"
#include "results/format_version.hpp"
#include "results/joined.hpp"

namespace samverkan {
namespace fs = std::filesystem;
namespace {

const fs::path replicates_folder = "replicates", quarantine_folder = "quarantine", results_folder = "results";

std::string study_text(const std::string& inputs_hash) {
    return joined({"{\n  \"format\": \"", format_text(unfinished_format), "\",\n  \"inputs_hash\": \"", inputs_hash,
                   "\",\n  \"note\": \"the same command continues this study; then this folder disappears\"\n}\n"});
}

/// An empty folder gives way to the results. A mount point cannot, which is better said before hours of work.
void give_way(const fs::path& target) {
    if (::rmdir(target.c_str()) == 0 || errno == ENOENT) return;
    throw FileError("cannot put results in the place of", target,
                    errno == EBUSY ? "a disk is mounted there; name a folder inside it" : std::strerror(errno));
}

}  // namespace

UnfinishedStudy::UnfinishedStudy(FolderPlan plan, const std::string& inputs_hash) : plan_(std::move(plan)) {
    give_way(plan_.target);
    make_folder(plan_.working);
    sync_folder(parent_of(plan_.working));
    write_durably(plan_.working / study_file_name, study_text(inputs_hash));
    journal_.emplace(plan_.working / journal_name);
    replicates_.emplace(plan_.working / replicates_folder, plan_.working / quarantine_folder, inputs_hash, *journal_);
}

fs::path UnfinishedStudy::results_path() const { return plan_.working / results_folder; }

ResultsFolder::ResultsFolder(const UnfinishedStudy& study) : plan_(study.plan()), path_(study.results_path()) {
    std::error_code error;
    fs::remove_all(path_, error);
    if (error) throw FileError("cannot empty the folder", path_, error.message());
    make_folder(path_);
}

void ResultsFolder::write(const fs::path& name, std::string_view content) const {
    make_folder(parent_of(path_ / name));
    write_file(path_ / name, content);
}

std::vector<fs::path> ResultsFolder::files() const {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::recursive_directory_iterator(path_))
        if (entry.is_regular_file()) paths.push_back(entry.path().lexically_relative(path_));
    std::sort(paths.begin(), paths.end());
    return paths;
}

void ResultsFolder::finish() {
    std::error_code ignored;
    if (fs::exists(plan_.working / quarantine_folder, ignored))
        rename_durably(plan_.working / quarantine_folder, path_ / quarantine_folder);
    sync_tree(path_);
    rename_durably(path_, plan_.target);
    remove_leftovers(plan_);
}

void remove_leftovers(const FolderPlan& plan) {
    std::error_code ignored;  // the results are complete; what is left over takes space, no more
    fs::remove_all(plan.working, ignored);
}

}  // namespace samverkan
