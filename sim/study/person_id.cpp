#include "study/person_id.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "core/iso_week.hpp"

namespace samverkan {
namespace {

constexpr char sex_letter(Sex sex) { return sex == Sex::male ? 'm' : 'f'; }

}  // namespace

std::string person_id(const World& world, std::uint32_t row) {
    const std::size_t segment = segment_of_row(world.population, row);
    const std::string born = to_string(iso_week(world.population.birth_week[row]));
    const unsigned number = world.population.cohort_index[row] & 0x7FFFu;
    std::string text(48, '\0');
    const int length = std::snprintf(text.data(), text.size(), "%zu-%s-%c%u", place_of_segment(segment), born.c_str(),
                                     sex_letter(sex_of_segment(segment)), number);
    text.resize(static_cast<std::size_t>(length));
    return text;
}

std::optional<std::uint32_t> row_of_person(const World& world, std::string_view id) {
    const std::string text(id.substr(0, 48));
    unsigned place = 0, number = 0;
    std::array<char, 9> week{};
    char letter = 0;
    int end = 0;
    const bool read = std::sscanf(text.c_str(), "%3u-%8c-%c%5u%n", &place, week.data(), &letter, &number, &end) == 4 &&
                      static_cast<std::size_t>(end) == id.size();
    const std::optional<IsoWeek> born_in = read ? parse_iso_week(week.data()) : std::nullopt;
    if (!born_in || place >= world.county->places.size() || (letter != 'm' && letter != 'f')) return std::nullopt;
    const Population& population = world.population;
    const std::size_t segment = segment_of(PlaceId{place}, letter == 'm' ? Sex::male : Sex::female).index();
    const auto first = population.birth_week.begin() + population.segment_begin[segment];
    const auto last = population.birth_week.begin() + population.segment_begin[segment + 1];
    const int born = week_number(*born_in);
    for (auto at = std::lower_bound(first, last, born, [](std::uint16_t a, int b) { return a < b; });
         at != last && *at == born; ++at)
        if (const auto row = static_cast<std::uint32_t>(at - population.birth_week.begin());
            (population.cohort_index[row] & 0x7FFFu) == number)
            return row;
    return std::nullopt;
}

}  // namespace samverkan
