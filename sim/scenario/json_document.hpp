#pragma once
// JSON text as a tree in which every key and value knows its place in the text.
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/text_source.hpp"

namespace samverkan {

inline constexpr std::size_t deepest_json = 64;

struct JsonMember;

struct JsonValue {
    enum class Kind : std::uint8_t { null, boolean, number, text, list, object };

    Kind kind = Kind::null;
    TextSpan span;
    bool boolean = false;
    double number = 0;
    std::string text;
    std::vector<JsonValue> items;     ///< of a list
    std::vector<JsonMember> members;  ///< of an object, in the order of the text
    int listed_at = -1;               ///< position in the list of its own file, once lists of files are merged

    /// The value of a key, or null.
    [[nodiscard]] const JsonValue* find(std::string_view key) const;
    [[nodiscard]] JsonValue* find(std::string_view key);
};

struct JsonMember {
    std::string key;
    TextSpan key_span;
    JsonValue value;
};

/// "a number", "a list" ...
[[nodiscard]] std::string_view name_of(JsonValue::Kind kind);

/// A parsed file together with its text. Stays where it is, since readers refer to it.
struct JsonDocument {
    TextSource source;
    JsonValue root;
};

/// The tree of `source`, or null with diagnostics appended. Refuses duplicate keys, nesting deeper than
/// `deepest_json` and numbers that overflow. Nothing is thrown.
[[nodiscard]] std::unique_ptr<JsonDocument> parse_json(TextSource source, std::vector<Diagnostic>& diagnostics);

/// Moves every span of the tree, so that it refers to one of several texts of a Reporter.
void shift_spans(JsonValue& value, std::size_t by);

/// read_text, then parse_json.
[[nodiscard]] std::unique_ptr<JsonDocument> read_json(const std::filesystem::path& path,
                                                      std::vector<Diagnostic>& diagnostics);

}  // namespace samverkan
