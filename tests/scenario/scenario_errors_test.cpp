#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/input_files.hpp"

namespace samverkan {
namespace {

using test::catalogue;
using test::stockholm;
using test::TemporaryFolder;

const std::string head = R"("name": {"sv": "a", "en": "b"}, "why": "c")";
const std::string base = "{" + head + R"(, "county": "stockholm", "start": "2025-W34", "weeks": 260})";

std::vector<Diagnostic> problems_of(const std::string& text) {
    const TemporaryFolder folder;
    folder.write("baseline.json", base);
    return read_scenario(folder.write("mine.json", text), stockholm(), catalogue()).diagnostics;
}

/// What stands on line 3 of an else valid scenario, and what is wrong with it.
struct Wrong {
    std::string line, place, message, hint;
};
void PrintTo(const Wrong& wrong, std::ostream* out) { *out << wrong.line; }

class WrongScenario : public testing::TestWithParam<Wrong> {};

TEST_P(WrongScenario, IsRefusedWithCodePlaceAndReason) {
    const auto found = problems_of("{" + head + ",\n\"extends\": \"baseline.json\",\n" + GetParam().line + "}");
    EXPECT_THAT(test::places_of_errors(found), testing::ElementsAre(GetParam().place)) << render(found);
    EXPECT_THAT(found.at(0).message, testing::HasSubstr(GetParam().message));
    EXPECT_THAT(found.at(0).hint, testing::HasSubstr(GetParam().hint));
}

INSTANTIATE_TEST_SUITE_P(
    TopLevel, WrongScenario,
    testing::Values(
        Wrong{R"("wekks": 3)", "E014 3:1", "unknown key `wekks` at top level", "did you mean `weeks`?"},
        Wrong{R"("Weeks": 3)", "E014 3:1", "unknown key `Weeks`", "did you mean `weeks`?"},
        Wrong{R"("xyzzy": 3)", "E014 3:1", "unknown key `xyzzy`", "the fields of a scenario are extends, name"},
        Wrong{R"("weeks": "260")", "E016 3:10", "is a text (a whole number is needed)", "without quotation marks"},
        Wrong{R"("weeks": true)", "E016 3:10", "is true or false (a whole number is needed)", ""},
        Wrong{R"("weeks": null)", "E015 3:10", "null takes it back", ""},
        Wrong{R"("programmes": [null])", "E016 3:16", "is null", ""},
        Wrong{R"("weeks": [1])", "E016 3:10", "is a list", ""},
        Wrong{R"("weeks": 0)", "E017 3:10", "`weeks` is 0 (out of range: 1 to 5,200)", ""},
        Wrong{R"("weeks": 5201)", "E017 3:10", "out of range", ""}, Wrong{R"("weeks": -1)", "E017 3:10", "is -1", ""},
        Wrong{R"("weeks": 2.7)", "E018 3:10", "`weeks` is 2.7 (not a whole number)", ""},
        Wrong{R"("weeks": 1e308)", "E017 3:10", "is 1e308", ""},
        Wrong{R"("weeks": 9223372036854775808)", "E017 3:10", "out of range", ""},
        Wrong{R"("weeks": 1e999)", "E009 3:10", "number too large", ""},
        Wrong{R"("weeks": NaN)", "E004 3:10", "not JSON", "no such number"},
        Wrong{R"("burn_in_weeks": 5201)", "E017 3:18", "0 to 5,200", ""},
        Wrong{R"("burn_in_weeks": -0.5)", "E017 3:18", "out of range", ""},
        Wrong{R"("transport": 1.1)", "E017 3:14", "out of range: 0 to 1", ""},
        Wrong{R"("start": "2025-W54")", "E020 3:10", "there is no such week", "2025 has the weeks W01 to W52"},
        Wrong{R"("start": "2025-W53")", "E020 3:10", "there is no such week", ""},
        Wrong{R"("start": "2025-02-29")", "E020 3:10", "not a week or date", "2025-W34"},
        Wrong{R"("start": "next year")", "E020 3:10", "not a week or date", ""},
        Wrong{R"("start": 2025)", "E016 3:10", "a week such as", ""},
        Wrong{R"("start": "1969-W01")", "E017 3:10", "1970 to 2200", ""},
        Wrong{R"("start": "2139-W01")", "E027 3:10", "no school calendar", ""},
        Wrong{R"("county": 3)", "E016 3:11", "a text is needed", ""},
        Wrong{R"("weeks": 1, "weeks": 2)", "E008 3:13", "key `weeks` given twice", "remove one"},
        Wrong{R"("programmes": {})", "E016 3:15", "is an object (a list is needed)", ""},
        Wrong{R"("weeks": 1)" + std::string("}}"), "E004 3:12", "not JSON", ""}),
    [](const auto& wrong) { return "Number" + std::to_string(wrong.index); });

INSTANTIATE_TEST_SUITE_P(
    Programmes, WrongScenario,
    testing::Values(
        Wrong{R"("programmes": [3])", "E016 3:16", "`programmes[0]` is a number (an object is needed)", ""},
        Wrong{R"("programmes": [{"per_year": 1}])", "E015 3:16", "missing key `use` in programmes[0]", "catalogue"},
        Wrong{R"("programmes": [{"use": "fft"}])", "E015 3:16", "missing key `per_year` in programmes[0]", "SEK"},
        Wrong{R"("programmes": [{"use": "fft", "shaer": 1, "per_year": 1}])", "E014 3:31",
              "unknown key `shaer` in programmes[0]", "did you mean `share`?"},
        Wrong{R"("programmes": [{"use": "fft", "per_yaer": 1}])", "E014 3:31", "unknown key `per_yaer`", "`per_year`"},
        Wrong{R"("programmes": [{"use": "graet", "per_year": 1}])", "E021 3:24", "unknown programme `graet`",
              "`great`"},
        Wrong{R"("programmes": [{"use": "zzzzzz", "per_year": 1}])", "E021 3:24", "unknown programme",
              "detached, dmi, exit, fft, "},
        Wrong{R"("programmes": [{"use": "fft", "per_year": -1}])", "E017 3:43", "is -1 (out of range", ""},
        Wrong{R"("programmes": [{"use": "fft", "per_year": 1e308}])", "E017 3:43", "is 1e308 (out of range", ""},
        Wrong{R"("programmes": [{"use": "fft", "per_year": "30e6"}])", "E016 3:43", "is a text (a number", ""},
        Wrong{R"("programmes": [{"use": "fft", "per_year": 1, "coverage": 1.01}])", "E017 3:58", "0 to 1", ""},
        Wrong{R"("programmes": [{"use": "fft", "per_year": 1, "areas": ["Järfala"]}])", "E022 3:56",
              "unknown area `Järfala` (Stockholm County has no such area)", "`Järfälla`"},
        Wrong{R"("programmes": [{"use": "fft", "per_year": 1, "areas": ["0180-JB"]}])", "E022 3:56", "", "`0180-JA`"},
        Wrong{R"("programmes": [{"use": "fft", "per_year": 1, "areas": ["Göteborg"]}])", "E022 3:56", "", "areas.csv"},
        Wrong{R"("programmes": [{"use": "fft", "per_year": 1, "areas": ["Järva", "0180-JA"]}])", "E023 3:65", "twice",
              ""},
        Wrong{R"("programmes": [{"use": "fft", "per_year": 1, "areas": []}])", "E025 3:55", "would reach nobody", ""},
        Wrong{R"("programmes": [{"use": "fft", "per_year": 1, "areas": "Järva"}])", "E016 3:55", "a list is needed",
              ""},
        Wrong{R"("programmes": [{"use": "fft", "per_year": 1, "from": "2025-W33"}])", "E027 3:54", "before the start",
              "2025-W34"},
        Wrong{R"("programmes": [{"use": "fft", "per_year": 1, "from": "2026-W10", "to": "2026-W09"}])", "E027 3:72",
              "ends before it begins", ""},
        Wrong{R"("programmes": [{"use": "fft"}])", "E015 3:16", "without capacity or money", "hold_share"},
        Wrong{R"("programmes": [{"use": "fft", "share": 0.5}])", "E015 3:40", "of no `budget`", "budget"},
        Wrong{
            R"("budget": {"per_year": 1e6}, "programmes": [{"use": "fft", "share": 0.7}, {"use": "mst", "share": 0.4}])",
            "E063 3:99", "add up to 1.1", "at most 1"},
        Wrong{R"("programmes": [{"use": "fft", "per_year": 1, "who": "age >= 10 and vulnerability > 3"}])", "E062 3:68",
              "true vulnerability", "--research"},
        Wrong{R"("programmes": [{"use": "fft", "per_year": 1, "who": "age >= 10 and male > 3"}])", "E061 3:73",
              "orders yes or no", "=="},
        Wrong{R"("programmes": [{"use": "fft", "per_year": 1, "who": "age >= 10 and agge < 3"}])", "E060 3:68",
              "nobody can ask", "`age`"},
        Wrong{R"("programmes": [{"use": "ctc", "per_year": 1, "who": "conduct"}])", "E025 3:53", "single youths",
              "age"},
        Wrong{R"("programmes": [{"use": "fft", "per_year": 1,
 "trigger": {"quantity": "reports", "at_least": 1e6, "runs_weeks": 26, "cool_down_weeks": 26}}])",
              "E064 4:49", "cannot fire", ""},
        Wrong{R"("programmes": [{"use": "fft", "per_year": 1,
 "trigger": {"quantity": "reports", "at_least": 10, "runs_weeks": 12, "cool_down_weeks": 26}}])",
              "E064 4:67", "start up", "longer"},
        Wrong{R"("programmes": [{"use": "fft", "per_year": 1, "repeat_weeks": 26}])", "E025 3:62", "overlap", "`to`"},
        Wrong{R"("programmes": [{"use": "great", "hold_share": 0.1}])", "E025 3:47", "needs places to hold",
              "coverage"},
        Wrong{R"("programmes": [{"use": "fft", "per_year": 1, "neighbourhoods": ["Rinkebby"]}])", "E022 3:65", "", ""},
        Wrong{R"("programmes": [{"use": "fft", "per_year": 1}, {"use": "fft", "per_year": 2}])", "E023 3:55",
              "`fft` given twice", "an `id` of its own"}),
    [](const auto& wrong) { return "Number" + std::to_string(wrong.index); });

