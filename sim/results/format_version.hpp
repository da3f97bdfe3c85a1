#pragma once
// Versions of the forms that results are written in. A reader refuses what is newer than itself; every older
// version stays readable.
#include <optional>
#include <string>
#include <string_view>

namespace samverkan {

struct Format {
    std::string_view name;
    int version;
};
inline constexpr Format results_format{"samverkan results", 1}, runs_format{"samverkan runs", 1},
    unfinished_format{"samverkan unfinished study", 1};

inline constexpr std::string_view study_file_name = "study.json";

/// "samverkan results 1"
inline std::string format_text(const Format& format) {
    return std::string(format.name) + " " + std::to_string(format.version);
}

/// The version in "samverkan results 12", if it is a text of this format.
inline std::optional<int> version_in(std::string_view text, const Format& format) {
    if (!text.starts_with(format.name)) return std::nullopt;
    text.remove_prefix(format.name.size());
    if (text.size() < 2 || text.size() > 9 || text.front() != ' ') return std::nullopt;
    int version = 0;
    for (const char digit : text.substr(1)) {
        if (digit < '0' || digit > '9') return std::nullopt;
        version = 10 * version + (digit - '0');
    }
    return version;
}

}  // namespace samverkan
