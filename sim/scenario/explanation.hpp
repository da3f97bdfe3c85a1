#pragma once
// What is known of a name, as a value: shown in words or as JSON.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/language.hpp"

namespace samverkan {

/// One thing that is known, in words. What consists of others has parts instead of a text.
struct Fact {
    std::string label;  ///< empty for an element of a list
    std::string text;
    std::vector<Fact> parts;
};

struct Explanation {
    std::string kind;   ///< "parameter", "programme", "field of a scenario" ...
    std::string name;   ///< "drift.peer_drift_effect"
    std::string title;  ///< what it is, in a few words
    std::vector<Fact> facts;
    std::string json = "{}";  ///< the facts as a JSON object

    /// Adds what is known under `key` to the JSON object and to the facts, where an empty text is left out.
    void add(std::string_view key, std::string_view label, std::string text, const std::string& json_value);
    /// The same where JSON holds the text.
    void add(std::string_view key, std::string_view label, const std::string& text);
};

[[nodiscard]] std::string quoted_json(std::string_view text);

/// Name and title, then the facts, wrapped at 100 columns.
[[nodiscard]] std::string render(const Explanation& explanation);

/// A JSON array of objects: kind, name, title and the facts.
[[nodiscard]] std::string json_of(std::span<const Explanation> explanations);

}  // namespace samverkan
