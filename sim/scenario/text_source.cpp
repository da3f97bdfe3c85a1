#include "scenario/text_source.hpp"

#include <algorithm>
#include <fstream>
#include <system_error>

namespace samverkan {
namespace {

constexpr std::size_t most_source_columns = 120;
constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

/// Length of the UTF-8 character at `at`, or 0 if there is none. Source: Unicode 15, table 3-7.
std::size_t character_length(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const unsigned char first = byte(0);
    if (first < 0x80) return 1;
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || at + length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xC0) != 0x80) return 0;
    const bool overlong = (first == 0xE0 && byte(1) < 0xA0) || (first == 0xF0 && byte(1) < 0x90);
    const bool outside = (first == 0xED && byte(1) > 0x9F) || (first == 0xF4 && byte(1) > 0x8F);
    return overlong || outside ? 0 : length;
}

/// Splits into characters: calls `each(piece to show)` until it says no.
template <class Each>
void for_each_character(std::string_view text, Each&& each) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = character_length(text, at);
        const unsigned char first = static_cast<unsigned char>(text[at]);
        const bool control = length == 1 && (first < 0x20 || first == 0x7F);
        const bool control_c1 = length == 2 && first == 0xC2 && static_cast<unsigned char>(text[at + 1]) < 0xA0;
        std::string_view piece = text.substr(at, std::max<std::size_t>(1, length));
        if (first == '\t')
            piece = " ";
        else if (length == 0 || control || control_c1)
            piece = replacement;
        if (!each(piece)) return;
        at += std::max<std::size_t>(1, length);
    }
}

std::size_t columns(std::string_view text) {
    std::size_t count = 0;
    for_each_character(text, [&](std::string_view) { return ++count, true; });
    return count;
}

/// `most` characters of `text` from character `first` on.
std::string window(std::string_view text, std::size_t first, std::size_t most) {
    std::string result;
    std::size_t at = 0;
    for_each_character(text, [&](std::string_view piece) {
        if (at >= first) result += piece;
        return ++at < first + most;
    });
    return result;
}

std::string_view line_around(std::string_view text, std::size_t offset, std::size_t& line_start) {
    const std::size_t before = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
    line_start = before == std::string_view::npos ? 0 : before + 1;
    std::size_t end = text.find('\n', line_start);
    if (end == std::string_view::npos) end = text.size();
    if (end > line_start && text[end - 1] == '\r') --end;
    return text.substr(line_start, end - line_start);
}

bool is_utf16(std::string_view text) { return text.substr(0, 2) == "\xFF\xFE" || text.substr(0, 2) == "\xFE\xFF"; }

}  // namespace

std::optional<TextSource> read_text(const std::filesystem::path& path, std::vector<Diagnostic>& diagnostics) {
    TextSource source{path.generic_string(), {}};
    const auto refuse = [&](Code code, std::string message, std::string hint) {
        diagnostics.push_back(diagnostic_of_file(code, source.file, std::move(message), std::move(hint)));
        return std::nullopt;
    };
    std::error_code failure;
    const auto status = std::filesystem::status(path, failure);
    if (status.type() == std::filesystem::file_type::not_found)
        return refuse(Code::unreadable_file, "file not found", "check the spelling and the folder");
    if (std::filesystem::is_directory(status))
        return refuse(Code::unreadable_file, "cannot read a folder (a file is needed)", {});
    std::ifstream file(path, std::ios::binary);
    if (failure || !file) return refuse(Code::unreadable_file, "file cannot be opened (no permission?)", {});

    std::string block(std::size_t{1} << 16, '\0');
    while (file && source.text.size() <= largest_input_bytes) {
        file.read(block.data(), static_cast<std::streamsize>(block.size()));
        source.text.append(block, 0, static_cast<std::size_t>(file.gcount()));
    }
    if (file.bad()) return refuse(Code::unreadable_file, "file cannot be read to its end", {});
    if (source.text.size() > largest_input_bytes)
        return refuse(Code::file_too_large, "file too large (at most 64 MiB are read)", {});
    if (is_utf16(source.text))
        return refuse(Code::not_utf8, "file is in UTF-16 (UTF-8 is needed)", "save it again with the encoding UTF-8");
    if (source.text.compare(0, 3, "\xEF\xBB\xBF") == 0) source.text.erase(0, 3);
    for (std::size_t at = 0; at < source.text.size();) {
        const std::size_t length = character_length(source.text, at);
        if (length == 0) {
            Reporter(source, diagnostics)
                .report(Code::not_utf8, {at, 1}, "byte that is not UTF-8 (files are read as UTF-8)", {},
                        "save the file again with the encoding UTF-8");
            return std::nullopt;
        }
        at += length;
    }
    return source;
}

