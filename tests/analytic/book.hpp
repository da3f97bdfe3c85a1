#pragma once
// The verification book: what a case claims, what the program gives, and what it gives with a planted error. Cases
// are tests; where SAMVERKAN_BOOK names a folder each also writes its numbers there, as <id>.json, from which
// tools/render-verification makes docs/verification.md.
#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace samverkan::test {

inline constexpr double sigmas = 4;     ///< a right program falls outside once in 16,000 rows
inline constexpr double planted = 1.1;  ///< factor of the planted errors

/// A number that the program gave, and its standard error.
struct Measured {
    double value = 0, standard_error = 0;
};

/// Mean, variance and their standard errors of independent values.
class Sample {
public:
    void add(double value) {
        ++count_;
        const double step = value - mean_;
        mean_ += step / count_;
        squares_ += step * (value - mean_);
    }
    [[nodiscard]] double count() const { return count_; }
    [[nodiscard]] double mean() const { return mean_; }
    [[nodiscard]] double variance() const { return squares_ / (count_ - 1); }
    [[nodiscard]] Measured measured_mean() const { return {mean_, std::sqrt(variance() / count_)}; }

private:
    double count_ = 0, mean_ = 0, squares_ = 0;
};

/// One claim of a case. `wrong` is what the same program gives when it runs with an error that the formula is not
/// told of: the check has to see it.
struct BookRow {
    std::string quantity, unit;
    double expected = 0;
    Measured right;
    std::string error;  ///< planted: "hazard x 1.1"
    Measured wrong;

    [[nodiscard]] double z() const { return (right.value - expected) / right.standard_error; }
    [[nodiscard]] double planted_z() const { return (wrong.value - expected) / wrong.standard_error; }
};

/// How an error falls with the number of persons, or with the step: error ~ size ^ order.
struct BookOrder {
    std::string of, in;
    double expected = 0;
    Measured found;
};

struct BookSeries {
    enum class Kind { theory, found, in_error, limit };
    Kind kind;
    std::string label;
    std::vector<double> x, y;
    std::vector<double> band = {};  ///< 4 standard errors, or nothing
};

struct BookPlot {
    std::string x_label, y_label;
    std::vector<BookSeries> series;
    bool x_log = false, y_log = false;
};

struct BookCase {
    std::string id, title;
    std::string setting;  ///< what runs, with which numbers
    std::string formula, source;
    std::string error;              ///< where standard errors come from
    std::vector<std::string> code;  ///< files of the program that run
    std::vector<BookRow> rows;
    std::vector<BookOrder> orders = {};
    std::vector<BookPlot> plots = {};
};

/// Every claim holds within 4 standard errors, every planted error is seen, every order is as derived; and the
/// numbers go to the book (book_test.cpp).
void conclude(const BookCase& one);

/// A binomial share of `trials` whose probability should be `probability`.
inline Measured measured_share(double successes, double trials, double probability) {
    return {successes / trials, std::sqrt(probability * (1 - probability) / trials)};
}

/// Slope of log(error) over log(size) by least squares. Each error is a root mean square over `replicates` runs, so
/// that its logarithm has the standard error 1 / sqrt(2 replicates).
inline Measured order_of(const std::vector<double>& size, const std::vector<double>& error, double replicates) {
    double mean_x = 0, mean_y = 0, xx = 0, xy = 0;
    const double n = static_cast<double>(size.size());
    for (std::size_t i = 0; i < size.size(); ++i) {
        mean_x += std::log(size[i]) / n;
        mean_y += std::log(error[i]) / n;
    }
    for (std::size_t i = 0; i < size.size(); ++i) {
        const double x = std::log(size[i]) - mean_x;
        xx += x * x;
        xy += x * (std::log(error[i]) - mean_y);
    }
    return {xy / xx, 1 / std::sqrt(2 * replicates * xx)};
}

}  // namespace samverkan::test
