#pragma once
// One declaration per configurable value: from it come the strict reader, range checks, did-you-mean and
// hints, and whatever else is derived from names, units, ranges and labels (schema, reference, explain).
#include <array>
#include <span>
#include <string_view>
#include <type_traits>

#include "scenario/object_keys.hpp"
#include "scenario/value_reader.hpp"

namespace samverkan {

/// A value of an `Object` and how to read it.
template <class Object>
struct Field {
    FieldInfo info;
    bool (*read)(const Reading& reading, Object& object) = nullptr;
    double* (*slot)(Object& object, std::size_t element) = nullptr;  ///< number tables only

    // What else is known of it, chained to its row: whole<...>(...).otherwise(104).acts(ActsFrom::burn_in)

    /// The number that holds where the value is left out.
    [[nodiscard]] constexpr Field otherwise(double number) const {
        return with([&](FieldInfo& one) { one.fallback = number; });
    }
    /// The same in words.
    [[nodiscard]] constexpr Field otherwise(Label words) const {
        return with([&](FieldInfo& one) { one.fallback_words = words; });
    }
    /// The fields of the object, or of each object in the list.
    [[nodiscard]] constexpr Field of(const FieldTable& fields) const {
        return with([&](FieldInfo& one) { one.fields = &fields; });
    }
    /// A list that needs an element; `why` says what would be wrong with none.
    [[nodiscard]] constexpr Field not_empty(std::string_view why) const {
        return with([&](FieldInfo& one) { one.why_not_empty = why; });
    }
    [[nodiscard]] constexpr Field source(Label text) const {
        return with([&](FieldInfo& one) { one.source = text; });
    }
    [[nodiscard]] constexpr Field acts(ActsFrom from) const {
        return with([&](FieldInfo& one) { one.acts_from = from; });
    }

private:
    template <class Change>
    [[nodiscard]] constexpr Field with(Change change) const {
        Field copy = *this;
        change(copy.info);
        return copy;
    }
};

/// The table as others see it. `fields` is an array of Field with static storage.
template <const auto& fields>
constexpr FieldTable table_of(Label what) {
    return {what, std::size(fields), [](std::size_t index) -> const FieldInfo& { return fields[index].info; }};
}

namespace detail {

template <class Member>
struct MemberOf;
template <class Value_, class Object_>
struct MemberOf<Value_ Object_::*> {
    using Value = Value_;
    using Object = Object_;
};
template <auto member>
using ObjectOf = typename MemberOf<decltype(member)>::Object;

/// What a list of this type holds; `any` for what is no list.
template <class Member>
inline constexpr ValueKind item_kind_of = ValueKind::any;
template <class Item>
inline constexpr ValueKind item_kind_of<std::vector<Item>> = ValueKind::object;
template <>
inline constexpr ValueKind item_kind_of<std::vector<std::string>> = ValueKind::text;
template <>
inline constexpr ValueKind item_kind_of<std::vector<Given<std::string>>> = ValueKind::text;
template <class Value>
inline constexpr ValueKind item_kind_of<Given<Value>> = item_kind_of<Value>;

template <auto member>
bool read_member(const Reading& reading, ObjectOf<member>& object) {
    return read_value(reading, object.*member);
}

}  // namespace detail

template <auto member>
constexpr Field<detail::ObjectOf<member>> field(const FieldInfo& info) {
    Field<detail::ObjectOf<member>> one{info, detail::read_member<member>, nullptr};
    one.info.item_kind = detail::item_kind_of<typename detail::MemberOf<decltype(member)>::Value>;
    return one;
}

/// A number with unit and range of what is possible.
template <auto member>
constexpr auto number(std::string_view name, Unit unit, Range range, Label label,
                      Presence presence = Presence::optional) {
    return field<member>(
        {.name = name, .kind = ValueKind::number, .unit = unit, .range = range, .label = label, .presence = presence});
}

template <auto member>
constexpr auto whole(std::string_view name, Unit unit, Range range, Label label,
                     Presence presence = Presence::optional) {
    return field<member>(
        {.name = name, .kind = ValueKind::whole, .unit = unit, .range = range, .label = label, .presence = presence});
}

/// Texts, weeks, objects, lists.
template <auto member>
constexpr auto value(std::string_view name, ValueKind kind, Label label, Presence presence = Presence::optional) {
    return field<member>({.name = name, .kind = kind, .label = label, .presence = presence});
}

template <auto member>
constexpr auto choice(std::string_view name, std::span<const std::string_view> choices, Label label,
                      Presence presence = Presence::optional) {
    return field<member>(
        {.name = name, .kind = ValueKind::choice, .label = label, .presence = presence, .choices = choices});
}

/// Reads an object strictly: every key must be a field, every required field must be there. `kind` names the
/// object in messages: "a programme". False if anything was reported.
template <class Object>
bool read_object(const JsonValue& json, std::string_view path, std::string_view kind,
                 std::span<const Field<Object>> fields, Object& object, Reporter& reporter) {
    std::vector<const FieldInfo*> known;
    for (const Field<Object>& one : fields) known.push_back(&one.info);
    bool good = check_keys(json, path, kind, known, reporter);
    for (const JsonMember& member : json.members)
        for (const Field<Object>& one : fields)
            if (one.info.name == member.key)
                good = one.read(Reading{one.info, member.value, path, reporter}, object) && good;
    return good;
}

/// The same for an object that is itself the value of a field.
template <class Object, std::size_t count>
bool read_object(const Reading& reading, std::string_view kind, const std::array<Field<Object>, count>& fields,
                 Object& object) {
    if (reading.json.kind != JsonValue::Kind::object) return reading.wrong_type("an object");
    return read_object(reading.json, reading.path(), kind, std::span<const Field<Object>>(fields), object,
                       reading.reporter);
}

}  // namespace samverkan
