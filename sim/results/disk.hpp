#pragma once
// Files on the disk: written whole under a temporary name, synced, renamed. Failures throw FileError.
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace samverkan {

/// An open file or folder.
class FileDescriptor {
public:
    FileDescriptor(const std::filesystem::path& path, int flags);
    ~FileDescriptor();
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;

    [[nodiscard]] int id() const { return id_; }
    void write(std::string_view content) const;
    /// The bytes [offset, offset + size).
    [[nodiscard]] std::string read(std::uint64_t offset, std::uint64_t size) const;
    void sync() const;
    /// Closes now; a file system may say only here that a write failed.
    void close();

private:
    std::filesystem::path path_;
    int id_;
};

/// Writes a new file, which must not exist yet; not synced.
void write_file(const std::filesystem::path& path, std::string_view content);

/// Writes a file that is either whole or absent, whenever the machine stops: temporary name, sync, rename, sync of
/// the folder. A file of that name is replaced.
void write_durably(const std::filesystem::path& path, std::string_view content);

/// Syncs every file and folder below `folder`, and the folder itself.
void sync_tree(const std::filesystem::path& folder);
void sync_folder(const std::filesystem::path& folder);

/// Renames a folder or file, durably.
void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to);

/// Makes a folder and those above it.
void make_folder(const std::filesystem::path& folder);

/// Moves a file into `folder` (made if need be) under its name, with a number behind it if that is taken.
/// Returns its new path.
std::filesystem::path move_aside(const std::filesystem::path& file, const std::filesystem::path& folder);

/// The folder that holds `path`: "." for a bare name.
[[nodiscard]] std::filesystem::path parent_of(const std::filesystem::path& path);

/// Bytes that an unprivileged process can still write where `path` is or will be.
[[nodiscard]] std::uint64_t free_bytes(const std::filesystem::path& path);

/// Bytes of all files below a folder; 0 if it is not there.
[[nodiscard]] std::uint64_t bytes_below(const std::filesystem::path& folder);

/// The whole file.
[[nodiscard]] std::string read_file(const std::filesystem::path& path);

}  // namespace samverkan
