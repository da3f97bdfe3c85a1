#pragma once
// A table for stdout: the same rows as aligned text and as JSON.
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "study/wording.hpp"

namespace samverkan {

struct ListColumn {
    std::string_view key;  ///< in JSON
    std::string_view en, sv;
    bool in_text = true;         ///< false: in JSON alone
    int significant_digits = 3;  ///< of numbers that are not whole, in text
};

/// A cell holds a text, a number, a list of texts or null (not known).
struct Listing {
    std::vector<ListColumn> columns;
    std::vector<std::vector<nlohmann::ordered_json>> rows;  ///< as wide as columns
};

/// A line of titles and a line for each row; numbers stand to the right.
[[nodiscard]] std::string as_text(const Listing& listing, Language language);

/// An array of objects.
[[nodiscard]] nlohmann::ordered_json as_json(const Listing& listing);

/// JSON as it is written to stdout, whatever bytes names hold.
[[nodiscard]] std::string dumped(const nlohmann::ordered_json& json);

}  // namespace samverkan
