#include "results/study_lock.hpp"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "results/disk.hpp"
#include "results/file_error.hpp"

namespace samverkan {
namespace fs = std::filesystem;
namespace {

/// Whether `path` still names the file that `id` has open: its last holder may have removed it meanwhile.
bool names_this_file(const fs::path& path, int id) {
    struct stat by_name {
    }, by_id{};
    return ::stat(path.c_str(), &by_name) == 0 && ::fstat(id, &by_id) == 0 && by_name.st_ino == by_id.st_ino &&
           by_name.st_dev == by_id.st_dev;
}

}  // namespace

std::optional<StudyLock> StudyLock::try_take(const fs::path& path) {
    make_folder(parent_of(path));
    for (;;) {
        const int id = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (id < 0) throw FileError("cannot write", path, std::strerror(errno));
        if (::flock(id, LOCK_EX | LOCK_NB) == 0) {
            StudyLock lock(path, id);
            if (names_this_file(path, id)) return lock;
            ::close(std::exchange(lock.id_, -1));
            continue;
        }
        const int reason = errno;
        ::close(id);
        if (reason == EWOULDBLOCK) return std::nullopt;
        if (reason != EINTR) throw FileError("cannot lock", path, std::strerror(reason));
    }
}

StudyLock::StudyLock(StudyLock&& other) noexcept : path_(std::move(other.path_)), id_(std::exchange(other.id_, -1)) {}

StudyLock::~StudyLock() {
    if (id_ < 0) return;
    ::unlink(path_.c_str());  // before it is freed: who waits for the old file finds that it has no name any more
    ::close(id_);
}

}  // namespace samverkan
