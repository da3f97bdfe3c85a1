#pragma once
// Codes of problems with studies and their results, beside those of input files (scenario/codes.hpp).
#include <span>
#include <string>
#include <string_view>

#include "scenario/codes.hpp"
#include "scenario/diagnostics.hpp"

namespace samverkan {

namespace study_code {
inline constexpr std::string_view foreign_folder = "E040";     ///< --out holds something else
inline constexpr std::string_view cannot_write = "E041";       ///< the machine refuses a file or folder
inline constexpr std::string_view wrong_option = "E042";       ///< an option of the command line
inline constexpr std::string_view times_differ = "E043";       ///< scenarios that cannot be paired
inline constexpr std::string_view defect = "E044";             ///< a contract of the program is broken
inline constexpr std::string_view newer_results = "E045";      ///< written by a newer version
inline constexpr std::string_view disk_too_small = "E046";     ///< the study does not fit on the disk
inline constexpr std::string_view no_joint_question = "E047";  ///< arms of which c* cannot be asked
inline constexpr std::string_view unlike_kinds = "E050";       ///< a scenario beside results
inline constexpr std::string_view not_results = "E051";        ///< not a complete folder of results
inline constexpr std::string_view damaged_results = "E052";    ///< results that do not match their checksums
inline constexpr std::string_view file_exists = "E053";        ///< a file that would have to be overwritten
inline constexpr std::string_view damaged_folder = "W040";     ///< results that do not match their checksums
inline constexpr std::string_view shard_set_aside = "W041";    ///< part of an unfinished study that cannot be used
}  // namespace study_code

/// Every code above, explained.
[[nodiscard]] std::span<const CodeText> study_code_texts();

/// A diagnostic without a place in a file.
inline Diagnostic study_problem(std::string_view code, std::string message, std::string hint = {}) {
    Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.severity = code.starts_with('W') ? Severity::warning : Severity::error;
    diagnostic.message = std::move(message);
    diagnostic.hint = std::move(hint);
    return diagnostic;
}

}  // namespace samverkan
