#pragma once
// Arms of checks in the kernel's terms: a scenario file changed by what the arm states.
#include <filesystem>
#include <map>

#include "checks/check_file.hpp"
#include "scenario/json_document.hpp"
#include "scenario/programme_reader.hpp"

namespace samverkan::checks {

/// What all arms of a check share.
struct ArmContext {
    const JsonDocument& document;  ///< file of the check
    const CheckEntry& check;
    std::vector<Diagnostic>& diagnostics;
};

/// Reads arms; counties are read once and shared.
class ArmReader {
public:
    ArmReader(std::filesystem::path root, std::vector<Diagnostic>& diagnostics);

    /// The arm, or one for each scenario file of its folder. Fewer where something was reported.
    [[nodiscard]] std::vector<Arm> read(const ArmEntry& entry, const ArmContext& context);
    [[nodiscard]] const County* default_county();

private:
    [[nodiscard]] std::optional<Arm> read_file(const ArmEntry& entry, const std::filesystem::path& file,
                                               const ArmContext& context);
    [[nodiscard]] std::shared_ptr<const County> county(const std::string& name);
    [[nodiscard]] std::shared_ptr<const County> changed_county(std::shared_ptr<const County> county,
                                                               const ArmEntry& entry, const ArmContext& context);

    std::filesystem::path root_;
    std::optional<Catalogue> catalogue_;
    std::map<std::string, std::shared_ptr<const County>> counties_;
};

}  // namespace samverkan::checks
