#include "study/closed_solution.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <boost/numeric/odeint.hpp>

namespace samverkan {
namespace {

constexpr double precision = 1e-12;
constexpr double most_operations = 4e9;  // a few seconds

/// Weighted gang shares that a district meets.
std::vector<double> met(const ClosedSetup& setup, const std::vector<double>& gang) {
    const std::size_t districts = setup.districts.size();
    std::vector<double> sum(districts, 0.0);
    for (std::size_t i = 0; i < districts; ++i)
        for (std::size_t j = 0; j < districts; ++j) sum[i] += setup.contact[i * districts + j] * gang[j];
    return sum;
}

std::vector<double> gang_of(const ClosedPoint& point) {
    std::vector<double> gang;
    for (const ClosedShares& shares : point) gang.push_back(shares.gang);
    return gang;
}

/// Chances of a person over a step, or hazards in the continuous limit.
struct Exits {
    double leave = 0, removed_of_leavers = 0, release = 0;

    Exits(const ClosedRates& rates, Stepping stepping, double step) {
        const auto chance = [&](double hazard) {
            return stepping == Stepping::continuous ? hazard : -std::expm1(-hazard * step);
        };
        const double leaving = rates.return_hazard + rates.removal_hazard;
        leave = chance(leaving);
        removed_of_leavers = leaving > 0 ? rates.removal_hazard / leaving : 0;
        release = chance(rates.release_hazard);
    }
    /// Leavers who do not come back by rejoining.
    [[nodiscard]] double lost(const ClosedRates& rates) const {
        return leave * (1 - rates.rejoin_share * removed_of_leavers);
    }
};

std::size_t most_iterations(std::size_t districts) {
    const double size = static_cast<double>(districts);
    return static_cast<std::size_t>(std::clamp(most_operations / (size * size), 1e3, 1e7));
}

}  // namespace

ClosedPoint start_of(const ClosedSetup& setup) {
    ClosedPoint point;
    for (const ClosedDistrict& district : setup.districts) {
        const auto share = [&](double of) { return std::floor(district.persons * of + .5) / district.persons; };
        const double gang = share(district.gang_share);
        point.push_back({gang, std::min(share(district.absent_share), 1 - gang)});
    }
    return point;
}

ClosedPoint next_point(const ClosedSetup& setup, const ClosedPoint& now) {
    const std::vector<double> meets = met(setup, gang_of(now));
    ClosedPoint next;
    for (std::size_t i = 0; i < now.size(); ++i) {
        const ClosedRates& rates = setup.districts[i].rates;
        const Exits exits(rates, Stepping::by_steps, setup.step_months);
        const double joins = now[i].susceptible() * -std::expm1(-rates.join_hazard * meets[i] * setup.step_months);
        const double leavers = now[i].gang * exits.leave, released = now[i].absent * exits.release;
        next.push_back({now[i].gang + joins - leavers + rates.rejoin_share * released,
                        now[i].absent + leavers * exits.removed_of_leavers - released});
    }
    return next;
}

ClosedPoint limit_after(const ClosedSetup& setup, const ClosedPoint& now, double months) {
    using State = std::vector<double>;  // gang shares, then absent shares
    const std::size_t districts = now.size();
    State state = gang_of(now);
    for (const ClosedShares& shares : now) state.push_back(shares.absent);
    const auto flow = [&](const State& at, State& change, double) {
        const std::vector<double> meets = met(setup, at);
        for (std::size_t i = 0; i < districts; ++i) {
            const ClosedRates& rates = setup.districts[i].rates;
            const double gang = at[i], absent = at[districts + i];
            change[i] = rates.join_hazard * meets[i] * (1 - gang - absent) -
                        (rates.return_hazard + rates.removal_hazard) * gang +
                        rates.rejoin_share * rates.release_hazard * absent;
            change[districts + i] = rates.removal_hazard * gang - rates.release_hazard * absent;
        }
    };
    using boost::numeric::odeint::runge_kutta_dopri5;
    if (months > 0)
        boost::numeric::odeint::integrate_adaptive(
            boost::numeric::odeint::make_controlled(precision, precision, runge_kutta_dopri5<State>()), flow, state,
            0.0, months, std::min(months, .01));
    ClosedPoint later;
    for (std::size_t i = 0; i < districts; ++i) later.push_back({state[i], state[districts + i]});
    return later;
}

std::optional<std::vector<double>> next_generation_matrix(const ClosedSetup& setup) {
    const std::size_t districts = setup.districts.size();
    std::vector<double> matrix(districts * districts, 0.0);
    for (std::size_t j = 0; j < districts; ++j) {
        const ClosedRates& rates = setup.districts[j].rates;
        const double ends = Exits(rates, Stepping::continuous, 1).lost(rates);
        if (!(ends > 0)) return std::nullopt;
        for (std::size_t i = 0; i < districts; ++i)
            matrix[i * districts + j] = setup.districts[i].rates.join_hazard * setup.contact[i * districts + j] / ends;
    }
    return matrix;
}

std::optional<double> spectral_radius(const std::vector<double>& matrix) {
    const auto size = static_cast<std::size_t>(std::lround(std::sqrt(static_cast<double>(matrix.size()))));
    double shift = 0;  // M + shift I has no eigenvalue of the same size as the largest
    for (std::size_t i = 0; i < size; ++i) {
        double sum = 0;
        for (std::size_t j = 0; j < size; ++j) sum += matrix[i * size + j];
        shift = std::max(shift, sum);
    }
    if (shift == 0) return 0.0;
    std::vector<double> vector(size, 1.0), next(size);
    for (std::size_t iteration = 0; iteration < most_iterations(size); ++iteration) {
        double largest = 0, least_growth = std::numeric_limits<double>::infinity(), most_growth = 0;
        for (std::size_t i = 0; i < size; ++i) {
            next[i] = shift * vector[i];
            for (std::size_t j = 0; j < size; ++j) next[i] += matrix[i * size + j] * vector[j];
            largest = std::max(largest, next[i]);
            if (vector[i] <= precision) continue;  // districts that the largest eigenvector leaves out
            least_growth = std::min(least_growth, next[i] / vector[i]);
            most_growth = std::max(most_growth, next[i] / vector[i]);
        }
        for (std::size_t i = 0; i < size; ++i) vector[i] = next[i] / largest;
        if (most_growth - least_growth <= 1e-11 * most_growth) return most_growth - shift;
    }
    return std::nullopt;
}

std::optional<ClosedPoint> steady_state(const ClosedSetup& setup, Stepping stepping) {
    const std::size_t districts = setup.districts.size();
    const double step = setup.step_months;
    std::vector<double> absent_per_member(districts, 0.0), gang(districts, 1.0);
    for (std::size_t i = 0; i < districts; ++i) {
        const Exits exits(setup.districts[i].rates, stepping, step);
        const double removed = exits.leave * exits.removed_of_leavers;
        if (removed > 0 && !(exits.release > 0)) return std::nullopt;
        absent_per_member[i] = removed > 0 ? removed / exits.release : 0;
    }
    // From above, where everybody is in the gang: joins grow with the gang, so each round lowers every share.
    for (std::size_t iteration = 0; iteration < most_iterations(districts); ++iteration) {
        const std::vector<double> meets = met(setup, gang);
        double change = 0;
        for (std::size_t i = 0; i < districts; ++i) {
            const ClosedRates& rates = setup.districts[i].rates;
            const double hazard = rates.join_hazard * meets[i];
            const double join = stepping == Stepping::continuous ? hazard : -std::expm1(-hazard * step);
            const double lost = Exits(rates, stepping, step).lost(rates);
            const double balance = lost + join * (1 + absent_per_member[i]);
            if (!(balance > 0)) return std::nullopt;
            const double next = join / balance;
            change = std::max(change, std::abs(next - gang[i]));
            gang[i] = next;
        }
        if (change > precision) continue;
        ClosedPoint steady;
        for (std::size_t i = 0; i < districts; ++i) steady.push_back({gang[i], absent_per_member[i] * gang[i]});
        return steady;
    }
    return std::nullopt;
}

}  // namespace samverkan
