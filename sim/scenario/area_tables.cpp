#include "scenario/area_tables.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "scenario/nearest_name.hpp"

namespace samverkan {
namespace {

constexpr Range persons{0, 2e8};
constexpr std::size_t most_areas = 10000;

constexpr std::array<std::string_view, 9> areas_need{"code",        "name",        "municipality",
                                                     "population",  "youth_7_12",  "youth_13_15",
                                                     "youth_16_19", "youth_20_24", "low_income_share"};
constexpr std::array<std::string_view, 2> adjacency_needs{"code_a", "code_b"};
constexpr std::array<std::string_view, 1> distances_need{"code"};
constexpr std::array<std::string_view, 5> neighbourhoods_need{"name", "area_code", "class", "residents", "aged_6_24"};

/// The area that a cell names; reported if there is none.
std::optional<AreaId> find_area(CsvTable& table, const CsvCell& cell, const County& county) {
    const std::optional<AreaId> area = area_by_code(county, cell.text);
    if (area) return area;
    std::vector<std::string_view> codes;
    for (const Area& one : county.areas) codes.push_back(one.code);
    const auto nearest = nearest_name(cell.text, codes);
    table.report(Code::inconsistent_county, cell,
                 "unknown area `" + shown(cell.text) + "` (the table of areas lacks it)", "not an area",
                 nearest ? "did you mean `" + std::string(*nearest) + "`?" : std::string());
    return std::nullopt;
}

double youths_of(const AreaFigures& area) {
    return std::accumulate(area.youths_by_age.begin(), area.youths_by_age.end(), 0.0);
}

void check_counts(CsvTable& table, const CsvTable& area_table, const County& county,
                  const std::vector<std::vector<NeighbourhoodFigures>>& neighbourhoods) {
    const auto header = area_table.header();
    const auto has = [&](std::string_view name) {
        return std::any_of(header.begin(), header.end(), [&](const CsvCell& cell) { return cell.text == name; });
    };
    if (!has("n_vulnerable_2025") || !has("n_specially_vulnerable_2025")) return;
    for (std::size_t a = 0; a < neighbourhoods.size(); ++a) {
        const auto specially = std::count_if(neighbourhoods[a].begin(), neighbourhoods[a].end(), [](const auto& n) {
            return n.vulnerable_class == VulnerableClass::specially_vulnerable;
        });
        if (area_table.text(a, "n_vulnerable_2025") == std::to_string(neighbourhoods[a].size()) &&
            area_table.text(a, "n_specially_vulnerable_2025") == std::to_string(specially))
            continue;
        table.report(Code::inconsistent_county, table.header()[0],
                     "area " + county.areas[a].code + " has " + std::to_string(neighbourhoods[a].size()) +
                         " neighbourhoods, " + std::to_string(specially) +
                         " of them specially vulnerable (the table of areas counts others)");
    }
}

}  // namespace

std::span<const std::string_view> area_columns() { return areas_need; }
std::span<const std::string_view> adjacency_columns() { return adjacency_needs; }
std::span<const std::string_view> distance_columns() { return distances_need; }
std::span<const std::string_view> neighbourhood_columns() { return neighbourhoods_need; }

std::optional<AreaId> area_by_code(const County& county, std::string_view code) {
    const auto found =
        std::find_if(county.areas.begin(), county.areas.end(), [&](const Area& area) { return area.code == code; });
    if (found == county.areas.end()) return std::nullopt;
    return AreaId{static_cast<std::size_t>(found - county.areas.begin())};
}

std::vector<AreaFigures> read_areas(CsvTable& table, County& county) {
    std::vector<AreaFigures> figures;
    if (table.rows() == 0 || table.rows() > most_areas)
        table.report(Code::out_of_range, table.header()[0],
                     std::to_string(table.rows()) + " areas (out of range: 1 to 10,000)");
    for (std::size_t row = 0; row < std::min(table.rows(), most_areas); ++row) {
        const std::string& code = table.text(row, "code");
        if (area_by_code(county, code))
            table.report(Code::duplicate_name, table.cell(row, "code"),
                         "area `" + shown(code) + "` given twice (a code names one area)", "again");
        AreaFigures area;
        area.area = AreaId{row};
        area.name = table.text(row, "name");
        area.residents = table.number(row, "population", persons);
        area.low_income_percent = table.number(row, "low_income_share", {0, 100});
        area.youths_by_age =
            single_years({table.number(row, "youth_7_12", persons), table.number(row, "youth_13_15", persons),
                          table.number(row, "youth_16_19", persons), table.number(row, "youth_20_24", persons)});
        if (youths_of(area) > area.residents)
            table.report(Code::inconsistent_county, table.cell(row, "population"),
                         "more residents aged 6-24 than residents (the bands exceed the population)");
        county.areas.push_back({code, area.name, table.text(row, "municipality"), area.residents});
        figures.push_back(std::move(area));
    }
    return figures;
}

void read_adjacency(CsvTable& table, County& county) {
    county.neighbours.assign(county.areas.size(), {});
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto a = find_area(table, table.cell(row, "code_a"), county);
        const auto b = find_area(table, table.cell(row, "code_b"), county);
        if (!a || !b) continue;
        std::vector<AreaId>& of_a = county.neighbours[a->index()];
        if (*a == *b || std::find(of_a.begin(), of_a.end(), *b) != of_a.end()) {
            table.report(Code::duplicate_name, table.cell(row, "code_b"),
                         *a == *b ? "an area is not its own neighbour" : "pair of neighbours given twice");
            continue;
        }
        of_a.push_back(*b);
        county.neighbours[b->index()].push_back(*a);
    }
    for (auto& neighbours : county.neighbours) std::sort(neighbours.begin(), neighbours.end());
}

