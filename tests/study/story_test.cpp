// One youth's life in two scenarios.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/iso_week.hpp"
#include "study/person_id.hpp"
#include "study/story.hpp"
#include "support/lives.hpp"

namespace samverkan {
namespace {

using namespace test;
using testing::HasSubstr;

Programme with_ratio(Programme programme, double ratio) {
    for (ProgrammeEffect& effect : programme.effects) effect.rate_ratio = {ratio, ratio, ratio};
    return programme;
}

class Stories : public testing::Test {
protected:
    const County county = county_of_areas(stockholm(), {AreaId{0}, AreaId{1}, AreaId{2}});
    Study study;

    void set_up(double ratio) {
        const Scenario arm = funded(with_ratio(programme("great"), ratio), 26, 208);
        study.county = &county;
        study.scale = .3;
        study.scenarios = {{"baseline", unfunded(arm)}, {"great", arm}};
    }
    [[nodiscard]] std::optional<Story> tell(StoryPick pick, const std::string& person = {}) const {
        return tell_story(study, {pick, person, 0});
    }
};

bool recruited(const StoryArm& arm, int from_week) {
    return std::any_of(arm.events.begin(), arm.events.end(), [&](const StoryEvent& event) {
        return event.week >= from_week &&
               (event.kind == EventKind::first_recruitment || event.kind == EventKind::renewed_recruitment);
    });
}

TEST_F(Stories, OfAnAvertedRecruitmentHoldItInOneScenarioAlone) {
    set_up(.2);
    const auto story = tell(StoryPick::averted);
    ASSERT_TRUE(story);
    EXPECT_TRUE(recruited(story->baseline, story->start_week));
    EXPECT_FALSE(recruited(story->arm, story->start_week));
    EXPECT_EQ(story->cause, StoryCause::programme);
    ASSERT_TRUE(story->differs_from_week);
    EXPECT_GE(*story->differs_from_week, story->start_week);
    EXPECT_THAT(story_text(*story, Language::english),
                testing::AllOf(HasSubstr("The life would differ from "), HasSubstr("takes part in G.R.E.A.T."),
                               HasSubstr("is recruited for the first time ("), HasSubstr("nobody real")));
    EXPECT_THAT(story_text(*story, Language::swedish),
                testing::AllOf(HasSubstr("Livet skulle skilja sig"), HasSubstr("ingen verklig person")));
}

TEST_F(Stories, OfANamedPersonAreTheSameAsOfTheOnePicked) {
    set_up(.2);
    const auto picked = tell(StoryPick::averted), named = tell(StoryPick::named, picked->person.id);
    ASSERT_TRUE(named);
    EXPECT_EQ(story_text(*named, Language::english), story_text(*picked, Language::english));
}

TEST_F(Stories, OfAProgrammeWithoutEffectHaveNoDifference) {
    set_up(1);
    EXPECT_FALSE(tell(StoryPick::averted));
    EXPECT_FALSE(tell(StoryPick::added));
    const auto reached = tell(StoryPick::reached);
    ASSERT_TRUE(reached);
    EXPECT_FALSE(reached->differs_from_week);
    EXPECT_EQ(reached->cause, StoryCause::none);
    EXPECT_THAT(story_text(*reached, Language::english), HasSubstr("The life is the same in both"));
}

TEST_F(Stories, OfNobodyAreNotTold) {
    set_up(1);
    for (const char* id :
         {"", "x", "0-2011-W99-m0", "999-2011-W14-m0", "0-2011-W14-x0", "0-1911-W14-m0", "0-2011-W14-m0 "})
        EXPECT_FALSE(tell(StoryPick::named, id)) << id;
}

TEST_F(Stories, AreTheSameInBothScenariosBeforeTheStart) {
    set_up(.2);
    const auto story = tell(StoryPick::averted);
    ASSERT_TRUE(story);
    const auto before_start = [&](const StoryArm& arm) {
        std::vector<StoryEvent> events = arm.events;
        std::erase_if(events, [&](const StoryEvent& event) { return event.week >= story->start_week; });
        return events;
    };
    EXPECT_EQ(before_start(story->baseline), before_start(story->arm));
    EXPECT_TRUE(std::is_sorted(story->baseline.events.begin(), story->baseline.events.end(),
                               [](const StoryEvent& a, const StoryEvent& b) { return a.week < b.week; }));
}

/// Whoever is recruited in the arm alone was not taught: gangs or ties did it, and a tie named as the cause has a
/// story that differs since the week told.
TEST_F(Stories, OfAnAddedRecruitmentNameACauseThatIsOne) {
    set_up(.2);
    const auto story = tell(StoryPick::added);
    ASSERT_TRUE(story);
    EXPECT_FALSE(recruited(story->baseline, story->start_week));
    EXPECT_TRUE(recruited(story->arm, story->start_week));
    ASSERT_TRUE(story->differs_from_week);
    const bool reached = std::any_of(story->arm.events.begin(), story->arm.events.end(), [&](const StoryEvent& event) {
        return event.kind == EventKind::cohort_delivery && event.week <= *story->differs_from_week;
    });
    EXPECT_EQ(story->cause == StoryCause::programme, reached);
    EXPECT_NE(story->cause, StoryCause::none);
    if (story->cause_person.empty()) return;
    EXPECT_LT(story->cause_week, *story->differs_from_week);
    const auto tie = tell(StoryPick::named, story->cause_person);
    ASSERT_TRUE(tie);
    EXPECT_EQ(tie->differs_from_week, story->cause_week);
}

/// A story made by hand, so that every line of the table is known.
Story made_story() {
    Story story;
    story.person = {"0-2011-W14-m0", "Rinkeby", "Järva", Sex::male, 2150, 0, 2, 1, true};
    story.baseline.name_en = "Today";
    story.baseline.name_sv = "Nuläget";
    story.arm.name_en = "Both";
    story.arm.name_sv = "Båda";
    story.baseline.programmes_en = {"Lessons"};
    story.arm.programmes_en = {"Therapy"};
    story.baseline.events = {{2900, EventKind::report, 1, 0},
                             {2910, EventKind::programme_start, 0, 0},
                             {2950, EventKind::first_recruitment, 0, 17}};
    story.arm.events = {{2900, EventKind::report, 1, 0}, {2910, EventKind::programme_start, 0, 0}};
    story.start_week = 2902;
    story.end_week = 3000;
    story.differs_from_week = 2950;
    story.cause = StoryCause::sibling;
    story.cause_person = "0-2009-W20-m1";
    story.cause_week = 2940;
    return story;
}

/// The cells of a table's line that holds `text`.
std::string line_with(const std::string& page, const std::string& text) {
    const std::size_t at = page.find(text);
    if (at == std::string::npos) return {};
    const std::size_t begin = page.rfind('\n', at) + 1;
    return page.substr(begin, page.find('\n', at) - begin);
}

TEST(StoryText, PutsBothLivesSideBySide) {
    const std::string page = story_text(made_story(), Language::english);
    EXPECT_THAT(line_with(page, "is reported by the police"), HasSubstr("the same"));
    EXPECT_THAT(line_with(page, "is recruited for the first time (street), by somebody aged 17"),
                testing::AllOf(HasSubstr(" - "), testing::Not(HasSubstr("the same"))));
    EXPECT_THAT(page, testing::AllOf(HasSubstr("A boy born"), HasSubstr("1 sibling"), HasSubstr("2 friends"),
                                     HasSubstr("Would accept help")));
    EXPECT_THAT(page, HasSubstr("A sibling, 0-2009-W20-m1, lived otherwise since " + to_string(iso_week(2940))));
    Story story = made_story();
    story.cause = StoryCause::friend_tie;
    EXPECT_THAT(story_text(story, Language::swedish), HasSubstr("En vän, 0-2009-W20-m1"));
    story.cause = StoryCause::gangs;
    EXPECT_THAT(story_text(story, Language::english), HasSubstr("the gangs had other positions open"));
}

/// Programmes are numbered by scenario: the same number may be another programme.
TEST(StoryText, TellsProgrammesOfTheTwoScenariosApart) {
    const std::string page = story_text(made_story(), Language::english);
    EXPECT_THAT(line_with(page, "starts Lessons"), testing::Not(HasSubstr("the same")));
    EXPECT_THAT(page, HasSubstr("starts Therapy"));
    Story story = made_story();
    story.arm.programmes_en = {"Lessons"};
    EXPECT_THAT(line_with(story_text(story, Language::english), "starts Lessons"), HasSubstr("the same"));
}

TEST(PersonIds, NameEverybodyOnce) {
    const BranchPoint branch =
        branch_point(stockholm(), {.seed = 5, .scale = .02}, unfunded(funded(programme("fft"), 4, 52)));
    for (std::uint32_t row = 0; row < branch.world.population.size(); row += 7)
        EXPECT_EQ(row_of_person(branch.world, person_id(branch.world, row)), row) << person_id(branch.world, row);
}

}  // namespace
}  // namespace samverkan
