#pragma once
// The two languages of everything that is written for readers.
#include <cstdint>
#include <string_view>

namespace samverkan {

enum class Language : std::uint8_t { english, swedish };

/// A text in both.
struct Label {
    std::string_view sv, en;
};

/// The text in the reader's language.
constexpr std::string_view say(Language language, std::string_view english, std::string_view swedish) {
    return language == Language::english ? english : swedish;
}
constexpr std::string_view say(Language language, const Label& label) { return say(language, label.en, label.sv); }

}  // namespace samverkan
