#pragma once
// Finished replicates of a study under construction, in small files that prove themselves. A replicate that is
// found here is never computed again.
#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "results/journal.hpp"
#include "results/replicate_record.hpp"
#include "scenario/diagnostics.hpp"

namespace samverkan {

class ReplicateStore {
public:
    /// `folder` holds nothing but shards of the study `study_hash`; what is torn, damaged or foreign goes to
    /// `quarantine`. What happens is noted in `journal`. Throws FileError.
    ReplicateStore(std::filesystem::path folder, std::filesystem::path quarantine, std::string study_hash,
                   const Journal& journal);

    /// One warning (W041) for each file that was set aside on opening.
    [[nodiscard]] const std::vector<Diagnostic>& warnings() const { return warnings_; }
    /// How many replicates are on the disk.
    [[nodiscard]] std::size_t size() const;

    /// A replicate that is on the disk. Throws FileError if its file changed after opening.
    [[nodiscard]] std::optional<ReplicateRuns> find(std::uint32_t replicate) const;

    /// The runs so far of a replicate that takes long and is not finished: any earlier ones are replaced.
    void keep_begun(const ReplicateRuns& runs);
    [[nodiscard]] std::optional<ReplicateRuns> find_begun(std::uint32_t replicate) const;

    /// Takes a finished replicate; from any thread. On return no more than half a second of work is not yet on the
    /// disk, whatever else is running.
    void keep(const ReplicateRuns& runs);
    /// Brings everything that was kept to the disk.
    void save();

private:
    struct Place {
        std::filesystem::path shard;
        std::uint64_t offset = 0, size = 0;
    };

    void open_file(const std::filesystem::path& path);
    [[nodiscard]] ReplicateRuns read(const Place& place) const;
    void set_aside(const std::filesystem::path& path, RecordsState state);
    void save_pending();

    const std::filesystem::path folder_, quarantine_;
    const std::string study_hash_;
    const Journal& journal_;
    std::vector<Diagnostic> warnings_;
    mutable std::mutex guard_;  ///< of everything below
    std::map<std::uint32_t, Place> places_;
    std::map<std::uint32_t, Place> begun_;
    std::string pending_;  ///< records not yet on the disk
    std::vector<RecordPlace> pending_places_;
    double pending_seconds_ = 0;  ///< CPU time that went into them
};

}  // namespace samverkan
