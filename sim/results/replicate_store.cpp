#include "results/replicate_store.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include <fcntl.h>

#include "results/binary_archive.hpp"
#include "results/disk.hpp"
#include "results/file_error.hpp"
#include "results/joined.hpp"
#include "results/study_codes.hpp"

namespace samverkan {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view begun_prefix = "begun-";
constexpr double most_seconds_at_risk = 0.5;
constexpr std::size_t most_bytes_pending = std::size_t{16} << 20;

std::string_view reason_of(RecordsState state) {
    switch (state) {
    case RecordsState::torn:
        return "it was cut off";
    case RecordsState::damaged:
        return "it does not match its checksum";
    case RecordsState::of_another_study:
        return "it belongs to another study";
    case RecordsState::sound:
        break;
    }
    return "it is sound";
}

fs::path new_shard_name(const fs::path& folder, std::uint32_t replicate) {
    std::array<char, 32> digits{};
    std::snprintf(digits.data(), digits.size(), "shard-%06u", replicate);
    fs::path path = folder / (std::string(digits.data()) + ".bin");
    for (int number = 2; fs::exists(path); ++number)
        path = folder / joined({digits.data(), "-", std::to_string(number), ".bin"});
    return path;
}

}  // namespace

ReplicateStore::ReplicateStore(fs::path folder, fs::path quarantine, std::string study_hash, const Journal& journal)
    : folder_(std::move(folder)), quarantine_(std::move(quarantine)), study_hash_(std::move(study_hash)),
      journal_(journal) {
    make_folder(folder_);
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(folder_)) paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    for (const fs::path& path : paths) open_file(path);
}

void ReplicateStore::open_file(const fs::path& path) {
    if (path.extension() == ".new") {  // a write that never got its name
        fs::remove_all(path);
        return;
    }
    if (!fs::is_regular_file(path)) return set_aside(path, RecordsState::damaged);
    const RecordList list = examine_records(read_file(path), study_hash_);
    if (list.state != RecordsState::sound) return set_aside(path, list.state);
    auto& places = path.filename().string().starts_with(begun_prefix) ? begun_ : places_;
    for (const RecordPlace& place : list.places)
        places.try_emplace(place.replicate, Place{path, place.offset, place.size});
}

void ReplicateStore::set_aside(const fs::path& path, RecordsState state) {
    const fs::path to = move_aside(path, quarantine_);
    warnings_.push_back(study_problem(
        study_code::shard_set_aside,
        joined({"`", path.string(), "` cannot be used (", reason_of(state), "); it was moved to `", to.string(), "`"}),
        "its replicates are computed anew"));
    journal_.note("set aside", warnings_.back().message);
}

std::size_t ReplicateStore::size() const {
    const std::lock_guard lock(guard_);
    return places_.size();
}

std::optional<ReplicateRuns> ReplicateStore::find(std::uint32_t replicate) const {
    Place place;
    {
        const std::lock_guard lock(guard_);
        const auto found = places_.find(replicate);
        if (found == places_.end()) return std::nullopt;
        place = found->second;
    }
    return read(place);
}

ReplicateRuns ReplicateStore::read(const Place& place) const {
    try {
        return replicate_of(FileDescriptor(place.shard, O_RDONLY).read(place.offset, place.size), study_hash_);
    } catch (const MalformedBytes&) {
        throw FileError("cannot use", place.shard, "it changed while the study was running");
    }
}

std::optional<ReplicateRuns> ReplicateStore::find_begun(std::uint32_t replicate) const {
    const std::lock_guard lock(guard_);
    const auto found = begun_.find(replicate);
    if (found == begun_.end()) return std::nullopt;
    return read(found->second);
}

void ReplicateStore::keep_begun(const ReplicateRuns& runs) {
    const std::string record = replicate_record(runs, study_hash_);
    const std::lock_guard lock(guard_);
    const fs::path path = folder_ / joined({begun_prefix, std::to_string(runs.replicate), ".bin"});
    write_durably(path, record);
    begun_[runs.replicate] = {path, 0, record.size()};
    journal_.note("begun", joined({path.filename().string(), ": ",
                                   std::to_string(runs.live.size() + runs.replayed.size()), " runs"}));
}

void ReplicateStore::keep(const ReplicateRuns& runs) {
    const std::string record = replicate_record(runs, study_hash_);
    const std::lock_guard lock(guard_);
    pending_places_.push_back({runs.replicate, pending_.size(), record.size()});
    pending_ += record;
    pending_seconds_ += runs.cost.build_seconds + runs.cost.loop_seconds;
    if (pending_seconds_ >= most_seconds_at_risk || pending_.size() >= most_bytes_pending) save_pending();
}

void ReplicateStore::save() {
    const std::lock_guard lock(guard_);
    save_pending();
}

void ReplicateStore::save_pending() {
    if (pending_places_.empty()) return;
    const fs::path path = new_shard_name(folder_, pending_places_.front().replicate);
    write_durably(path, pending_);
    std::string numbers;
    for (const RecordPlace& place : pending_places_) {
        places_.try_emplace(place.replicate, Place{path, place.offset, place.size});
        numbers.append(" ").append(std::to_string(place.replicate));
        if (const auto begun = begun_.extract(place.replicate)) fs::remove(begun.mapped().shard);
    }
    journal_.note("kept", joined({path.filename().string(), ":", numbers}));
    pending_.clear();
    pending_places_.clear();
    pending_seconds_ = 0;
}

}  // namespace samverkan
