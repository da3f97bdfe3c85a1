#include "results/replicate_record.hpp"

#include <concepts>

#include "core/contract.hpp"
#include "results/binary_archive.hpp"
#include "results/sha256.hpp"

namespace samverkan {

// Structured bindings name every field: one that is added to a record does not compile here until it is kept too.
template <class Record, class Of>
concept FieldsOf = std::same_as<std::remove_const_t<Record>, Of>;

template <FieldsOf<RecruitRecord> Record>
auto fields_of(Record& record) {
    auto& [week, area, gang, age_years, recruiter_age_years, sex, channel, renewed] = record;
    return std::tie(week, area, gang, age_years, recruiter_age_years, sex, channel, renewed);
}

template <FieldsOf<ProgrammeUse> Record>
auto fields_of(Record& record) {
    auto& [cost_sek, delivered_units, offers, starts] = record;
    return std::tie(cost_sek, delivered_units, offers, starts);
}

template <FieldsOf<BudgetUse> Record>
auto fields_of(Record& record) {
    auto& [allotted_sek, spent_sek, unspent_sek] = record;
    return std::tie(allotted_sek, spent_sek, unspent_sek);
}

template <FieldsOf<StockSample> Record>
auto fields_of(Record& record) {
    auto& [week, by_involvement, residents, involved_under_18, open_positions, positions, senior_core, waiting_cases,
           cases_in_progress, away, waiting_for_place] = record;
    return std::tie(week, by_involvement, residents, involved_under_18, open_positions, positions, senior_core,
                    waiting_cases, cases_in_progress, away, waiting_for_place);
}

template <FieldsOf<GangCounters> Record>
auto fields_of(Record& record) {
    auto& [filled, expired, born, rejected, removed, refilled, returned] = record;
    return std::tie(filled, expired, born, rejected, removed, refilled, returned);
}

template <FieldsOf<RunSummary> Record>
auto fields_of(Record& record) {
    auto& [first_week, years, areas, recruits, events, weekly_events, person_weeks, stock, violence, samples, hops,
           positions, programmes, paid_sek, municipal_sek, budget] = record;
    return std::tie(first_week, years, areas, recruits, events, weekly_events, person_weeks, stock, violence, samples,
                    hops, positions, programmes, paid_sek, municipal_sek, budget);
}

template <FieldsOf<ReplicateCost> Record>
auto fields_of(Record& record) {
    auto& [build_seconds, loop_seconds, youth_weeks] = record;
    return std::tie(build_seconds, loop_seconds, youth_weeks);
}

template <FieldsOf<ReplicateRuns> Record>
auto fields_of(Record& record) {
    auto& [replicate, live, replayed, probe, cost] = record;
    return std::tie(replicate, live, replayed, probe, cost);
}

namespace {

constexpr std::string_view magic = "SVKREPL3";
constexpr std::size_t hash_size = 64, numbers_size = sizeof(std::uint32_t) + sizeof(std::uint64_t);
constexpr std::size_t head_size = magic.size() + hash_size + numbers_size;

struct Head {
    std::string_view study_hash;
    std::uint32_t replicate = 0;
    std::uint64_t content_size = 0;
};

Head head_of(std::string_view bytes) {
    Head head;
    head.study_hash = bytes.substr(magic.size(), hash_size);
    BinaryReader numbers(bytes.substr(magic.size() + hash_size, numbers_size));
    numbers.read(head.replicate);
    numbers.read(head.content_size);
    return head;
}

/// State of the record at the front of `bytes`; `size` becomes its length if it is sound.
RecordsState examine_front(std::string_view bytes, std::string_view study_hash, std::uint64_t& size) {
    if (!bytes.starts_with(magic)) return magic.starts_with(bytes) ? RecordsState::torn : RecordsState::damaged;
    if (bytes.size() < head_size + hash_size) return RecordsState::torn;
    const Head head = head_of(bytes);
    if (head.content_size > bytes.size() - head_size - hash_size) return RecordsState::torn;
    size = head_size + head.content_size + hash_size;
    const std::string_view hashed = bytes.substr(0, size - hash_size);
    if (sha256_of(hashed) != bytes.substr(size - hash_size, hash_size)) return RecordsState::damaged;
    return head.study_hash == study_hash ? RecordsState::sound : RecordsState::of_another_study;
}

}  // namespace

std::string replicate_record(const ReplicateRuns& runs, std::string_view study_hash) {
    expect(study_hash.size() == hash_size, "a study is named by 64 digits");
    BinaryWriter content;
    content.add(runs);
    const std::string bytes = content.take();
    BinaryWriter numbers;
    numbers.add(runs.replicate);
    numbers.add(std::uint64_t{bytes.size()});
    std::string record;
    record.reserve(head_size + bytes.size() + hash_size);
    record.append(magic).append(study_hash).append(numbers.take()).append(bytes);
    return record.append(sha256_of(record));
}

RecordList examine_records(std::string_view bytes, std::string_view study_hash) {
    RecordList list;
    if (bytes.empty()) return {RecordsState::torn, {}};
    for (std::uint64_t offset = 0; offset < bytes.size();) {
        const std::string_view rest = bytes.substr(offset);
        std::uint64_t size = 0;
        list.state = examine_front(rest, study_hash, size);
        if (list.state != RecordsState::sound) return {list.state, {}};
        list.places.push_back({head_of(rest).replicate, offset, size});
        offset += size;
    }
    return list;
}

ReplicateRuns replicate_of(std::string_view record, std::string_view study_hash) {
    std::uint64_t size = 0;
    if (examine_front(record, study_hash, size) != RecordsState::sound || size != record.size()) throw MalformedBytes{};
    ReplicateRuns runs;
    BinaryReader content(record.substr(head_size, size - head_size - hash_size));
    content.read(runs);
    if (!content.at_end() || runs.replicate != head_of(record).replicate) throw MalformedBytes{};
    return runs;
}

}  // namespace samverkan
