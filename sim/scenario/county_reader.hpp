#pragma once
// A county's folder of configuration read into the kernel's terms.
#include <filesystem>
#include <string>
#include <vector>

#include "model/county.hpp"
#include "scenario/diagnostics.hpp"
#include "scenario/parameter_reader.hpp"

namespace samverkan {

/// A county with what else its files say.
struct LoadedCounty {
    County county;
    std::string name_sv;
    int first_week = 0, start_week = 0;        ///< absolute week numbers: burn-in, first reported week
    std::vector<ParameterNote> notes;          ///< unit, status and source of every parameter
    std::vector<std::filesystem::path> files;  ///< read, county.json first
};

/// Reads `folder`/county.json and the files it names. Problems of all files come in one pass.
[[nodiscard]] Result<LoadedCounty> load_county(const std::filesystem::path& folder);

/// load_county without what else the files say.
[[nodiscard]] Result<County> read_county(const std::filesystem::path& folder);

}  // namespace samverkan
