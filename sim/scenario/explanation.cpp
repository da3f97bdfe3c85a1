#include "scenario/explanation.hpp"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

#include "scenario/text_source.hpp"

namespace samverkan {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t line_columns = 100, most_columns = 100000;

std::size_t columns(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    return count;
}

/// Words of `text` after `lead`; further lines are indented by `indent` columns.
std::string wrapped(std::string lead, std::string_view text, std::size_t indent) {
    std::string page;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (word.empty()) continue;
        const bool first = lead.ends_with(' ');
        if (!first && columns(lead) + 1 + columns(word) > line_columns) {
            page += lead + "\n";
            lead.assign(indent, ' ');
        } else if (!first) {
            lead += ' ';
        }
        lead += word;
    }
    return page + lead + "\n";
}

std::string render(const Fact& fact, std::size_t indent, std::string_view bullet);

std::string render_parts(const std::vector<Fact>& parts, std::size_t indent) {
    std::string text;
    for (const Fact& part : parts) {
        if (!part.label.empty() || part.parts.empty()) {
            text += render(part, indent, part.label.empty() ? "- " : "");
            continue;
        }
        for (std::size_t i = 0; i < part.parts.size(); ++i)  // an object in a list
            text += i == 0 ? render(part.parts[i], indent, "- ") : render(part.parts[i], indent + 2, "");
    }
    return text;
}

std::string render(const Fact& fact, std::size_t indent, std::string_view bullet) {
    std::string lead = std::string(indent, ' ') + std::string(bullet);
    if (!fact.label.empty()) lead += fact.label + ":";
    const std::size_t inner = indent + bullet.size() + (fact.label.empty() ? 0 : 2);
    return wrapped(std::move(lead), shown(fact.text, most_columns), inner) + render_parts(fact.parts, inner);
}

}  // namespace

std::string quoted_json(std::string_view text) { return Json(text).dump(); }

void Explanation::add(std::string_view key, std::string_view label, std::string text, const std::string& json_value) {
    json.insert(json.size() - 1, (json == "{}" ? "" : ", ") + quoted_json(key) + ": " + json_value);
    if (!text.empty()) facts.push_back({std::string(label), std::move(text), {}});
}

void Explanation::add(std::string_view key, std::string_view label, const std::string& text) {
    if (!text.empty()) add(key, label, text, quoted_json(text));
}

std::string render(const Explanation& explanation) {
    std::string text = wrapped(explanation.name + ":", explanation.title + " (" + explanation.kind + ")", 2);
    for (const Fact& fact : explanation.facts) text += render(fact, 2, "");
    return text;
}

std::string json_of(std::span<const Explanation> explanations) {
    Json all = Json::array();
    for (const Explanation& one : explanations) {
        Json object{{"kind", one.kind}, {"name", one.name}, {"title", one.title}};
        object.update(Json::parse(one.json));
        all.push_back(std::move(object));
    }
    return all.dump(2) + "\n";
}

}  // namespace samverkan
