#pragma once
// The catalogue of programmes: one JSON file each, named after the programme's id.
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "model/programme.hpp"
#include "scenario/diagnostics.hpp"

namespace samverkan {

/// An effect as the file states it, for readers: some of them cannot act yet.
struct EffectNote {
    ModelVariable variable;
    std::optional<Prior> rate_ratio;
    std::optional<double> value;
    std::string who, not_modelled, published, basis;
    EffectReach reach = EffectReach::by_delivery;
    int from_age = 0;
    bool secondary = false, rests_with_noticed_intake = false;
    std::string variant{};
    bool inverse = false;  ///< one over the ratio
    std::optional<double> half_life_weeks{};
};

/// What a file says beside what the model needs.
struct ProgrammeNotes {
    std::string who, who_note, capacity_unit, unit, guard;
    std::vector<EffectNote> effects;
    std::vector<std::string> assumptions;
    int shows_after_weeks = 0;  ///< from funding, before an effect can show
    std::vector<std::string> actors{};
    std::vector<std::string> variant_notes{};  ///< by variant
};

struct LoadedProgramme {
    Programme programme;
    ProgrammeNotes notes;
};

struct Catalogue {
    std::vector<Programme> programmes;         ///< by id, ascending
    std::vector<ProgrammeNotes> notes;         ///< in the same order
    std::vector<std::filesystem::path> files;  ///< in the same order

    [[nodiscard]] std::optional<std::size_t> index_of(std::string_view id) const;
};

/// The *.json files of `folder`, by name; nothing if it cannot be read.
[[nodiscard]] std::optional<std::vector<std::filesystem::path>> programme_files(const std::filesystem::path& folder);

/// Every *.json file of `folder`. Problems of all files come in one pass.
[[nodiscard]] Result<Catalogue> read_catalogue(const std::filesystem::path& folder);

[[nodiscard]] Result<LoadedProgramme> read_programme(const std::filesystem::path& file);

}  // namespace samverkan
