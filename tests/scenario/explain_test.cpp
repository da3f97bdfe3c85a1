#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "scenario/explain.hpp"
#include "scenario/input_files.hpp"

namespace samverkan {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

const ExplainSources& sources() {
    static const LoadedCounty county = load_county(test::stockholm_folder).value.value();
    static const ExplainSources all{&county, test::catalogue().files, input_code_texts()};
    return all;
}

std::string words(std::string_view word, Language language = Language::english) {
    std::string text;
    for (const Explanation& one : explain(word, sources(), language)) text += render(one);
    return text;
}

TEST(Explain, AParameterByItsNameAloneOrWithItsGroup) {
    EXPECT_EQ(words("peer_drift_effect"), words("drift.peer_drift_effect"));
    EXPECT_THAT(words("peer_drift_effect"),
                AllOf(HasSubstr("drift.peer_drift_effect: "), HasSubstr("value in Stockholm County: 1.5"),
                      HasSubstr("unit: ratio"), HasSubstr("possible: 0 to 20"), HasSubstr("plausible: 0 to 4"),
                      HasSubstr("status: assumption"), HasSubstr("source: "), HasSubstr("acts from: the burn-in")));
    EXPECT_THAT(words("drift_scale"), HasSubstr("set by calibration target: C02"));
}

TEST(Explain, InSwedish) {
    EXPECT_THAT(words("drift_scale", Language::swedish),
                AllOf(HasSubstr("värde i Stockholms län: 0,87"), HasSubstr("enhet: kvot"), HasSubstr("källa: ")));
    EXPECT_THAT(words("E014", Language::swedish), HasSubstr("E014: okänd nyckel (fel)"));
}

TEST(Explain, ParametersAlsoWithoutACounty) {
    ExplainSources bare = sources();
    bare.county = nullptr;
    const auto found = explain("peer_drift_effect", bare, Language::english);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_THAT(render(found[0]), AllOf(HasSubstr("possible: 0 to 20"), testing::Not(HasSubstr("value in"))));
    EXPECT_NO_THROW((void)json::parse(json_of(found)));
}

TEST(Explain, AProgrammeByTheLabelsOfItsFields) {
    EXPECT_THAT(words("fft"),
                AllOf(HasSubstr("fft: Functional Family Therapy"), HasSubstr("age >= 11 and age <= 18"),
                      HasSubstr("low 0.7, mode 0.87, high 1.05"), HasSubstr("80,000 SEK"), HasSubstr("assumption: ")));
    EXPECT_THAT(words("fft", Language::swedish), HasSubstr("programmets längd: 15 veckor"));
}

TEST(Explain, CodesInAnyCase) {
    EXPECT_EQ(words("e014"), words("E014"));
    EXPECT_THAT(words("w001"), HasSubstr("W001: changes nothing (warning)"));
}

TEST(Explain, FieldsByTheirPathOrTheEndOfIt) {
    EXPECT_EQ(words("coverage"), words("programmes.coverage"));
    EXPECT_EQ(words("coverage"), words("scenario.programmes.coverage"));
    EXPECT_THAT(words("coverage"), AllOf(HasSubstr("field of a scenario"), HasSubstr("possible: 0 to 1"),
                                         HasSubstr("if left out: 1"), HasSubstr("acts from: the scenario's start")));
    EXPECT_TRUE(explain("overage", sources(), Language::english).empty()) << "half a word is no name";
    EXPECT_EQ(explain("scenario.start", sources(), Language::english).size(), 1u);
    EXPECT_EQ(explain("start", sources(), Language::english).size(), 2u) << "of a scenario and of a county";
}

TEST(Explain, AGroupOfParametersWithALineForEach) {
    const auto found = explain("drift", sources(), Language::english);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_THAT(render(found[0]), AllOf(HasSubstr("peer_drift_effect: "), HasSubstr(" = 1.5")));
}

TEST(Explain, EverythingThatHasANameInBothLanguages) {
    for (const Language language : {Language::english, Language::swedish}) {
        for (const ParameterField& field : parameter_fields())
            EXPECT_EQ(explain(path_of(field.info), sources(), language).size(), 1u) << path_of(field.info);
        for (const CodeExplanation& code : all_codes())
            EXPECT_EQ(explain(code.name, sources(), language).size(), 1u) << code.name;
        for (const Programme& programme : test::catalogue().programmes)
            EXPECT_GE(explain(programme.id, sources(), language).size(), 1u) << programme.id;
    }
}

TEST(Explain, AsJson) {
    const json all = json::parse(json_of(explain("drift_sex", sources(), Language::english)));
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].at("name"), "drift.drift_sex");
    EXPECT_EQ(all[0].at("value").at("female"), 0.79);
    EXPECT_EQ(all[0].at("possible").at(1), 20);
    EXPECT_EQ(all[0].at("status"), "derived");
    EXPECT_EQ(all[0].at("county"), "Stockholm County");
    const json programme = json::parse(json_of(explain("fft", sources(), Language::english)));
    EXPECT_EQ(programme[0].at("content").at("duration_weeks"), 15);
}

TEST(Explain, UnknownWordsHaveNearestNames) {
    EXPECT_TRUE(explain("coverge", sources(), Language::english).empty());
    EXPECT_THAT(nearest_explained("coverge", sources()), testing::Contains("programmes.coverage"));
    EXPECT_THAT(nearest_explained("fftt", sources()), testing::Contains("fft"));
    EXPECT_THAT(nearest_explained("E0144", sources()), testing::Contains("E014"));
    EXPECT_THAT(nearest_explained("peer_drift", sources()), testing::Contains("drift.peer_drift_effect"));
    EXPECT_LE(nearest_explained("drift", sources()).size(), 5u);
    EXPECT_THAT(nearest_explained(std::string(100000, 'x'), sources()), ElementsAre());
    EXPECT_THAT(nearest_explained("", sources()), ElementsAre());
}

TEST(Explanations, WrapLongTextsAndCannotSteerTheTerminal) {
    Explanation one;
    one.kind = "field";
    one.name = "x";
    one.title = "a title";
    std::string long_text;
    for (int i = 0; i < 60; ++i) long_text += "wörd ";
    one.add("a", "label", long_text + "\x1b[31m");
    const std::string text = render(one);
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
    std::size_t start = 0;
    for (std::size_t end = text.find('\n'); end != std::string::npos; start = end + 1, end = text.find('\n', start))
        EXPECT_LE(end - start, 125u) << "100 columns, with letters of two bytes";
}

TEST(CodeTexts, AreThereInBothLanguages) {
    for (const CodeText& code : input_code_texts()) {
        EXPECT_FALSE(code.title.sv.empty()) << code.name << " lacks Swedish in code_texts.cpp";
        EXPECT_GT(code.explanation.sv.size(), code.title.sv.size()) << code.name;
    }
}

}  // namespace
}  // namespace samverkan
