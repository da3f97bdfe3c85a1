#include "model/row_sort.hpp"

#include "core/contract.hpp"

namespace samverkan {
namespace {

void insertion_sort(std::vector<KeyedRow>& rows) {
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const KeyedRow moved = rows[i];
        std::size_t hole = i;
        for (; hole > 0 && rows[hole - 1].key > moved.key; --hole) rows[hole] = rows[hole - 1];
        rows[hole] = moved;
    }
}

}  // namespace

void RowSorter::sort(std::vector<KeyedRow>& rows, int key_bits) {
    expect(key_bits <= 32, "keys of rows have at most 32 bits");
    constexpr std::size_t few_rows = 40;
    if (rows.size() <= few_rows) return insertion_sort(rows);
    const int most_bits = rows.size() < 4096 ? 8 : 11;  // a histogram no longer than the list
    const int passes = (key_bits + most_bits - 1) / most_bits;
    scratch_.resize(rows.size());
    for (int i = 0, shift = 0; i < passes; ++i) {
        const int bits = (key_bits - shift + passes - i - 1) / (passes - i);
        pass(rows, scratch_, shift, bits);
        rows.swap(scratch_);
        shift += bits;
    }
}

/// One stable counting pass over `bits` of the key from `shift`.
void RowSorter::pass(const std::vector<KeyedRow>& from, std::vector<KeyedRow>& to, int shift, int bits) {
    const std::uint32_t mask = (std::uint32_t{1} << bits) - 1;
    position_.assign(std::size_t{mask} + 1, 0);
    for (const KeyedRow& item : from) ++position_[item.key >> shift & mask];
    std::uint32_t next = 0;
    for (std::uint32_t& position : position_) {
        const std::uint32_t count = position;
        position = next;
        next += count;
    }
    for (const KeyedRow& item : from) to[position_[item.key >> shift & mask]++] = item;
}

}  // namespace samverkan
