#pragma once
// Behaviour checks read strictly and worked out into arms that can be run.
#include <filesystem>

#include "checks/check.hpp"
#include "scenario/diagnostics.hpp"

namespace samverkan::checks {

/// Where checks and what they refer to lie.
struct CheckFolders {
    std::filesystem::path root;  ///< holds configs and scenarios
    std::filesystem::path checks;
    std::filesystem::path built;  ///< {"built": ["justice"]}: parts of the model that checks may rest on
};
[[nodiscard]] CheckFolders folders_of(const std::filesystem::path& root);

/// All checks of the folder, by file name and order. Those not due yet, or that need a part that is not built, are
/// read for form alone: names in their arms and measures may not exist yet. Every problem comes in one pass.
[[nodiscard]] Result<std::vector<Check>> read_checks(const CheckFolders& folders);

}  // namespace samverkan::checks
