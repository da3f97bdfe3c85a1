#pragma once
// The catalogue of programmes: one JSON file each, named after the programme's id.
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "model/programme.hpp"
#include "scenario/diagnostics.hpp"

namespace samverkan {

struct Catalogue {
    std::vector<Programme> programmes;         ///< by id, ascending
    std::vector<std::filesystem::path> files;  ///< in the same order

    [[nodiscard]] std::optional<std::size_t> index_of(std::string_view id) const;
};

/// The *.json files of `folder`, by name; nothing if it cannot be read.
[[nodiscard]] std::optional<std::vector<std::filesystem::path>> programme_files(const std::filesystem::path& folder);

/// Every *.json file of `folder`. Problems of all files come in one pass.
[[nodiscard]] Result<Catalogue> read_catalogue(const std::filesystem::path& folder);

[[nodiscard]] Result<Programme> read_programme(const std::filesystem::path& file);

}  // namespace samverkan
