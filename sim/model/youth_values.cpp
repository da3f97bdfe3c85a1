// What a condition asks of a youth.
#include "core/elementary.hpp"
#include "core/iso_week.hpp"
#include "model/programme_parts.hpp"
#include "model/time_use.hpp"

namespace samverkan {
namespace {

int grade_of(int birth_week, int week) {
    const IsoWeek now = iso_week(week);
    const int school_year = now.week >= autumn_term_week ? now.year : now.year - 1;
    return school_year - iso_week(birth_week).year - 6;
}

std::uint16_t trait_bit(RiskFactor factor) { return static_cast<std::uint16_t>(1u << static_cast<unsigned>(factor)); }

bool stands(const Lives& lives, std::uint32_t row, std::uint8_t which) {
    return lives.youths.has_mark(row, mark::concerned) &&
           (lives.involved.concerned[lives.youths.concerned[row]].standing & which) != 0;
}

double yes(bool answer) { return answer ? 1 : 0; }

/// The product of single-factor odds ratios relative to the county's mean, from the level that recruitment uses.
double vulnerability_of(const World& world, const Person& person) {
    const RecruitmentParameters& rules = world.parameters().recruitment;
    double log_factor = person.recruit_level * log_level_step + elementary::log(rules.multiplier_reference);
    if ((person.traits & trait::adhd_untreated) != 0) log_factor -= elementary::log(rules.adhd_recruit_effect);
    return elementary::exp(log_factor / rules.recruit_elasticity);
}

}  // namespace

double YouthValues::operator()(Attribute attribute) const {
    const Person& person = world.person[row];
    const auto has = [&](std::uint16_t bit) { return yes((person.traits & bit) != 0); };
    const ServiceHistory& history = help.history[row];
    switch (attribute) {
    case Attribute::age:
        return completed_age(person.birth_week, lives.week);
    case Attribute::grade:
        return grade_of(person.birth_week, lives.week);
    case Attribute::school_stage:
        return static_cast<double>(target_stage_of_grade(grade_of(person.birth_week, lives.week)));
    case Attribute::male:
    case Attribute::area:
    case Attribute::vulnerable_place:
    case Attribute::specially_vulnerable_place:
    case Attribute::low_income: {
        const std::size_t segment = segment_of_row(world.population, row);
        return value_of_group(*world.county, PlaceId{place_of_segment(segment)}, sex_of_segment(segment), 0, attribute);
    }
    case Attribute::in_school:
        return yes(lives.youths.class_of[row].exists());
    case Attribute::reports:
        return history.reports;
    case Attribute::known:
        return yes(history.reports > 0);
    case Attribute::fringe_noticed:
        return yes((history.flags & ServiceHistory::fringe_noticed) != 0);
    case Attribute::assessed:
        return yes((history.flags & ServiceHistory::assessed) != 0);
    case Attribute::served:
        return yes((history.flags & ServiceHistory::served) != 0);
    case Attribute::conduct:
        return has(trait::conduct);
    case Attribute::externalising:
        return has(trait_bit(RiskFactor::externalising_problems));
    case Attribute::low_achievement:
        return has(trait_bit(RiskFactor::low_achievement));
    case Attribute::low_attachment:
        return has(trait_bit(RiskFactor::low_attachment));
    case Attribute::adhd_untreated:
        return has(trait::adhd_untreated);
    case Attribute::absent:
        return yes(is_absent(world, lives.youths, row, lives.week));
    case Attribute::visits_centre:
        return yes(visits_centre(world, row, lives.week));
    case Attribute::in_sport:
        return yes(is_in_sport(world, row, lives.week));
    case Attribute::has_job:
        return yes(has_job(world, row, lives.week));
    case Attribute::with_parent:
        return yes(lives_with_parent(world, row, lives.week));
    case Attribute::known_to_police:
        return yes(stands(lives, row, standing::known));
    case Attribute::was_removed:
        return yes(stands(lives, row, standing::removed));
    case Attribute::supervised:
        return yes(lives.youths.has_mark(row, mark::concerned) &&
                   lives.week < lives.involved.concerned[lives.youths.concerned[row]].supervised_until_week);
    case Attribute::away:
        return yes(lives.youths.has_mark(row, mark::away));
    case Attribute::recruiter_away: {
        const Member* member = find_member(lives.youths, lives.involved, row);
        return yes(member != nullptr && member->contact == RecruiterContact::broken);
    }
    case Attribute::waits_psychiatry:
        return yes(history.waits_psychiatry());
    case Attribute::referred_psychiatry:
        return yes(history.has(ServiceHistory::referred_psychiatry));
    case Attribute::vulnerability:
        return vulnerability_of(world, person);
    }
    return 0;
}

}  // namespace samverkan
