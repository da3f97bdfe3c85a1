#include "model/schools.hpp"

#include <algorithm>

#include "core/contract.hpp"
#include "model/normal_table.hpp"

namespace samverkan {
namespace {

constexpr int lottery_bits = 16;
constexpr int order_bits = 10;  // of mixed risk, enough among the pupils of one school

/// School of an area that takes class `c` of `classes`: whole classes spread evenly over the schools.
std::size_t school_of_class(std::size_t c, std::size_t classes, std::size_t schools) { return c * schools / classes; }

std::size_t nearest(double value) { return static_cast<std::size_t>(value + 0.5); }

}  // namespace

// A split at the median keeps 0.8 of a correlation with the sorted quantity, so the order keeps 1.25 of it.
Schools::Schools(PopulationDraft& draft)
    : draft_(draft), order_(std::min(1.0, draft.county.parameters.school.class_sorting_correlation * 1.25)) {
    const SchoolParameters& school = draft.county.parameters.school;
    compulsory_ = make_level(6, 15, school.pupils_per_compulsory_school);
    set_destinations(compulsory_, school.own_area_share, school.neighbour_area_share);
    upper_secondary_ = make_level(16, 18, school.pupils_per_upper_secondary_school);
    set_destinations(upper_secondary_, school.upper_secondary_own_area_share, 0);
}

Schools::Level Schools::make_level(std::size_t first_age, std::size_t last_age, double pupils_per_school) const {
    Level level;
    std::vector<SchoolId>::size_type schools = draft_.population.school_area.size();
    for (std::size_t area = 0; area < draft_.county.areas.size(); ++area) {
        double pupils = 0;
        for (const Place& place : draft_.county.places)
            if (place.area == AreaId{area})
                for (std::size_t age = first_age; age <= last_age; ++age)
                    pupils += place.youths_by_age[age - entry_age_years];
        level.first.push_back(static_cast<std::uint32_t>(schools));
        if (pupils <= 0) continue;
        const std::size_t at_full_scale = std::max<std::size_t>(1, nearest(pupils / pupils_per_school));
        const std::size_t count = std::max<std::size_t>(1, nearest(static_cast<double>(at_full_scale) * draft_.scale));
        draft_.population.school_area.insert(draft_.population.school_area.end(), count, AreaId{area});
        schools += count;
    }
    level.first.push_back(static_cast<std::uint32_t>(schools));
    expect(schools < SchoolId::none_value, "fewer than 65,535 schools");
    return level;
}

/// Own area, neighbours (alike), then all others by schools x exp(-distance); empty kinds fall to the own area.
void Schools::set_destinations(Level& level, double own_share, double neighbour_share) const {
    const County& county = draft_.county;
    const auto schools = [&](std::size_t area) { return double(level.first[area + 1] - level.first[area]); };
    for (std::size_t home = 0; home < county.areas.size(); ++home) {
        const bool neighbours_apart = neighbour_share > 0;
        std::vector<double> near(county.areas.size()), far(county.areas.size());
        for (const AreaId area : county.neighbours[home])
            if (neighbours_apart && schools(area.index()) > 0) near[area.index()] = 1;
        double near_sum = 0, far_sum = 0;
        for (std::size_t area = 0; area < county.areas.size(); ++area) {
            if (area != home && near[area] == 0)
                far[area] = schools(area) * elementary::exp(-county.distance(AreaId{home}, AreaId{area}) /
                                                            county.parameters.school.upper_secondary_distance_km);
            near_sum += near[area];
            far_sum += far[area];
        }
        const double near_share = near_sum > 0 ? neighbour_share : 0;
        const double far_share = far_sum > 0 ? 1 - own_share - neighbour_share : 0;
        double sum = schools(home) > 0 ? 1 - near_share - far_share : 0;
        const double total = sum + near_share + far_share;
        std::vector<Destination> destinations;
        const auto add = [&](std::size_t area) {
            const double cumulative = std::min(sum / total * 4294967296.0, 4294967295.0);
            destinations.push_back({static_cast<std::uint32_t>(cumulative), AreaId{area}});
        };
        if (sum > 0) add(home);
        for (std::size_t area = 0; area < county.areas.size(); ++area) {
            if (near[area] + far[area] <= 0) continue;
            sum += near[area] > 0 ? near_share * near[area] / near_sum : far_share * far[area] / far_sum;
            add(area);
        }
        if (!destinations.empty()) destinations.back().cumulative = 0xFFFFFFFFu;
        level.destinations.push_back(std::move(destinations));
    }
}

/// One call per youth and stage: area, place in the school lottery and class order, upper secondary or not.
Schools::Choice Schools::choose(std::uint32_t row, SchoolStage stage, const Level& level) const {
    const SchoolParameters& school = draft_.county.parameters.school;
    const Words drawn =
        draft_.structure.words(Process::school_choice, draft_.key_of(row), static_cast<std::uint32_t>(stage));
    const auto& destinations = level.destinations[draft_.area_of(row).index()];
    if (destinations.empty()) return {AreaId{}, false, 0, 0};  // a county without such schools
    std::size_t chosen = 0;
    while (drawn[0] > destinations[chosen].cumulative) ++chosen;
    const Place& home = draft_.county.places[draft_.place_of[row].index()];
    const double absent_share = home.vulnerable_class == VulnerableClass::none
                                    ? school.not_in_upper_secondary_share
                                    : school.not_in_upper_secondary_share_vulnerable;
    const bool in_school = stage != SchoolStage::sixteen || elementary::unit_uniform(drawn[2]) >= absent_share;
    return {destinations[chosen].area, in_school, half_word(drawn, 2),
            order_(draft_.risk_score[row], half_word(drawn, 3)) >> (mixed_risk_bits - order_bits)};
}

/// Pupils of the cohort in order of area and lottery; class_of is cleared.
void Schools::collect_pupils(int birth_year, SchoolStage stage, std::span<std::uint32_t> class_of) {
    const Level& level = stage == SchoolStage::sixteen ? upper_secondary_ : compulsory_;
    pupils_.clear();
    seats_.clear();
    draft_.for_each_born(birth_year, [&](std::uint32_t row) {
        class_of[row] = no_class;
        const Choice choice = choose(row, stage, level);
        if (!choice.in_school) return;
        seats_.push_back({static_cast<std::uint32_t>(choice.area.index()) << lottery_bits | choice.lottery,
                          static_cast<std::uint32_t>(pupils_.size())});
        pupils_.push_back({row, choice.mixed_risk});
    });
    sorter_.sort(seats_, lottery_bits + bits_for(draft_.county.areas.size()));
}

/// Cuts the list by area, and orders the pupils of each school by mixed risk.
std::vector<Schools::AreaIntake> Schools::deal_to_areas() {
    std::vector<AreaIntake> intakes;
    const double class_size = draft_.county.parameters.school.class_size;
    for (std::size_t begin = 0; begin < seats_.size();) {
        const std::uint32_t area = seats_[begin].key >> lottery_bits;
        std::size_t end = begin;
        while (end < seats_.size() && seats_[end].key >> lottery_bits == area) ++end;
        const std::size_t classes = std::max<std::size_t>(1, nearest(static_cast<double>(end - begin) / class_size));
        intakes.push_back({AreaId{area}, begin, end - begin, classes});
        begin = end;
    }
    return intakes;
}

ClassRange Schools::form(int birth_year, SchoolStage stage, std::uint32_t first_class,
                         std::span<std::uint32_t> class_of) {
    const Level& level = stage == SchoolStage::sixteen ? upper_secondary_ : compulsory_;
    collect_pupils(birth_year, stage, class_of);
    const std::vector<AreaIntake> intakes = deal_to_areas();
    std::uint32_t schools = 0;
    for (const AreaIntake& intake : intakes) {
        const std::size_t of_area = level.first[intake.area.index() + 1] - level.first[intake.area.index()];
        for (std::size_t i = 0; i < intake.pupils; ++i) {
            KeyedRow& seat = seats_[intake.begin + i];
            const std::size_t c = i * intake.classes / intake.pupils;
            const std::size_t school = schools + school_of_class(c, intake.classes, of_area);
            seat.key = static_cast<std::uint32_t>(school) << order_bits | pupils_[seat.row].mixed_risk;
        }
        schools += static_cast<std::uint32_t>(of_area);
    }
    sorter_.sort(seats_, order_bits + bits_for(schools));
    std::uint32_t next = first_class;
    for (const AreaIntake& intake : intakes) {
        for (std::size_t i = 0; i < intake.pupils; ++i)
            class_of[pupils_[seats_[intake.begin + i].row].row] =
                next + static_cast<std::uint32_t>(i * intake.classes / intake.pupils);
        next += static_cast<std::uint32_t>(intake.classes);
    }
    if (first_class < first_unlisted_class) list_classes(intakes, birth_year, level);
    return {first_class, next};
}

/// Sizes and schools of new classes; which schools of an area take one class more turns with the cohort.
void Schools::list_classes(const std::vector<AreaIntake>& intakes, int birth_year, const Level& level) {
    for (const AreaIntake& intake : intakes) {
        const std::size_t first = level.first[intake.area.index()];
        const std::size_t of_area = level.first[intake.area.index() + 1] - first;
        const auto begin_of = [&](std::size_t c) { return (c * intake.pupils + intake.classes - 1) / intake.classes; };
        for (std::size_t c = 0; c < intake.classes; ++c) {
            const std::size_t school = school_of_class(c, intake.classes, of_area);
            const std::size_t turned = (school + static_cast<std::size_t>(birth_year)) % of_area;
            draft_.population.class_school.push_back(SchoolId{first + turned});
            draft_.population.class_size.push_back(static_cast<std::uint8_t>(begin_of(c + 1) - begin_of(c)));
        }
    }
}

ClassRange Schools::form_classes(int birth_year, SchoolStage stage, std::span<std::uint32_t> class_of) {
    const auto first = static_cast<std::uint32_t>(draft_.population.class_size.size());
    return form(birth_year, stage, first, class_of);
}

ClassRange Schools::form_unlisted_classes(int birth_year, SchoolStage stage, std::span<std::uint32_t> class_of) {
    const ClassRange classes = form(birth_year, stage, first_unlisted_class + unlisted_classes_, class_of);
    unlisted_classes_ += classes.end - classes.first;
    return classes;
}

}  // namespace samverkan
