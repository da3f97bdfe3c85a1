#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include <gtest/gtest.h>

#include "core/elementary.hpp"

namespace samverkan {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double smallest = std::numeric_limits<double>::denorm_min();
constexpr double largest = std::numeric_limits<double>::max();

/// Distance of a result from the reference, in units in the last place of the reference.
double ulp_error(double result, long double reference) {
    const int exponent = std::max(std::ilogb(static_cast<double>(reference)), -1022);
    return static_cast<double>(std::fabs((result - reference) / std::ldexp(1.0L, exponent - 52)));
}

double relative_error(double result, long double reference) {
    return static_cast<double>(std::fabs((result - reference) / reference));
}

/// The largest error of `function` over `steps` evenly spaced arguments; NaN counts as infinite.
template <class Function, class Reference, class Error>
double largest_error(double first, double last, int steps, Function function, Reference reference, Error error) {
    double worst = 0.0;
    for (int step = 0; step <= steps; ++step) {
        const double x = first + (last - first) * (step / static_cast<double>(steps));
        const double here = error(function(x), reference(x));
        worst = here == here ? std::max(worst, here) : infinity;
    }
    return worst;
}

double log_error(double first, double last, int steps) {
    const auto reference = [](double x) { return std::log(static_cast<long double>(x)); };
    return largest_error(first, last, steps, elementary::log, reference, ulp_error);
}

double exp_error(double first, double last, int steps) {
    const auto reference = [](double x) { return std::exp(static_cast<long double>(x)); };
    return largest_error(first, last, steps, elementary::exp, reference, ulp_error);
}

/// Numbers that are the same on every machine (Steele et al., SplitMix, OOPSLA 2014).
class Sequence {
public:
    std::uint64_t word() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }
    double between(double low, double high) {
        return low + (high - low) * (static_cast<double>(word() >> 11) * 0x1p-53);
    }
    double positive() { return __builtin_bit_cast(double, word() % 0x7ff0000000000000u + 1); }

private:
    std::uint64_t state_ = 0;
};

/// Hash of the bits of a million results.
template <class Draw>
std::uint64_t signature(Draw draw) {
    Sequence arguments;
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (int i = 0; i < 1'000'000; ++i) {
        hash = (hash ^ __builtin_bit_cast(std::uint64_t, draw(arguments))) * 0x100000001b3u;
        hash ^= hash >> 32;
    }
    return hash;
}

