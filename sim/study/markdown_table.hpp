#pragma once
#include <string>
#include <vector>

namespace samverkan {

using Cells = std::vector<std::string>;

/// A Markdown table with aligned columns: the first to the left, numbers to the right. The first line is the header.
[[nodiscard]] std::string markdown_table(const std::vector<Cells>& lines);

}  // namespace samverkan