TEST(WrongScenarios, AllProblemsOfAFileComeInOnePassInItsOrder) {
    const std::string text = R"({ "extends": "baseline.json",
  "name": {"sv": "Mitt", "eng": "Mine"},
  "weeks": 2.7,
  "burn_in_weeks": -1,
  "transport": "0.5",
  "wekks": 3,
  "start": "2025-W54",
  "programmes": [
    {"use": "graet", "per_year": 1e308, "from": 7},
    {"use": "fft", "per_year": 1, "shaer": 0.17, "areas": ["Järfala", 3], "coverage": 1.5}
  ]
})";
    const auto found = problems_of(text);
    EXPECT_THAT(test::places_of_errors(found),
                testing::ElementsAre("E015 1:1", "E014 2:26", "E018 3:12", "E017 4:20", "E016 5:16", "E014 6:3",
                                     "E020 7:12", "E021 9:13", "E017 9:34", "E016 9:49", "E014 10:35", "E022 10:60",
                                     "E016 10:71", "E017 10:87"))
        << render(found);
    for (const Diagnostic& diagnostic : found) EXPECT_FALSE(diagnostic.source_line.empty());
}

TEST(WrongScenarios, ProblemsStandInTheFileThatHoldsThem) {
    const TemporaryFolder folder;
    folder.write("baseline.json", "{" + head + ",\n\"county\": \"stockholm\", \"start\": \"2025-W34\",\n\"weeks\": 0}");
    const auto found =
        read_scenario(folder.write("mine.json", "{" + head + ",\n\"extends\": \"baseline.json\", \"transport\": 2}"),
                      stockholm(), catalogue())
            .diagnostics;
    ASSERT_THAT(test::places_of_errors(found), testing::UnorderedElementsAre("E017 3:10", "E017 2:42"));
    for (const Diagnostic& diagnostic : found)
        EXPECT_THAT(diagnostic.file, testing::EndsWith(diagnostic.line == 3 ? "baseline.json" : "mine.json"));
}

