#include <array>

#include <gtest/gtest.h>

#include "scenario/nearest_name.hpp"

namespace samverkan {
namespace {

TEST(EditDistance, CountsInsertionsRemovalsChangesAndSwaps) {
    EXPECT_EQ(edit_distance("", ""), 0u);
    EXPECT_EQ(edit_distance("", "abc"), 3u);
    EXPECT_EQ(edit_distance("share", "shaer"), 1u);
    EXPECT_EQ(edit_distance("kitten", "sitting"), 3u);
    EXPECT_EQ(edit_distance("ca", "abc"), 3u);  // optimal string alignment, not the unrestricted distance
    EXPECT_EQ(edit_distance("weeks", "WEEKS"), 0u);
    EXPECT_EQ(edit_distance("Järfälla", "jarfalla"), 0u);
}

TEST(NearestName, IsFoundOnlyWhenNearEnough) {
    constexpr std::array<std::string_view, 4> names{"share", "per_year", "Järva", "from"};
    EXPECT_EQ(nearest_name("shaer", names), "share");
    EXPECT_EQ(nearest_name("peryear", names), "per_year");
    EXPECT_EQ(nearest_name("jarva", names), "Järva");
    EXPECT_EQ(nearest_name("form", names), "from");
    EXPECT_FALSE(nearest_name("xyz", names));
    EXPECT_FALSE(nearest_name("s", names));
    EXPECT_FALSE(nearest_name(std::string(100000, 's'), names));
}

TEST(NearestName, IsTheFirstOfEquals) {
    constexpr std::array<std::string_view, 2> names{"abcd", "abce"};
    EXPECT_EQ(nearest_name("abcf", names), "abcd");
}

}  // namespace
}  // namespace samverkan
