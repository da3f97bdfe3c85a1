#pragma once
#include <array>
#include <ctime>
#include <string>

namespace samverkan {

/// The present time in UTC, as strftime writes it.
inline std::string utc_now(const char* format) {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 40> text{};
    return {text.data(), std::strftime(text.data(), text.size(), format, &parts)};
}

}  // namespace samverkan
