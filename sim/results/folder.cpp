#include "results/folder.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "results/file_error.hpp"
#include "results/joined.hpp"

namespace samverkan {
namespace fs = std::filesystem;
namespace {

const std::string partial_mark = ".partial-";

[[noreturn]] void fail(const std::string& problem, const fs::path& path, int code) {
    throw FileError(problem, path, std::strerror(code));
}

class FileDescriptor {
public:
    FileDescriptor(const fs::path& path, int flags) : path_(path), id_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {
        if (id_ < 0) fail("cannot write", path, errno);
    }
    ~FileDescriptor() { ::close(id_); }
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;

    void write(std::string_view content) const {
        while (!content.empty()) {
            const ssize_t written = ::write(id_, content.data(), content.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) fail("cannot write", path_, errno);
            content.remove_prefix(static_cast<std::size_t>(written));
        }
    }
    void sync() const {
        if (::fsync(id_) != 0 && errno != EINVAL) fail("cannot write", path_, errno);
    }

private:
    fs::path path_;
    int id_;
};

void sync_path(const fs::path& path, bool folder) {
    FileDescriptor(path, folder ? O_RDONLY | O_DIRECTORY : O_RDONLY).sync();
}

fs::path parent_of(const fs::path& target) { return target.has_parent_path() ? target.parent_path() : fs::path("."); }

/// Removes what killed processes left behind of this very folder.
void remove_abandoned(const fs::path& parent, const std::string& prefix) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(parent, ignored)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with(prefix)) continue;
        const int process = std::atoi(name.c_str() + prefix.size());
        if (process > 0 && ::kill(process, 0) != 0 && errno == ESRCH) fs::remove_all(entry.path(), ignored);
    }
}

}  // namespace

ResultsFolder::ResultsFolder(fs::path target) : target_(std::move(target)) {
    if (!target_.has_filename()) target_ = target_.parent_path();
    const fs::path parent = parent_of(target_);
    const std::string prefix = joined({".", target_.filename().string(), partial_mark});
    std::error_code error;
    fs::create_directories(parent, error);
    if (error) fail("cannot make the folder", parent, error.value());
    remove_abandoned(parent, prefix);
    working_ = parent / (prefix + std::to_string(::getpid()));
    fs::remove_all(working_, error);
    if (!fs::create_directory(working_, error)) fail("cannot make a folder in", parent, error.value());
}

ResultsFolder::~ResultsFolder() {
    std::error_code ignored;
    if (!finished_) fs::remove_all(working_, ignored);
}

void ResultsFolder::write(const fs::path& name, std::string_view content) const {
    const fs::path path = working_ / name;
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    if (error) fail("cannot make the folder", path.parent_path(), error.value());
    FileDescriptor(path, O_WRONLY | O_CREAT | O_EXCL).write(content);
}

std::vector<fs::path> ResultsFolder::files() const {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::recursive_directory_iterator(working_))
        if (entry.is_regular_file()) paths.push_back(entry.path().lexically_relative(working_));
    std::sort(paths.begin(), paths.end());
    return paths;
}

void ResultsFolder::finish() {
    for (const auto& entry : fs::recursive_directory_iterator(working_)) sync_path(entry.path(), entry.is_directory());
    sync_path(working_, true);
    if (::rename(working_.c_str(), target_.c_str()) != 0) fail("cannot name the folder", target_, errno);
    finished_ = true;
    sync_path(parent_of(target_), true);
}

std::string read_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) fail("cannot read", path, errno);
    std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (file.bad()) fail("cannot read", path, errno);
    return text;
}

}  // namespace samverkan
