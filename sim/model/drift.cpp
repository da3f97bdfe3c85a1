#include "model/drift.hpp"

namespace samverkan {

void serve_drift(const World& world, Lives& lives, std::uint32_t row) {
    const bool drifts = lives.youths.state[row].involvement == Involvement::none;
    set_involvement(world.population, lives.youths, lives.classes, row,
                    drifts ? Involvement::fringe : Involvement::none);
    start_involvement_clock(world, lives.youths, lives.involved, lives.clocks, lives.strata, row, lives.week);
    lives.log.add(lives.week, drifts ? EventKind::drift : EventKind::fringe_exit, row);
}

}  // namespace samverkan
