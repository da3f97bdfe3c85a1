#include <cstdlib>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "scenario/input_files.hpp"
#include "scenario/json_schema.hpp"

namespace samverkan {
namespace {

using nlohmann::json;

class Schema : public testing::TestWithParam<std::string_view> {};

TEST_P(Schema, CommittedIsTheGeneratedOne) {
    const std::string generated = json_schema(*input_kind(GetParam()));
    const auto path = test::source_folder / "configs" / "schema" / (std::string(GetParam()) + ".schema.json");
    if (std::getenv("SAMVERKAN_UPDATE_DOCS") != nullptr) std::ofstream(path, std::ios::binary) << generated;
    EXPECT_EQ(generated, test::text_of_file(path))
        << path << " is out of date: run this test with SAMVERKAN_UPDATE_DOCS=1";
}

INSTANTIATE_TEST_SUITE_P(Each, Schema, testing::ValuesIn(input_kind_names),
                         [](const auto& kind) { return std::string(kind.param); });

TEST(Schemas, KnowOnlyTheirKindsOfFile) {
    EXPECT_EQ(input_kind("programme"), InputKind::programme);
    EXPECT_EQ(input_kind("patterns"), InputKind::patterns);
    EXPECT_FALSE(input_kind("county"));
    EXPECT_FALSE(input_kind(""));
}

TEST(Schemas, ReachEveryFieldOfNestedObjects) {
    const json schema = json::parse(json_schema(InputKind::scenario));
    const json& entry = schema.at("properties").at("programmes").at("items");
    EXPECT_EQ(entry.at("properties").at("coverage").at("maximum"), 1);
    EXPECT_EQ(entry.at("properties").at("coverage").at("default"), 1);
    EXPECT_FALSE(entry.contains("required")) << "an entry may change an inherited one by its id alone";
    EXPECT_EQ(entry.at("additionalProperties"), false);
    EXPECT_EQ(schema.at("properties").at("name").at("required"), json::array({"sv", "en"}));
}

TEST(Schemas, AskForTimesOnlyOfAScenarioThatExtendsNothing) {
    const json schema = json::parse(json_schema(InputKind::scenario));
    EXPECT_EQ(schema.at("required"), json::array({"name", "why"}));
    EXPECT_EQ(schema.at("then").at("required"), json::array({"county", "start", "weeks"}));
    EXPECT_EQ(schema.at("then").at("properties").at("programmes").at("items").at("required"), json::array({"use"}));
}

TEST(Schemas, HoldUnitAndRangeOfEveryParameter) {
    const json schema = json::parse(json_schema(InputKind::parameters));
    for (const ParameterField& field : parameter_fields()) {
        const json& one = schema.at("properties").at(std::string(field.info.group)).at("properties");
        EXPECT_EQ(one.at(std::string(field.info.name)).at("properties").at("unit").at("const"),
                  name_of(field.info.unit));
    }
}

}  // namespace
}  // namespace samverkan
