#include "study/markdown_table.hpp"

#include <algorithm>

#include "results/joined.hpp"

namespace samverkan {
namespace {

/// Characters of a UTF-8 text.
std::size_t width(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

std::string markdown_table(const std::vector<Cells>& lines) {
    std::vector<std::size_t> widths(lines.front().size(), 3);
    for (const Cells& line : lines)
        for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], width(line[i]));
    const auto row = [&](const Cells& line) {
        std::string text = "|";
        for (std::size_t i = 0; i < line.size(); ++i) {
            const std::string space(widths[i] - width(line[i]), ' ');
            text += i == 0 ? joined({" ", line[i], space, " |"}) : joined({" ", space, line[i], " |"});
        }
        return text + "\n";
    };
    std::string rule = "|";
    for (std::size_t i = 0; i < widths.size(); ++i)
        rule += joined({" ", std::string(widths[i] - (i == 0 ? 0 : 1), '-'), i == 0 ? " |" : ": |"});
    std::string text = row(lines.front()) + rule + "\n";
    for (std::size_t i = 1; i < lines.size(); ++i) text += row(lines[i]);
    return text;
}

}  // namespace samverkan
