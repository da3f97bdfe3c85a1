#pragma once
// A number per place and recruitment channel.
#include <vector>

#include "core/ids.hpp"

namespace samverkan {

struct PlaceChannelTable {
    std::vector<double> value;  ///< places x channels, channel fastest

    void resize(std::size_t places, double fill = 0.0) { value.assign(places * channel_count, fill); }
    [[nodiscard]] double& at(std::size_t place, std::size_t channel) { return value[place * channel_count + channel]; }
    [[nodiscard]] double at(std::size_t place, std::size_t channel) const {
        return value[place * channel_count + channel];
    }
    [[nodiscard]] std::size_t places() const { return value.size() / channel_count; }
};

}  // namespace samverkan
