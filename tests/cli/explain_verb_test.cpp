// The verbs validate and explain as a user meets them: exit codes, and which stream says what.
#include <array>
#include <cstdio>
#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

namespace samverkan {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

struct Outcome {
    int exit_code;
    std::string text;
};

/// Runs the program from the project's folder; `streams` says which output is read.
Outcome samverkan(const std::string& arguments, const std::string& streams) {
    const std::string command = "cd '" SAMVERKAN_SOURCE_DIR "' && '" SAMVERKAN_BINARY "' " + arguments + " " + streams;
    FILE* pipe = ::popen(command.c_str(), "r");
    Outcome outcome{-1, {}};
    std::array<char, 4096> block{};
    for (std::size_t read = 0; (read = std::fread(block.data(), 1, block.size(), pipe)) > 0;)
        outcome.text.append(block.data(), read);
    outcome.exit_code = WEXITSTATUS(::pclose(pipe));
    return outcome;
}
Outcome data_of(const std::string& arguments) { return samverkan(arguments, "2>/dev/null"); }
Outcome messages_of(const std::string& arguments) { return samverkan(arguments, "2>&1 >/dev/null"); }

TEST(ValidateVerb, ShowsEachOfTwelveProblemsOnce) {
    const auto outcome = messages_of("validate tests/scenario/corpus/wrong/scenario/twelve_problems.*.json");
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.text, HasSubstr("\n12 errors, 0 warnings: nothing was run\n"));
}

TEST(ValidateVerb, ShowsTheOtherProblemsOfAScenarioWithoutACounty) {
    const auto path =
        std::filesystem::temp_directory_path() / ("samverkan-cli-" + std::to_string(::getpid()) + ".json");
    const auto problems = [&](const std::string& county) {
        FILE* file = std::fopen(path.c_str(), "w");
        std::fputs(("{" + county + R"("name": {"sv": "a", "en": "b"}, "why": "c", "start": "2025-W34", "weeks": 0,
            "programmes": [{"use": "graet", "per_year": 1, "areas": ["Botkyrka"]}]})")
                       .c_str(),
                   file);
        std::fclose(file);
        return messages_of("validate " + path.string());
    };
    EXPECT_THAT(problems("").text, testing::AllOf(HasSubstr("missing key `county`"), HasSubstr("unknown programme"),
                                                  HasSubstr("\n3 errors")));
    EXPECT_THAT(problems("\"county\": \"stokholm\", ").text,
                testing::AllOf(HasSubstr("unknown county `stokholm`"), HasSubstr("did you mean `stockholm`?"),
                               HasSubstr("unknown programme"), HasSubstr("\n3 errors")));
    std::filesystem::remove(path);
}

TEST(ExplainVerb, WritesWordsJsonAndSchemasToStdout) {
    EXPECT_THAT(data_of("explain fft --lang sv").text, HasSubstr("programmets längd: 15 veckor"));
    EXPECT_THAT(data_of("explain E042").text, HasSubstr("E042: wrong option"));
    EXPECT_THAT(data_of("explain programmes.coverage --json").text, HasSubstr("\"default\": 1"));
    EXPECT_THAT(data_of("explain --schema scenario").text, HasSubstr("draft/2020-12"));
    EXPECT_THAT(data_of("explain scenarios/great_and_fft.json").text, HasSubstr("SEK a year: 30,000,000"));
    EXPECT_THAT(messages_of("explain fft").text, IsEmpty());
}

TEST(ExplainVerb, RefusesUnknownWordsWithTheNearestNames) {
    const auto outcome = messages_of("explain coverge");
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.text, HasSubstr("did you mean `programmes.coverage`?"));
    EXPECT_THAT(data_of("explain coverge").text, IsEmpty());
    EXPECT_EQ(messages_of("explain --schema county").exit_code, 1);
    EXPECT_EQ(messages_of("explain fft --lang de").exit_code, 1);
    EXPECT_EQ(messages_of("explain").exit_code, 1);
}

}  // namespace
}  // namespace samverkan
