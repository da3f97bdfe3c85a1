#include "scenario/json_document.hpp"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

namespace samverkan {
namespace {

constexpr std::string_view blanks = " \t\r\n";

/// Length of the token that begins at `start`: a text with its quotation marks, a word or a number, a brace.
std::size_t token_length(std::string_view text, std::size_t start) {
    if (start >= text.size()) return 0;
    if (text[start] == '"') {
        std::size_t end = start + 1;
        while (end < text.size() && text[end] != '"') end += text[end] == '\\' ? 2 : 1;
        return std::min(end + 1, text.size()) - start;
    }
    const std::size_t end = text.find_first_of(" \t\r\n,:[]{}\"", start);
    return std::max<std::size_t>(1, std::min(end, text.size()) - start);
}

/// What the reader of a message needs of the library's wording: the part on what was found and expected.
std::string plain_reason(std::string_view library_message) {
    const std::size_t dash = library_message.find(" - ");
    std::string_view reason = dash == std::string_view::npos ? library_message : library_message.substr(dash + 3);
    if (const std::size_t tail = reason.find("; last read"); tail != std::string_view::npos)
        reason = reason.substr(0, tail);
    return std::string(reason);
}

std::string syntax_hint(std::string_view token, const std::string& reason) {
    const char first = token.empty() ? ' ' : token.front();
    const bool closing = first == '}' || first == ']';
    const bool may_end = reason.ends_with("expected '}'") || reason.ends_with("expected ']'");
    if (token == "NaN" || token == "Infinity" || token == "-Infinity") return "JSON has no such number";
    if (first == '\'') return "use double quotation marks";
    if (first == '/' || first == '#') return "JSON has no comments";
    if (closing && may_end) return std::string("a ") + reason[reason.size() - 2] + " is missing before it";
    if (closing) return "is there a comma too many before it?";
    if (may_end) return "is there a comma missing before it?";
    return {};
}

/// Receives the parser's events in the order of the text and follows them with a cursor of its own.
class TreeBuilder {
public:
    TreeBuilder(JsonDocument& document, Reporter& reporter)
        : text_(document.source.text), reporter_(reporter), root_(&document.root) {}

    // The names below are those the parser of the library calls.
    bool null() { return put(JsonValue::Kind::null), true; }
    bool boolean(bool value) { return put(JsonValue::Kind::boolean).boolean = value, true; }
    bool number_integer(std::int64_t value) { return number(static_cast<double>(value)); }
    bool number_unsigned(std::uint64_t value) { return number(static_cast<double>(value)); }
    bool number_float(double value, const std::string&) { return number(value); }
    bool string(std::string& value) { return put(JsonValue::Kind::text).text = std::move(value), true; }
    bool binary(std::vector<std::uint8_t>&) { return false; }
    bool start_object(std::size_t) { return open(JsonValue::Kind::object); }
    bool end_object() { return close(); }
    bool start_array(std::size_t) { return open(JsonValue::Kind::list); }
    bool end_array() { return close(); }

    bool key(std::string& name) {
        const TextSpan span = next_token();
        std::vector<JsonMember>& members = open_.back()->members;
        const auto same = [&](const JsonMember& member) { return member.key == name; };
        if (seen_.size() < open_.size()) seen_.resize(open_.size());
        const bool few = members.size() < few_members;
        if (!few && seen_[open_.size() - 1].empty())
            for (const JsonMember& member : members) remember(member.key);
        const bool duplicate = few ? std::any_of(members.begin(), members.end(), same) : known(name);
        if (duplicate)
            report_duplicate(name, span, members);
        else if (!few)
            remember(name);
        members.push_back({std::move(name), span, {}});
        return true;
    }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception& error) {
        const std::size_t last = text_.find_last_not_of(blanks);
        const std::size_t start = std::min(next_start(), last);
        if (error.id == out_of_range_id) {
            reporter_.report(Code::number_too_large, {start, token_length(text_, start)},
                             "number too large (the largest is about 1.8e308)");
        } else if (position > last + 1) {
            reporter_.report(Code::truncated_file, {last, 1},
                             "the file ends too early (a brace, bracket or quotation mark is not closed)",
                             "the last character", "was the file cut short when it was copied?");
        } else {
            report_syntax(position, plain_reason(error.what()));
        }
        return false;
    }

private:
    static constexpr int out_of_range_id = 406;
    static constexpr std::size_t few_members = 32;

    bool number(double value) { return put(JsonValue::Kind::number).number = value, true; }

    [[nodiscard]] std::size_t next_start() const {
        const std::size_t start = text_.find_first_not_of(" \t\r\n,:", cursor_);
        return std::min(start, text_.size());
    }

    TextSpan next_token() {
        const std::size_t start = next_start();
        const TextSpan span{start, token_length(text_, start)};
        cursor_ = start + span.length;
        return span;
    }

    JsonValue& place() {
        if (open_.empty()) return *root_;
        JsonValue& parent = *open_.back();
        if (parent.kind == JsonValue::Kind::object) return parent.members.back().value;
        return parent.items.emplace_back();
    }

