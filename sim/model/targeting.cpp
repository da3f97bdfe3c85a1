#include "model/targeting.hpp"

#include <algorithm>

namespace samverkan {
namespace {

/// Values of one attribute, or of a pair that goes together, that a search must try.
struct Dimension {
    Attribute attribute;
    std::vector<double> values;
};

constexpr double most_reports = 255;
constexpr std::size_t most_combinations = 4'000'000;
constexpr std::array<Attribute, 12> history{Attribute::known_to_police,
                                            Attribute::was_removed,
                                            Attribute::supervised,
                                            Attribute::away,
                                            Attribute::recruiter_away,
                                            Attribute::reports,
                                            Attribute::known,
                                            Attribute::fringe_noticed,
                                            Attribute::assessed,
                                            Attribute::served,
                                            Attribute::waits_psychiatry,
                                            Attribute::referred_psychiatry};
constexpr std::array<Attribute, 5> time_use{Attribute::absent, Attribute::visits_centre, Attribute::in_sport,
                                            Attribute::has_job, Attribute::with_parent};
constexpr std::array<Attribute, 22> yes_or_no{Attribute::male,
                                              Attribute::in_school,
                                              Attribute::fringe_noticed,
                                              Attribute::assessed,
                                              Attribute::served,
                                              Attribute::conduct,
                                              Attribute::externalising,
                                              Attribute::low_achievement,
                                              Attribute::low_attachment,
                                              Attribute::adhd_untreated,
                                              Attribute::absent,
                                              Attribute::visits_centre,
                                              Attribute::in_sport,
                                              Attribute::has_job,
                                              Attribute::with_parent,
                                              Attribute::known_to_police,
                                              Attribute::was_removed,
                                              Attribute::supervised,
                                              Attribute::away,
                                              Attribute::recruiter_away,
                                              Attribute::waits_psychiatry,
                                              Attribute::referred_psychiatry};

std::vector<double> around_constants(const TargetProgram& program, double least, double most, bool whole) {
    std::vector<double> values{least, most};
    for (const TargetStep& step : program.steps) {
        if (step.kind != TargetStep::Kind::number) continue;
        const double step_size = whole ? 1 : .5;
        const double centre = whole ? static_cast<double>(static_cast<std::int64_t>(step.number)) : step.number;
        for (const double value : {centre - step_size, centre, centre + step_size})
            values.push_back(std::clamp(value, least, most));
    }
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

/// One combination of values; attributes that follow from others are computed.
struct Combination {
    const County* county;
    std::array<double, attribute_count> value{};
    std::size_t place = 0;
    int age = entry_age_years, grade_offset = 0;

    [[nodiscard]] int grade() const { return age - 6 + grade_offset; }
    [[nodiscard]] double operator()(Attribute attribute) const {
        switch (attribute) {
        case Attribute::grade:
            return grade();
        case Attribute::school_stage:
            return static_cast<double>(target_stage_of_grade(grade()));
        case Attribute::known:
            return value[static_cast<std::size_t>(Attribute::reports)] > 0 ? 1 : 0;
        default:
            break;
        }
        if (known_of_groups(attribute) && attribute != Attribute::male)
            return value_of_group(*county, PlaceId{place}, Sex::male, age, attribute);
        return value[static_cast<std::size_t>(attribute)];
    }
    /// Who was never noticed has no history with services or police.
    [[nodiscard]] bool possible() const {
        if (value[static_cast<std::size_t>(Attribute::reports)] > 0) return true;
        return std::all_of(history.begin(), history.end(),
                           [&](Attribute one) { return value[static_cast<std::size_t>(one)] == 0; });
    }
};

std::vector<Dimension> dimensions_of(const TargetProgram& program) {
    std::vector<Dimension> dimensions;
    for (const Attribute attribute : yes_or_no)
        if (program.asks(attribute)) dimensions.push_back({attribute, {0, 1}});
    if (std::any_of(history.begin(), history.end(), [&](Attribute one) { return program.asks(one); }))
        dimensions.push_back({Attribute::reports, around_constants(program, 0, most_reports, true)});
    if (program.asks(Attribute::vulnerability))
        dimensions.push_back({Attribute::vulnerability, around_constants(program, 0, 1e9, false)});
    return dimensions;
}

/// Places that differ in what the program asks; all that are chosen, or one of them.
std::vector<std::size_t> places_to_try(const TargetProgram& program, const std::vector<bool>& places) {
    const bool asks_place = program.asks(Attribute::area) || program.asks(Attribute::vulnerable_place) ||
                            program.asks(Attribute::specially_vulnerable_place) || program.asks(Attribute::low_income);
    std::vector<std::size_t> tried;
    for (std::size_t place = 0; place < places.size(); ++place)
        if (places[place] && (asks_place || tried.empty())) tried.push_back(place);
    return tried;
}

void note(TargetReach& reach, const TargetProgram& program, const Combination& combination) {
    if (!combination.possible() || !holds(program, combination)) return;
    reach.anyone = true;
    if (combination.value[static_cast<std::size_t>(Attribute::reports)] == 0) reach.unreported = true;
    reach.ages[static_cast<std::size_t>(combination.age)] = true;
    const int grade = combination.grade();
    if (grade >= 0 && grade < static_cast<int>(reach.grades.size()))
        reach.grades[static_cast<std::size_t>(grade)] = true;
}

/// Every choice of the dimensions from `next` on.
void try_all(TargetReach& reach, const TargetProgram& program, const std::vector<Dimension>& dimensions,
             std::size_t next, Combination& combination) {
    if (next == dimensions.size()) {
        note(reach, program, combination);
        return;
    }
    for (const double value : dimensions[next].values) {
        combination.value[static_cast<std::size_t>(dimensions[next].attribute)] = value;
        try_all(reach, program, dimensions, next + 1, combination);
    }
}

}  // namespace

TargetStage target_stage_of_grade(int grade) {
    if (grade < 0) return TargetStage::before;
    if (grade <= 3) return TargetStage::lower;
    if (grade <= 6) return TargetStage::middle;
    if (grade <= 9) return TargetStage::upper;
    return grade <= 12 ? TargetStage::upper_secondary : TargetStage::after;
}

bool TargetProgram::asks(Attribute attribute) const {
    return std::any_of(steps.begin(), steps.end(), [attribute](const TargetStep& step) {
        return step.kind == TargetStep::Kind::attribute && step.attribute == attribute;
    });
}

bool asks_time_use(const TargetProgram& program) {
    return std::any_of(time_use.begin(), time_use.end(), [&](Attribute one) { return program.asks(one); });
}

TargetProgram both(const TargetProgram& one, const TargetProgram& other) {
    if (one.everyone()) return other;
    if (other.everyone()) return one;
    TargetProgram joined = one;
    joined.steps.insert(joined.steps.end(), other.steps.begin(), other.steps.end());
    joined.steps.push_back({TargetStep::Kind::both, Attribute::age, 0});
    return joined;
}

bool known_of_groups(Attribute attribute) {
    return attribute == Attribute::age || attribute == Attribute::male || attribute == Attribute::area ||
           attribute == Attribute::vulnerable_place || attribute == Attribute::specially_vulnerable_place ||
           attribute == Attribute::low_income;
}

double value_of_group(const County& county, PlaceId id, Sex sex, int age, Attribute attribute) {
    const Place& place = county.places[id.index()];
    switch (attribute) {
    case Attribute::age:
        return age;
    case Attribute::male:
        return sex == Sex::male ? 1 : 0;
    case Attribute::area:
        return static_cast<double>(place.area.index());
    case Attribute::vulnerable_place:
        return place.vulnerable_class == VulnerableClass::none ? 0 : 1;
    case Attribute::specially_vulnerable_place:
        return place.vulnerable_class == VulnerableClass::specially_vulnerable ? 1 : 0;
    case Attribute::low_income:
        return place.low_income_percent;
    default:
        return 0;
    }
}

TargetReach reach_of(const TargetProgram& program, const County& county, const std::vector<bool>& places) {
    TargetReach reach;
    const std::vector<Dimension> dimensions = dimensions_of(program);
    const std::vector<std::size_t> tried = places_to_try(program, places);
    std::size_t combinations = tried.size() * age_count * 3;
    for (const Dimension& dimension : dimensions) combinations *= dimension.values.size();
    if (combinations > most_combinations) {  // too many to try: taken as reaching everybody
        reach.anyone = reach.unreported = true;
        for (std::size_t age = entry_age_years; age < age_table_size; ++age) reach.ages[age] = true;
        reach.grades.fill(true);
        return reach;
    }
    for (const std::size_t place : tried)
        for (int age = entry_age_years; age < leaving_age_years; ++age)
            for (const int offset : {-1, 0, 1}) {
                Combination combination{&county, {}, place, age, offset};
                try_all(reach, program, dimensions, 0, combination);
            }
    return reach;
}

}  // namespace samverkan
