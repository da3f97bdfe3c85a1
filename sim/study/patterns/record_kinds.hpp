#pragma once
// Kinds of records that a measure needs and a run may or may not make.
#include <array>
#include <cstdint>
#include <initializer_list>

#include "scenario/language.hpp"

namespace samverkan {

enum class RecordKind : std::uint8_t {
    involvement,   ///< every change of a youth's involvement
    recruitments,  ///< with channel and recruiter
    siblings,
    ties,         ///< friends and siblings at the end
    ties_inside,  ///< of members, when the reported weeks begin
    risk_factors,
    reports,
    opened_cases,
    psychiatry,  ///< referrals and first visits
    placements,
    offences,
    shootings,  ///< with participants and victims
    age_limit_change
};
inline constexpr std::size_t record_kind_count = static_cast<std::size_t>(RecordKind::age_limit_change) + 1;

/// As in `--list --json`.
inline constexpr std::array<std::string_view, record_kind_count> record_kind_names{
    "involvement",  "recruitments", "siblings",   "ties",     "ties_inside", "risk_factors",    "reports",
    "opened_cases", "psychiatry",   "placements", "offences", "shootings",   "age_limit_change"};

/// In a sentence: "the model has no ... yet".
[[nodiscard]] std::string_view words_of(RecordKind kind, Language language);

class RecordKinds {
public:
    constexpr RecordKinds() = default;
    constexpr RecordKinds(std::initializer_list<RecordKind> kinds) {
        for (const RecordKind kind : kinds) add(kind);
    }
    constexpr void add(RecordKind kind) { bits_ |= bit(kind); }
    [[nodiscard]] constexpr bool has(RecordKind kind) const { return (bits_ & bit(kind)) != 0; }
    /// Those that `others` lacks.
    [[nodiscard]] constexpr RecordKinds without(RecordKinds others) const {
        RecordKinds rest;
        rest.bits_ = bits_ & ~others.bits_;
        return rest;
    }
    [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
    static constexpr RecordKinds all() {
        RecordKinds kinds;
        kinds.bits_ = (1u << record_kind_count) - 1;
        return kinds;
    }

private:
    static constexpr std::uint32_t bit(RecordKind kind) { return 1u << static_cast<unsigned>(kind); }
    std::uint32_t bits_ = 0;
};

/// What a run of the model as it is records.
inline constexpr RecordKinds recorded_by_the_model{
    RecordKind::involvement, RecordKind::recruitments,     RecordKind::siblings,   RecordKind::ties,
    RecordKind::ties_inside, RecordKind::risk_factors,     RecordKind::reports,    RecordKind::opened_cases,
    RecordKind::placements,  RecordKind::age_limit_change, RecordKind::psychiatry, RecordKind::shootings};

}  // namespace samverkan
