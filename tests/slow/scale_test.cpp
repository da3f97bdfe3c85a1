// A tenth of the county has the same rates as the whole, and a tenth of its positions.
#include <cmath>

#include <gtest/gtest.h>

#include "support/lives.hpp"

namespace samverkan {
namespace {

using namespace test;

/// A number of every replicate.
struct Sample {
    std::vector<double> values;

    [[nodiscard]] double mean() const {
        double sum = 0;
        for (const double value : values) sum += value;
        return sum / static_cast<double>(values.size());
    }
    [[nodiscard]] double variance_of_mean() const {
        double sum = 0;
        for (const double value : values) sum += (value - mean()) * (value - mean());
        return sum / static_cast<double>((values.size() - 1) * values.size());
    }
};

using Rates = std::map<std::string, Sample>;

/// Rates per resident and year over two burnt-in years, replicate by replicate.
Rates rates_at(double scale, std::uint32_t replicates) {
    const County county = stockholm();
    const Scenario scenario = unfunded(funded(programme("fft"), 52, 104));
    const std::map<std::string, EventKind> kinds{{"drift", EventKind::drift},
                                                 {"fringe exit", EventKind::fringe_exit},
                                                 {"first recruitment", EventKind::first_recruitment},
                                                 {"renewed recruitment", EventKind::renewed_recruitment},
                                                 {"exit", EventKind::exit},
                                                 {"promotion", EventKind::promotion},
                                                 {"report", EventKind::report},
                                                 {"service start", EventKind::service_start},
                                                 {"assessment", EventKind::assessment_start}};
    Rates rates;
    for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
        WorldOptions options{.seed = 31, .replicate = replicate, .scale = scale};
        options.constants = PriorDraw::mode;
        const BranchPoint branch = branch_point(county, options, scenario);
        const CountyState end = run_arm(branch, scenario);
        const auto residents = static_cast<double>(branch.state.lives.windows.residents());
        for (const auto& [name, kind] : kinds)
            rates[name].values.push_back(static_cast<double>(count_of(end, kind) - count_of(branch.state, kind)) /
                                         residents);
        const StockSample& sample = end.record.samples.back();
        const auto of_residents = [residents](std::uint32_t number) { return number / residents; };
        rates["residents of the county"].values.push_back(residents / scale / 549000);
        rates["positions"].values.push_back(of_residents(sample.positions));
        rates["open positions"].values.push_back(of_residents(sample.open_positions));
        rates["involved under 18"].values.push_back(of_residents(sample.involved_under_18));
        rates["senior core"].values.push_back(of_residents(sample.senior_core));
        rates["cases in progress"].values.push_back(of_residents(sample.cases_in_progress));
    }
    return rates;
}

/// Rates that fall where a pool is small: a tenth of an office's places is more often idle beside a queue elsewhere,
/// a tenth of a gang's core posts more often all taken, and of a small office's starts a week more pass by while it
/// has a queue at other times (docs/limits.md).
bool needs_a_pool(const std::string& rate) {
    return rate == "service start" || rate == "promotion" || rate == "assessment" || rate == "cases in progress";
}

TEST(Scale, OfATenthHasTheSameRates) {
    const Rates whole = rates_at(1, 5);
    const Rates tenth = rates_at(0.1, 25);
    for (const auto& [name, at_whole] : whole) {
        const Sample& at_tenth = tenth.at(name);
        // Stratified numbers vary by less than rounding: 0.2 % is always granted.
        const double sigma = std::sqrt(at_whole.variance_of_mean() + at_tenth.variance_of_mean());
        const double granted = std::max(4 * sigma, (needs_a_pool(name) ? 0.1 : 0.002) * at_whole.mean());
        std::printf("%-24s %.6f  %.6f  %+.1f %%  %+.1f sigma\n", name.c_str(), at_whole.mean(), at_tenth.mean(),
                    100 * (at_tenth.mean() / at_whole.mean() - 1), (at_tenth.mean() - at_whole.mean()) / sigma);
        EXPECT_NEAR(at_tenth.mean(), at_whole.mean(), granted) << name;
    }
}

}  // namespace
}  // namespace samverkan
