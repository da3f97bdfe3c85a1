#pragma once
// Which keys an object may and must have.
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

/// Reports `member` as unknown, with the nearest of `names` or all of them as hint.
void report_unknown_key(const JsonMember& member, std::string_view path, std::string_view kind,
                        std::span<const std::string_view> names, Reporter& reporter,
                        const std::string& nearest_description = {});

/// The keys that every object may carry for its readers: "$schema" and "about".
[[nodiscard]] bool is_comment_key(std::string_view key);

/// "programmes[0]" or "at top level".
[[nodiscard]] std::string in_object(std::string_view path);

}  // namespace samverkan
