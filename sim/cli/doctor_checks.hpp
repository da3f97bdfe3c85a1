#pragma once
// What a new user would trip over, each found out by looking.
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "results/joined.hpp"

namespace samverkan {

enum class Health : std::uint8_t { fine, doubtful, ill };

/// Whose to mend: an input, or the program and the machine.
enum class Mender : std::uint8_t { user, machine };

struct Check {
    std::string_view name;  ///< "memory"
    Health health = Health::fine;
    std::string found;
    std::string hint{};  ///< where not fine
    Mender mender = Mender::machine;
};

[[nodiscard]] Check check_build();
[[nodiscard]] Check check_instruction_sets();
[[nodiscard]] Check check_cores();
[[nodiscard]] Check check_memory();
[[nodiscard]] Check check_libraries();
/// The program's own county and catalogue below `configs`.
[[nodiscard]] Check check_county(const std::filesystem::path& folder);
[[nodiscard]] Check check_catalogue(const std::filesystem::path& folder);
/// Whether results can be written here, and how much of them.
[[nodiscard]] Check check_results_folder(const std::filesystem::path& folder);
[[nodiscard]] Check check_disk(const std::filesystem::path& folder);
/// Runs the signature workload and compares it with the golden one.
[[nodiscard]] Check check_signature(const std::filesystem::path& county, const std::filesystem::path& catalogue);

}  // namespace samverkan
