#include "checks/verdict.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <boost/math/distributions/students_t.hpp>

#include "core/contract.hpp"

namespace samverkan::checks {
namespace {

constexpr double sek_per_million = 1e6;

double mean_of(std::span<const double> values) {
    double sum = 0;
    for (const double value : values) sum += value;
    return sum / static_cast<double>(values.size());
}

/// Values of an arm that are compared, by replicate.
struct Series {
    std::string name;
    std::vector<double> values;
};

class Judge {
public:
    Judge(const Check& check, const Observed& observed) : check_(check), observed_(observed) {}

    [[nodiscard]] Series series(std::size_t arm, std::size_t slot, const Arm& content) const {
        Series one{content.name, {}};
        const std::vector<Observation>& own = observed_.by_slot[slot];
        for (std::size_t r = 0; r < own.size(); ++r) {
            double value = own[r].value - own[r].than;
            if (check_.as != As::value) {
                const Observation& from = observed_.by_slot[content.against.value_or(arm)][r];
                const double averted = from.value - own[r].value;
                if (check_.as == As::averted) value = averted;
                if (check_.as == As::averted_share) value = from.value > 0 ? averted / from.value : 0;
                if (check_.as == As::averted_per_million_sek)
                    value = own[r].cost_sek > 0 ? averted / (own[r].cost_sek / sek_per_million) : 0;
            }
            one.values.push_back(value);
        }
        return one;
    }

    /// Arms that are compared; with the planted one instead of the last if there is one.
    [[nodiscard]] std::vector<Series> all(bool planted) const {
        std::vector<Series> compared;
        for (std::size_t arm = 0; arm < check_.arms.size(); ++arm) {
            const bool replaced = planted && arm + 1 == check_.arms.size() && observed_.by_slot.size() > arm + 1;
            const Arm& content = replaced && check_.planted ? *check_.planted : check_.arms[arm];
            if (check_.as != As::value && !content.against) continue;
            compared.push_back(series(arm, replaced ? arm + 1 : arm, content));
        }
        return compared;
    }

    [[nodiscard]] Verdict judge(const std::vector<Series>& compared, Relation relation) const {
        Verdict verdict;
        if (relation == Relation::zero) {
            for (const Series& one : compared) {
                const std::vector<double> nothing(one.values.size(), 0.0);
                add(verdict, Relation::equal, {"0", nothing}, one);
            }
        } else if (compared.size() == 1) {  // against what is taken off, of the same arm
            Series measured = compared.front(), taken_off{"than", {}};
            for (const Observation& one : observed_.by_slot[slot_of_single(compared.front())])
                taken_off.values.push_back(one.than);
            for (std::size_t r = 0; r < measured.values.size(); ++r) measured.values[r] += taken_off.values[r];
            add(verdict, relation, taken_off, measured);
        } else {
            const bool step_by_step = relation == Relation::falling || relation == Relation::rising;
            for (std::size_t i = 1; i < compared.size(); ++i)
                add(verdict, step(relation), compared[step_by_step ? i - 1 : 0], compared[i]);
            if (step_by_step && check_.tolerance > 0) {  // and from end to end strictly
                const Relation whole = relation == Relation::falling ? Relation::lower : Relation::higher;
                add(verdict, whole, compared.front(), compared.back());
            }
        }
        return verdict;
    }

private:
    [[nodiscard]] std::size_t slot_of_single(const Series& one) const {
        const bool planted = observed_.by_slot.size() > 1 && check_.planted && one.name == check_.planted->name;
        return planted ? 1 : 0;
    }

    /// What a step of a monotone relation claims.
    [[nodiscard]] Relation step(Relation relation) const {
        if (relation == Relation::falling) return check_.tolerance > 0 ? Relation::not_higher : Relation::lower;
        if (relation == Relation::rising) return check_.tolerance > 0 ? Relation::not_lower : Relation::higher;
        return relation;
    }

