#pragma once
// What a file says over what it extends: JSON merge patch (RFC 7396) with lists of named entries and without
// silence about what is not there.
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "scenario/json_document.hpp"

namespace samverkan {

struct MergeRules {
    std::span<const std::string_view> own_keys;     ///< at top level: of each file alone, never inherited
    std::span<const std::string_view> named_lists;  ///< at top level: lists whose entries are merged by name
};

/// The key by which an entry is taken back: {"id": "north", "remove": true}.
inline constexpr std::string_view remove_key = "remove";

/// Name of an entry: its `id`, else what it uses; nothing if it states neither as a text.
[[nodiscard]] std::optional<std::string_view> name_of_entry(const JsonValue& entry);

/// Objects are merged key by key; null takes a key back; entries of named lists are merged by name, new ones
/// appended, those with `remove` taken back; anything else is replaced. E012 where nothing is inherited that could be
/// taken back, E025 for an entry that is removed and says more. Every value keeps its span, so that its file is known.
void merge_json(JsonValue& inherited, const JsonValue& file, const MergeRules& rules, Reporter& reporter);

/// The tree without the keys that take something back: what the file states itself.
[[nodiscard]] JsonValue without_nulls(const JsonValue& value);

}  // namespace samverkan