void read_distances(CsvTable& table, County& county) {
    constexpr double rounding_km = 0.011;
    const std::size_t count = county.areas.size();
    county.distance_km.assign(count * count, -1);
    std::vector<std::optional<AreaId>> columns;
    for (const CsvCell& cell : table.header())
        columns.push_back(cell.text == "code" ? std::nullopt : find_area(table, cell, county));
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto from = find_area(table, table.cell(row, "code"), county);
        if (!from) continue;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (!columns[i]) continue;
            const CsvCell& cell = table.row(row)[i];
            const double km = table.number(cell, "distance", {0, 20000});
            const double back = county.distance_km[columns[i]->index() * count + from->index()];
            county.distance_km[from->index() * count + columns[i]->index()] = back < 0 ? km : back;
            if ((*from == *columns[i] && km != 0) || (back >= 0 && std::fabs(back - km) > rounding_km))
                table.report(Code::inconsistent_county, cell,
                             "distance of " + cell.text + " km (" +
                                 (*from == *columns[i] ? "an area is 0 km from itself)"
                                                       : "the way back is " + number_text(back) + " km)"));
        }
    }
    const auto missing = std::find(county.distance_km.begin(), county.distance_km.end(), -1.0);
    if (missing == county.distance_km.end()) return;
    const auto at = static_cast<std::size_t>(missing - county.distance_km.begin());
    table.report(Code::inconsistent_county, table.header()[0],
                 "no distance from " + county.areas[at / count].code + " to " + county.areas[at % count].code +
                     " (every pair of areas needs one)");
}

std::vector<std::vector<NeighbourhoodFigures>> read_neighbourhoods(CsvTable& table, const CsvTable& area_table,
                                                                   const std::vector<AreaFigures>& areas,
                                                                   const County& county) {
    std::vector<std::vector<NeighbourhoodFigures>> neighbourhoods(areas.size());
    std::vector<double> residents(areas.size()), youths(areas.size());
    bool known = true;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto area = find_area(table, table.cell(row, "area_code"), county);
        const std::string& class_name = table.text(row, "class");
        const bool specially = class_name == "specially_vulnerable";
        known = known && area && (specially || class_name == "vulnerable");
        if (!specially && class_name != "vulnerable")
            table.report(Code::not_a_choice, table.cell(row, "class"),
                         "class is `" + shown(class_name) + "` (not one of the choices)", {},
                         "the classes are vulnerable and specially_vulnerable");
        NeighbourhoodFigures one{table.text(row, "name"),
                                 specially ? VulnerableClass::specially_vulnerable : VulnerableClass::vulnerable,
                                 table.number(row, "residents", persons), table.number(row, "aged_6_24", persons)};
        if (!area) continue;
        const std::size_t a = area->index();
        residents[a] += one.residents;
        youths[a] += one.aged_6_24;
        if (residents[a] >= areas[a].residents || youths[a] >= youths_of(areas[a]))
            table.report(Code::inconsistent_county, table.cell(row, "residents"),
                         "neighbourhoods of " + areas[a].name +
                             " hold as many as the area itself (its rest would be empty)");
        neighbourhoods[a].push_back(std::move(one));
    }
    if (known) check_counts(table, area_table, county, neighbourhoods);
    return neighbourhoods;
}

}  // namespace samverkan
