#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/iso_week.hpp"
#include "scenario/county_reader.hpp"
#include "scenario/csv_table.hpp"
#include "scenario/input_files.hpp"
#include "scenario/place_builder.hpp"

namespace samverkan {
namespace {

using test::CountyCopy;
using test::stockholm;
using test::stockholm_folder;

double youths_of(const Place& place) {
    double sum = 0;
    for (const double youths : place.youths_by_age) sum += youths;
    return sum;
}

TEST(StockholmCounty, Has36AreasAnd68Places) {
    const County& county = stockholm();
    EXPECT_EQ(county.name, "Stockholm County");
    EXPECT_EQ(county.areas.size(), 36u);
    EXPECT_EQ(county.places.size(), 68u);
    const auto of_class = [&](VulnerableClass vulnerable_class) {
        return std::count_if(county.places.begin(), county.places.end(),
                             [&](const Place& place) { return place.vulnerable_class == vulnerable_class; });
    };
    EXPECT_EQ(of_class(VulnerableClass::none), 36);
    EXPECT_EQ(of_class(VulnerableClass::vulnerable), 23);
    EXPECT_EQ(of_class(VulnerableClass::specially_vulnerable), 9);
}

TEST(StockholmCounty, Has549213ResidentsAged6To24) {
    double youths = 0;
    for (const Place& place : stockholm().places) youths += youths_of(place);
    EXPECT_NEAR(youths, 549213, 2);
}

TEST(StockholmCounty, PlacesAreOrderedByAreaWithItsRestFirst) {
    const County& county = stockholm();
    AreaId before;
    for (const Place& place : county.places) {
        const bool first_of_area = !before.exists() || place.area != before;
        EXPECT_EQ(place.vulnerable_class == VulnerableClass::none, first_of_area) << place.name;
        EXPECT_TRUE(!before.exists() || place.area >= before) << place.name;
        before = place.area;
    }
}

TEST(StockholmCounty, PlacesOfAnAreaAddUpToItByResidentsAgeAndLowIncome) {
    const County& county = stockholm();
    std::vector<Diagnostic> diagnostics;
    const auto areas = CsvTable::read(stockholm_folder / "areas.csv", {}, diagnostics);
    ASSERT_TRUE(areas);
    for (std::size_t a = 0; a < county.areas.size(); ++a) {
        double residents = 0, low_income = 0, aged_7_12 = 0, aged_20_24 = 0;
        for (const Place& place : county.places) {
            if (place.area != AreaId{a}) continue;
            residents += place.residents;
            low_income += place.residents * place.low_income_percent;
            for (std::size_t age = 7; age <= 12; ++age) aged_7_12 += place.youths_by_age[age - 6];
            for (std::size_t age = 20; age <= 24; ++age) aged_20_24 += place.youths_by_age[age - 6];
        }
        const std::string& name = county.areas[a].name;
        EXPECT_NEAR(residents, *parse_number(areas->text(a, "population")), 1e-6) << name;
        EXPECT_NEAR(low_income / residents, *parse_number(areas->text(a, "low_income_share")), 1e-9) << name;
        EXPECT_NEAR(aged_7_12, *parse_number(areas->text(a, "youth_7_12")), 1e-6) << name;
        EXPECT_NEAR(aged_20_24, *parse_number(areas->text(a, "youth_20_24")), 1e-6) << name;
    }
}

TEST(StockholmCounty, NeighbourhoodsHaveTheirYouthsAndMorePoverty) {
    std::map<std::string, const Place*> by_name;
    for (const Place& place : stockholm().places)
        if (place.vulnerable_class != VulnerableClass::none) by_name[place.name] = &place;
    ASSERT_EQ(by_name.size(), 32u);
    EXPECT_NEAR(youths_of(*by_name.at("Tensta")), 4260, 1e-6);
    EXPECT_DOUBLE_EQ(by_name.at("Tensta")->low_income_percent, 24.6 + 14);
    EXPECT_DOUBLE_EQ(by_name.at("Hjulsta")->low_income_percent, 24.6 + 8);
    EXPECT_DOUBLE_EQ(by_name.at("Hagsätra/Rågsved")->residents, 16800);
    for (const Place& place : stockholm().places) {
        EXPECT_GE(place.low_income_percent, 3) << place.name;
        for (const double youths : place.youths_by_age) EXPECT_GT(youths, 0) << place.name;
    }
}

TEST(StockholmCounty, DistancesAndNeighboursAreSymmetrical) {
    const County& county = stockholm();
    std::size_t links = 0;
    for (std::size_t a = 0; a < county.areas.size(); ++a) {
        EXPECT_EQ(county.distance(AreaId{a}, AreaId{a}), 0);
        EXPECT_TRUE(std::is_sorted(county.neighbours[a].begin(), county.neighbours[a].end()));
        for (std::size_t b = 0; b < county.areas.size(); ++b) {
            EXPECT_EQ(county.distance(AreaId{a}, AreaId{b}), county.distance(AreaId{b}, AreaId{a}));
            EXPECT_EQ(county.distance(AreaId{a}, AreaId{b}) > 0, a != b);
        }
        for (const AreaId b : county.neighbours[a]) {
            const auto& back = county.neighbours[b.index()];
            EXPECT_NE(std::find(back.begin(), back.end(), AreaId{a}), back.end());
            ++links;
        }
    }
    EXPECT_EQ(links, 2u * 70u);
    EXPECT_DOUBLE_EQ(county.distance(AreaId{0}, AreaId{1}), 9.58);
}

TEST(StockholmCounty, SaysWhenItStartsAndWhichFilesWereRead) {
    const LoadedCounty loaded = load_county(stockholm_folder).value.value();
    EXPECT_EQ(loaded.name_sv, "Stockholms län");
    EXPECT_EQ(loaded.start_week, week_number({2025, 34}));
    EXPECT_EQ(loaded.first_week, loaded.start_week - 104);
    EXPECT_EQ(loaded.files.size(), 10u);
    EXPECT_EQ(loaded.files.front().filename(), "county.json");
}

TEST(PlaceBuilder, TheRestOfAnAreaNeverFallsBelowTheFloor) {
    AreaFigures area{AreaId{0}, "A", 1000, 5, {}};
    area.youths_by_age.fill(10);
    const LowIncomeRule rule{8, 14, 3};
    const std::vector<Place> places = places_of(area, {{"N", VulnerableClass::vulnerable, 500, 50}}, rule);
    ASSERT_EQ(places.size(), 2u);
    EXPECT_DOUBLE_EQ(places[0].low_income_percent, 3);
    EXPECT_DOUBLE_EQ(places[1].low_income_percent, 7);  // the mean of both stays 5
}

TEST(PlaceBuilder, AnAreaBelowTheFloorKeepsItsShare) {
    AreaFigures area{AreaId{0}, "A", 1000, 2, {}};
    area.youths_by_age.fill(10);
    const std::vector<Place> places = places_of(area, {{"N", VulnerableClass::vulnerable, 500, 50}}, {8, 14, 3});
    EXPECT_DOUBLE_EQ(places[0].low_income_percent, 2);
    EXPECT_DOUBLE_EQ(places[1].low_income_percent, 2);
}

TEST(PlaceBuilder, BandsAreSplitOverSingleYears) {
    const auto youths = single_years({60, 30, 40, 50});
    EXPECT_EQ(youths[0], 10);  // age 6: a sixth of 7-12
    EXPECT_EQ(youths[12 - 6], 10);
    EXPECT_EQ(youths[13 - 6], 10);
    EXPECT_EQ(youths[24 - 6], 10);
}

struct Fault {
    std::string file, from, to, code;
    int line;
};
void PrintTo(const Fault& fault, std::ostream* out) { *out << fault.file << ": " << fault.to; }

class WrongCounty : public testing::TestWithParam<Fault> {};

TEST_P(WrongCounty, IsRefused) {
    const Fault& fault = GetParam();
    CountyCopy copy;
    copy.replace(fault.file, fault.from, fault.to);
    const Result<County> county = read_county(copy.path());
    ASSERT_FALSE(county.ok());
    EXPECT_EQ(county.diagnostics.at(0).code, fault.code) << render(county.diagnostics);
    EXPECT_EQ(county.diagnostics.at(0).line, fault.line) << render(county.diagnostics);
}

INSTANTIATE_TEST_SUITE_P(Each, WrongCounty,
                         testing::Values(Fault{"county.json", "\"start\": \"2025-W34\"", "\"start\": \"2025-W53\"",
                                               "E020", 5},
                                         Fault{"county.json", "\"areas.csv\"", "\"../areas.csv\"", "E024", 11},
                                         Fault{"county.json", "\"areas.csv\"", "\"area.csv\"", "E001", 0},
                                         Fault{"county.json", "549213", "559213", "E031", 7},
                                         Fault{"county.json", "\"name\"", "\"nane\"", "E014", 2},
                                         Fault{"areas.csv", "low_income_share", "low_income", "E030", 1},
                                         Fault{"areas.csv", "Vallentuna,35076", "Vallentuna,many", "E016", 3},
                                         Fault{"areas.csv", "Vallentuna,35076", "Vallentuna,-1", "E017", 3},
                                         Fault{"areas.csv", "Vallentuna,35076", "Vallentuna,100", "E031", 3},
                                         Fault{"areas.csv", "\n0115,", "\n0114,", "E023", 3},
                                         Fault{"areas.csv", "59.518,17.911", "59.518", "E030", 2},
                                         Fault{"adjacency.csv", "0114,0115", "0114,0999", "E031", 2},
                                         Fault{"adjacency.csv", "0114,0115", "0114,0114", "E023", 2},
                                         Fault{"distances_km.csv", "0114,0.0,9.58", "0114,0.0,8.58", "E031", 3},
                                         Fault{"distances_km.csv", "0114,0.0,9.58", "0114,1.0,9.58", "E031", 2},
                                         Fault{"distances_km.csv", "0114,0.0,9.58", "0114,0.0,-9.58", "E017", 2},
                                         Fault{"places.csv", "Rinkeby,0180-JA", "Rinkeby,0180-JB", "E031", 2},
                                         Fault{"places.csv", "Rinkeby,0180-JA,specially_vulnerable,13200",
                                               "Rinkeby,0180-JA,specially_vulnerable,93200", "E031", 2},
                                         Fault{"places.csv", "specially_vulnerable", "risk", "E024", 2},
                                         Fault{"places.csv", "Rinkeby,0180-JA,specially_vulnerable",
                                               "Rinkeby,0180-JA,vulnerable", "E031", 1},
                                         Fault{"school_calendar.csv", "2024-W09", "2024-W9", "E020", 2},
                                         Fault{"school_calendar.csv", "sport break", "spring break", "E024", 2}),
                         [](const auto& fault) { return "Number" + std::to_string(fault.index); });

TEST(WrongCounties, ProblemsOfAllFilesComeInOnePass) {
    CountyCopy copy;
    copy.replace("areas.csv", "Vallentuna,35076", "Vallentuna,many")
        .replace("parameters.json", "\"value\": 0.514", "\"value\": 2")
        .replace("school_calendar.csv", "2024-W09", "2024-W9");
    std::vector<std::string> codes;
    for (const Diagnostic& diagnostic : read_county(copy.path()).diagnostics) codes.push_back(diagnostic.code);
    EXPECT_THAT(codes, testing::IsSupersetOf({"E016", "E017", "E020"}));
}

TEST(WrongCounties, AMissingFolderIsReported) {
    const Result<County> county = read_county("/nonexistent");
    ASSERT_FALSE(county.ok());
    EXPECT_EQ(county.diagnostics.at(0).code, "E001");
}

}  // namespace
}  // namespace samverkan
