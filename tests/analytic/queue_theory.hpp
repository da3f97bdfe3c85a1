#pragma once
// Queues with several servers, solved: in continuous time by the formulas of Erlang and Palm, in weekly steps by the
// stationary distribution of the number present.
#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

namespace samverkan::test {

/// Places, arrivals a week, mean length of a service; mean patience in the queue (0: without end). In weeks.
struct Queue {
    int places = 1;
    double arrivals = 0, service_weeks = 1, patience_weeks = 0;

    [[nodiscard]] double load() const { return arrivals * service_weeks; }
};

inline double poisson_probability(int k, double mean) {
    return std::exp(k * std::log(mean) - mean - std::lgamma(k + 1.0));
}
inline double binomial_probability(int k, int n, double p) {
    if (p <= 0 || p >= 1) return k == (p <= 0 ? 0 : n) ? 1 : 0;
    return std::exp(std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0) + k * std::log(p) +
                    (n - k) * std::log(1 - p));
}

/// Mean wait of everybody, in weeks: P(wait) / (c mu - lambda), Erlang (1917).
inline double erlang_c_wait(const Queue& queue) {
    const double a = queue.load(), c = queue.places;
    double term = 1, sum = 1;
    for (int k = 1; k < queue.places; ++k) sum += term *= a / k;
    const double all_busy = term * a / c * c / (c - a);
    return all_busy / (sum + all_busy) * queue.service_weeks / (c - a);
}

/// Share that leaves the queue unserved: birth and death with patience theta, Palm (1957).
inline double erlang_a_abandonment(const Queue& queue) {
    constexpr int most = 400;
    double probability = 1, all = 1, leaving = 0;
    for (int n = 1; n < most; ++n) {
        const double waiting = std::max(0, n - queue.places);
        probability *=
            queue.arrivals / (std::min(n, queue.places) / queue.service_weeks + waiting / queue.patience_weeks);
        all += probability;
        leaving += probability * waiting / queue.patience_weeks;
    }
    return leaving / all / queue.arrivals;
}

/// Stationary distribution of a number that steps from n to next(n)[0, 1, ...].
inline std::vector<double> stationary(int states, const std::function<std::vector<double>(int)>& next) {
    std::vector<std::vector<double>> step;
    for (int n = 0; n < states; ++n) step.push_back(next(n));
    std::vector<double> now(static_cast<std::size_t>(states), 0.0);
    now[0] = 1;
    for (double change = 1; change > 1e-12;) {
        std::vector<double> after(now.size(), 0.0);
        for (std::size_t n = 0; n < now.size(); ++n)
            for (std::size_t to = 0; to < step[n].size(); ++to) after[to] += now[n] * step[n][to];
        change = 0;
        for (std::size_t n = 0; n < now.size(); ++n) change += std::abs(after[n] - now[n]);
        now.swap(after);
    }
    return now;
}

/// `remain` (probabilities of 0, 1, ... who stay) and Poisson arrivals; the last state stands for that or more.
inline std::vector<double> with_arrivals(const std::vector<double>& remain, double arrivals, int states) {
    std::vector<double> sum(static_cast<std::size_t>(states), 0.0);
    for (std::size_t n = 0; n < remain.size(); ++n) {
        double left = remain[n];
        if (left == 0) continue;
        for (std::size_t k = 0; n + k + 1 < sum.size(); ++k) {
            const double probability = remain[n] * poisson_probability(static_cast<int>(k), arrivals);
            if (probability < 1e-18 && static_cast<double>(k) > arrivals) break;
            sum[n + k] += probability;
            left -= probability;
        }
        sum.back() += std::max(0.0, left);
    }
    return sum;
}

/// Mean number in the queue after the starts of a week, where services end with chance 1 / service_weeks a week and
/// those waiting leave with chance 1 / patience_weeks.
inline double weekly_queue_length(const Queue& queue, int states) {
    const double ends = 1 / queue.service_weeks;
    const double leaves = queue.patience_weeks > 0 ? 1 / queue.patience_weeks : 0;
    const auto next = [&](int n) {
        const int busy = std::min(n, queue.places), waiting = n - busy;
        std::vector<double> remain(static_cast<std::size_t>(n + 1), 0.0);
        for (int ended = 0; ended <= busy; ++ended)
            for (int left = 0; left <= (leaves > 0 ? waiting : 0); ++left)
                remain[static_cast<std::size_t>(n - ended - left)] +=
                    binomial_probability(ended, busy, ends) * binomial_probability(left, waiting, leaves);
        return with_arrivals(remain, queue.arrivals, states);
    };
    const std::vector<double> present = stationary(states, next);
    double length = 0;
    for (int n = queue.places; n < states; ++n) length += (n - queue.places) * present[static_cast<std::size_t>(n)];
    return length;
}

/// Mean wait by steps of a week; Little's law.
inline double weekly_wait(const Queue& queue, int states) {
    return weekly_queue_length(queue, states) / queue.arrivals;
}

/// The same where every service takes exactly `service_weeks`: n' = max(n - c, 0) + Poisson(lambda D) over a service.
/// Source: Crommelin, Post Office Electrical Engineers' Journal 25 (1932) 41.
inline double fixed_service_wait(const Queue& queue, int states) {
    const auto next = [&](int n) {
        std::vector<double> remain(static_cast<std::size_t>(std::max(0, n - queue.places) + 1), 0.0);
        remain.back() = 1;
        return with_arrivals(remain, queue.load(), states);
    };
    const std::vector<double> present = stationary(states, next);
    double length = 0;
    for (int n = queue.places; n < states; ++n) length += (n - queue.places) * present[static_cast<std::size_t>(n)];
    return length / queue.arrivals;
}

}  // namespace samverkan::test
