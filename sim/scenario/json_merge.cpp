#include "scenario/json_merge.hpp"

#include <algorithm>

#include "scenario/nearest_name.hpp"

namespace samverkan {
namespace {

using Kind = JsonValue::Kind;

bool is_among(std::span<const std::string_view> names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string hint_for(std::string_view name, std::span<const std::string_view> inherited) {
    const auto nearest = nearest_name(name, inherited);
    return nearest ? "did you mean `" + std::string(*nearest) + "`?" : std::string("leave it out");
}

class Merger {
public:
    Merger(const MergeRules& rules, Reporter& reporter) : rules_(rules), reporter_(reporter) {}

    void merge_top(JsonValue& inherited, const JsonValue& file) {
        for (const std::string_view key : rules_.own_keys) erase(inherited, key);
        inherited.kind = Kind::object;
        inherited.span = file.span;
        for (const JsonMember& member : file.members) {
            JsonValue* known = inherited.find(member.key);
            const bool lists = member.value.kind == Kind::list && (known == nullptr || known->kind == Kind::list);
            if (lists && is_among(rules_.named_lists, member.key))
                merge_list(known != nullptr ? *known : append(inherited, member), member.value);
            else
                merge_member(inherited, member);
        }
    }

private:
    static void erase(JsonValue& object, std::string_view key) {
        std::erase_if(object.members, [&](const JsonMember& member) { return member.key == key; });
    }

    /// An empty value under the key of `member`.
    static JsonValue& append(JsonValue& object, const JsonMember& member) {
        JsonMember& added = object.members.emplace_back(JsonMember{member.key, member.key_span, {}});
        added.value.kind = member.value.kind;
        added.value.span = member.value.span;
        return added.value;
    }

    void merge_object(JsonValue& inherited, const JsonValue& file) {
        inherited.span = file.span;
        for (const JsonMember& member : file.members) merge_member(inherited, member);
    }

    void merge_member(JsonValue& inherited, const JsonMember& member) {
        JsonValue* known = inherited.find(member.key);
        if (member.value.kind == Kind::null) {
            if (known == nullptr) report_nothing_inherited(inherited, member);
            erase(inherited, member.key);
        } else if (member.value.kind == Kind::object) {
            if (known != nullptr && known->kind != Kind::object) erase(inherited, member.key), known = nullptr;
            merge_object(known != nullptr ? *known : append(inherited, member), member.value);
        } else {
            JsonValue& target = known != nullptr ? *known : append(inherited, member);
            target = member.value;
        }
    }

    void report_nothing_inherited(const JsonValue& inherited, const JsonMember& member) {
        std::vector<std::string_view> keys;
        for (const JsonMember& one : inherited.members) keys.push_back(one.key);
        reporter_.report(Code::takes_back_nothing, member.value.span,
                         "`" + shown(member.key) + "` is null (nothing of that name is inherited to take back)",
                         "takes back nothing", hint_for(member.key, keys));
    }

    void merge_list(JsonValue& inherited, const JsonValue& file) {
        inherited.span = file.span;
        for (std::size_t i = 0; i < file.items.size(); ++i) {
            const JsonValue& entry = file.items[i];
            if (is_removed(entry)) {
                take_back(inherited, entry);
                continue;
            }
            JsonValue* known = find_entry(inherited, name_of_entry(entry));
            JsonValue& target = known != nullptr ? *known : inherited.items.emplace_back();
            target.listed_at = static_cast<int>(i);
            if (entry.kind == Kind::object) {
                target.kind = Kind::object;
                merge_object(target, entry);
                erase(target, remove_key);
            } else {
                target = entry;
            }
        }
    }

    static bool is_removed(const JsonValue& entry) {
        const JsonValue* remove = entry.find(remove_key);
        return remove != nullptr && remove->kind == Kind::boolean && remove->boolean;
    }

    static JsonValue* find_entry(JsonValue& list, std::optional<std::string_view> name) {
        const auto found = std::find_if(list.items.begin(), list.items.end(), [&](const JsonValue& entry) {
            return name.has_value() && name_of_entry(entry) == name;
        });
        return found == list.items.end() ? nullptr : &*found;
    }

    void take_back(JsonValue& list, const JsonValue& entry) {
        const auto says_more = [](const JsonMember& member) {
            return member.key != remove_key && member.key != "id" && member.key != "use" && member.key != "about";
        };
        const auto more = std::find_if(entry.members.begin(), entry.members.end(), says_more);
        if (more != entry.members.end())
            reporter_.report(Code::contradiction, more->key_span,
                             "`" + shown(more->key) +
                                 "` in an entry that is removed (nothing is left for it to change)",
                             "said of what is removed", "leave out either `remove` or the other keys");
        const auto name = name_of_entry(entry);
        if (JsonValue* known = find_entry(list, name)) {
            list.items.erase(list.items.begin() + (known - list.items.data()));
            return;
        }
        std::vector<std::string_view> names;
        for (const JsonValue& one : list.items)
            if (const auto known_name = name_of_entry(one)) names.push_back(*known_name);
        reporter_.report(Code::takes_back_nothing, entry.find(remove_key)->span,
                         name ? "`" + shown(*name) + "` cannot be removed (nothing of that name is inherited)"
                              : std::string("an entry without `id` or `use` cannot be removed (it names nothing)"),
                         "removes nothing", hint_for(name.value_or(""), names));
    }

    const MergeRules& rules_;
    Reporter& reporter_;
};

}  // namespace

std::optional<std::string_view> name_of_entry(const JsonValue& entry) {
    for (const std::string_view key : {"id", "use"})
        if (const JsonValue* name = entry.find(key); name != nullptr && name->kind == Kind::text) return name->text;
    return std::nullopt;
}

void merge_json(JsonValue& inherited, const JsonValue& file, const MergeRules& rules, Reporter& reporter) {
    if (file.kind == Kind::object) Merger(rules, reporter).merge_top(inherited, file);
}

JsonValue without_nulls(const JsonValue& value) {
    JsonValue copy = value;
    std::erase_if(copy.members, [](const JsonMember& member) { return member.value.kind == Kind::null; });
    for (JsonMember& member : copy.members) member.value = without_nulls(member.value);
    for (JsonValue& item : copy.items) item = without_nulls(item);
    return copy;
}

}  // namespace samverkan
