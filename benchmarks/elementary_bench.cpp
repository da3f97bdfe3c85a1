// Nanoseconds a call, as the inverse of items per second, over arguments that vary.
#include <cstddef>
#include <cstdint>
#include <vector>

#include <benchmark/benchmark.h>

#include "core/elementary.hpp"
#include "core/keyed_draws.hpp"

namespace samverkan {
namespace {

constexpr std::size_t argument_count = 4096;

std::vector<double> arguments_between(double low, double high) {
    std::vector<double> arguments(argument_count);
    const KeyedDraws draws(1, 0);
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const double uniform = draws.uniform(Process::test_process, {}, static_cast<std::uint32_t>(i));
        arguments[i] = low + (high - low) * uniform;
    }
    return arguments;
}

template <class Function>
void over_arguments(benchmark::State& state, double low, double high, Function function) {
    const std::vector<double> arguments = arguments_between(low, high);
    std::vector<double> results(arguments.size());
    for (auto _ : state) {
        for (std::size_t i = 0; i < arguments.size(); ++i) results[i] = function(arguments[i]);
        benchmark::DoNotOptimize(results.data());
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(arguments.size()));
}

void log(benchmark::State& state) { over_arguments(state, 0.0, 10.0, elementary::log); }
void exp(benchmark::State& state) { over_arguments(state, -10.0, 10.0, elementary::exp); }
void pow(benchmark::State& state) {
    over_arguments(state, 0.0, 10.0, [](double x) { return elementary::pow(x, 1.7); });
}
void inverse_normal(benchmark::State& state) { over_arguments(state, 0.0, 1.0, elementary::inverse_normal); }
void normal_cdf(benchmark::State& state) { over_arguments(state, -4.0, 4.0, elementary::normal_cdf); }
void unit_exponential(benchmark::State& state) {
    over_arguments(state, 0.0, 0x1p32,
                   [](double x) { return elementary::unit_exponential(static_cast<std::uint32_t>(x)); });
}
void threshold(benchmark::State& state) {
    const KeyedDraws draws(1, 0);
    over_arguments(state, 0.0, 0x1p32, [&draws](double x) {
        return draws.threshold(Process::test_process, {}, static_cast<std::uint32_t>(x));
    });
}

BENCHMARK(log);
BENCHMARK(exp);
BENCHMARK(pow);
BENCHMARK(inverse_normal);
BENCHMARK(normal_cdf);
BENCHMARK(unit_exponential);
BENCHMARK(threshold);

}  // namespace
}  // namespace samverkan

BENCHMARK_MAIN();
