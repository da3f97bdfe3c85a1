#include "model/normal_table.hpp"

namespace samverkan {

NormalTable::NormalTable() : quantile_(65536) {
    for (std::size_t cell = 0; cell < 32768; ++cell) {
        const double quantile = elementary::inverse_normal((static_cast<double>(cell) + 0.5) / 65536.0);
        quantile_[cell] = static_cast<float>(quantile);
        quantile_[65535 - cell] = static_cast<float>(-quantile);
    }
}

const NormalTable& normal_table() {
    static const NormalTable table;
    return table;
}

}  // namespace samverkan
