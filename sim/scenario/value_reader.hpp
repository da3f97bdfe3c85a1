#pragma once
// From a JSON value to a value of ours: strict about type, range and wholeness. A function returns false, and
// has reported why, when it could not read; the target is then untouched.
#include <string>
#include <string_view>
#include <vector>

#include "model/parameters.hpp"
#include "scenario/field_info.hpp"
#include "scenario/json_document.hpp"

namespace samverkan {

/// Absolute number of a week that was written as ISO week or date.
struct WeekNumber {
    int number = 0;
};

/// Index of one of FieldInfo::choices.
struct Choice {
    std::size_t index = 0;
};

/// A value that may have been given, and where.
template <class T>
struct Given {
    T value{};
    const JsonValue* at = nullptr;
    Reporter* reporter = nullptr;

    explicit operator bool() const { return at != nullptr; }
};

/// Reports a problem where the value stands; of an object or a list its first character.
template <class T>
void report(const Given<T>& given, Code code, std::string problem, std::string note, std::string hint = {}) {
    TextSpan span = given.at->span;
    if (given.at->kind == JsonValue::Kind::object || given.at->kind == JsonValue::Kind::list) span.length = 1;
    given.reporter->report(code, span, std::move(problem), std::move(note), std::move(hint));
}

/// A value to be read: what it is, where it stands, and the object it belongs to ("programmes[0]").
struct Reading {
    const FieldInfo& info;
    const JsonValue& json;
    std::string_view object_path;
    Reporter& reporter;

    [[nodiscard]] std::string subject() const;  ///< "`coverage` in programmes[0]"
    [[nodiscard]] std::string path() const;     ///< "programmes[0].coverage"
    void report(Code code, std::string problem, std::string note = {}, std::string hint = {}) const;
    bool wrong_type(std::string_view needed) const;  ///< reports; false
    bool empty_list() const;                         ///< reports; false
};

bool read_value(const Reading& reading, double& target);
bool read_value(const Reading& reading, int& target);
bool read_value(const Reading& reading, bool& target);
bool read_value(const Reading& reading, std::string& target);
bool read_value(const Reading& reading, Choice& target);
bool read_value(const Reading& reading, WeekNumber& target);
bool read_value(const Reading& reading, Prior& target);
bool read_value(const Reading& reading, const JsonValue*& target);
bool read_value(const Reading& reading, std::vector<double>& target);  ///< a table of info.shape

template <class T>
bool read_value(const Reading& reading, Given<T>& target) {
    if (!read_value(reading, target.value)) return false;
    target.at = &reading.json;
    target.reporter = &reading.reporter;
    return true;
}

/// A list; elements that cannot be read are left out after their problem was reported.
template <class T>
bool read_value(const Reading& reading, std::vector<T>& target) {
    if (reading.json.kind != JsonValue::Kind::list) return reading.wrong_type("a list");
    if (reading.json.items.empty() && !reading.info.why_not_empty.empty()) return reading.empty_list();
    const std::string path = reading.path();
    for (std::size_t i = 0; i < reading.json.items.size(); ++i) {
        const int listed_at = reading.json.items[i].listed_at;
        const std::string position = std::to_string(listed_at < 0 ? static_cast<int>(i) : listed_at);
        const std::string name = std::string(reading.info.name) + "[" + position + "]";
        FieldInfo info = reading.info;
        info.name = name;
        T element{};
        if (read_value(Reading{info, reading.json.items[i], reading.object_path, reading.reporter}, element))
            target.push_back(std::move(element));
    }
    return true;
}

}  // namespace samverkan
