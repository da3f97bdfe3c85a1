#pragma once
// One process at a time works on a study: an advisory lock on a file beside its folder. The machine frees it when
// the process ends, however that happens.
#include <filesystem>
#include <optional>

namespace samverkan {

class StudyLock {
public:
    /// The lock, or nothing while another process holds it. Throws FileError where the lock's file cannot be made
    /// or locked.
    [[nodiscard]] static std::optional<StudyLock> try_take(const std::filesystem::path& path);

    StudyLock(StudyLock&& other) noexcept;
    StudyLock& operator=(StudyLock&&) = delete;
    /// Removes the file and frees the lock.
    ~StudyLock();

private:
    StudyLock(std::filesystem::path path, int id) : path_(std::move(path)), id_(id) {}

    std::filesystem::path path_;
    int id_;
};

}  // namespace samverkan
