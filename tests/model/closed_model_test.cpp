// Who meets whom in the closed model; its solution is tested in tests/analytic.
#include <gtest/gtest.h>

#include "model/closed_model.hpp"

namespace samverkan {
namespace {

TEST(ClosedContact, IsThatOfTheRowsDistrictWithTheColumns) {
    ClosedSetup setup;
    setup.districts = {{1000, 0, 0, {.join_hazard = .5}}, {1000, .4, 0, {}}};
    setup.contact = {0, 1,   // the first district meets the second
                     0, 0};  // which meets nobody
    ClosedModel model = make_closed_model(setup, KeyedDraws(3, 0));
    for (int step = 0; step < 5; ++step) step_closed_model(model);
    EXPECT_GT(model.share(0, ClosedState::gang), .5);
    EXPECT_EQ(model.share(1, ClosedState::gang), .4);
}

}  // namespace
}  // namespace samverkan
