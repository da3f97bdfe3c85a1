#include <algorithm>

#include <gtest/gtest.h>

#include "core/keyed_draws.hpp"
#include "model/row_sort.hpp"

namespace samverkan {
namespace {

TEST(RowSort, IsStableForListsOfEveryLength) {
    const KeyedDraws draws{1, 0};
    RowSorter sorter;
    for (const std::uint32_t size : {0u, 1u, 2u, 39u, 41u, 500u, 5000u}) {
        for (const int bits : {1, 7, 11, 22, 32}) {
            std::vector<KeyedRow> rows;
            for (std::uint32_t i = 0; i < size; ++i)
                rows.push_back({draws.words(Process::test_process, entity_key(i), 0)[0] >> (32 - bits), i});
            std::vector<KeyedRow> expected = rows;
            std::stable_sort(expected.begin(), expected.end(), [](KeyedRow a, KeyedRow b) { return a.key < b.key; });
            sorter.sort(rows, bits);
            ASSERT_TRUE(std::equal(rows.begin(), rows.end(), expected.begin(), expected.end(),
                                   [](KeyedRow a, KeyedRow b) { return a.key == b.key && a.row == b.row; }))
                << size << " rows, " << bits << " bits";
        }
    }
}

TEST(RowSort, BitsSufficeForEveryKeyBelowTheCount) {
    EXPECT_EQ(bits_for(1), 0);
    EXPECT_EQ(bits_for(2), 1);
    EXPECT_EQ(bits_for(256), 8);
    EXPECT_EQ(bits_for(257), 9);
}

}  // namespace
}  // namespace samverkan
