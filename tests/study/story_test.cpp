// One youth's life in two scenarios.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

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

TEST(PersonIds, NameEverybodyOnce) {
    const BranchPoint branch =
        branch_point(stockholm(), {.seed = 5, .scale = .02}, unfunded(funded(programme("fft"), 4, 52)));
    for (std::uint32_t row = 0; row < branch.world.population.size(); row += 7)
        EXPECT_EQ(row_of_person(branch.world, person_id(branch.world, row)), row) << person_id(branch.world, row);
}

}  // namespace
}  // namespace samverkan
