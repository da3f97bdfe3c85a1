#pragma once
// The tables of a county: areas, neighbours, distances, vulnerable neighbourhoods.
#include <optional>
#include <string_view>
#include <vector>

#include "model/county.hpp"
#include "scenario/csv_table.hpp"
#include "scenario/place_builder.hpp"

namespace samverkan {

/// areas.csv: the county's areas, and figures for the places in the same order.
std::vector<AreaFigures> read_areas(CsvTable& table, County& county);
[[nodiscard]] std::span<const std::string_view> area_columns();

/// adjacency.csv: undirected pairs.
void read_adjacency(CsvTable& table, County& county);
[[nodiscard]] std::span<const std::string_view> adjacency_columns();

/// distances_km.csv: a row and a column for each area; symmetrical, zero on the diagonal.
void read_distances(CsvTable& table, County& county);
[[nodiscard]] std::span<const std::string_view> distance_columns();

/// places.csv: the vulnerable neighbourhoods of each area, checked against the area's figures and against the
/// counts of areas.csv where it has them.
std::vector<std::vector<NeighbourhoodFigures>> read_neighbourhoods(CsvTable& table, const CsvTable& area_table,
                                                                   const std::vector<AreaFigures>& areas,
                                                                   const County& county);
[[nodiscard]] std::span<const std::string_view> neighbourhood_columns();

/// Area with this code, if any.
[[nodiscard]] std::optional<AreaId> area_by_code(const County& county, std::string_view code);

}  // namespace samverkan
