#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/codes.hpp"
#include "scenario/diagnostics.hpp"
#include "scenario/text_source.hpp"

namespace samverkan {
namespace {

std::vector<Diagnostic> example() {
    const TextSource source{
        "scenarios/mine.json",
        "{ \"$schema\": \"\",\n\n\n\n\n  \"programmes\": [ {\"use\": \"fft\", \"shaer\": 0.17} ]\n}\n"};
    std::vector<Diagnostic> diagnostics;
    Reporter(source, diagnostics)
        .report(Code::unknown_key, {source.text.find("\"shaer\""), 7}, "unknown key `shaer` in programmes[0]",
                "not a field of a programme", "did you mean `share`? (share of the budget, 0 to 1)");
    return diagnostics;
}

TEST(Diagnostics, AreShownWithPlaceMarkAndHint) {
    EXPECT_EQ(render(example()), "error[E014]: unknown key `shaer` in programmes[0]\n"
                                 "  --> scenarios/mine.json:6:34\n"
                                 "   6 |   \"programmes\": [ {\"use\": \"fft\", \"shaer\": 0.17} ]\n"
                                 "     |                                  ^^^^^^^ not a field of a programme\n"
                                 "   hint: did you mean `share`? (share of the budget, 0 to 1)\n"
                                 "1 error, 0 warnings: nothing was run\n");
}

TEST(Diagnostics, AreColouredOnlyWhenAsked) {
    EXPECT_EQ(render(example()).find('\x1b'), std::string::npos);
    EXPECT_THAT(render(example(), Colour::always), testing::HasSubstr("\x1b[1;31merror[E014]\x1b[0m: unknown"));
}

TEST(Diagnostics, WarningsAloneDoNotSayThatNothingWasRun) {
    std::vector<Diagnostic> diagnostics{diagnostic_of_file(Code::changes_nothing, "a.json", "changes nothing")};
    EXPECT_EQ(render(diagnostics), "warning[W001]: changes nothing\n  --> a.json\n0 errors, 1 warning\n");
    EXPECT_FALSE(has_errors(diagnostics));
}

TEST(Diagnostics, ColumnsCountLettersNotBytes) {
    const TextSource source{"a.json", "{\"åäö\": x}"};
    std::vector<Diagnostic> diagnostics;
    Reporter(source, diagnostics).report(Code::not_json, {source.text.find('x'), 1}, "not JSON");
    EXPECT_EQ(diagnostics.at(0).column, 9);
}

TEST(Diagnostics, ALongLineIsCutAroundTheMark) {
    const TextSource source{"a.json", std::string(5000, ' ') + "bad" + std::string(5000, ' ')};
    std::vector<Diagnostic> diagnostics;
    Reporter(source, diagnostics).report(Code::not_json, {5000, 3}, "not JSON");
    const Diagnostic& d = diagnostics.at(0);
    EXPECT_EQ(d.column, 5001);
    EXPECT_LE(d.source_line.size(), 120u);
    EXPECT_EQ(d.source_line.substr(static_cast<std::size_t>(d.column - d.source_first_column), 3), "bad");
}

TEST(Diagnostics, HostileTextCannotSteerTheTerminal) {
    const TextSource source{"a.json", "x\x1b[31m\x07\t\xC2\x9B y"};
    std::vector<Diagnostic> diagnostics;
    Reporter(source, diagnostics).report(Code::not_json, {0, 1}, "not JSON (" + shown("\x1b]0;title\x07") + ")");
    const std::string text = render(diagnostics);
    for (const char c : text) EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20) << int{c};
    EXPECT_EQ(text.find("\xC2\x9B"), std::string::npos);
}

TEST(Diagnostics, AtMostAHundredAreKeptOfOneText) {
    const TextSource source{"a.json", "x"};
    std::vector<Diagnostic> diagnostics;
    Reporter reporter(source, diagnostics);
    for (int i = 0; i < 1000; ++i) reporter.report(Code::not_json, {0, 1}, "not JSON");
    ASSERT_EQ(diagnostics.size(), 101u);
    EXPECT_EQ(diagnostics.back().code, "E010");
}

TEST(Diagnostics, AreSortedByPlaceWithinTheirFiles) {
    std::vector<Diagnostic> diagnostics;
    const auto add = [&](const char* code, const char* file, int line, int column) {
        diagnostics.push_back(diagnostic_of_file(Code::not_json, file, {}));
        diagnostics.back().code = code;
        diagnostics.back().line = line;
        diagnostics.back().column = column;
    };
    add("a", "two", 9, 1);
    add("b", "one", 1, 1);
    add("c", "two", 2, 7);
    add("d", "two", 2, 3);
    sort_by_place(diagnostics);
    std::string order;
    for (const Diagnostic& d : diagnostics) order += d.code;
    EXPECT_EQ(order, "dcab");
}

TEST(Codes, AreExplainedOnceEach) {
    std::set<std::string_view> names;
    std::set<Code> codes;
    for (const CodeExplanation& entry : all_codes()) {
        EXPECT_TRUE(names.insert(entry.name).second) << entry.name;
        EXPECT_TRUE(codes.insert(entry.code).second) << entry.name;
        EXPECT_GT(entry.explanation.size(), entry.title.size()) << entry.name;
    }
    EXPECT_EQ(codes.size(), code_count) << "a code has no entry";
}

TEST(Codes, AreFoundByNameInAnyCase) {
    ASSERT_TRUE(explain_code("e014"));
    EXPECT_EQ(explain_code("e014")->title, "unknown key");
    EXPECT_FALSE(explain_code("E999"));
    EXPECT_FALSE(explain_code(""));
}

}  // namespace
}  // namespace samverkan