    void add(Verdict& verdict, Relation relation, const Series& reference, const Series& arm) const {
        verdict.comparisons.push_back(
            compare(relation, reference.values, arm.values, check_.tolerance, check_.confidence));
        verdict.comparisons.back().reference = reference.name;
        verdict.comparisons.back().arm = arm.name;
    }

    const Check& check_;
    const Observed& observed_;
};

/// Replicates in which an exact relation does not hold.
std::size_t exactly_wrong(Relation relation, std::span<const double> reference, std::span<const double> arm) {
    std::size_t wrong = 0;
    for (std::size_t r = 0; r < arm.size(); ++r)
        wrong += relation == Relation::equal          ? arm[r] != reference[r]
                 : relation == Relation::always_lower ? !(arm[r] < reference[r])
                                                      : !(arm[r] > reference[r]);
    return wrong;
}

}  // namespace

double Comparison::z() const {
    if (standard_error > 0) return mean / standard_error;
    return mean == 0 ? 0 : std::copysign(std::numeric_limits<double>::infinity(), mean);
}

bool Verdict::holds() const {
    return !comparisons.empty() &&
           std::all_of(comparisons.begin(), comparisons.end(), [](const Comparison& one) { return one.holds; });
}

const Comparison& Verdict::weakest() const {
    return *std::min_element(comparisons.begin(), comparisons.end(), [](const Comparison& a, const Comparison& b) {
        if (a.holds != b.holds) return !a.holds;
        return std::fabs(a.z()) < std::fabs(b.z());
    });
}

Comparison compare(Relation relation, std::span<const double> reference, std::span<const double> arm, double tolerance,
                   double confidence) {
    expect(!arm.empty() && arm.size() == reference.size(), "pairs of values");
    const auto n = static_cast<double>(arm.size());
    std::vector<double> differences(arm.size());
    for (std::size_t r = 0; r < arm.size(); ++r) differences[r] = arm[r] - reference[r];
    Comparison found;
    found.reference_mean = mean_of(reference);
    found.mean = mean_of(differences);
    double squares = 0;
    for (const double one : differences) squares += (one - found.mean) * (one - found.mean);
    if (n > 1) found.standard_error = std::sqrt(squares / (n - 1) / n);
    if (!is_statistical(relation)) {
        found.wrong = exactly_wrong(relation, reference, arm);
        found.holds = found.wrong == 0;
        found.bound = found.mean;
        return found;
    }
    const double reach = n > 1
                             ? found.standard_error * boost::math::quantile(boost::math::students_t(n - 1), confidence)
                             : std::numeric_limits<double>::infinity();
    const double margin = tolerance * std::fabs(found.reference_mean);
    const double least = found.mean - reach, most = found.mean + reach;
    switch (relation) {
    case Relation::lower:
        found.bound = most, found.holds = most < 0;
        break;
    case Relation::higher:
        found.bound = least, found.holds = least > 0;
        break;
    case Relation::not_higher:
        found.bound = most, found.holds = most < margin;
        break;
    case Relation::not_lower:
        found.bound = least, found.holds = least > -margin;
        break;
    default:
        found.bound = std::fabs(most) > std::fabs(least) ? most : least;
        found.holds = most < margin && least > -margin;
    }
    return found;
}

Verdict judge(const Check& check, const Observed& observed) {
    const Judge judge(check, observed);
    return judge.judge(judge.all(false), check.relation);
}

Verdict judge_planted(const Check& check, const Observed& observed) {
    const Judge judge(check, observed);
    std::vector<Series> compared = judge.all(true);
    if (!check.planted && is_turned_by_order(check.relation)) {
        if (compared.size() > 1) {
            std::reverse(compared.begin(), compared.end());
        } else {  // one arm: what is measured and what is taken off change places
            Check turned = check;
            turned.relation = check.relation == Relation::lower ? Relation::higher : Relation::lower;
            return judge.judge(compared, turned.relation);
        }
    }
    return judge.judge(compared, check.relation);
}

}  // namespace samverkan::checks
