// Conditions: typed, column-exact, and compiled to what they say.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/input_files.hpp"
#include "scenario/target_expression.hpp"

namespace samverkan {
namespace {

struct Compiled {
    std::optional<TargetProgram> program;
    std::vector<Diagnostic> diagnostics;
};

/// The condition as the value of a JSON document of its own, in column 1.
Compiled compile(const std::string& condition, Research research = Research::refused) {
    Compiled result;
    std::vector<Diagnostic> none;
    const auto document = parse_json({"test.json", "\"" + condition + "\""}, none);
    Reporter reporter(document->source, result.diagnostics);
    result.program = compile_target(document->root, {&test::stockholm(), research, &reporter, "`who`"});
    return result;
}

struct Youth {
    double age = 14, male = 0, area = 3, reports = 0, conduct = 0, stage = 3;
    double operator()(Attribute attribute) const {
        switch (attribute) {
        case Attribute::age:
            return age;
        case Attribute::male:
            return male;
        case Attribute::area:
            return area;
        case Attribute::reports:
            return reports;
        case Attribute::known:
            return reports > 0;
        case Attribute::conduct:
            return conduct;
        case Attribute::school_stage:
            return stage;
        default:
            return 0;
        }
    }
};

bool is_meant(const std::string& condition, const Youth& youth) {
    const Compiled compiled = compile(condition);
    EXPECT_TRUE(compiled.program) << condition << "\n" << render(compiled.diagnostics);
    return compiled.program && holds(*compiled.program, youth);
}

TEST(Condition, MeansWhatItSays) {
    const Youth youth{.age = 14, .male = 1, .reports = 2};
    EXPECT_TRUE(is_meant("age >= 10 and age <= 17", youth));
    EXPECT_FALSE(is_meant("age > 14", youth));
    EXPECT_TRUE(is_meant("age == 14", youth));
    EXPECT_FALSE(is_meant("age != 14", youth));
    EXPECT_TRUE(is_meant("10 < age", youth));
    EXPECT_TRUE(is_meant("age in [12, 14]", youth));
    EXPECT_FALSE(is_meant("age in [12, 13]", youth));
    EXPECT_TRUE(is_meant("not conduct", youth));
    EXPECT_TRUE(is_meant("not not male", youth));
    EXPECT_TRUE(is_meant("conduct or known_to_social_services", youth));
    EXPECT_TRUE(is_meant("school_stage == 'upper'", youth));
    EXPECT_FALSE(is_meant("school_stage in ['lower', 'middle']", youth));
    EXPECT_TRUE(is_meant("area == '" + test::stockholm().areas[3].name + "'", youth));
    EXPECT_FALSE(is_meant("area in ['" + test::stockholm().areas[2].code + "']", youth));
}

TEST(Condition, AndBindsTighterThanOr) {
    const Youth youth{.male = 1};
    EXPECT_TRUE(is_meant("male or conduct and conduct", youth));
    EXPECT_FALSE(is_meant("(male or conduct) and conduct", youth));
    EXPECT_FALSE(is_meant("not male and conduct", youth));
    EXPECT_TRUE(is_meant("not (male and conduct)", youth));
}

struct Wrong {
    std::string condition, place;
};

TEST(Condition, WhatIsWrongIsMarkedAtItsColumn) {
    for (const Wrong& wrong : {Wrong{"age >= 10 and aage < 3", "E060 1:16"},
                               Wrong{"age", "E061 1:2"},
                               Wrong{"age and male", "E061 1:2"},
                               Wrong{"male and age", "E061 1:11"},
                               Wrong{"male < conduct", "E061 1:7"},
                               Wrong{"age == male", "E061 1:9"},
                               Wrong{"age == 'Järva'", "E061 1:9"},
                               Wrong{"area == 'Jarva kyrka'", "E022 1:10"},
                               Wrong{"male and area == 'Å' and agge", "E022 1:19"},
                               Wrong{"school_stage == 'high'", "E024 1:18"},
                               Wrong{"10 <= age <= 17", "E060 1:12"},
                               Wrong{"age >= ", "E060 1:9"},
                               Wrong{"(male", "E060 1:7"},
                               Wrong{"male)", "E060 1:6"},
                               Wrong{"male & conduct", "E060 1:7"},
                               Wrong{"age in 3", "E060 1:9"},
                               Wrong{"age in [3", "E060 1:11"},
                               Wrong{"3 in [3]", "E060 1:4"},
                               Wrong{"", "E060 1:2"},
                               Wrong{"\\u00e5ge", "E060 1:2"},
                               Wrong{"male and \\\"x\\\"", "E060 1:11"},
                               Wrong{"vulnerability > 2", "E062 1:2"}}) {
        const Compiled compiled = compile(wrong.condition);
        EXPECT_FALSE(compiled.program) << wrong.condition;
        EXPECT_THAT(test::places_of_errors(compiled.diagnostics), testing::ElementsAre(wrong.place))
            << wrong.condition << "\n"
            << render(compiled.diagnostics);
    }
}

TEST(Condition, TrueVulnerabilityIsForResearchOnly) {
    EXPECT_FALSE(compile("vulnerability > 2").program);
    EXPECT_TRUE(compile("vulnerability > 2", Research::allowed).program);
}

TEST(Condition, DepthIsLimitedRatherThanTheStackOverrun) {
    std::string nested = "male";
    for (int i = 0; i < 5000; ++i) nested = "(" + nested + ")";
    EXPECT_FALSE(compile(nested).program);
    EXPECT_FALSE(compile(std::string(30, '(') + "male" + std::string(30, ')')).program);
    std::string many = "age == 0";
    for (int i = 1; i < 2000; ++i) many += " or age == " + std::to_string(i);
    EXPECT_TRUE(compile(many).program);
    std::string negated = "male";
    for (int i = 0; i < 5000; ++i) negated = "not " + negated;
    EXPECT_FALSE(compile(negated).program);
}

TEST(Condition, MutilatedOnesNeverThrow) {
    const std::string text = "age >= 10 and area in ['J', 'K'] or not (conduct and reports > 2)";
    for (std::size_t at = 0; at < text.size(); ++at)
        for (const char replacement : {'(', ']', '\'', ',', '9', '>', ' ', 'x'}) {
            std::string changed = text;
            changed[at] = replacement;
            const Compiled compiled = compile(changed);
            EXPECT_EQ(compiled.program.has_value(), compiled.diagnostics.empty()) << changed;
        }
}

TargetReach reach(const std::string& condition, Research research = Research::refused) {
    return reach_of(compile(condition, research).program.value(), test::stockholm(),
                    std::vector<bool>(test::stockholm().places.size(), true));
}

TEST(Reach, IsKnownBeforeAnythingRuns) {
    EXPECT_FALSE(reach("age > 30").anyone);
    EXPECT_FALSE(reach("age < 10 and age > 12").anyone);
    EXPECT_FALSE(reach("fringe_noticed and reports == 0").anyone);
    EXPECT_FALSE(reach("male and not male").anyone);
    EXPECT_FALSE(reach("grade == 5 and age >= 14").anyone);
    EXPECT_FALSE(reach("specially_vulnerable_place and not vulnerable_place").anyone);
    EXPECT_FALSE(reach("low_income > 99").anyone);
    EXPECT_FALSE(reach("vulnerability > 5 and vulnerability < 4", Research::allowed).anyone);
    EXPECT_TRUE(reach("vulnerability > 5", Research::allowed).anyone);
    EXPECT_TRUE(reach("reports >= 7 and reports <= 7").anyone);
    EXPECT_TRUE(reach("grade == 5 and age == 11").anyone);
}

TEST(Reach, TellsWhoNeedsAReportAndWhichAges) {
    EXPECT_FALSE(reach("fringe_noticed").unreported);
    EXPECT_FALSE(reach("age >= 10 and reports >= 1").unreported);
    EXPECT_TRUE(reach("fringe_noticed or conduct").unreported);
    const TargetReach ages = reach("age >= 12 and age <= 14 and conduct");
    for (std::size_t age = 0; age < ages.ages.size(); ++age) EXPECT_EQ(ages.ages[age], age >= 12 && age <= 14) << age;
}

}  // namespace
}  // namespace samverkan
