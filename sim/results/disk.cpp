#include "results/disk.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "results/file_error.hpp"
#include "results/joined.hpp"

namespace samverkan {
namespace fs = std::filesystem;
namespace {

const std::string temporary_ending = ".new";

[[noreturn]] void fail(const std::string& problem, const fs::path& path, int code) {
    throw FileError(problem, path, std::strerror(code));
}

}  // namespace

FileDescriptor::FileDescriptor(const fs::path& path, int flags)
    : path_(path), id_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {
    if (id_ < 0) fail((flags & O_ACCMODE) == O_RDONLY ? "cannot read" : "cannot write", path, errno);
}

FileDescriptor::~FileDescriptor() {
    if (id_ >= 0) ::close(id_);
}

void FileDescriptor::write(std::string_view content) const {
    while (!content.empty()) {
        const ssize_t written = ::write(id_, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail("cannot write", path_, errno);
        content.remove_prefix(static_cast<std::size_t>(written));
    }
}

std::string FileDescriptor::read(std::uint64_t offset, std::uint64_t size) const {
    std::string content(size, '\0');
    for (std::uint64_t done = 0; done < size;) {
        const ssize_t got = ::pread(id_, content.data() + done, size - done, static_cast<off_t>(offset + done));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail("cannot read", path_, errno);
        if (got == 0) throw FileError("cannot read", path_, "it is shorter than it was");
        done += static_cast<std::uint64_t>(got);
    }
    return content;
}

void FileDescriptor::sync() const {
    if (::fsync(id_) != 0 && errno != EINVAL) fail("cannot write", path_, errno);  // EINVAL: nothing to sync there
}

void FileDescriptor::close() {
    const int id = std::exchange(id_, -1);
    if (::close(id) != 0 && errno != EINTR) fail("cannot write", path_, errno);
}

void write_file(const fs::path& path, std::string_view content) {
    FileDescriptor file(path, O_WRONLY | O_CREAT | O_EXCL);
    file.write(content);
    file.close();
}

void write_durably(const fs::path& path, std::string_view content) {
    fs::path temporary = path;
    temporary += temporary_ending;
    FileDescriptor file(temporary, O_WRONLY | O_CREAT | O_TRUNC);
    file.write(content);
    file.sync();
    file.close();
    rename_durably(temporary, path);
}

void sync_folder(const fs::path& folder) { FileDescriptor(folder, O_RDONLY | O_DIRECTORY).sync(); }

void sync_tree(const fs::path& folder) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_directory())
            sync_folder(entry.path());
        else
            FileDescriptor(entry.path(), O_RDONLY).sync();
    }
    sync_folder(folder);
}

void rename_durably(const fs::path& from, const fs::path& to) {
    if (::rename(from.c_str(), to.c_str()) != 0) fail("cannot give its name to", to, errno);
    sync_folder(parent_of(to));
    if (parent_of(from) != parent_of(to)) sync_folder(parent_of(from));
}

void make_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) fail("cannot make the folder", folder, error.value());
}

fs::path move_aside(const fs::path& file, const fs::path& folder) {
    make_folder(folder);
    fs::path to = folder / file.filename();
    for (int number = 2; fs::exists(to); ++number) {
        to = folder / file.filename();
        to += joined({".", std::to_string(number)});
    }
    rename_durably(file, to);
    return to;
}

fs::path parent_of(const fs::path& path) { return path.has_parent_path() ? path.parent_path() : fs::path("."); }

std::uint64_t free_bytes(const fs::path& path) {
    std::error_code error;
    fs::path existing = fs::absolute(path);
    while (!fs::exists(existing, error) && existing.has_relative_path()) existing = existing.parent_path();
    const fs::space_info space = fs::space(existing, error);
    if (error) fail("cannot examine the disk of", existing, error.value());
    return space.available;
}

std::uint64_t bytes_below(const fs::path& folder) {
    std::uint64_t bytes = 0;
    std::error_code error;
    for (const auto& entry : fs::recursive_directory_iterator(folder, error))
        if (entry.is_regular_file(error)) bytes += entry.file_size(error);
    return bytes;
}

std::string read_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) fail("cannot read", path, errno);
    std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (file.bad()) fail("cannot read", path, errno);
    return text;
}

}  // namespace samverkan
