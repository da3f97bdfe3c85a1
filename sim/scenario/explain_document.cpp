#include "scenario/explain_document.hpp"

#include "scenario/field_words.hpp"
#include "scenario/object_keys.hpp"

namespace samverkan {
namespace {

constexpr std::size_t longest_in_a_row = 40;

const FieldInfo* find(const FieldTable& table, std::string_view name) {
    for (std::size_t i = 0; i < table.size; ++i)
        if (table.field(i).name == name) return &table.field(i);
    return nullptr;
}

/// Shares and ratios speak for themselves.
std::string unit_text(Unit unit, Language language) {
    if (unit == Unit::one || unit == Unit::share || unit == Unit::ratio) return {};
    return std::string(" ").append(name_of(unit, language));
}

std::string scalar_text(const JsonValue& value, Language language) {
    switch (value.kind) {
    case JsonValue::Kind::number:
        return number_text(value.number, language);
    case JsonValue::Kind::text:
        return value.text;
    case JsonValue::Kind::boolean:
        return std::string(value.boolean ? say(language, "yes", "ja") : say(language, "no", "nej"));
    default:
        return "-";
    }
}

std::vector<Fact> facts_of(const JsonValue& object, const FieldTable& table, Language language);

Fact fact_of(const FieldInfo& info, const JsonValue& value, Language language) {
    Fact fact{std::string(say(language, info.label)), {}, {}};
    if (value.kind == JsonValue::Kind::object && info.fields != nullptr) {
        fact.parts = facts_of(value, *info.fields, language);
    } else if (value.kind == JsonValue::Kind::object) {  // a table of numbers
        for (const JsonMember& member : value.members)
            fact.text += (fact.text.empty() ? "" : ", ") + member.key + " " + scalar_text(member.value, language);
        fact.text += unit_text(info.unit, language);
    } else if (value.kind == JsonValue::Kind::list) {
        for (const JsonValue& item : value.items) {
            Fact part = fact_of(info, item, language);
            part.label.clear();
            fact.parts.push_back(std::move(part));
        }
        if (value.items.empty()) fact.text = say(language, "none", "inga");
    } else {
        fact.text = scalar_text(value, language);
        if (value.kind == JsonValue::Kind::number) fact.text += unit_text(info.unit, language);
    }
    return fact;
}

std::vector<Fact> facts_of(const JsonValue& object, const FieldTable& table, Language language) {
    std::vector<Fact> facts;
    for (const JsonMember& member : object.members)
        if (const FieldInfo* info = find(table, member.key)) facts.push_back(fact_of(*info, member.value, language));
    return facts;
}

/// Short texts of a list stand in a row.
void shorten(std::vector<Fact>& facts) {
    for (Fact& fact : facts) {
        shorten(fact.parts);
        std::string row;
        bool short_texts = !fact.parts.empty();
        for (const Fact& part : fact.parts) {
            short_texts =
                short_texts && part.label.empty() && part.parts.empty() && part.text.size() < longest_in_a_row;
            row += (row.empty() ? "" : ", ") + part.text;
        }
        if (!short_texts) continue;
        fact.text = std::move(row);
        fact.parts.clear();
    }
}

}  // namespace

Explanation explain_document(const JsonDocument& document, const FieldTable& table, std::string name, std::string kind,
                             Language language) {
    Explanation explanation{std::move(kind), std::move(name), {}, {}, {}};
    JsonValue shown_part = document.root;
    if (const JsonValue* names = document.root.find("name"))
        if (const JsonValue* text = names->find(say(language, "en", "sv"))) explanation.title = text->text;
    std::erase_if(shown_part.members,
                  [](const JsonMember& member) { return member.key == "name" || member.key == "id"; });
    explanation.facts = facts_of(shown_part, table, language);
    shorten(explanation.facts);
    const TextSpan all = document.root.span;
    explanation.json = "{\"content\": " + document.source.text.substr(all.offset, all.length) + "}";
    return explanation;
}

}  // namespace samverkan
