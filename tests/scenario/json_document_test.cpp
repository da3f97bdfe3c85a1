#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/input_files.hpp"
#include "scenario/json_document.hpp"

namespace samverkan {
namespace {

struct Parsed {
    std::unique_ptr<JsonDocument> document;
    std::vector<Diagnostic> diagnostics;
};

Parsed parse(std::string text) {
    Parsed parsed;
    parsed.document = parse_json({"a.json", std::move(text)}, parsed.diagnostics);
    return parsed;
}

std::string text_at(const JsonDocument& document, TextSpan span) {
    return document.source.text.substr(span.offset, span.length);
}

TEST(Json, EveryKeyAndValueKnowsItsPlace) {
    const Parsed parsed = parse("\n{ \"a\\\"b\" : [ 1.5e3 , \"x\\\\\", true,null ], \"å\":{\"c\":-0} }\n");
    ASSERT_TRUE(parsed.document) << render(parsed.diagnostics);
    const JsonDocument& document = *parsed.document;
    ASSERT_EQ(document.root.members.size(), 2u);
    const JsonMember& list = document.root.members[0];
    EXPECT_EQ(list.key, "a\"b");
    EXPECT_EQ(text_at(document, list.key_span), "\"a\\\"b\"");
    EXPECT_EQ(text_at(document, list.value.span), "[ 1.5e3 , \"x\\\\\", true,null ]");
    ASSERT_EQ(list.value.items.size(), 4u);
    EXPECT_EQ(list.value.items[0].number, 1500);
    EXPECT_EQ(text_at(document, list.value.items[0].span), "1.5e3");
    EXPECT_EQ(list.value.items[1].text, "x\\");
    EXPECT_EQ(text_at(document, list.value.items[1].span), "\"x\\\\\"");
    EXPECT_EQ(text_at(document, list.value.items[2].span), "true");
    EXPECT_EQ(text_at(document, list.value.items[3].span), "null");
    const JsonMember& object = document.root.members[1];
    EXPECT_EQ(text_at(document, object.value.span), "{\"c\":-0}");
    EXPECT_EQ(text_at(document, object.value.find("c")->span), "-0");
    EXPECT_EQ(document.root.find("missing"), nullptr);
}

struct BadText {
    std::string text, code;
    int line, column;
};
void PrintTo(const BadText& bad, std::ostream* out) { *out << bad.text.substr(0, 60); }

class BadJson : public testing::TestWithParam<BadText> {};

TEST_P(BadJson, IsRefusedAtItsPlace) {
    const Parsed parsed = parse(GetParam().text);
    EXPECT_FALSE(parsed.document);
    ASSERT_EQ(parsed.diagnostics.size(), 1u);
    EXPECT_EQ(parsed.diagnostics[0].code, GetParam().code) << render(parsed.diagnostics);
    EXPECT_EQ(parsed.diagnostics[0].line, GetParam().line) << render(parsed.diagnostics);
    EXPECT_EQ(parsed.diagnostics[0].column, GetParam().column) << render(parsed.diagnostics);
}

std::string repeated(const std::string& text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) result += text;
    return result;
}

INSTANTIATE_TEST_SUITE_P(
    Each, BadJson,
    testing::Values(BadText{"", "E002", 0, 0}, BadText{" \n\t ", "E002", 0, 0}, BadText{"{\n", "E003", 1, 1},
                    BadText{"{\"a\":\n", "E003", 1, 5}, BadText{"{\"a\": 12", "E003", 1, 8},
                    BadText{"{\"a\": \"bc", "E003", 1, 9}, BadText{"[1, 2", "E003", 1, 5},
                    BadText{"{\"a\": 1,}", "E004", 1, 9}, BadText{"[1,]", "E004", 1, 4},
                    BadText{"[1,,2]", "E004", 1, 4}, BadText{"{'a': 1}", "E004", 1, 2},
                    BadText{"{\"a\" 1}", "E004", 1, 6}, BadText{"{\"a\": 1\n \"b\": 2}", "E004", 2, 2},
                    BadText{"{} x", "E004", 1, 4}, BadText{"{}{}", "E004", 1, 3}, BadText{"{\"a\": NaN}", "E004", 1, 7},
                    BadText{"{\"a\": -Infinity}", "E004", 1, 7}, BadText{"{\"a\": 01}", "E004", 1, 8},
                    BadText{"{\"a\": .5}", "E004", 1, 7}, BadText{"{\"a\": tru}", "E004", 1, 7},
                    BadText{"// comment\n{}", "E004", 1, 1}, BadText{"{\"a\": \"\\x\"}", "E004", 1, 7},
                    BadText{"{\"a\": \"tab\t\"}", "E004", 1, 7}, BadText{"{\"a\": \"\\ud800\"}", "E004", 1, 7},
                    BadText{"{\"a\": 1e999}", "E009", 1, 7}, BadText{"{\"a\": -1e999}", "E009", 1, 7},
                    BadText{"{\"a\": 1,\n \"a\": 2}", "E008", 2, 2},
                    BadText{"{\"a\": {\"b\": 1, \"\\u0062\": 2}}", "E008", 1, 16},
                    BadText{repeated("[", 65), "E007", 1, 65}, BadText{repeated("{\"a\":", 100000), "E007", 1, 321}),
    [](const auto& bad) { return "Number" + std::to_string(bad.index); });

TEST(Json, SixtyFourLevelsAreRead) { EXPECT_TRUE(parse(repeated("[", 64) + repeated("]", 64)).document); }

TEST(Json, SeveralDuplicateKeysComeInOnePassAlsoAmongManyKeys) {
    std::string text = "{";
    for (int i = 0; i < 100; ++i) text += "\"k" + std::to_string(i) + "\": 1, ";
    const Parsed parsed = parse(text + "\"k3\": 1, \"k99\": 1}");
    EXPECT_EQ(parsed.diagnostics.size(), 2u) << render(parsed.diagnostics);
    EXPECT_FALSE(parsed.document);
}

TEST(Json, TheSameKeyInTwoObjectsIsNoDuplicate) {
    EXPECT_TRUE(parse("{\"a\": {\"b\": 1}, \"c\": {\"b\": 1, \"a\": 2}}").document);
}

TEST(Json, HugeWholeNumbersAreNumbers) {
    const Parsed parsed = parse("[9223372036854775808, -9223372036854775809, 18446744073709551616]");
    ASSERT_TRUE(parsed.document);
    EXPECT_EQ(parsed.document->root.items[0].number, 9223372036854775808.0);
    EXPECT_EQ(parsed.document->root.items[2].number, 18446744073709551616.0);
}

TEST(Json, ByteOrderMarkIsSkippedAndOtherEncodingsAreRefused) {
    const test::TemporaryFolder folder;
    std::vector<Diagnostic> diagnostics;
    EXPECT_TRUE(read_json(folder.write("bom.json", "\xEF\xBB\xBF{}"), diagnostics));
    EXPECT_TRUE(diagnostics.empty());
    EXPECT_FALSE(read_json(folder.write("latin1.json", "{\n\"a\": \"\xE4\"}"), diagnostics));
    EXPECT_FALSE(read_json(folder.write("utf16.json", std::string("\xFF\xFE{\0}\0", 6)), diagnostics));
    EXPECT_FALSE(read_json(folder.write("overlong.json", "\"\xC0\x80\""), diagnostics));
    EXPECT_FALSE(read_json(folder.write("surrogate.json", "\"\xED\xA0\x80\""), diagnostics));
    EXPECT_THAT(test::places_of_errors(diagnostics),
                testing::ElementsAre("E005 2:7", "E005 0:0", "E005 1:2", "E005 1:2"));
}

TEST(Json, FilesThatCannotBeReadAreReported) {
    const test::TemporaryFolder folder;
    std::vector<Diagnostic> diagnostics;
    EXPECT_FALSE(read_json(folder.path() / "missing.json", diagnostics));
    EXPECT_FALSE(read_json(folder.path(), diagnostics));
    EXPECT_THAT(test::places_of_errors(diagnostics), testing::ElementsAre("E001 0:0", "E001 0:0"));
}

TEST(Json, FilesOver64MebibytesAreRefused) {
    const test::TemporaryFolder folder;
    const auto path = folder.write("large.json", "");
    std::filesystem::resize_file(path, largest_input_bytes + 1);
    std::vector<Diagnostic> diagnostics;
    EXPECT_FALSE(read_json(path, diagnostics));
    EXPECT_THAT(test::places_of_errors(diagnostics), testing::ElementsAre("E006 0:0"));
}

TEST(Json, EveryTruncationOfAScenarioIsRefusedWithoutHarm) {
    const std::string text = test::text_of_file(test::source_folder / "scenarios" / "great_and_fft.json");
    const std::size_t last = text.find_last_of('}');
    for (std::size_t length = 0; length <= last; ++length) {
        const Parsed parsed = parse(text.substr(0, length));
        EXPECT_FALSE(parsed.document) << length;
        EXPECT_FALSE(parsed.diagnostics.empty()) << length;
    }
}

}  // namespace
}  // namespace samverkan
