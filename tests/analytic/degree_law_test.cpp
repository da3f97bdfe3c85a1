// Book: how many friends there is room for.
#include <algorithm>
#include <cmath>
#include <vector>

#include "analytic/book.hpp"
#include "analytic/queue_theory.hpp"
#include "support/people.hpp"

namespace samverkan {
namespace {

using namespace test;

constexpr int least = 2, most = 12;
constexpr double mean = 6;

County county_with(double mean_friends) {
    County county = grown_county(8);
    FriendParameters& friends = county.parameters.friends;
    friends.least_friends = least;
    friends.most_friends = most;
    friends.mean_friends = mean_friends;
    return county;
}

struct Degrees {
    std::vector<double> wanted;  ///< rooms for friends, by youth
    std::vector<double> found;   ///< of them filled
};

Degrees degrees_of(double mean_friends) {
    const People people(county_with(mean_friends), {seven_years.first_week, seven_years.first_week + 52});
    Degrees degrees;
    for (std::uint32_t row = 0; row < people.size(); ++row) {
        const auto slots = people.friend_slots(row);
        degrees.wanted.push_back(static_cast<double>(slots.size()));
        degrees.found.push_back(static_cast<double>(slots.size()) -
                                static_cast<double>(std::count(slots.begin(), slots.end(), no_tie)));
    }
    return degrees;
}

double variance_of(const std::vector<double>& values) {
    Sample sample;
    for (const double value : values) sample.add(value);
    return sample.variance();
}

double share_with(const std::vector<double>& values, int k) {
    return static_cast<double>(std::count(values.begin(), values.end(), k)) / static_cast<double>(values.size());
}

TEST(Book, TheNumberOfFriendsFollowsItsShiftedBinomialLaw) {
    const Degrees right = degrees_of(mean), wrong = degrees_of(mean * planted);
    const double youths = static_cast<double>(right.wanted.size()), p = (mean - least) / (most - least);
    const double variance = (most - least) * p * (1 - p);
    // Fourth central moment of a binomial: v (1 + 3 (n - 2) p q).
    const double fourth = variance * (1 + 3 * (most - least - 2) * p * (1 - p));
    const auto mean_of = [&](const std::vector<double>& values) {
        double sum = 0;
        for (const double value : values) sum += value;
        return Measured{sum / youths, std::sqrt(variance / youths)};
    };
    const auto squared_spread = [&](const std::vector<double>& values) {
        return Measured{variance_of(values), std::sqrt((fourth - variance * variance) / youths)};
    };
    BookSeries theory{BookSeries::Kind::theory, "2 + binomial(10, 0.4)", {}, {}};
    BookSeries found{BookSeries::Kind::found, "room for friends", {}, {}};
    BookSeries more{BookSeries::Kind::in_error, "mean x 1.1", {}, {}};
    for (int k = least; k <= most; ++k) {
        const double q = binomial_probability(k - least, most - least, p);
        theory.x.push_back(k);
        theory.y.push_back(q);
        theory.band.push_back(sigmas * std::sqrt(q * (1 - q) / youths));
        found.x.push_back(k);
        found.y.push_back(share_with(right.wanted, k));
        more.x.push_back(k);
        more.y.push_back(share_with(wrong.wanted, k));
    }
    conclude(
        {.id = "degree_law",
         .title = "Degree law of friendships",
         .setting = "youths of an invented county (about 95,000): room for 2 to 12 friends, 6 in the mean",
         .formula = "degree = 2 + binomial(10, 0.4): mean 6, variance 2.4",
         .source = "rule of the model (docs/model.md)",
         .error = "derived: moments of the binomial law",
         .code = {"sim/model/friend_quotas.cpp", "sim/model/population.cpp"},
         .rows = {{"mean degree", "friends", mean, mean_of(right.wanted), "mean_friends x 1.1", mean_of(wrong.wanted)},
                  {"variance of the degree", "friends^2", variance, squared_spread(right.wanted), "mean_friends x 1.1",
                   squared_spread(wrong.wanted)}},
         .plots = {{"friends", "share of youths", {theory, found, more}}}});
    // Nearly all rooms are filled, so the law of wishes is that of friendships.
    EXPECT_GT(mean_of(right.found).value, .99 * mean);
}

}  // namespace
}  // namespace samverkan
