#include "scenario/effective_scenario.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <nlohmann/json.hpp>

#include "core/iso_week.hpp"
#include "scenario/object_keys.hpp"

namespace samverkan {
namespace {

using Json = nlohmann::ordered_json;
using Kind = JsonValue::Kind;

constexpr double exact_below = 9007199254740992;  // 2^53

Json json_of(const JsonValue& value) {
    switch (value.kind) {
    case Kind::null:
        return nullptr;
    case Kind::boolean:
        return value.boolean;
    case Kind::number:
        if (value.number == std::floor(value.number) && std::fabs(value.number) < exact_below)
            return static_cast<std::int64_t>(value.number);
        return value.number;
    case Kind::text:
        return value.text;
    case Kind::list: {
        Json list = Json::array();
        for (const JsonValue& item : value.items) list.push_back(json_of(item));
        return list;
    }
    case Kind::object: {
        Json object = Json::object();
        for (const JsonMember& member : value.members) object[member.key] = json_of(member.value);
        return object;
    }
    }
    return nullptr;
}

/// A key within a JSON pointer.
std::string escaped(std::string_view key) {
    std::string text;
    for (const char c : key) text += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return text;
}

/// Effective values without those of each file alone.
JsonValue inherited_part(const JsonValue& tree) {
    JsonValue part = tree;
    const auto own = scenario_merge_rules().own_keys;
    std::erase_if(part.members,
                  [&](const JsonMember& member) { return std::find(own.begin(), own.end(), member.key) != own.end(); });
    return part;
}

class Flattener {
public:
    explicit Flattener(const Reporter& reporter) : reporter_(reporter) {}

    std::vector<EffectiveValue> flatten(const JsonValue& tree) {
        for (const JsonMember& member : tree.members) {
            const auto named = scenario_merge_rules().named_lists;
            const bool entries = std::find(named.begin(), named.end(), member.key) != named.end();
            if (entries && member.value.kind == Kind::list)
                add_entries(member);
            else
                add(member.key, "/" + escaped(member.key), member.value);
        }
        return std::move(values_);
    }

private:
    void add_entries(const JsonMember& list) {
        for (std::size_t i = 0; i < list.value.items.size(); ++i) {
            const std::string position = std::to_string(i);
            const auto name = name_of_entry(list.value.items[i]);
            add(list.key + "." + std::string(name.value_or(position)), "/" + escaped(list.key) + "/" + position,
                list.value.items[i]);
        }
    }

    void add(const std::string& name, const std::string& pointer, const JsonValue& value) {
        if (value.kind != Kind::object) {
            values_.push_back({name, pointer, json_of(value).dump(-1, ' ', false, Json::error_handler_t::replace),
                               reporter_.place_of(value.span)});
            return;
        }
        for (const JsonMember& member : value.members)
            add(name + "." + member.key, pointer + "/" + escaped(member.key), member.value);
    }

    const Reporter& reporter_;
    std::vector<EffectiveValue> values_;
};

/// Number of a week, if the JSON text is one or a date.
std::optional<int> week_of(std::string_view json) {
    if (json.size() < 2 || json.front() != '"') return std::nullopt;
    const std::string_view text = json.substr(1, json.size() - 2);
    if (const auto week = parse_iso_week(text)) return week_number(*week);
    if (const auto date = parse_civil_date(text)) return week_number_of(*date);
    return std::nullopt;
}

bool same_meaning(const EffectiveValue& a, const EffectiveValue& b) {
    if (a.json == b.json) return true;
    const auto week = week_of(a.json);
    return week && week == week_of(b.json);
}

const EffectiveValue* find(std::span<const EffectiveValue> values, std::string_view name) {
    const auto found =
        std::find_if(values.begin(), values.end(), [&](const EffectiveValue& value) { return value.name == name; });
    return found == values.end() ? nullptr : &*found;
}

}  // namespace

std::vector<EffectiveValue> effective_values(const ScenarioChain& chain) {
    if (chain.documents.empty()) return {};
    return Flattener(*chain.reporter).flatten(inherited_part(*chain.tree));
}

std::string effective_json(const ScenarioChain& chain) {
    JsonValue part = inherited_part(*chain.tree);
    const JsonValue* about = chain.documents.front()->root.find("about");
    Json json = json_of(part);
    if (about != nullptr) json["about"] = json_of(*about);
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::vector<ValueDifference> value_differences(std::span<const EffectiveValue> a, std::span<const EffectiveValue> b) {
    std::vector<ValueDifference> differences;
    for (const EffectiveValue& one : a) {
        const EffectiveValue* other = find(b, one.name);
        if (other == nullptr)
            differences.push_back({one.name, one, std::nullopt});
        else if (!same_meaning(one, *other))
            differences.push_back({one.name, one, *other});
    }
    for (const EffectiveValue& one : b)
        if (find(a, one.name) == nullptr) differences.push_back({one.name, std::nullopt, one});
    return differences;
}

std::vector<ValueDifference> own_changes(const ScenarioChain& chain) {
    const std::vector<EffectiveValue> values = effective_values(chain);
    if (chain.paths.size() < 2) return value_differences({}, values);
    std::vector<Diagnostic> said_before;
    const ScenarioChain base = read_chain(chain.paths[1], said_before);
    return value_differences(effective_values(base), values);
}

bool is_wording(std::string_view name) {
    constexpr std::array<std::string_view, 2> words{"why", "about"};
    const std::string_view last = name.substr(name.rfind('.') + 1);
    return name == "name" || name.starts_with("name.") || std::find(words.begin(), words.end(), last) != words.end() ||
           is_comment_key(last);
}

}  // namespace samverkan