TEST(WrongScenarios, CirclesAreRefused) {
    const TemporaryFolder folder;
    folder.write("one.json", "{" + head + R"(, "extends": "two.json"})");
    folder.write("two.json",
                 "{" + head + R"(, "extends": "../)" + folder.path().filename().string() + R"(/one.json"})");
    const auto found = read_scenario(folder.path() / "one.json", stockholm(), catalogue()).diagnostics;
    ASSERT_EQ(found.size(), 1u) << render(found);
    EXPECT_EQ(found[0].code, "E026");
    EXPECT_THAT(found[0].file, testing::EndsWith("two.json"));
}

TEST(WrongScenarios, ChainsOfMoreThanSixteenFilesAreRefused) {
    const TemporaryFolder folder;
    folder.write("s0.json", base);
    for (int i = 1; i <= 20; ++i)
        folder.write("s" + std::to_string(i) + ".json",
                     "{" + head + R"(, "extends": "s)" + std::to_string(i - 1) + R"(.json"})");
    EXPECT_TRUE(read_scenario(folder.path() / "s15.json", stockholm(), catalogue()).ok());
    const auto found = read_scenario(folder.path() / "s16.json", stockholm(), catalogue()).diagnostics;
    ASSERT_EQ(found.size(), 1u) << render(found);
    EXPECT_EQ(found[0].code, "E026");
}

