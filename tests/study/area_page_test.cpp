// One area's page: its own numbers beside the county's, nothing where few are recruited.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "study/area_page.hpp"
#include "support/hand_made.hpp"

namespace samverkan {
namespace {

using namespace test;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr Language english = Language::english, swedish = Language::swedish;

struct Pages : HandMadeStudy {
    using HandMadeStudy::HandMadeStudy;
    [[nodiscard]] std::string page(std::size_t area, Language language) const {
        const SummaryTable table = summary();
        return plain(area_page(make_answer_input(study, outcome, table), language, area));
    }
    [[nodiscard]] std::string all(Language language) const {
        const SummaryTable table = summary();
        return area_pages(make_answer_input(study, outcome, table), language);
    }
};

const std::vector<int> today{400, 410, 390, 405, 395, 400};
const MadeScenario base{"Today", "Nuläget", today, {}};
const MadeScenario mentors{"Mentors", "Mentorer", {360, 371, 350, 366, 354, 359}, {}};
const MadeScenario unclear{"Unclear", "Oklart", {390, 420, 380, 415, 385, 411}, {}};
const MadeScenario harm{"Harm", "Skada", {440, 449, 430, 444, 436, 441}, {}};

TEST(AreaPage, TellsTheAreasOwnNumbersBesideTheCountys) {
    const Pages made({base, mentors});
    const std::string page = made.page(0, english);
    EXPECT_THAT(page, StartsWith("# Northby (01)\n\nIn **Today** youth living here would be recruited about 200 times "
                                 "in two years (range over worlds "));
    EXPECT_THAT(page, HasSubstr("), in the whole county "));
    EXPECT_THAT(page, HasSubstr("**Mentors** would avert about 20 recruitments (range over worlds "));
    EXPECT_THAT(page, HasSubstr(") here: an effect shown on average. In the whole county it would avert about 40 "
                                "recruitments (range over worlds 38 to 42, simulation error 0.37).\n"));
    EXPECT_THAT(page, HasSubstr("cost of the municipality Northby, million SEK"));
    EXPECT_THAT(made.page(1, english), StartsWith("# Southby (02)\n"));
    EXPECT_THAT(made.page(0, swedish), HasSubstr("**Mentorer** skulle förebygga omkring 20 rekryteringar (spann mellan "
                                                 "världar "));
    EXPECT_THAT(made.page(0, swedish),
                HasSubstr(") här: en effekt visad i genomsnitt. I hela länet skulle den förebygga "
                          "omkring 40 rekryteringar ("));
}

TEST(AreaPage, SaysWhereAnAreaIsTooSmallToTell) {
    const Pages made({base, unclear});
    EXPECT_THAT(made.page(0, english), HasSubstr(") here: too few to say whether any. In the whole county it would "));
}

TEST(AreaPage, SaysThatAnArmDoesHarm) {
    const Pages made({base, harm});
    EXPECT_THAT(made.page(0, english),
                HasSubstr("**Harm** would lead to about 20 more recruitments (range over worlds "));
    EXPECT_THAT(made.page(0, english), HasSubstr(") here: harm shown on average."));
}

TEST(AreaPage, MasksSmallCounts) {
    const Pages made({{"Today", "Nuläget", {8, 8, 8, 8, 8, 8}, {}}, {"Mentors", "Mentorer", {2, 3, 2, 3, 2, 3}, {}}});
    const std::string page = made.page(0, english);
    EXPECT_THAT(page,
                HasSubstr("In **Today** fewer than 5 would be recruited here in two years: too few to say anything "
                          "of this area alone.\n"));
    EXPECT_THAT(page, HasSubstr("**Mentors**: too few to say anything of this area alone; in the whole county it would "
                                "avert about 5.5 recruitments ("));
    EXPECT_THAT(page, Not(HasSubstr(" here: ")));
    EXPECT_THAT(made.page(0, swedish), HasSubstr("färre än 5 rekryteras här"));
}

TEST(AreaPage, GivesNoIntervalBelowFiveReplicates) {
    const Pages made({{"Today", "Nuläget", {400, 410}, {}}, {"Mentors", "Mentorer", {360, 371}, {}}});
    const std::string page = made.page(0, english);
    EXPECT_THAT(page, HasSubstr(" here: too few replicates to say."));
    EXPECT_THAT(page, Not(HasSubstr("range over worlds ")));
}

TEST(AreaPage, SaysThatAnArmChangesNothing) {
    MadeScenario idle = base;
    idle.name_en = "Idle";
    idle.sek_per_year = 0;
    EXPECT_THAT(Pages({base, idle}).page(0, english), HasSubstr("**Idle** changes nothing in the years shown.\n"));
}

TEST(AreaPage, IsFoundAmongAllPages) {
    const Pages made({base, mentors});
    const std::string all = made.all(english);
    EXPECT_EQ(plain(page_of_area(all, made.county.areas[0])), made.page(0, english));
    EXPECT_EQ(plain(page_of_area(all, made.county.areas[1])), made.page(1, english));
    EXPECT_EQ(page_of_area(all, {"03", "Westby", "Westby"}), "");
}

}  // namespace
}  // namespace samverkan
