#include <cstdlib>
#include <fstream>
#include <regex>
#include <sstream>
#include <vector>

#include <gtest/gtest.h>

#include "results/study_codes.hpp"

namespace samverkan {
namespace {

const std::string source_folder = SAMVERKAN_SOURCE_DIR;

std::string text_of_file(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

TEST(StudyCodes, AreExplainedInBothLanguages) {
    const std::string header = text_of_file(source_folder + "/sim/results/study_codes.hpp");
    const std::regex constant("= \"([EW][0-9]{3})\";");
    std::size_t declared = 0;
    for (std::sregex_iterator one(header.begin(), header.end(), constant), end; one != end; ++one, ++declared) {
        std::size_t explained = 0;
        for (const CodeText& text : study_code_texts())
            explained += text.name == (*one)[1].str() && !text.title.sv.empty() && !text.title.en.empty() &&
                         !text.explanation.sv.empty() && !text.explanation.en.empty();
        EXPECT_EQ(explained, 1u) << (*one)[1];
    }
    EXPECT_EQ(declared, study_code_texts().size());
}

TEST(CodeReference, IsThePageInDocs) {
    std::vector<CodeText> codes = input_code_texts();
    codes.insert(codes.end(), study_code_texts().begin(), study_code_texts().end());
    const std::string generated = code_reference(codes), page = source_folder + "/docs/input-errors.md";
    if (std::getenv("SAMVERKAN_UPDATE_DOCS") != nullptr) std::ofstream(page, std::ios::binary) << generated;
    EXPECT_EQ(generated, text_of_file(page))
        << "docs/input-errors.md is out of date: run this test with SAMVERKAN_UPDATE_DOCS=1";
}

}  // namespace
}  // namespace samverkan
