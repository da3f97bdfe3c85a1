// What a case must show, and how its numbers are written; tested on cases with numbers made up.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest-spi.h>
#include <nlohmann/json.hpp>

#include "analytic/book.hpp"

namespace samverkan {
namespace test {
namespace {

nlohmann::ordered_json json_of(const BookCase& one) {
    using Json = nlohmann::ordered_json;
    const auto measured = [](const Measured& m) {
        return Json{{"value", m.value}, {"standard_error", m.standard_error}};
    };
    Json json{{"id", one.id},         {"title", one.title}, {"setting", one.setting}, {"formula", one.formula},
              {"source", one.source}, {"error", one.error}, {"code", one.code}};
    for (const BookRow& row : one.rows)
        json["rows"].push_back({{"quantity", row.quantity},
                                {"unit", row.unit},
                                {"expected", row.expected},
                                {"right", measured(row.right)},
                                {"z", row.z()},
                                {"error", row.error},
                                {"wrong", measured(row.wrong)},
                                {"planted_z", row.planted_z()}});
    for (const BookOrder& order : one.orders)
        json["orders"].push_back(
            {{"of", order.of}, {"in", order.in}, {"expected", order.expected}, {"found", measured(order.found)}});
    constexpr const char* kinds[] = {"theory", "found", "planted", "limit"};
    for (const BookPlot& plot : one.plots) {
        Json series = Json::array();
        for (const BookSeries& s : plot.series)
            series.push_back({{"kind", kinds[static_cast<int>(s.kind)]},
                              {"label", s.label},
                              {"x", s.x},
                              {"y", s.y},
                              {"band", s.band}});
        json["plots"].push_back({{"x_label", plot.x_label},
                                 {"y_label", plot.y_label},
                                 {"x_log", plot.x_log},
                                 {"y_log", plot.y_log},
                                 {"series", std::move(series)}});
    }
    return json;
}

}  // namespace

void conclude(const BookCase& one) {
    ASSERT_FALSE(one.rows.empty());
    for (const BookRow& row : one.rows) {
        const auto told = [&] {
            return row.quantity + " is " + std::to_string(row.right.value) + ", not " + std::to_string(row.expected) +
                   " " + row.unit;
        };
        ASSERT_GT(row.right.standard_error, 0) << row.quantity;
        ASSERT_GT(row.wrong.standard_error, 0) << row.quantity;
        EXPECT_LT(std::abs(row.z()), sigmas) << told();
        EXPECT_GT(std::abs(row.planted_z()), sigmas) << row.quantity << ": " << row.error << " goes unseen";
    }
    for (const BookOrder& order : one.orders)
        EXPECT_NEAR(order.found.value, order.expected, sigmas * order.found.standard_error) << order.of;
    if (const char* folder = std::getenv("SAMVERKAN_BOOK"); folder != nullptr && !one.id.empty()) {
        std::ofstream file(std::filesystem::path(folder) / (one.id + ".json"));
        file << json_of(one).dump(1) << '\n';
        ASSERT_TRUE(file.good()) << "cannot write to SAMVERKAN_BOOK";
    }
}

}  // namespace test

namespace {

using namespace test;

/// A case whose only row has this z, right and planted.
BookCase made_up(double z, double planted_z) {
    BookCase one;
    one.rows = {{"things", "", 10, {10 + z, 1}, "made up", {10 + planted_z, 1}}};
    return one;
}

TEST(BookCheck, AcceptsWhatLiesWithinFourSigmaAndSeesThePlantedError) {
    conclude(made_up(3.9, 4.1));
    conclude(made_up(-3.9, -4.1));
}

TEST(BookCheck, RefusesWhatLiesBeyond) {
    EXPECT_NONFATAL_FAILURE(conclude(made_up(4.1, 9)), "things");
    EXPECT_NONFATAL_FAILURE(conclude(made_up(-4.1, 9)), "things");
}

TEST(BookCheck, RefusesACaseThatDoesNotSeeItsPlantedError) {
    EXPECT_NONFATAL_FAILURE(conclude(made_up(0, 3.9)), "goes unseen");
    EXPECT_NONFATAL_FAILURE(conclude(made_up(0, -3.9)), "goes unseen");
}

TEST(BookCheck, RefusesAnOrderThatIsNotTheOneDerived) {
    BookCase one = made_up(0, 9);
    one.orders = {{"error", "step", 1, {1.3, .1}}};
    conclude(one);
    one.orders = {{"error", "step", 1, {1.5, .1}}};
    EXPECT_NONFATAL_FAILURE(conclude(one), "error");
}

TEST(BookCheck, AnErrorThatFallsAsTheRootHasOrderMinusOneHalf) {
    const Measured order = order_of({100, 400, 1600}, {.3, .15, .075}, 50);
    EXPECT_NEAR(order.value, -.5, 1e-12);
    EXPECT_NEAR(order.standard_error, .1 / std::sqrt(2 * std::log(4) * std::log(4)), 1e-12);
}

TEST(BookCheck, SamplesHaveTheirMeanAndVariance) {
    Sample sample;
    for (const double value : {1., 2., 3., 6.}) sample.add(value);
    EXPECT_DOUBLE_EQ(sample.mean(), 3);
    EXPECT_DOUBLE_EQ(sample.variance(), 14. / 3);
    EXPECT_DOUBLE_EQ(sample.measured_mean().standard_error, std::sqrt(14. / 12));
}

}  // namespace
}  // namespace samverkan
