#pragma once
// Input files for tests: made in a folder that is removed again.
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include <unistd.h>

#include "scenario/county_reader.hpp"
#include "scenario/scenario_reader.hpp"

namespace samverkan::test {

inline const std::filesystem::path source_folder = SAMVERKAN_SOURCE_DIR;
inline const std::filesystem::path stockholm_folder = source_folder / "configs" / "stockholm";

class TemporaryFolder {
public:
    TemporaryFolder() {
        static int count = 0;
        path_ = std::filesystem::temp_directory_path() /
                ("samverkan-scenario-" + std::to_string(::getpid()) + "-" + std::to_string(count++));
        std::filesystem::create_directories(path_);
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    std::filesystem::path write(const std::string& name, std::string_view text) const {
        std::ofstream(path_ / name, std::ios::binary) << text;
        return path_ / name;
    }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

inline std::string text_of_file(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

/// A copy of the Stockholm configuration in which texts can be replaced.
class CountyCopy {
public:
    CountyCopy() {
        for (const auto& entry : std::filesystem::directory_iterator(stockholm_folder))
            if (entry.path().extension() != ".geojson")
                std::filesystem::copy_file(entry.path(), folder_.path() / entry.path().filename());
    }
    /// Replaces the first `from`; throws if there is none, so that no test passes for want of a fault.
    CountyCopy& replace(const std::string& file, const std::string& from, const std::string& to) {
        std::string text = text_of_file(folder_.path() / file);
        const std::size_t at = text.find(from);
        if (at == std::string::npos) throw std::logic_error("no `" + from + "` in " + file);
        folder_.write(file, text.replace(at, from.size(), to));
        return *this;
    }
    [[nodiscard]] const std::filesystem::path& path() const { return folder_.path(); }

private:
    TemporaryFolder folder_;
};

/// The real county and catalogue, read once.
inline const County& stockholm() {
    static const County county = read_county(stockholm_folder).value.value();
    return county;
}
inline const Catalogue& catalogue() {
    static const Catalogue read = read_catalogue(source_folder / "configs" / "programmes").value.value();
    return read;
}

/// "E014 6:41" of each diagnostic, in order.
inline std::vector<std::string> places_of_errors(const std::vector<Diagnostic>& diagnostics) {
    std::vector<std::string> places;
    for (const Diagnostic& d : diagnostics)
        places.push_back(d.code + " " + std::to_string(d.line) + ":" + std::to_string(d.column));
    return places;
}

}  // namespace samverkan::test
