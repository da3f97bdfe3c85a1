#include "study/answer_writer.hpp"

#include <cmath>

#include "results/joined.hpp"

namespace samverkan {

std::string AnswerWriter::intervals(const Estimate& estimate, double unit, std::string_view suffix) const {
    if (!estimate.has_intervals())
        return joined({say("no interval: ", "inget intervall: "), std::to_string(estimate.replicates),
                       estimate.replicates == 1 ? say(" replicate is too few", " upprepning är för få")
                                                : say(" replicates are too few", " upprepningar är för få")});
    const double low = unit < 0 ? estimate.high90 : estimate.low90, high = unit < 0 ? estimate.low90 : estimate.high90;
    return joined({say("range over worlds ", "spann mellan världar "), two(unit * low), suffix, say(" to ", " till "),
                   two(unit * high), suffix, say(", simulation error ", ", simuleringsfel "),
                   two(std::fabs(unit) * estimate.simulation_error), suffix});
}

std::string AnswerWriter::share_of_worlds(const Estimate& share) const {
    return joined({per_cent(share.mean), say(" of worlds (90 % interval ", " av världarna (90 %-intervall "),
                   two(100 * share.mean_low90), say(" to ", " till "), per_cent(share.mean_high90), ")"});
}

std::string AnswerWriter::replicates_to_tell(std::size_t scenario, std::string_view other) const {
    const double needed = number(scenario, measure::replicates_for_sign, other).mean;
    if (needed != needed) return {};
    return joined({say("; about ", "; omkring "), two(needed),
                   say(" would be needed, if mean and spread are as found", " skulle behövas, om medelvärde och "
                                                                            "spridning är som de verkar")});
}

}  // namespace samverkan
