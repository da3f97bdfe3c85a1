#pragma once
// A file that the machine would not let us read or write: caught at the edge and shown as E041.
#include <filesystem>
#include <stdexcept>
#include <string>

namespace samverkan {

class FileError : public std::runtime_error {
public:
    /// "cannot write results/x (No space left on device)"
    FileError(const std::string& problem, const std::filesystem::path& path, const std::string& reason = {})
        : std::runtime_error(problem + " `" + path.string() + "`" + (reason.empty() ? "" : " (" + reason + ")")) {}
};

}  // namespace samverkan
