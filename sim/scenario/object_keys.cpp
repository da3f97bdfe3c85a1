#include "scenario/object_keys.hpp"

#include <algorithm>
#include <vector>

#include "scenario/nearest_name.hpp"

namespace samverkan {
namespace {

const FieldInfo* find(std::span<const FieldInfo* const> known, std::string_view name) {
    const auto found =
        std::find_if(known.begin(), known.end(), [&](const FieldInfo* info) { return info->name == name; });
    return found == known.end() ? nullptr : *found;
}

std::string all_of(std::string_view kind, std::span<const std::string_view> names) {
    constexpr std::size_t most_listed = 20;
    std::string text = "the fields of " + std::string(kind) + " are ";
    for (std::size_t i = 0; i < names.size() && i < most_listed; ++i)
        text += (i > 0 ? ", " : "") + std::string(names[i]);
    return names.size() > most_listed ? text + " ..." : text;
}

}  // namespace

bool is_comment_key(std::string_view key) { return key == "$schema" || key == "about"; }

bool has_key_or_nearly(const JsonValue& json, std::string_view key) {
    return std::any_of(json.members.begin(), json.members.end(), [&](const JsonMember& member) {
        return member.key == key || nearest_name(member.key, std::span(&key, 1));
    });
}

std::string in_object(std::string_view path) {
    return path.empty() ? std::string("at top level") : "in " + std::string(path);
}

std::optional<std::string_view> report_unknown_key(const JsonMember& member, std::string_view path,
                                                   std::string_view kind, std::span<const std::string_view> names,
                                                   Reporter& reporter, const std::string& nearest_description) {
    const auto nearest = nearest_name(member.key, names);
    std::string hint = nearest ? "did you mean `" + std::string(*nearest) + "`?" : all_of(kind, names);
    if (nearest && !nearest_description.empty()) hint += " (" + nearest_description + ")";
    reporter.report(Code::unknown_key, member.key_span, "unknown key `" + shown(member.key) + "` " + in_object(path),
                    "not a field of " + std::string(kind), hint);
    return nearest;
}

bool check_keys(const JsonValue& json, std::string_view path, std::string_view kind,
                std::span<const FieldInfo* const> known, Reporter& reporter) {
    if (json.kind != JsonValue::Kind::object) {
        reporter.report(Code::wrong_type, {json.span.offset, 1},
                        std::string(kind) + " is " + std::string(name_of(json.kind)) + " (an object is needed)",
                        "not an object");
        return false;
    }
    bool good = true;
    std::vector<std::string_view> names, misspelt;
    for (const FieldInfo* info : known) names.push_back(info->name);
    for (const JsonMember& member : json.members) {
        if (is_comment_key(member.key) || find(known, member.key) != nullptr) continue;
        const auto nearest = nearest_name(member.key, names);
        report_unknown_key(member, path, kind, names, reporter,
                           nearest ? description(*find(known, *nearest)) : std::string());
        if (nearest) misspelt.push_back(*nearest);
        good = false;
    }
    for (const FieldInfo* info : known) {
        if (info->presence != Presence::required || json.find(info->name) != nullptr) continue;
        good = false;
        if (std::find(misspelt.begin(), misspelt.end(), info->name) != misspelt.end()) continue;
        reporter.report(Code::missing_key, {json.span.offset, 1},
                        "missing key `" + std::string(info->name) + "` " + in_object(path),
                        std::string(kind) + " needs it", description(*info));
    }
    return good;
}

}  // namespace samverkan
