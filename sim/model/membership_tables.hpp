#pragma once
// Exponentials of tenure and of time since leaving: asked of every member and former every week, computed once.
#include <algorithm>
#include <cstddef>
#include <vector>

#include "model/parameters.hpp"

namespace samverkan {

/// A function of whole weeks from 0 on; beyond the table its last value.
class WeekTable {
public:
    template <class Function>
    WeekTable(int last_week, const Function& function) {
        value_.reserve(static_cast<std::size_t>(last_week) + 1);
        for (int week = 0; week <= last_week; ++week) value_.push_back(function(week));
    }
    /// `weeks` >= 0.
    [[nodiscard]] double operator[](int weeks) const {
        return value_[std::min(static_cast<std::size_t>(weeks), value_.size() - 1)];
    }

private:
    std::vector<double> value_;
};

struct MembershipTables {
    WeekTable embedding_growth;  ///< by weeks of tenure: 1 - exp(-tenure / embed_tau_weeks)
    WeekTable reentry_hazard;    ///< by weeks since leaving; 0 after 20 half-lives
};

[[nodiscard]] MembershipTables make_membership_tables(const MembershipParameters& parameters);

}  // namespace samverkan
