#pragma once
// journal.log: what happened to a study, a line each, appended. For people; nothing is read back from it.
#include <filesystem>
#include <string_view>

#include "results/disk.hpp"

namespace samverkan {

class Journal {
public:
    /// Continues the file or starts it. Throws FileError, as note() does.
    explicit Journal(const std::filesystem::path& path);

    /// Appends "2025-08-18T12:00:00Z<tab>word<tab>details".
    void note(std::string_view word, std::string_view details = {}) const;

private:
    FileDescriptor file_;
};

}  // namespace samverkan
