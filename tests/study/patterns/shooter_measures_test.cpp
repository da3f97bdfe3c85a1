#include "support/made_chronicle.hpp"

namespace samverkan::test {
namespace {

constexpr PersonId senior{};

void takes_part(Attack& attack, double age_years, AttackRole role = AttackRole::executor, PersonId who = senior) {
    attack.participants.push_back({who, age_years, role});
}

/// Executors of 16, 20 and 30 (senior core); others do not count, nor does a foiled plot.
MadeChronicle executors() {
    MadeChronicle made;
    Attack& first = made.attack(1);
    for (const double age : {16.0, 20.0}) takes_part(first, age);
    takes_part(first, 14, AttackRole::direct_helper);
    takes_part(made.attack(2), 30);
    takes_part(made.attack(3, AttackKind::foiled_plot), 13);
    return made;
}

/// Three of six participants are under 18 and shot or helped; the instigator counts among the six.
MadeChronicle participants() {
    MadeChronicle made;
    Attack& first = made.attack(1);
    takes_part(first, 17.9);
    takes_part(first, 16);
    takes_part(first, 30);
    takes_part(first, 15, AttackRole::direct_helper);
    Attack& second = made.attack(2);
    takes_part(second, 17, AttackRole::instigator);
    takes_part(second, 18);
    takes_part(made.attack(3, AttackKind::explosion), 15);
    return made;
}

/// Half of the executors of fatal shootings against a quarter of all.
MadeChronicle fatal_and_other() {
    MadeChronicle made;
    Attack& fatal = made.fatal(1);
    takes_part(fatal, 16);
    takes_part(fatal, 20);
    takes_part(fatal, 15, AttackRole::direct_helper);
    Attack& other = made.attack(2);
    other.victims.push_back({senior, Harm::injured});
    takes_part(other, 22);
    takes_part(other, 24);
    return made;
}

MadeChronicle known_before() {
    MadeChronicle made(1040);
    Attack shooting = made.fatal(400);
    made.log.attacks.clear();
    const auto youth = [&](int age_at_start, int case_week) {
        const PersonId who = made.person_from_start(age_at_start);
        made.log.cases_opened.push_back(made.at(who, case_week));
        takes_part(shooting, made.log.age(who, shooting.week), AttackRole::executor, who);
    };
    youth(6, 100);
    youth(6, 400);  // in the same week: not before
    youth(6, 500);
    youth(7, 100);  // cases before were not seen
    takes_part(shooting, 30);
    const PersonId adult = made.person_from_start(11);
    made.log.cases_opened.push_back(made.at(adult, 100));
    takes_part(shooting, 20, AttackRole::executor, adult);
    made.log.attacks.push_back(shooting);
    const PersonId helper = made.person_from_start(6);
    made.log.cases_opened.push_back(made.at(helper, 100));
    takes_part(made.attack(300), 13, AttackRole::executor, helper);  // not fatal
    return made;
}

/// One step from a victim two of four are shot within the year, two steps away one of four.
MadeChronicle victims_by_steps() {
    MadeChronicle made(260);
    const int baseline = 260 - 52;
    const PersonId victim = made.person(20);
    made.attack(baseline - 10).victims.push_back({victim, Harm::injured});
    for (std::uint32_t i = 0; i < 4; ++i) {
        const PersonId near = made.person(19), far = made.person(19);
        made.offend_together({victim, near}, baseline - 20, 10 + i);
        made.offend_together({near, far}, baseline - 30, 20 + i);
        made.offends(far, baseline - 5, 30 + i);  // as many offences as the nearer ones
        if (i < 2) made.attack(baseline + 5).victims.push_back({near, Harm::killed});
        if (i == 2) made.attack(baseline + 6).victims.push_back({far, Harm::injured});
    }
    const PersonId apart = made.person(19), other = made.person(19);
    made.offend_together({apart, other}, baseline - 20, 40);
    made.attack(baseline + 7).victims.push_back({apart, Harm::injured});
    return made;
}

/// Three of the component of three and four others; of victims in three years one of three was in it.
MadeChronicle victims_and_component() {
    MadeChronicle made(260);
    const PersonId a = made.person(18), b = made.person(18), c = made.person(18), d = made.person(18),
                   e = made.person(18), alone = made.person(18);
    made.offend_together({d, e}, 150, 1);
    made.offend_together({a, b}, 150, 2);
    made.offend_together({b, c}, 200, 3);
    made.offend_together({d, e, alone, made.person(18)}, 50, 4);  // before the window
    const auto hit = [&](int week, PersonId who) { made.attack(week).victims.push_back({who, Harm::injured}); };
    hit(160, a);
    hit(170, d);
    hit(180, alone);
    hit(190, senior);
    hit(90, b);
    return made;
}

}  // namespace

std::vector<HandMadeCase> shooter_cases() {
    return {{"executors_mean_age", 22, executors},
            {"under18_share_shooters", .5, participants},
            {"under18_share_fatal_over_all", 2, fatal_and_other},
            {"prior_social_contact_most_violent", 1 / 3.0, known_before},
            {"victim_odds_per_network_step", 1 / 3.0, victims_by_steps},
            {"victims_in_largest_component", 1 / 3.0, victims_and_component}};
}

}  // namespace samverkan::test
