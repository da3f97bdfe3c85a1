#include "study/patterns/places.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace samverkan {

HomeHistory::HomeHistory(const Chronicle& log)
    : log_(log), begin_(log.persons.size() + 1, 0), order_(log.residences.size()) {
    for (const Residence& one : log.residences) ++begin_[one.person.index() + 1];
    for (std::size_t p = 0; p < log.persons.size(); ++p) begin_[p + 1] += begin_[p];
    std::vector<std::uint32_t> next(begin_.begin(), begin_.end() - 1);
    for (std::size_t i = 0; i < log.residences.size(); ++i)
        order_[next[log.residences[i].person.index()]++] = static_cast<std::uint32_t>(i);
}

PlaceId HomeHistory::place_in(PersonId person, int week) const {
    for (std::uint32_t i = begin_[person.index()]; i < begin_[person.index() + 1]; ++i) {
        const Residence& one = log_.residences[order_[i]];
        if (one.from_week <= week && week < one.to_week) return one.place;
    }
    return PlaceId{};
}

std::vector<bool> most_deprived(const Chronicle& log, const std::vector<double>& weight, double share) {
    std::vector<std::size_t> order(log.areas.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return log.areas[a].low_income_percent > log.areas[b].low_income_percent;
    });
    const double wanted = share * std::accumulate(weight.begin(), weight.end(), 0.0);
    std::vector<bool> chosen(log.areas.size(), false);
    double sum = 0;
    for (const std::size_t area : order) {
        if (sum > 0 && std::fabs(sum + weight[area] - wanted) > std::fabs(sum - wanted)) break;
        chosen[area] = true;
        sum += weight[area];
    }
    return chosen;
}

}  // namespace samverkan
