#include <cstdlib>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/input_files.hpp"
#include "scenario/parameter_reference.hpp"

namespace samverkan {
namespace {

const auto page = test::source_folder / "docs" / "parameters.md";

TEST(ParameterReference, IsThePageInDocs) {
    const std::string generated = parameter_reference(load_county(test::stockholm_folder).value.value());
    if (std::getenv("SAMVERKAN_UPDATE_DOCS") != nullptr) std::ofstream(page, std::ios::binary) << generated;
    EXPECT_EQ(generated, test::text_of_file(page))
        << "docs/parameters.md is out of date: run this test with SAMVERKAN_UPDATE_DOCS=1";
}

TEST(ParameterReference, ShowsTablesByTheNamesOfTheirElements) {
    ModelParameters parameters{};
    parameters.drift.drift_elasticity = .32;
    parameters.drift.drift_sex = {1.2, .79};
    parameters.drift.fringe_exit_hazard.fill(.014);
    for (std::size_t age = 0; age < 17; ++age) parameters.drift.fringe_exit_hazard[age] = .006;
    parameters.gang.vacancy_expiry_hazard = {.02, .06, .15};
    parameters.warm_start.involved_share[0][10] = .1;
    parameters.warm_start.involved_share[1][24] = .2;
    const auto text = [&](const char* group, const char* name) {
        return value_text(*find_parameter(group, name), parameters);
    };
    EXPECT_EQ(text("drift", "drift_elasticity"), "0.32");
    EXPECT_EQ(text("drift", "drift_sex"), "male 1.2, female 0.79");
    EXPECT_EQ(text("drift", "fringe_exit_hazard"), "0-16: 0.006, 17-24: 0.014");
    EXPECT_EQ(text("gang", "vacancy_expiry_hazard"), "low 0.02, mode 0.06, high 0.15");
    EXPECT_EQ(text("warm_start", "involved_share"), "male 10: 0.1; female 24: 0.2");
}

}  // namespace
}  // namespace samverkan
