#pragma once
// Group clocks: accumulated group factor of each process by (place x sex x age).
#include <array>
#include <cstdint>
#include <vector>

#include "model/age_windows.hpp"
#include "model/youths.hpp"

namespace samverkan {

/// Group processes. Drift and fringe exit share one personal clock (YouthClock::involvement).
enum class GroupProcess : std::uint8_t {
    drift,
    fringe_exit,
    recruit_street,
    recruit_school,
    recruit_family_friends,
    recruit_online,
    notice
};
inline constexpr std::size_t group_process_count = 7;

constexpr GroupProcess recruit_group(Channel channel) {
    return static_cast<GroupProcess>(static_cast<std::size_t>(GroupProcess::recruit_street) +
                                     static_cast<std::size_t>(channel));
}

/// One value per group and process.
struct GroupTable {
    std::array<std::vector<double>, group_process_count> value;
    void resize(std::size_t groups) {
        for (auto& column : value) column.assign(groups, 0.0);
    }
    [[nodiscard]] double at(GroupProcess process, std::size_t group) const {
        return value[static_cast<std::size_t>(process)][group];
    }
    [[nodiscard]] std::vector<double>& of(GroupProcess process) { return value[static_cast<std::size_t>(process)]; }
    [[nodiscard]] const std::vector<double>& of(GroupProcess process) const {
        return value[static_cast<std::size_t>(process)];
    }
};

/// By process and completed age from 6.
using StratumFactors = std::array<std::array<double, age_count>, group_process_count>;
constexpr StratumFactors constant_factors(double value) {
    StratumFactors factors{};
    for (auto& ages : factors) ages.fill(value);
    return factors;
}

/// A cohort programme's stratum: its members' clocks run beside the group's, slower or faster by a factor.
/// Nobody is touched: at the start its clocks equal those its members had.
struct Stratum {
    GroupTable now, before;
    StratumFactors factor = constant_factors(1);  ///< this week, by process and completed age from 6
};

struct GroupClocks {
    GroupTable factor;            ///< c_g(w): group factor of this week
    GroupTable now, before;       ///< accumulated up to the end and the start of this week
    std::vector<Stratum> strata;  ///< index StratumId - 1

    [[nodiscard]] const GroupTable& now_of(StratumId stratum) const {
        return stratum.index() == 0 ? now : strata[stratum.index() - 1].now;
    }
    [[nodiscard]] const GroupTable& before_of(StratumId stratum) const {
        return stratum.index() == 0 ? before : strata[stratum.index() - 1].before;
    }
};

GroupClocks make_group_clocks(std::size_t groups);

/// One week: before = now; now += factor, strata by their factors.
void advance_group_clocks(GroupClocks& clocks);

/// The four clock readings a youth's personal clocks run against.
struct ClockReading {
    double drift, fringe_exit, notice;
    std::array<double, channel_count> recruit;
};
ClockReading read_clocks(const GroupTable& table, std::size_t group);

/// Birthdays: moves the targets of a block from the clocks of one age to those of the next; at 25 they leave.
void move_birthday_block(Youths& youths, const GroupClocks& clocks, const BirthdayBlock& block);

/// Asks for the targets of a block ahead of move_birthday_block.
void prefetch_birthday_block(const Youths& youths, const GroupClocks& clocks, const BirthdayBlock& block);

}  // namespace samverkan
