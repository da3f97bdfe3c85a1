#pragma once
// A file in words: every value under the label of its field.
#include <optional>

#include "scenario/explanation.hpp"
#include "scenario/field_info.hpp"
#include "scenario/json_document.hpp"

namespace samverkan {

/// What `document`, an object of `table`, says; `name` and `title` are taken from it. JSON holds the file as it is.
[[nodiscard]] Explanation explain_document(const JsonDocument& document, const FieldTable& table, std::string name,
                                           std::string kind, Language language);

}  // namespace samverkan
