#pragma once
// Recruitment: a crossing of a channel's clock, or of a former member's own, needs an open position.
#include "model/fire_clocks.hpp"
#include "model/lives.hpp"

namespace samverkan {

enum class Feedback : std::uint8_t {
    live,     ///< gangs answer to what happens
    replayed  ///< gang signals and open positions are those of the baseline
};

/// Whom a crossing could join, and how strongly each gang competes for it.
struct GangOffers {
    const GangSignals* signals;
    const std::vector<GangDoors>* doors = nullptr;  ///< those of the baseline; without, as the gangs are now

    [[nodiscard]] bool has_position(const Gangs& gangs, std::size_t gang) const {
        return doors != nullptr ? (*doors)[gang].position : gangs.open(gang) > 0;
    }
};

/// The gang that takes `row` at its place through `channel`: keyed race with weights open x effort. None if no
/// gang has an open position in reach.
GangId choose_gang(const World& world, const Gangs& gangs, const GangOffers& offers, std::uint32_t row, Channel channel,
                   std::uint32_t occurrence);

/// A named recruiter of `gang` for an offline recruit: involved or core, 15-20, 1-6 years older, long enough
/// in, not too many own youngers, at large; keyed race of `process` by age gap. no_record if there is none.
std::uint32_t choose_recruiter(const World& world, const Lives& lives, GangId gang, std::uint32_t row, Process process,
                               std::uint32_t occurrence);

/// Serves a crossing of a recruitment clock (state none or fringe): joins or is not taken.
void serve_recruitment(const World& world, Lives& lives, const GangOffers& offers, std::uint32_t row, Channel channel);

/// Serves a crossing of a former member's clock.
void serve_reentry(const World& world, Lives& lives, const GangOffers& offers, std::uint32_t row);

}  // namespace samverkan
