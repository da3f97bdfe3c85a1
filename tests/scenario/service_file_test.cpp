// services.json: what the shipped file says, what a wrong map of clinics is told, and the page made of it.
#include <cstdlib>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/canonical_text.hpp"
#include "scenario/input_files.hpp"
#include "scenario/service_file.hpp"

namespace samverkan {
namespace {

using test::CountyCopy;

TEST(Services, OfStockholmAreOfSixAgenciesAndTwelveClinics) {
    const Services& services = test::stockholm().services;
    std::array<int, service_agency_count> lines{};
    for (const ServiceLine& line : services.lines) ++lines[static_cast<std::size_t>(line.agency)];
    for (const int of_agency : lines) EXPECT_GE(of_agency, 1);
    EXPECT_EQ(services.clinics.size(), 12u);
    std::vector<double> children(services.clinics.size(), 0.0);
    for (const Place& place : test::stockholm().places)
        for (std::size_t age = 0; age < 12; ++age)
            children[services.clinic_of_area[place.area.index()]] += place.youths_by_age[age];
    for (const double of_clinic : children) {
        EXPECT_GT(of_clinic, 20'000);
        EXPECT_LT(of_clinic, 45'000);
    }
}

TEST(Services, SlotsOfPsychiatryAreThoseOfTheCounty) {
    double children = 0;
    for (const Place& place : test::stockholm().places)
        for (std::size_t age = 0; age < 12; ++age) children += place.youths_by_age[age];
    for (const ServiceLine& line : test::stockholm().services.lines) {
        if (line.agency != ServiceAgency::psychiatry) continue;
        const double slots = line.entry == ServiceEntry::referral ? 132 : 105;
        EXPECT_NEAR(line.capacity_per_1000 * children / 1000, slots, .5);
        EXPECT_EQ(line.last_age, 17);
        EXPECT_EQ(line.payer, "region");
    }
}

TEST(Services, WaitAsLongAsTheCountySaysWhereTheyDoNot) {
    const County& county = test::stockholm();
    EXPECT_EQ(county.services.lines[0].patience_weeks, county.parameters.help.queue_patience_weeks);
    EXPECT_EQ(county.services.lines[0].leave_hazard, 0);
}

TEST(Services, NeedAClinicForEveryAreaAndOneOnly) {
    CountyCopy missing;
    missing.replace("services.json", "\"0192\"]", "\"0136\"]");
    const auto found = load_county(missing.path());
    EXPECT_FALSE(found.ok());
    EXPECT_THAT(render(found.diagnostics), testing::HasSubstr("area `0136` has two clinics"));
    EXPECT_THAT(render(found.diagnostics), testing::HasSubstr("area 0192 has no clinic"));
    CountyCopy unknown;
    unknown.replace("services.json", "\"0192\"]", "\"9999\"]");
    EXPECT_THAT(render(load_county(unknown.path()).diagnostics), testing::HasSubstr("unknown area `9999`"));
}

TEST(Services, DecideTheIdentityOfAStudy) {
    County county = test::stockholm();
    const std::string before = canonical_text(county);
    county.services.lines[0].capacity_per_1000 += .01;
    EXPECT_NE(canonical_text(county), before);
    county = test::stockholm();
    county.services.clinic_of_area[0] = 5;
    EXPECT_NE(canonical_text(county), before);
}

TEST(Services, AreThePageInDocs) {
    const auto page = test::source_folder / "docs" / "services.md";
    const std::string generated = service_reference(test::stockholm());
    if (std::getenv("SAMVERKAN_UPDATE_DOCS") != nullptr) std::ofstream(page, std::ios::binary) << generated;
    EXPECT_EQ(generated, test::text_of_file(page))
        << "docs/services.md is out of date: run this test with SAMVERKAN_UPDATE_DOCS=1";
}

}  // namespace
}  // namespace samverkan
