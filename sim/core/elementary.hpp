#pragma once

#include <cfloat>
#include <cmath>
#include <cstdint>
#include <limits>

#ifdef __FAST_MATH__
#error "elementary.hpp needs strict arithmetic (fast-math moves bits); build without -ffast-math"
#endif

/// Logarithm, exponential, power and the normal distribution with the same bits on every compiler and machine.
/// Built from + - * / sqrt in IEEE 754 doubles; translation units that include it must be built with
/// -ffp-contract=off. Errors stated below are the largest found by tests/core/elementary_test.cpp.
namespace samverkan::elementary {

static_assert(std::numeric_limits<double>::is_iec559 && FLT_EVAL_METHOD == 0, "doubles must be rounded as doubles");

namespace detail {

inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
inline constexpr double smallest_normal = std::numeric_limits<double>::min();

// The builtin behind std::bit_cast, which the C++ library of Emscripten 3.1.6 lacks.
constexpr std::uint64_t bits_of(double x) { return __builtin_bit_cast(std::uint64_t, x); }
constexpr double from_bits(std::uint64_t bits) { return __builtin_bit_cast(double, bits); }

/// log 2 in two parts; the high part has 42 bits, so that its product with an exponent is exact.
inline constexpr double log_2_high = 0x1.62e42fefa3800p-1;
inline constexpr double log_2_low = 0x1.ef35793c76730p-45;

/// An unevaluated sum high + low with |low| at most half a unit in the last place of high.
struct DoubleDouble {
    double high;
    double low;
};

/// a + b without error, for |a| >= |b| or a = 0. Source: Dekker, Numerische Mathematik 18 (1971) 224.
constexpr DoubleDouble exact_sum(double a, double b) {
    const double sum = a + b;
    return {sum, b - (sum - a)};
}

/// a * b without error, for factors below 2^996. Source: Dekker (1971), splitting after Veltkamp.
constexpr DoubleDouble exact_product(double a, double b) {
    constexpr double splitter = 0x1p27 + 1.0;
    const double a_high = splitter * a - (splitter * a - a), a_low = a - a_high;
    const double b_high = splitter * b - (splitter * b - b), b_low = b - b_high;
    const double product = a * b;
    return {product, ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low};
}

constexpr double polynomial(double, double constant) { return constant; }

/// c0 + x (c1 + x (c2 + ...)).
template <class... Rest>
constexpr double polynomial(double x, double constant, Rest... rest) {
    return constant + x * polynomial(x, rest...);
}

/// A positive number as mantissa * 2^exponent with the mantissa in [sqrt(1/2), sqrt(2)).
struct BinaryScale {
    double mantissa;
    double exponent;
};

/// The exponent is read as the low bits of 2^52 + exponent + bias, which unlike an integer conversion vectorises.
constexpr BinaryScale binary_scale(double normal, double exponent_shift = 0.0) {
    constexpr std::uint64_t one = 0x3ff0000000000000, sqrt_half = 0x3fe6a09e667f3bcd;
    constexpr std::uint64_t fraction_mask = ~std::uint64_t{0} >> 12;
    constexpr double two_to_52 = 0x1p52, bias = 1023.0;
    const std::uint64_t bits = bits_of(normal) + (one - sqrt_half);
    const double shifted = from_bits((bits >> 52) | bits_of(two_to_52));
    return {from_bits((bits & fraction_mask) + sqrt_half), shifted - (two_to_52 + bias - exponent_shift)};
}

constexpr BinaryScale binary_scale_of_subnormal(double subnormal) { return binary_scale(subnormal * 0x1p54, -54.0); }

constexpr bool is_positive_normal(double x) {
    constexpr auto first = bits_of(smallest_normal), end = bits_of(infinity);
    return bits_of(x) - first < end - first;
}

/// log of mantissa * 2^exponent. With f = mantissa - 1, s = f / (2 + f):
/// log(1 + f) = 2 atanh(s) = f - (f^2/2 - s (f^2/2 + s^2 P(s^2))), P minimax of degree 6 (error 2^-58).
/// Source: the reduction is K. C. Ng's (FDLIBM 1993); coefficients by the Remez algorithm.
constexpr double log_of(BinaryScale x) {
    const double f = x.mantissa - 1.0;
    const double s = f / (2.0 + f);
    const double z = s * s, w = z * z;
    const double odd = w * polynomial(w, 0x1.999999997fd77p-2, 0x1.c71c5206090c9p-3, 0x1.39a1a6faa1df0p-3);
    const double even =
        z * polynomial(w, 0x1.5555555555592p-1, 0x1.24924941f4f9ap-2, 0x1.74663fa1fa5f3p-3, 0x1.2f06346bb211dp-3);
    const double half_square = 0.5 * f * f;
    const double curvature = half_square - (s * (half_square + (even + odd)) + x.exponent * log_2_low);
    return x.exponent * log_2_high - (curvature - f);
}

/// x cut to its first `count` significant bits.
constexpr double leading_bits(double x, int count) {
    return from_bits(bits_of(x) & (~std::uint64_t{0} << (53 - count)));
}

/// log of mantissa * 2^exponent to about 2^-64 of itself: k log 2 + 2 s + s (2/3 s^2 + s^4 T(s^2)), T minimax of
/// degree 6 (error 2^-65). The first 13 bits of s, of 2/3 and so of their products carry no rounding error.
/// Source: the method is K. C. Ng's (FDLIBM 1993); coefficients by the Remez algorithm.
constexpr DoubleDouble precise_log_of(BinaryScale x) {
    constexpr double two_thirds_high = 0x1.555p-1, two_thirds_low = 0x1.5555555555555p-15;
    const double f = x.mantissa - 1.0, inverse = 1.0 / (2.0 + f);
    const double s = f * inverse;
    const double s_high = leading_bits(s, 13), f_high = leading_bits(f, 40);
    const double s_low = (((f - 2.0 * s_high) - s_high * f_high) - s_high * (f - f_high)) * inverse;
    const double z = s * s, z_high = s_high * s_high, z_low = (s + s_high) * s_low;
    const double tail =
        polynomial(z, 0x1.9999999999b30p-2, 0x1.2492492457d23p-2, 0x1.c71c722d6b69dp-3, 0x1.745ce9e196a51p-3,
                   0x1.3b1eec5fd6104p-3, 0x1.0f7fe18849a1cp-3, 0x1.0e42fab63b0fcp-3);
    const double series_high = two_thirds_high * z_high;
    const double series_low = two_thirds_low * z_high + (0x1.5555555555555p-1 * z_low + z * z * tail);
    const DoubleDouble whole = exact_sum(x.exponent * log_2_high, 2.0 * s_high);
    const DoubleDouble leading = exact_sum(whole.high, s_high * series_high);
    const double rest = 2.0 * s_low + (s_low * series_high + s * series_low) + x.exponent * log_2_low;
    return exact_sum(leading.high, leading.low + (whole.low + rest));
}

constexpr double power_of_two(std::int64_t exponent) {
    return from_bits(static_cast<std::uint64_t>(exponent + 1023) << 52);
}

/// exp(r) 2^exponent, the result of reducing an argument of exp.
struct ScaledExponential {
    double mantissa;
    std::int64_t exponent;
};

/// exp(high + low) for |high| < 750. With k the integer nearest x / log 2 and r = x - k log 2:
/// exp(x) = 2^k (1 + r + r^2 Q(r)), Q minimax of degree 9 (error 2^-58), evaluated by Estrin's scheme.
/// Source: the reduction is Cody and Waite's (1980); coefficients by the Remez algorithm.
constexpr ScaledExponential scaled_exponential(double high, double low) {
    constexpr double log2_of_e = 0x1.71547652b82fep+0, round_to_integer = 0x1.8p52;
    const double shifted = high * log2_of_e + round_to_integer;
    const double k = shifted - round_to_integer;
    const double r_high = high - k * log_2_high, r_low = k * log_2_low - low;
    const double r = r_high - r_low;
    const double r2 = r * r, r4 = r2 * r2;
    const double q =
        ((0x1.000000000000bp-1 + r * 0x1.5555555555561p-3) + r2 * (0x1.5555555550030p-5 + r * 0x1.111111110d63dp-7)) +
        r4 * (((0x1.6c16c185a7594p-10 + r * 0x1.a01a01bae17b4p-13) +
               r2 * (0x1.a0199693b7633p-16 + r * 0x1.71dddfcd3d669p-19)) +
              r4 * (0x1.28b049187b366p-22 + r * 0x1.af8585facd236p-26));
    const auto exponent = static_cast<std::int64_t>(bits_of(shifted) - bits_of(round_to_integer));
    return {1.0 + (r_high + (r2 * q - r_low)), exponent};
}

/// exp(high + low) where the result may overflow to infinity, fall below the normal numbers, or be NaN.
constexpr double exp_near_limits(double high, double low) {
    if (high > 710.0) return infinity;
    if (high < -746.0) return 0.0;
    if (high != high) return not_a_number;
    const ScaledExponential e = scaled_exponential(high, low);
    const std::int64_t half = e.exponent / 2;
    return e.mantissa * power_of_two(half) * power_of_two(e.exponent - half);
}

constexpr double exp_of_sum(double high, double low) {
    if (!(high > -708.0 && high < 708.0)) [[unlikely]]
        return exp_near_limits(high, low);
    const ScaledExponential e = scaled_exponential(high, low);
    return e.mantissa * power_of_two(e.exponent);
}

constexpr double log_near_limits(double x) {
    if (x == 0.0) return -infinity;
    if (x == infinity) return infinity;
    return x > 0.0 ? log_of(binary_scale_of_subnormal(x)) : not_a_number;
}

}  // namespace detail

/// Natural logarithm; 0 gives -infinity, negative numbers NaN. Error below 0.85 ulp.
constexpr double log(double x) {
    if (!detail::is_positive_normal(x)) [[unlikely]]
        return detail::log_near_limits(x);
    return detail::log_of(detail::binary_scale(x));
}

/// Exponential function; above 709.78 infinity, below -745.13 zero. Error below 0.93 ulp.
constexpr double exp(double x) { return detail::exp_of_sum(x, 0.0); }

/// base ^ exponent = exp(exponent log base) for base > 0, with the logarithm in double-double.
/// Error below 1.5 ulp; a base below 0 gives NaN.
constexpr double pow(double base, double exponent) {
    using namespace detail;
    if (base == 1.0 || exponent == 0.0) return 1.0;
    if (!(base > 0.0 && base < infinity)) [[unlikely]]
        return exp(exponent * log(base));
    const bool is_subnormal = base < smallest_normal;
    const DoubleDouble log_base = precise_log_of(is_subnormal ? binary_scale_of_subnormal(base) : binary_scale(base));
    const double rough = exponent * log_base.high;
    if (!(rough > -750.0 && rough < 750.0)) [[unlikely]]
        return exp(rough);
    const DoubleDouble product = exact_product(exponent, log_base.high);
    return exp_of_sum(product.high, product.low + exponent * log_base.low);
}

/// The centre of the word's cell in (0, 1): (word + 1/2) / 2^32, exact.
constexpr double unit_uniform(std::uint32_t word) { return (word + 0.5) * 0x1p-32; }

/// Exponential variate of mean 1 by inversion: -log((word + 1/2) / 2^32), between 1.1e-10 and 22.9.
constexpr double unit_exponential(std::uint32_t word) {
    return -detail::log_of(detail::binary_scale(unit_uniform(word)));
}

namespace detail {

/// Quantile at 1/2 + q for |q| <= 0.425.
constexpr double central_quantile(double q) {
    const double r = 0.180625 - q * q;
    const double numerator = polynomial(r, 3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
                                        1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
                                        3.3430575583588128105e4, 2.5090809287301226727e3);
    const double denominator =
        polynomial(r, 1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
                   2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3);
    return q * numerator / denominator;
}

/// Distance of a tail quantile from 0, where r = sqrt(-log(tail probability)) is at most 5.
constexpr double near_tail_quantile(double r) {
    const double x = r - 1.6;
    const double numerator = polynomial(x, 1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
                                        3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
                                        2.27238449892691845833e-2, 7.74545014278341407640e-4);
    const double denominator = polynomial(
        x, 1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
        1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9);
    return numerator / denominator;
}

/// The same for r above 5.
constexpr double far_tail_quantile(double r) {
    const double x = r - 5.0;
    const double numerator = polynomial(x, 6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
                                        2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                        2.71155556874348757815e-5, 2.01033439929228813265e-7);
    const double denominator = polynomial(
        x, 1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
        7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15);
    return numerator / denominator;
}

/// P(0 < Z <= x) for |x| <= 0.67.
constexpr double central_probability(double x) {
    const double z = x * x;
    const double numerator = polynomial(z, 18154.981253343561249, 1067.6894854603709582, 161.02823106855587881,
                                        2.2352520354606839287, 0.065682337918207449113);
    const double denominator =
        polynomial(z, 45507.789335026729956, 10260.932208618978205, 976.09855173777669322, 47.20258190468824187, 1.0);
    return x * numerator / denominator;
}

/// Mills' ratio P(Z > y) / exp(-y^2/2) for y in [0.67, 4 sqrt 2].
constexpr double near_tail_ratio(double y) {
    const double numerator = polynomial(y, 9842.7148383839780218, 11602.651437647350124, 6848.1904505362823326,
                                        2494.5375852903726711, 597.27027639480026226, 93.506656132177855979,
                                        8.8831497943883759412, 0.39894151208813466764, 1.0765576773720192317e-8);
    const double denominator =
        polynomial(y, 19685.429676859990727, 38912.003286093271411, 34900.952721145977266, 18615.571640885098091,
                   6485.558298266760755, 1519.377599407554805, 235.38790178262499861, 22.266688044328115691, 1.0);
    return numerator / denominator;
}

/// The same for y above 4 sqrt 2.
constexpr double far_tail_ratio(double y) {
    constexpr double inverse_sqrt_2_pi = 0.39894228040143267794;
    const double z = 1.0 / (y * y);
    const double numerator = polynomial(z, 2.9112874951168792e-5, 0.001421619193227893466, 0.022235277870649807,
                                        0.1274011611602473639, 0.21589853405795699, 0.02307344176494017303);
    const double denominator = polynomial(z, 7.29751555083966205e-5, 0.00378239633202758244, 0.0659881378689285515,
                                          0.468238212480865118, 1.28426009614491121, 1.0);
    return (inverse_sqrt_2_pi - z * numerator / denominator) / y;
}

}  // namespace detail

/// Square root, correctly rounded everywhere (IEEE 754).
inline double sqrt(double x) { return std::sqrt(x); }

/// Quantile of the standard normal distribution; 0 and 1 give -infinity and infinity, others outside NaN.
/// Relative error below 8e-16. Source: Wichura, algorithm AS 241 (PPND16), Applied Statistics 37 (1988) 477.
inline double inverse_normal(double p) {
    const double q = p - 0.5;
    if (q >= -0.425 && q <= 0.425) return detail::central_quantile(q);
    if (p == 0.0) return -detail::infinity;
    if (p == 1.0) return detail::infinity;
    if (!(p > 0.0 && p < 1.0)) return detail::not_a_number;
    const double r = std::sqrt(-log(q < 0.0 ? p : 1.0 - p));
    const double distance = r <= 5.0 ? detail::near_tail_quantile(r) : detail::far_tail_quantile(r);
    return q < 0.0 ? -distance : distance;
}

/// P(Z <= x) of the standard normal distribution. Relative error below 9e-16, also far in the lower tail.
/// Source: Cody, Mathematics of Computation 23 (1969) 631; coefficients of his ANORM (SPECFUN, 1993).
constexpr double normal_cdf(double x) {
    if (x != x) return detail::not_a_number;
    const double y = x < 0.0 ? -x : x;
    if (y <= 0.67448975) return 0.5 + detail::central_probability(x);
    if (y > 39.0) return x < 0.0 ? 0.0 : 1.0;
    const detail::DoubleDouble square = detail::exact_product(y, y);
    const double ratio = y <= 5.656854249492380195 ? detail::near_tail_ratio(y) : detail::far_tail_ratio(y);
    const double tail = detail::exp_of_sum(-0.5 * square.high, -0.5 * square.low) * ratio;
    return x < 0.0 ? tail : 1.0 - tail;
}

}  // namespace samverkan::elementary
