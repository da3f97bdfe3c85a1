#pragma once
// The page of all programmes, docs/programmes.md.
#include <string>

#include "scenario/programme_reader.hpp"

namespace samverkan {

/// Markdown: the list of variables, then each programme with effects, costs, assumptions and source.
[[nodiscard]] std::string programme_reference(const Catalogue& catalogue);

}  // namespace samverkan