std::string shown(std::string_view text, std::size_t most_columns) {
    std::string result = window(text, 0, most_columns);
    if (columns(text.substr(0, 4 * most_columns + 4)) > most_columns) result += "…";
    return result;
}

Diagnostic diagnostic_of_file(Code code, std::string file, std::string message, std::string hint) {
    Diagnostic diagnostic;
    diagnostic.code = explanation_of(code).name;
    diagnostic.severity = diagnostic.code.front() == 'W' ? Severity::warning : Severity::error;
    diagnostic.message = std::move(message);
    diagnostic.file = shown(file, 1000);
    diagnostic.hint = std::move(hint);
    return diagnostic;
}

std::size_t Reporter::part_of(TextSpan where) const {
    std::size_t part = 0;
    while (part + 1 < parts_.size() && where.offset >= parts_[part + 1].first) ++part;
    return part;
}

TextPlace Reporter::place_of(TextSpan where) const {
    const Part& part = parts_[part_of(where)];
    const std::string_view text = part.source->text;
    const std::size_t offset = std::min(where.offset - part.first, text.size());
    std::size_t line_start = 0;
    (void)line_around(text, offset, line_start);
    const auto newlines = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(line_start), '\n');
    return {shown(part.source->file, 1000), static_cast<int>(newlines) + 1,
            static_cast<int>(columns(text.substr(line_start, offset - line_start))) + 1};
}

void Reporter::report(Code code, TextSpan where, std::string message, std::string note, std::string hint) {
    Part& part = parts_[part_of(where)];
    if (silent_ || part.reported > most_problems) return;
    if (++part.reported > most_problems) {
        diagnostics_->push_back(diagnostic_of_file(Code::too_many_problems, part.source->file,
                                                   "more than 100 problems (the rest are not listed)"));
        return;
    }
    Diagnostic diagnostic = diagnostic_of_file(code, part.source->file, std::move(message), std::move(hint));
    const TextPlace place = place_of(where);
    const std::string_view text = part.source->text;
    where.offset = std::min(where.offset - part.first, text.size());
    std::size_t line_start = 0;
    const std::string_view line = line_around(text, where.offset, line_start);
    const std::size_t column = columns(text.substr(line_start, where.offset - line_start));
    const std::size_t width = columns(line);
    const bool cut = width > most_source_columns && column > most_source_columns * 2 / 3;
    const std::size_t first = cut ? column - most_source_columns / 2 : 0;
    const std::size_t in_line = std::min(where.length, line.size() - std::min(line.size(), where.offset - line_start));
    const std::size_t marked = columns(text.substr(where.offset, in_line));

    diagnostic.line = place.line;
    diagnostic.column = place.column;
    diagnostic.source_line = window(line, first, most_source_columns);
    diagnostic.source_first_column = static_cast<int>(first) + 1;
    diagnostic.marked_columns =
        static_cast<int>(std::clamp<std::size_t>(marked, 1, first + most_source_columns - column));
    diagnostic.note = std::move(note);
    diagnostics_->push_back(std::move(diagnostic));
}

std::string Reporter::quote(TextSpan where) const {
    const Part& part = parts_[part_of(where)];
    return shown(std::string_view(part.source->text).substr(where.offset - part.first, where.length), 40);
}

}  // namespace samverkan
