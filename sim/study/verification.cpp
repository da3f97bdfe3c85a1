#include "study/verification.hpp"

#include <algorithm>
#include <cmath>

#include "results/estimate.hpp"
#include "study/statistics.hpp"

namespace samverkan {
namespace {

/// Sums over replicates of how many more or fewer persons there are than the map says, in whole numbers, so that
/// their order does not matter.
struct Deviations {
    std::int64_t sum = 0;
    std::uint64_t squares = 0;  ///< at most 10,000 replicates x (20 million)^2

    void add(std::int64_t deviation) {
        sum += deviation;
        squares += static_cast<std::uint64_t>(deviation * deviation);
    }
    void add(const Deviations& other) {
        sum += other.sum;
        squares += other.squares;
    }
    [[nodiscard]] ReplicateMean mean(double expected, double persons, double replicates) const {
        const auto total = static_cast<long double>(sum);
        ReplicateMean result{(expected + static_cast<double>(total) / replicates) / persons, not_known};
        if (replicates < static_cast<double>(least_replicates_for_intervals)) return result;
        const long double spread = static_cast<long double>(squares) - total * total / replicates;
        result.standard_error =
            std::sqrt(static_cast<double>(std::max(spread, 0.0L)) / (replicates - 1) / replicates) / persons;
        return result;
    }
};

struct LookDeviations {
    Deviations gang, absent;
};

/// Districts, and all of them together at the end.
class Tally {
public:
    Tally(const ClosedStudy& study, const std::vector<ClosedPoint>& map) : study_(study) {
        for (const ClosedPoint& point : map) {
            std::vector<Expected> row(point.size() + 1);
            for (std::size_t i = 0; i < point.size(); ++i) {
                const double persons = study.setup.districts[i].persons;
                row[i] = {std::llround(point[i].gang * persons), std::llround(point[i].absent * persons)};
                row.back().gang += row[i].gang;
                row.back().absent += row[i].absent;
            }
            expected_.push_back(std::move(row));
            found_.emplace_back(point.size() + 1);
        }
    }

    using Found = std::vector<std::vector<LookDeviations>>;
    [[nodiscard]] Found empty() const {
        return Found(found_.size(), std::vector<LookDeviations>(found_.front().size()));
    }

    void look(const ClosedModel& model, std::size_t index, Found& found) const {
        Expected all;
        for (std::size_t i = 0; i < model.district_count(); ++i) {
            const auto& count = model.count[i];
            const std::int64_t gang = count[static_cast<std::size_t>(ClosedState::gang)];
            const std::int64_t absent = count[static_cast<std::size_t>(ClosedState::absent)];
            found[index][i].gang.add(gang - expected_[index][i].gang);
            found[index][i].absent.add(absent - expected_[index][i].absent);
            all.gang += gang;
            all.absent += absent;
        }
        found[index].back().gang.add(all.gang - expected_[index].back().gang);
        found[index].back().absent.add(all.absent - expected_[index].back().absent);
    }
    void add(const Found& found) {
        for (std::size_t k = 0; k < found.size(); ++k)
            for (std::size_t i = 0; i < found[k].size(); ++i) {
                found_[k][i].gang.add(found[k][i].gang);
                found_[k][i].absent.add(found[k][i].absent);
            }
    }
    [[nodiscard]] ReplicateMean gang(std::size_t look, std::size_t district) const {
        return mean(found_[look][district].gang, expected_[look][district].gang, district);
    }
    [[nodiscard]] ReplicateMean absent(std::size_t look, std::size_t district) const {
        return mean(found_[look][district].absent, expected_[look][district].absent, district);
    }

private:
    struct Expected {
        std::int64_t gang = 0, absent = 0;
    };
    [[nodiscard]] ReplicateMean mean(const Deviations& found, std::int64_t expected, std::size_t district) const {
        const auto& districts = study_.setup.districts;
        double persons = 0;
        for (std::size_t i = 0; i < districts.size(); ++i)
            if (district == districts.size() || i == district) persons += districts[i].persons;
        return found.mean(static_cast<double>(expected), persons, study_.replicates);
    }

