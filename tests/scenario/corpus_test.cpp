// The corpus of input files, tests/scenario/corpus. A wrong file is called <what is wrong>.<code>-<line>...json
// and is refused with exactly these codes on these lines; ".beyond" before .json marks what a JSON Schema cannot
// see (tools/check-schemas proves that list). A right file is read without a remark.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/input_files.hpp"
#include "scenario/json_schema.hpp"
#include "scenario/parameter_reader.hpp"
#include "scenario/pattern_file.hpp"
#include "scenario/service_file.hpp"
#include "scenario/verification_file.hpp"

namespace samverkan {
namespace {

namespace fs = std::filesystem;

const fs::path corpus = test::source_folder / "tests" / "scenario" / "corpus";

struct CorpusFile {
    InputKind kind;
    fs::path path;
};
void PrintTo(const CorpusFile& file, std::ostream* out) { *out << file.path.filename().string(); }

std::vector<CorpusFile> files_of(const std::string& verdict) {
    std::vector<CorpusFile> files;
    for (const std::string_view name : input_kind_names)
        for (const auto& entry : fs::directory_iterator(corpus / verdict / name))
            files.push_back({*input_kind(name), entry.path()});
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return files;
}

/// "what" of "what.E014-3.json", then "E014-3" ...
std::vector<std::string> parts_of_name(const fs::path& path) {
    std::vector<std::string> parts{""};
    for (const char c : path.stem().string()) {
        if (c == '.')
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

std::vector<Diagnostic> problems_of(const CorpusFile& file) {
    if (file.kind == InputKind::scenario)
        return read_scenario(file.path, test::stockholm(), test::catalogue()).diagnostics;
    if (file.kind == InputKind::verification) return read_verification(file.path).diagnostics;
    std::vector<Diagnostic> diagnostics;
    if (file.kind == InputKind::programme) {  // its id is the name of its file
        const test::TemporaryFolder folder;
        const std::string text = test::text_of_file(file.path);
        return read_programme(folder.write(parts_of_name(file.path).front() + ".json", text)).diagnostics;
    }
    if (file.kind == InputKind::patterns) {
        constexpr std::array<std::string_view, 2> names{"shootings_per_year", "worry_report_coverage"};
        constexpr std::array<std::string_view, 2> units{"events/year", "share"};
        return read_patterns(file.path, {names, units}).diagnostics;
    }
    const auto document = read_json(file.path, diagnostics);
    if (!document) return diagnostics;
    if (file.kind == InputKind::services) {
        Reporter reporter(document->source, diagnostics);
        (void)read_services(*document, test::stockholm(), reporter);
        return diagnostics;
    }
    const bool fitted = document->source.text.find("\"fitted\"") != std::string::npos;
    check_parameter_file(*document, fitted ? ParameterFile::base_rates : ParameterFile::parameters, diagnostics);
    return diagnostics;
}

class RightFile : public testing::TestWithParam<CorpusFile> {};
class WrongFile : public testing::TestWithParam<CorpusFile> {};

/// But for the warning that nothing changes: many of them differ in spelling alone.
TEST_P(RightFile, IsReadWithoutARemark) {
    const auto found = problems_of(GetParam());
    for (const Diagnostic& one : found) EXPECT_EQ(one.code, "W001") << render(found);
}

TEST_P(WrongFile, IsRefusedWithTheCodesAndLinesOfItsName) {
    const auto found = problems_of(GetParam());
    std::vector<std::string> expected = parts_of_name(GetParam().path), seen;
    expected.erase(expected.begin());
    if (!expected.empty() && expected.back() == "beyond") expected.pop_back();
    for (const Diagnostic& one : found) seen.push_back(one.code + "-" + std::to_string(one.line));
    EXPECT_THAT(seen, testing::UnorderedElementsAreArray(expected)) << render(found);
    for (const Diagnostic& one : found) EXPECT_LE(one.message.size(), 400u) << "hostile text is cut";
}

const auto name_of_case = [](const auto& file) {
    std::string name = std::string(input_kind_names[static_cast<std::size_t>(file.param.kind)]) + "_" +
                       parts_of_name(file.param.path).front();
    return name;
};

INSTANTIATE_TEST_SUITE_P(Corpus, RightFile, testing::ValuesIn(files_of("right")), name_of_case);
INSTANTIATE_TEST_SUITE_P(Corpus, WrongFile, testing::ValuesIn(files_of("wrong")), name_of_case);

TEST(Corpus, IsLargeAndEveryCodeOfAFileOfJsonOccurs) {
    EXPECT_GE(files_of("right").size(), 20u);
    EXPECT_GE(files_of("wrong").size(), 40u);
    std::string names;
    for (const CorpusFile& file : files_of("wrong")) names += file.path.filename().string() + " ";
    for (const CodeExplanation& code : all_codes()) {
        const bool elsewhere = code.code == Code::unreadable_file || code.code == Code::file_too_large ||
                               code.code == Code::too_many_problems || code.code == Code::malformed_table ||
                               code.code == Code::inconsistent_county || code.code == Code::in_two_files ||
                               code.code == Code::changes_nothing;
        if (!elsewhere) EXPECT_THAT(names, testing::HasSubstr("." + std::string(code.name) + "-")) << code.title;
    }
}

TEST(Corpus, TwelveProblemsComeInOnePassEachWithPlaceAndHint) {
    const auto files = files_of("wrong");
    const auto twelve = std::find_if(files.begin(), files.end(), [](const CorpusFile& file) {
        return parts_of_name(file.path).front() == "twelve_problems";
    });
    ASSERT_NE(twelve, files.end());
    const auto found = problems_of(*twelve);
    ASSERT_EQ(found.size(), 12u) << render(found);
    for (const Diagnostic& one : found) {
        EXPECT_GT(one.line, 0) << render(one);
        EXPECT_GT(one.column, 0) << render(one);
        EXPECT_FALSE(one.hint.empty()) << render(one);
        EXPECT_FALSE(one.source_line.empty()) << render(one);
    }
    EXPECT_TRUE(std::is_sorted(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return std::pair(a.line, a.column) < std::pair(b.line, b.column);
    }));
}

TEST(Corpus, ManyProblemsAndGiantTextsAreCutShort) {
    const test::TemporaryFolder folder;
    const std::string giant(std::size_t{4} << 20, 'x');
    std::string text = "{\"name\": {\"sv\": \"a\", \"en\": \"b\"}, \"why\": \"" + giant + "\", \"county\": \"" + giant +
                       "\", \"start\": \"" + giant + "\", \"weeks\": 1" + std::string(100000, '0') +
                       ", \"programmes\": [";
    for (int i = 0; i < 200; ++i) text += (i > 0 ? ", " : "") + std::string("{\"use\": 3}");
    const auto found = read_scenario(folder.write("mine.json", text + "]}"), test::stockholm(), test::catalogue());
    EXPECT_FALSE(found.ok());
    EXPECT_LE(found.diagnostics.size(), 101u);
    EXPECT_LT(render(found.diagnostics).size(), 100000u);
}

}  // namespace
}  // namespace samverkan