TEST(Log, ErrsByLessThanTheStatedUlp) {
    EXPECT_LT(log_error(1e-9, 3.0, 3'000'000), 0.85);
    EXPECT_LT(log_error(0.99, 1.01, 1'000'000), 0.85);
    EXPECT_LT(log_error(1.0, 1.0 + 0x1p-30, 100'000), 0.85);
    EXPECT_LT(log_error(3.0, 1e6, 1'000'000), 0.85);
    EXPECT_LT(log_error(smallest, 1e-305, 100'000), 0.85);
    EXPECT_LT(log_error(1e300, largest, 100'000), 0.85);
    Sequence arguments;
    for (int i = 0; i < 1'000'000; ++i) {
        const double x = arguments.positive();
        ASSERT_LT(ulp_error(elementary::log(x), std::log(static_cast<long double>(x))), 0.85) << x;
    }
}

TEST(Log, KnowsItsLimits) {
    EXPECT_EQ(elementary::log(1.0), 0.0);
    EXPECT_EQ(elementary::log(0.0), -infinity);
    EXPECT_EQ(elementary::log(-0.0), -infinity);
    EXPECT_EQ(elementary::log(infinity), infinity);
    EXPECT_DOUBLE_EQ(elementary::log(smallest), -744.44007192138126);
    EXPECT_DOUBLE_EQ(elementary::log(largest), 709.78271289338397);
    EXPECT_TRUE(std::isnan(elementary::log(-1.0)));
    EXPECT_TRUE(std::isnan(elementary::log(-smallest)));
    EXPECT_TRUE(std::isnan(elementary::log(-infinity)));
    EXPECT_TRUE(std::isnan(elementary::log(std::numeric_limits<double>::quiet_NaN())));
}

TEST(Exp, ErrsByLessThanTheStatedUlp) {
    EXPECT_LT(exp_error(-1.0, 1.0, 3'000'000), 0.93);
    EXPECT_LT(exp_error(-0x1p-20, 0x1p-20, 100'000), 0.93);
    EXPECT_LT(exp_error(-40.0, 40.0, 1'000'000), 0.93);
    EXPECT_LT(exp_error(-708.0, 709.78, 2'000'000), 0.93);
    EXPECT_LT(exp_error(-746.0, -708.0, 1'000'000), 0.93);
}

TEST(Exp, KnowsItsLimits) {
    EXPECT_EQ(elementary::exp(0.0), 1.0);
    EXPECT_EQ(elementary::exp(-0.0), 1.0);
    EXPECT_EQ(elementary::exp(smallest), 1.0);
    EXPECT_EQ(elementary::exp(infinity), infinity);
    EXPECT_EQ(elementary::exp(-infinity), 0.0);
    EXPECT_EQ(elementary::exp(709.79), infinity);
    EXPECT_LT(elementary::exp(709.78), infinity);
    EXPECT_EQ(elementary::exp(-745.14), 0.0);
    EXPECT_EQ(elementary::exp(-745.13), smallest);
    EXPECT_EQ(elementary::exp(largest), infinity);
    EXPECT_EQ(elementary::exp(-largest), 0.0);
    EXPECT_TRUE(std::isnan(elementary::exp(std::numeric_limits<double>::quiet_NaN())));
}

TEST(Exp, UndoesLog) {
    Sequence arguments;
    for (int i = 0; i < 100'000; ++i) {
        const double x = arguments.between(0.01, 100.0);
        ASSERT_NEAR(elementary::exp(elementary::log(x)) / x, 1.0, 2e-15);
    }
}

TEST(Pow, ErrsByLessThanTheStatedUlp) {
    Sequence arguments;
    double worst = 0.0;
    for (int i = 0; i < 3'000'000; ++i) {
        const double base = i % 2 == 0 ? arguments.between(0.0, 4.0) : arguments.positive();
        const double exponent = arguments.between(-708.0, 708.0) / elementary::log(base);
        const long double reference = std::pow(static_cast<long double>(base), static_cast<long double>(exponent));
        worst = std::max(worst, ulp_error(elementary::pow(base, exponent), reference));
    }
    EXPECT_LT(worst, 1.5);
}

TEST(Pow, IsExactWhereTheExponentSaysSo) {
    Sequence arguments;
    for (int i = 0; i < 100'000; ++i) {
        const double base = arguments.positive();
        ASSERT_EQ(elementary::pow(base, 0.0), 1.0);
        ASSERT_EQ(elementary::pow(1.0, base), 1.0);
        ASSERT_LE(ulp_error(elementary::pow(base, 1.0), base), 1.0) << base;
    }
    for (int exponent = -1074; exponent < 1024; ++exponent) {
        ASSERT_EQ(elementary::pow(2.0, exponent), std::ldexp(1.0, exponent)) << exponent;
    }
}

TEST(Pow, KnowsItsLimits) {
    EXPECT_EQ(elementary::pow(2.0, 1024.0), infinity);
    EXPECT_EQ(elementary::pow(2.0, -1076.0), 0.0);
    EXPECT_EQ(elementary::pow(1.0, infinity), 1.0);
    EXPECT_EQ(elementary::pow(1.5, largest), infinity);
    EXPECT_EQ(elementary::pow(0.5, largest), 0.0);
    EXPECT_EQ(elementary::pow(0.0, 2.0), 0.0);
    EXPECT_EQ(elementary::pow(0.0, -2.0), infinity);
    EXPECT_EQ(elementary::pow(infinity, 0.5), infinity);
    EXPECT_EQ(elementary::pow(smallest, 1.0), smallest);
    EXPECT_TRUE(std::isnan(elementary::pow(-1.0, 2.0)));
}

/// x - quantile, relative to x, from the long double error function and density.
double quantile_error(double x, double p) {
    const long double root_half = std::sqrt(0.5L), y = x;
    const long double density = std::exp(-y * y / 2) * 0.398942280401432677939946059934L;
    const long double excess = p < 0.1   ? std::erfc(-y * root_half) / 2 - p
                               : p < 0.9 ? std::erf(y * root_half) / 2 - (static_cast<long double>(p) - 0.5L)
                                         : (1 - static_cast<long double>(p)) - std::erfc(y * root_half) / 2;
    return static_cast<double>(std::fabs(excess / (density * y)));
}

TEST(InverseNormal, ErrsByLessThanStated) {
    double worst = 0.0;
    for (int i = 1; i < 1'000'000; ++i) {
        const double p = i * 1e-6;
        if (p != 0.5) worst = std::max(worst, quantile_error(elementary::inverse_normal(p), p));
    }
    for (int i = 0; i < 30'000; ++i) {
        const double p = elementary::exp(-0.023 * i - 0.7);
        worst = std::max(worst, quantile_error(elementary::inverse_normal(p), p));
    }
    EXPECT_LT(worst, 8e-16);
}

TEST(InverseNormal, MirrorsAboutTheMedian) {
    for (int i = 1; i < 1024; ++i) {
        EXPECT_EQ(elementary::inverse_normal(i / 1024.0), -elementary::inverse_normal(1.0 - i / 1024.0));
    }
}

TEST(InverseNormal, KnowsItsLimits) {
    EXPECT_EQ(elementary::inverse_normal(0.5), 0.0);
    EXPECT_EQ(elementary::inverse_normal(0.0), -infinity);
    EXPECT_EQ(elementary::inverse_normal(1.0), infinity);
    EXPECT_NEAR(elementary::inverse_normal(0.975), 1.9599639845400545, 1e-15);
    EXPECT_TRUE(std::isfinite(elementary::inverse_normal(smallest)));
    EXPECT_TRUE(std::isnan(elementary::inverse_normal(-0.1)));
    EXPECT_TRUE(std::isnan(elementary::inverse_normal(1.1)));
    EXPECT_TRUE(std::isnan(elementary::inverse_normal(std::numeric_limits<double>::quiet_NaN())));
}

TEST(NormalCdf, ErrsByLessThanStatedAlsoInTheTail) {
    const auto reference = [](double x) { return std::erfc(-x * std::sqrt(0.5L)) / 2; };
    EXPECT_LT(largest_error(-37.5, 9.0, 1'000'000, elementary::normal_cdf, reference, relative_error), 9e-16);
    EXPECT_LT(largest_error(-1.0, 1.0, 1'000'000, elementary::normal_cdf, reference, relative_error), 9e-16);
}

TEST(NormalCdf, UndoesItsInverse) {
    for (int i = 1; i < 1000; ++i) {
        const double p = i / 1000.0;
        EXPECT_NEAR(elementary::normal_cdf(elementary::inverse_normal(p)), p, 1e-15);
    }
}

TEST(NormalCdf, KnowsItsLimits) {
    EXPECT_EQ(elementary::normal_cdf(0.0), 0.5);
    EXPECT_EQ(elementary::normal_cdf(-infinity), 0.0);
    EXPECT_EQ(elementary::normal_cdf(infinity), 1.0);
    EXPECT_EQ(elementary::normal_cdf(-1e300), 0.0);
    EXPECT_TRUE(std::isnan(elementary::normal_cdf(std::numeric_limits<double>::quiet_NaN())));
}

TEST(UnitVariates, LieStrictlyInsideTheirRange) {
    EXPECT_EQ(elementary::unit_uniform(0), 0x1p-33);
    EXPECT_EQ(elementary::unit_uniform(0xffffffff), 1.0 - 0x1p-33);
    EXPECT_DOUBLE_EQ(elementary::unit_exponential(0), 33 * 0.69314718055994531);
    EXPECT_DOUBLE_EQ(elementary::unit_exponential(0xffffffff), 0x1p-33 + 0x1p-67);
    for (std::uint32_t i = 0; i < 100'000; ++i) {
        const std::uint32_t word = i * 42'949;
        ASSERT_EQ(elementary::unit_exponential(word), -elementary::log(elementary::unit_uniform(word)));
    }
}

TEST(UnitVariates, ExponentialHasMeanAndVarianceOne) {
    constexpr std::uint32_t steps = 1u << 20;
    double sum = 0.0, squares = 0.0;
    for (std::uint32_t i = 0; i < steps; ++i) {
        const double variate = elementary::unit_exponential((i << 12) + 2047);
        sum += variate;
        squares += variate * variate;
    }
    EXPECT_NEAR(sum / steps, 1.0, 1e-5);
    EXPECT_NEAR(squares / steps, 2.0, 1e-3);
}

TEST(Elementary, HasTheSameBitsOnEveryCompilerAndMachine) {
    const auto log = [](Sequence& a) { return elementary::log(a.positive()); };
    const auto exp = [](Sequence& a) { return elementary::exp(a.between(-750.0, 710.0)); };
    const auto pow = [](Sequence& a) {
        const double base = a.positive();
        return elementary::pow(base, a.between(-3.0, 3.0));
    };
    const auto inverse_normal = [](Sequence& a) { return elementary::inverse_normal(a.between(0.0, 1.0)); };
    const auto normal_cdf = [](Sequence& a) { return elementary::normal_cdf(a.between(-40.0, 10.0)); };
    const auto unit_exponential = [](Sequence& a) {
        return elementary::unit_exponential(static_cast<std::uint32_t>(a.word() >> 32));
    };
    EXPECT_EQ(signature(log), 0x5ddf13219e95d39eu);
    EXPECT_EQ(signature(exp), 0x989d83a676932b9bu);
    EXPECT_EQ(signature(pow), 0x027c4700248d4b9eu);
    EXPECT_EQ(signature(inverse_normal), 0x36607e13d136a8a7u);
    EXPECT_EQ(signature(normal_cdf), 0x869ed85e42941bf6u);
    EXPECT_EQ(signature(unit_exponential), 0xf3e7f8022d08cf9bu);
}

TEST(Elementary, IsKnownToTheCompiler) {
    static_assert(elementary::log(1.0) == 0.0);
    static_assert(elementary::exp(0.0) == 1.0);
    constexpr double log_10 = elementary::log(10.0);
    volatile double ten = 10.0;
    EXPECT_EQ(log_10, elementary::log(ten));
}

}  // namespace
}  // namespace samverkan