    const ClosedStudy& study_;
    std::vector<std::vector<Expected>> expected_;
    Found found_;
};

/// The map at the months looked at.
std::vector<ClosedPoint> map_of(const ClosedStudy& study, const std::function<void()>& month_done) {
    std::vector<ClosedPoint> points;
    ClosedPoint now = start_of(study.setup);
    int month = 0;
    for (const int look : study.look_months) {
        for (; month < look; ++month) {
            for (int step = 0; step < study.steps_per_month; ++step) now = next_point(study.setup, now);
            month_done();
        }
        points.push_back(now);
    }
    return points;
}

std::vector<ClosedPoint> limit_of(const ClosedStudy& study) {
    std::vector<ClosedPoint> points;
    ClosedPoint now = start_of(study.setup);
    int month = 0;
    for (const int look : study.look_months) {
        now = limit_after(study.setup, now, look - month);
        month = look;
        points.push_back(now);
    }
    return points;
}

}  // namespace

double ReplicateMean::z(double expected) const {
    return standard_error > 0 ? (mean - expected) / standard_error : not_known;
}

ClosedShares shares_of_all(const ClosedSetup& setup, const ClosedPoint& point) {
    ClosedShares all;
    double persons = 0;
    for (std::size_t i = 0; i < point.size(); ++i) {
        all.gang += point[i].gang * setup.districts[i].persons;
        all.absent += point[i].absent * setup.districts[i].persons;
        persons += setup.districts[i].persons;
    }
    return {all.gang / persons, all.absent / persons};
}

ClosedTheory closed_theory(const ClosedSetup& setup) {
    ClosedTheory theory;
    theory.next_generation = next_generation_matrix(setup);
    if (theory.next_generation) theory.reproduction_number = spectral_radius(*theory.next_generation);
    theory.steady_by_steps = steady_state(setup, Stepping::by_steps);
    theory.steady_continuous = steady_state(setup, Stepping::continuous);
    return theory;
}

ClosedOutcome verify_closed_model(const ClosedStudy& study, const Workers& workers,
                                  const std::function<void()>& month_done) {
    const std::vector<ClosedPoint> map = map_of(study, month_done), limit = limit_of(study);
    Tally tally(study, map);
    std::mutex guard;
    workers.for_each(study.replicates, [&](std::size_t replicate) {
        ClosedModel model =
            make_closed_model(study.setup, KeyedDraws(study.seed, static_cast<std::uint32_t>(replicate)));
        Tally::Found found = tally.empty();
        std::size_t next = 0;
        for (int month = 0; next < study.look_months.size(); ++month) {
            if (month == study.look_months[next]) tally.look(model, next++, found);
            if (next == study.look_months.size()) break;
            for (int step = 0; step < study.steps_per_month; ++step) step_closed_model(model);
            month_done();
        }
        const std::lock_guard lock(guard);
        tally.add(found);
    });

    ClosedOutcome outcome;
    outcome.theory = closed_theory(study.setup);
    outcome.greatest_z = not_known;
    const std::size_t districts = study.setup.districts.size();
    for (std::size_t k = 0; k < map.size(); ++k) {
        std::vector<ClosedLook> row;
        for (std::size_t i = 0; i <= districts; ++i) {
            const bool all = i == districts;
            row.push_back({tally.gang(k, i), tally.absent(k, i), all ? shares_of_all(study.setup, map[k]) : map[k][i],
                           all ? shares_of_all(study.setup, limit[k]) : limit[k][i]});
            for (const double z : {row.back().gang.z(row.back().map.gang), row.back().absent.z(row.back().map.absent)})
                if (!(std::abs(z) <= outcome.greatest_z) && z == z) outcome.greatest_z = std::abs(z);
        }
        outcome.looks.push_back(std::move(row));
    }
    std::uint64_t persons = 0;
    for (const ClosedDistrict& district : study.setup.districts) persons += district.persons;
    outcome.person_steps = persons * study.replicates * static_cast<std::uint64_t>(study.look_months.back()) *
                           static_cast<std::uint64_t>(study.steps_per_month);
    return outcome;
}

}  // namespace samverkan
