#pragma once
// Stable sorting of rows by a short key: rows given in order of identity stay so among equal keys, a total
// order with the same result on every machine.
#include <cstdint>
#include <vector>

namespace samverkan {

struct KeyedRow {
    std::uint32_t key, row;
};

/// Number of bits needed for keys below `count`.
constexpr int bits_for(std::size_t count) {
    int bits = 0;
    while ((std::size_t{1} << bits) < count) ++bits;
    return bits;
}

/// Sorts by key; no key needs more than `key_bits` <= 32 bits. Linear in the number of rows.
class RowSorter {
public:
    void sort(std::vector<KeyedRow>& rows, int key_bits);

private:
    void pass(const std::vector<KeyedRow>& from, std::vector<KeyedRow>& to, int shift, int bits);

    std::vector<KeyedRow> scratch_;
    std::vector<std::uint32_t> position_;
};

}  // namespace samverkan
