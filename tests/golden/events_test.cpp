#include <gtest/gtest.h>

#include "engine/signature_workload.hpp"
#include "support/lives.hpp"

namespace samverkan {
namespace {

// not_taken needs every gang within reach to be full in the same week, which is rare at any size; reports end at
// 17 and places at 20, so that queue_aged_out cannot happen with the shipped waiting times. Nobody is taken from a queue
// without adhd_bup, and nobody turns 25 in one. Places of wards and prisons are seldom full.
TEST(SignatureWorkload, HasEventsOfEveryKindThatCanBeExpected) {
    const SignatureResult result = run_signature_workload(
        test::stockholm(), {test::programme("great"), test::programme("fft")}, for_each_area_serially);
    for (std::size_t kind = 0; kind < event_kind_count; ++kind) {
        const auto event = static_cast<EventKind>(kind);
        if (event == EventKind::not_taken || event == EventKind::queue_aged_out ||
            event == EventKind::queue_recruited || event == EventKind::queue_left ||
            event == EventKind::waits_for_place)
            continue;
        EXPECT_GT(result.events[kind], 0u) << "event kind " << kind;
    }
}

}  // namespace
}  // namespace samverkan
