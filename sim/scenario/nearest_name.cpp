#include "scenario/nearest_name.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace samverkan {
namespace {

/// Letters to compare: lower case without marks. Two-byte letters of Latin-1 are the only ones folded.
std::string letters(std::string_view text) {
    constexpr std::pair<std::string_view, char> marked[] = {{"å", 'a'}, {"ä", 'a'}, {"ö", 'o'}, {"é", 'e'}, {"ü", 'u'},
                                                            {"Å", 'a'}, {"Ä", 'a'}, {"Ö", 'o'}, {"É", 'e'}};
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto fold = std::find_if(std::begin(marked), std::end(marked),
                                       [&](const auto& entry) { return text.substr(at, 2) == entry.first; });
        if (fold != std::end(marked)) {
            result += fold->second;
            ++at;
        } else {
            const char c = text[at];
            result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    return result;
}

std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before_last, last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool same = a[i - 1] == b[j - 1];
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
        before_last = std::exchange(last, row);
    }
    return last[b.size()];
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) { return distance(letters(a), letters(b)); }

std::optional<std::string_view> nearest_name(std::string_view name, std::span<const std::string_view> names) {
    constexpr std::size_t longest_compared = 80;
    if (name.size() > longest_compared) return std::nullopt;
    const std::string wanted = letters(name);
    std::optional<std::string_view> best;
    std::size_t best_distance = 1 + std::max<std::size_t>(1, wanted.size() / 3);
    for (const std::string_view candidate : names) {
        const std::size_t differing = distance(wanted, letters(candidate));
        if (differing < best_distance) {
            best = candidate;
            best_distance = differing;
        }
    }
    return best;
}

std::string did_you_mean(std::string_view name, std::span<const std::string_view> names, std::string otherwise) {
    const auto nearest = nearest_name(name, names);
    return nearest ? "did you mean `" + std::string(*nearest) + "`?" : std::move(otherwise);
}

}  // namespace samverkan
