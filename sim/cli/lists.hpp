#pragma once
// What `list` can list, each from the structures that the program itself works with.
#include <filesystem>

#include "cli/listing.hpp"
#include "scenario/county_reader.hpp"
#include "scenario/money_files.hpp"
#include "scenario/programme_reader.hpp"

namespace samverkan {

[[nodiscard]] Listing list_programmes(const Catalogue& catalogue, Language language);
[[nodiscard]] Listing list_areas(const County& county);
[[nodiscard]] Listing list_levers(const Catalogue& catalogue, Language language);
[[nodiscard]] Listing list_measures(Language language);
[[nodiscard]] Listing list_parameters(const LoadedCounty& county, Language language);

/// Payers' yearly money as it is, by holder and heading.
[[nodiscard]] Listing list_budgets(const BaselineBudgets& budgets, Language language);

/// Every scenario of a folder and what it changes; problems of files that cannot be read are appended.
[[nodiscard]] Listing list_scenarios(const std::filesystem::path& folder, Language language,
                                     std::vector<Diagnostic>& diagnostics);

}  // namespace samverkan
