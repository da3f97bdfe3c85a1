#pragma once
// A finished replicate as bytes that prove themselves: of which study, which replicate, whole and unchanged.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "results/replicate_runs.hpp"

namespace samverkan {

/// magic, hash of the study, replicate, length, content, SHA-256 of all of that.
/// `study_hash` has 64 hexadecimal digits.
[[nodiscard]] std::string replicate_record(const ReplicateRuns& runs, std::string_view study_hash);

/// Where a record stands in a file of records.
struct RecordPlace {
    std::uint32_t replicate = 0;
    std::uint64_t offset = 0, size = 0;
};

enum class RecordsState : std::uint8_t { sound, torn, damaged, of_another_study };

struct RecordList {
    RecordsState state = RecordsState::sound;
    std::vector<RecordPlace> places;  ///< of a sound list
};

/// Checks a file of records from its first to its last byte.
[[nodiscard]] RecordList examine_records(std::string_view bytes, std::string_view study_hash);

/// The replicate of one record. Throws MalformedBytes if it is not sound.
[[nodiscard]] ReplicateRuns replicate_of(std::string_view record, std::string_view study_hash);

}  // namespace samverkan