    JsonValue& put(JsonValue::Kind kind) {
        JsonValue& value = place();
        value.kind = kind;
        value.span = next_token();
        return value;
    }

    bool open(JsonValue::Kind kind) {
        JsonValue& value = place();
        value.kind = kind;
        const std::size_t start = next_start();
        value.span = {start, 1};
        cursor_ = start + 1;
        open_.push_back(&value);
        if (open_.size() <= deepest_json) return true;
        reporter_.report(Code::too_deep, value.span, "nested too deeply (at most 64 levels are read)");
        return false;
    }

    bool close() {
        const TextSpan brace = next_token();
        JsonValue& value = *open_.back();
        value.span.length = brace.offset + 1 - value.span.offset;
        if (seen_.size() >= open_.size()) seen_[open_.size() - 1].clear();
        open_.pop_back();
        return true;
    }

    void remember(const std::string& name) {
        std::vector<std::string>& names = seen_[open_.size() - 1];
        names.insert(std::lower_bound(names.begin(), names.end(), name), name);
    }
    [[nodiscard]] bool known(const std::string& name) const {
        const std::vector<std::string>& names = seen_[open_.size() - 1];
        return std::binary_search(names.begin(), names.end(), name);
    }

    void report_duplicate(const std::string& name, TextSpan span, const std::vector<JsonMember>& members) {
        const auto first =
            std::find_if(members.begin(), members.end(), [&](const JsonMember& member) { return member.key == name; });
        const auto line =
            1 + std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(first->key_span.offset), '\n');
        reporter_.report(Code::duplicate_key, span,
                         "key `" + shown(name) + "` given twice (which of the two counts cannot be known)",
                         "also on line " + std::to_string(line), "remove one of them");
    }

    void report_syntax(std::size_t position, const std::string& reason) {
        const bool separator = reason.find("unexpected ','") == 0 || reason.find("unexpected ':'") == 0;
        const std::size_t last_read = position > 0 ? position - 1 : 0;
        // "01" is two numbers to the library, one token here.
        const std::size_t where = separator ? last_read : std::min(next_start(), last_read);
        const bool leading_zero = where > 0 && text_[where - 1] == '0' && text_[where] >= '0' && text_[where] <= '9';
        const std::string_view token = text_.substr(where, token_length(text_, where));
        reporter_.report(Code::not_json, {where, token.size()}, "not JSON (" + shown(reason, 160) + ")", {},
                         leading_zero ? "numbers do not begin with 0" : syntax_hint(token, reason));
    }

    std::string_view text_;
    Reporter& reporter_;
    JsonValue* root_;
    std::vector<JsonValue*> open_;
    std::vector<std::vector<std::string>> seen_;  ///< sorted keys of open objects with many members
    std::size_t cursor_ = 0;
};

}  // namespace

const JsonValue* JsonValue::find(std::string_view key) const {
    const auto found =
        std::find_if(members.begin(), members.end(), [&](const JsonMember& member) { return member.key == key; });
    return found == members.end() ? nullptr : &found->value;
}

JsonValue* JsonValue::find(std::string_view key) {
    return const_cast<JsonValue*>(static_cast<const JsonValue&>(*this).find(key));
}

std::string_view name_of(JsonValue::Kind kind) {
    switch (kind) {
    case JsonValue::Kind::null:
        return "null";
    case JsonValue::Kind::boolean:
        return "true or false";
    case JsonValue::Kind::number:
        return "a number";
    case JsonValue::Kind::text:
        return "a text";
    case JsonValue::Kind::list:
        return "a list";
    case JsonValue::Kind::object:
        return "an object";
    }
    return "a value";
}

std::unique_ptr<JsonDocument> parse_json(TextSource source, std::vector<Diagnostic>& diagnostics) {
    auto document = std::make_unique<JsonDocument>();
    document->source = std::move(source);
    const std::string& text = document->source.text;
    if (text.find_first_not_of(blanks) == std::string::npos) {
        diagnostics.push_back(diagnostic_of_file(Code::empty_file, document->source.file, "file is empty",
                                                 "the least that can be read is {}"));
        return nullptr;
    }
    Reporter reporter(document->source, diagnostics);
    TreeBuilder builder(*document, reporter);
    const std::size_t before = diagnostics.size();
    const bool parsed = nlohmann::json::sax_parse(text, &builder);
    const bool clean = diagnostics.size() == before;
    if (!parsed && clean) diagnostics.push_back(diagnostic_of_file(Code::not_json, document->source.file, "not JSON"));
    return parsed && clean ? std::move(document) : nullptr;
}

void shift_spans(JsonValue& value, std::size_t by) {
    value.span.offset += by;
    for (JsonValue& item : value.items) shift_spans(item, by);
    for (JsonMember& member : value.members) {
        member.key_span.offset += by;
        shift_spans(member.value, by);
    }
}

std::unique_ptr<JsonDocument> read_json(const std::filesystem::path& path, std::vector<Diagnostic>& diagnostics) {
    std::optional<TextSource> source = read_text(path, diagnostics);
    return source ? parse_json(std::move(*source), diagnostics) : nullptr;
}

}  // namespace samverkan
