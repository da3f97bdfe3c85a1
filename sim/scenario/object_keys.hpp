#pragma once
// Which keys an object may and must have.
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "scenario/field_info.hpp"
#include "scenario/json_document.hpp"

namespace samverkan {

/// Reports keys that are not among `known` and required ones that are missing, or that `json` is no object.
/// True if there was nothing to report. `path` is empty for the top level of a file.
bool check_keys(const JsonValue& json, std::string_view path, std::string_view kind,
                std::span<const FieldInfo* const> known, Reporter& reporter);

/// Reports `member` as unknown; the hint is the nearest of `names`, with its `description`, or all of them.
/// Returns the nearest: what is misspelt need not be reported as missing too.
std::optional<std::string_view> report_unknown_key(const JsonMember& member, std::string_view path,
                                                   std::string_view kind, std::span<const std::string_view> names,
                                                   Reporter& reporter, const std::string& nearest_description = {});

/// True if `json` has the key, or another key so near to it that it is reported as misspelt.
[[nodiscard]] bool has_key_or_nearly(const JsonValue& json, std::string_view key);

/// The keys that every object may carry for its readers: "$schema" and "about".
[[nodiscard]] bool is_comment_key(std::string_view key);

/// "in programmes[0]" or "at top level".
[[nodiscard]] std::string in_object(std::string_view path);

}  // namespace samverkan
