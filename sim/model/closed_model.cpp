#include "model/closed_model.hpp"

#include "core/clock.hpp"
#include "core/contract.hpp"

namespace samverkan {
namespace {

constexpr std::array<Process, closed_clock_count> process_of_clock{Process::closed_join, Process::closed_leave,
                                                                   Process::closed_release};

constexpr std::size_t index_of(ClosedState state) { return static_cast<std::size_t>(state); }
constexpr std::size_t index_of(ClosedClock clock) { return static_cast<std::size_t>(clock); }

/// Personal multiplier: at risk of leaving the state one is in, of nothing else.
constexpr double multiplier_of(ClosedState state, std::size_t clock) { return index_of(state) == clock ? 1.0 : 0.0; }

EntityKey key_of(const ClosedModel& model, std::size_t district, std::uint32_t row) {
    return entity_key(row - model.district_begin[district], static_cast<std::uint32_t>(district));
}

std::size_t district_of(const ClosedModel& model, std::uint32_t row) {
    std::size_t district = 0;
    while (model.district_begin[district + 1] <= row) ++district;
    return district;
}

/// Group factors of one step: hazards of a person at risk over the step, from the shares as they are.
std::array<double, closed_clock_count> factors_of(const ClosedModel& model, std::size_t district) {
    const ClosedRates& rates = model.setup.districts[district].rates;
    const std::size_t districts = model.district_count();
    double met = 0;
    for (std::size_t other = 0; other < districts; ++other)
        met += model.setup.contact[district * districts + other] * model.share(other, ClosedState::gang);
    const double step = model.setup.step_months;
    return {rates.join_hazard * met * step, (rates.return_hazard + rates.removal_hazard) * step,
            rates.release_hazard * step};
}

/// Whether the first of two weighted candidates wins the keyed race.
bool first_wins(const KeyedDraws& draws, Process process, EntityKey chooser, std::uint32_t occurrence, double first,
                double second) {
    if (first <= 0 || second <= 0) return second <= 0;
    return draws.race_time(process, chooser, occurrence, 0, first) <=
           draws.race_time(process, chooser, occurrence, 1, second);
}

/// Where the crossing of `clock` leads; `occurrence` is that of the threshold passed.
ClosedState next_state(ClosedModel& model, const ClosedRates& rates, ClosedClock clock, EntityKey key,
                       std::uint32_t occurrence) {
    switch (clock) {
    case ClosedClock::join:
        ++model.events.joined;
        return ClosedState::gang;
    case ClosedClock::leave:
        if (first_wins(model.draws, Process::closed_split, key, occurrence, rates.return_hazard,
                       rates.removal_hazard)) {
            ++model.events.returned;
            return ClosedState::susceptible;
        }
        ++model.events.removed;
        return ClosedState::absent;
    case ClosedClock::release:
        break;
    }
    if (first_wins(model.draws, Process::closed_return, key, occurrence, rates.rejoin_share, 1 - rates.rejoin_share)) {
        ++model.events.rejoined;
        return ClosedState::gang;
    }
    ++model.events.released_free;
    return ClosedState::susceptible;
}

/// Spends the threshold of `clock`, draws the next and changes the person's state.
void apply_crossing(ClosedModel& model, std::size_t district, std::uint32_t row, ClosedClock clock) {
    const std::size_t k = index_of(clock);
    const EntityKey key = key_of(model, district, row);
    const ClosedState old_state = model.state[row];
    const ClosedRates& rates = model.setup.districts[district].rates;
    const ClosedState new_state = next_state(model, rates, clock, key, model.occurrence[k][row]);
    const double threshold = model.draws.threshold(process_of_clock[k], key, ++model.occurrence[k][row]);
    model.target[k].set(row, start_clock(model.clock[district][k], threshold, multiplier_of(old_state, k)));
    --model.count[district][index_of(old_state)];
    ++model.count[district][index_of(new_state)];
    model.state[row] = new_state;
    model.dirty.push_back(row);
}

/// Advances the group clocks of all districts by the factors of the state as it is.
void advance_clocks(ClosedModel& model) {
    std::vector<std::array<double, closed_clock_count>> factor;
    for (std::size_t district = 0; district < model.district_count(); ++district)
        factor.push_back(factors_of(model, district));
    for (std::size_t district = 0; district < model.district_count(); ++district)
        for (std::size_t k = 0; k < closed_clock_count; ++k) model.clock[district][k] += factor[district][k];
}

/// Rows whose clock `k` stands below its group clock, by district.
std::vector<std::uint32_t> fired_rows(ClosedModel& model, std::size_t k) {
    const RowSpan everybody{0, model.district_begin.back()};
    std::vector<std::uint32_t> fired;
    for (std::size_t district = 0; district < model.district_count(); ++district) {
        const ScanRange range{model.district_begin[district], model.district_begin[district + 1], 0.0f,
                              static_cast<float>(model.clock[district][k])};
        const std::uint32_t earlier_begin = district > 0 ? model.district_begin[district - 1] : 0;
        ClockColumn& column = model.target[k];
        column.find_hot(range, [&](const ScanRange& part) { column.fire(part, earlier_begin, everybody, fired); });
    }
    return fired;
}

ClosedState state_at_start(const ClosedDistrict& district, std::uint32_t person) {
    const auto gang = static_cast<std::uint32_t>(district.persons * district.gang_share + 0.5);
    const auto absent = static_cast<std::uint32_t>(district.persons * district.absent_share + 0.5);
    if (person < gang) return ClosedState::gang;
    return person < gang + absent ? ClosedState::absent : ClosedState::susceptible;
}

void check(const ClosedSetup& setup) {
    expect(setup.step_months > 0, "a step of the closed model takes time");
    expect(!setup.districts.empty(), "the closed model has a district");
    expect(setup.contact.size() == setup.districts.size() * setup.districts.size(),
           "the contact matrix is districts x districts");
    for (const ClosedDistrict& district : setup.districts) {
        expect(district.persons > 0 && district.gang_share >= 0 && district.absent_share >= 0 &&
                   district.gang_share + district.absent_share <= 1,
               "a district has persons, and shares of them");
        const ClosedRates& rates = district.rates;
        expect(rates.join_hazard >= 0 && rates.return_hazard >= 0 && rates.removal_hazard >= 0 &&
                   rates.release_hazard >= 0,
               "hazards of the closed model are not negative");
        expect(rates.rejoin_share >= 0 && rates.rejoin_share <= 1, "the share that rejoins is a share");
    }
}

}  // namespace

double ClosedModel::share(std::size_t district, ClosedState in_state) const {
    return static_cast<double>(count[district][index_of(in_state)]) / setup.districts[district].persons;
}

ClosedModel make_closed_model(const ClosedSetup& setup, const KeyedDraws& draws) {
    ClosedModel model{setup, draws, {0}, {}, {}, {}, {}, {}, {}, {}, {}};
    if (model.setup.contact.empty() && model.setup.districts.size() == 1) model.setup.contact = {1.0};
    check(model.setup);
    for (const ClosedDistrict& district : setup.districts) {
        model.count.push_back({});
        model.clock.push_back({});
        for (std::uint32_t person = 0; person < district.persons; ++person) {
            model.state.push_back(state_at_start(district, person));
            ++model.count.back()[index_of(model.state.back())];
        }
        model.district_begin.push_back(static_cast<std::uint32_t>(model.state.size()));
    }
    model.touched_state = model.state;
    for (std::size_t k = 0; k < closed_clock_count; ++k) {
        model.occurrence[k].assign(model.state.size(), 0);
        model.target[k].resize(model.state.size(), clock_off);
        for (std::size_t district = 0; district < model.district_count(); ++district)
            for (std::uint32_t row = model.district_begin[district]; row < model.district_begin[district + 1]; ++row) {
                const double threshold = draws.threshold(process_of_clock[k], key_of(model, district, row), 0);
                model.target[k].set(row, start_clock(0, threshold, multiplier_of(model.state[row], k)));
            }
        model.target[k].refresh_bounds();
    }
    return model;
}

void step_closed_model(ClosedModel& model) {
    advance_clocks(model);
    std::array<std::vector<std::uint32_t>, closed_clock_count> fired;
    for (std::size_t k = 0; k < closed_clock_count; ++k) fired[k] = fired_rows(model, k);
    for (std::size_t k = 0; k < closed_clock_count; ++k)
        for (const std::uint32_t row : fired[k])
            apply_crossing(model, district_of(model, row), row, static_cast<ClosedClock>(k));
    touch_closed_model(model);
}

void touch_closed_model(ClosedModel& model) {
    for (const std::uint32_t row : model.dirty) {
        const auto& clock = model.clock[district_of(model, row)];
        for (std::size_t k = 0; k < closed_clock_count; ++k) {
            const double old_multiplier = multiplier_of(model.touched_state[row], k);
            const double new_multiplier = multiplier_of(model.state[row], k);
            if (new_multiplier == old_multiplier) continue;
            ClockColumn& column = model.target[k];
            column.set(row, move_clock(column[row], clock[k], old_multiplier, clock[k], new_multiplier));
        }
        model.touched_state[row] = model.state[row];
    }
    model.dirty.clear();
}

}  // namespace samverkan
