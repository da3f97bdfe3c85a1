#pragma once
// Schools and classes. A class is formed at a stage from those born in one ISO year and stays for the stage.
#include <cstdint>
#include <span>
#include <vector>

#include "model/population_draft.hpp"
#include "model/row_sort.hpp"

namespace samverkan {

/// Years in which a child begins a stage, in week 34 of the calendar year in which it turns so old.
enum class SchoolStage : std::uint8_t { six = 6, ten = 10, thirteen = 13, sixteen = 16 };
inline constexpr int age_after_school = 19;  ///< turned in the year in which school has ended

inline constexpr int school_year_week = 34;  ///< ISO week in which classes are formed

/// Consecutive class numbers.
struct ClassRange {
    std::uint32_t first, end;
};

inline constexpr std::uint32_t no_class = ClassId::none_value;

/// Schools per area: one per `pupils_per_compulsory_school` pupils aged 6-15 and one per
/// `pupils_per_upper_secondary_school` aged 16-18 of the whole county's data, times scale, at least one.
class Schools {
public:
    /// Lists the schools in draft.population.school_area: compulsory by area, then upper secondary.
    explicit Schools(PopulationDraft& draft);

    /// Forms the classes of those born in `birth_year` for a stage and writes their numbers to class_of by
    /// row (no_class: not in upper secondary, isolated). Pupils choose an area; its pupils, in keyed order,
    /// are dealt to its schools by whole classes; within a school, risk mixed with chance orders them.
    ClassRange form_classes(int birth_year, SchoolStage stage, std::span<std::uint32_t> class_of);

    /// The same for former or future pupils: classes that only serve to make ties, numbered from
    /// first_unlisted_class and not listed in the population.
    ClassRange form_unlisted_classes(int birth_year, SchoolStage stage, std::span<std::uint32_t> class_of);
    static constexpr std::uint32_t first_unlisted_class = 0x80000000u;

private:
    struct Destination {
        std::uint32_t cumulative;  ///< of 2^32
        AreaId area;
    };
    /// Schools of one level: those of area a are first[a] .. first[a + 1].
    struct Level {
        std::vector<std::uint32_t> first;
        std::vector<std::vector<Destination>> destinations;  ///< by area of residence, own area first
    };
    struct Choice {
        AreaId area;
        bool in_school;
        std::uint16_t lottery;
        std::uint32_t mixed_risk;
    };
    /// Pupils of one area who stand together in the sorted list.
    struct AreaIntake {
        AreaId area;
        std::size_t begin, pupils, classes;
    };

    Level make_level(std::size_t first_age, std::size_t last_age, double pupils_per_school) const;
    void set_destinations(Level& level, double own_share, double neighbour_share) const;
    [[nodiscard]] Choice choose(std::uint32_t row, SchoolStage stage, const Level& level) const;
    void collect_pupils(int birth_year, SchoolStage stage, std::span<std::uint32_t> class_of);
    std::vector<AreaIntake> deal_to_areas();
    ClassRange form(int birth_year, SchoolStage stage, std::uint32_t first_class, std::span<std::uint32_t> class_of);
    void list_classes(const std::vector<AreaIntake>& intakes, int birth_year, const Level& level);

    PopulationDraft& draft_;
    MixedRisk order_;
    Level compulsory_, upper_secondary_;
    std::uint32_t unlisted_classes_ = 0;

    struct Pupil {
        std::uint32_t row, mixed_risk;
    };
    std::vector<Pupil> pupils_;
    std::vector<KeyedRow> seats_;  ///< key, index into pupils_
    RowSorter sorter_;
};

}  // namespace samverkan