TEST(WrongScenarios, AMissingFileNamesWhoWantsIt) {
    const TemporaryFolder folder;
    const auto path = folder.write("mine.json", "{" + head + R"(, "extends": "nothing.json"})");
    const auto found = read_scenario(path, stockholm(), catalogue()).diagnostics;
    ASSERT_EQ(found.size(), 1u) << render(found);
    EXPECT_EQ(found[0].code, "E001");
    EXPECT_THAT(found[0].file, testing::EndsWith("nothing.json"));
    EXPECT_THAT(found[0].hint, testing::HasSubstr("mine.json"));
}

TEST(WrongScenarios, WhatNobodyStatesIsMissing) {
    const auto found = problems_of("{" + head + "}");
    EXPECT_THAT(test::places_of_errors(found), testing::ElementsAre("E015 1:1", "E015 1:1", "E015 1:1"));
    EXPECT_THAT(render(found), testing::AllOf(testing::HasSubstr("`start`"), testing::HasSubstr("`weeks`"),
                                              testing::HasSubstr("`county`")));
}

TEST(WrongScenarios, MutilatedOnesNeverPassSilentlyNorThrow) {
    const std::string text =
        "{" + head + R"(, "extends": "baseline.json", "programmes": [{"use": "fft", "per_year": 1}]})";
    const TemporaryFolder folder;
    folder.write("baseline.json", base);
    for (std::size_t at = 0; at < text.size(); ++at)
        for (const char replacement : {'"', '{', ']', ',', '9', '\\', '\xFF', '\0'}) {
            std::string changed = text;
            changed[at] = replacement;
            const auto scenario = read_scenario(folder.write("mine.json", changed), stockholm(), catalogue());
            EXPECT_EQ(scenario.ok(), !has_errors(scenario.diagnostics)) << changed;
        }
}

struct WrongProgramme {
    std::string from, to, code;
};
void PrintTo(const WrongProgramme& wrong, std::ostream* out) { *out << wrong.to; }

class WrongCatalogue : public testing::TestWithParam<WrongProgramme> {};

TEST_P(WrongCatalogue, IsRefused) {
    const TemporaryFolder folder;
    std::string text = test::text_of_file(test::source_folder / "configs/programmes/fft.json");
    const std::size_t at = text.find(GetParam().from);
    ASSERT_NE(at, std::string::npos);
    folder.write("fft.json", text.replace(at, GetParam().from.size(), GetParam().to));
    const Result<Catalogue> found = read_catalogue(folder.path());
    ASSERT_FALSE(found.ok());
    EXPECT_EQ(found.diagnostics.at(0).code, GetParam().code) << render(found.diagnostics);
    EXPECT_GT(found.diagnostics.at(0).line, 1);
}

INSTANTIATE_TEST_SUITE_P(
    Each, WrongCatalogue,
    testing::Values(WrongProgramme{"\"fft\"", "\"ftt\"", "E025"},
                    WrongProgramme{"individual_programme", "individual_programm", "E024"},
                    WrongProgramme{"recruit_multiplier", "exit_hasard", "E024"},
                    WrongProgramme{"recruit_multiplier", "recruit_street", "E025"},
                    WrongProgramme{"recruit_multiplier", "offence_rate", "E065"},
                    WrongProgramme{"\"delivery\": \"places\"", "\"delivery\": \"schools\"", "E025"},
                    WrongProgramme{"\"intention_to_treat\"", "\"system\"", "E025"},
                    WrongProgramme{"age >= 11", "agge >= 11", "E060"},
                    WrongProgramme{"age >= 11", "vulnerability >= 11", "E062"},
                    WrongProgramme{"age >= 11", "male >= 11", "E061"},
                    WrongProgramme{"\"needs_hand_over\": true", "\"needs_hand_over\": 1", "E016"},
                    WrongProgramme{"\"low\": 0.7", "\"low\": 0.9", "E025"},
                    WrongProgramme{"\"low\": 0.7", "\"low\": 0", "E017"},
                    WrongProgramme{"\"share\": 1", "\"share\": 0", "E025"},
                    WrongProgramme{"\"municipality\"", "\"kommun\"", "E024"},
                    WrongProgramme{"\"duration_weeks\": 15", "\"duration_weeks\": 0", "E017"},
                    WrongProgramme{"\"half_life_weeks\"", "\"half_live_weeks\"", "E014"},
                    WrongProgramme{"\"cost_sek_per_unit\": 80000", "\"cost_sek_per_unit\": null", "E016"}),
    [](const auto& wrong) { return "Number" + std::to_string(wrong.index); });

TEST(WrongCatalogues, AMissingFolderIsReported) {
    EXPECT_EQ(read_catalogue("/nonexistent").diagnostics.at(0).code, "E001");
}

}  // namespace
}  // namespace samverkan
