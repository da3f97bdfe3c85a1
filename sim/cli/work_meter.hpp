#pragma once
// How far long work has come: one line on stderr, rewritten in place on a terminal, now and then elsewhere.
#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>

#include "scenario/language.hpp"

namespace samverkan {

class WorkMeter {
public:
    enum class Output : std::uint8_t { quiet, plain, terminal };

    /// `total` pieces of work; `what` names them: "months".
    WorkMeter(std::uint64_t total, Label what, Output output, Language language);
    ~WorkMeter();
    WorkMeter(const WorkMeter&) = delete;
    WorkMeter& operator=(const WorkMeter&) = delete;

    /// A piece is done; from any thread. Throws Interrupted after Ctrl-C.
    void step();

private:
    [[nodiscard]] std::string line(std::uint64_t done) const;

    const std::uint64_t total_;
    const Label what_;
    const Output output_;
    const Language language_;
    const double started_;
    std::atomic<std::uint64_t> done_{0};
    std::atomic<std::int64_t> due_milliseconds_;
    std::mutex guard_;  ///< of stderr
    bool line_open_ = false;
};

/// Quiet, or as stderr is.
[[nodiscard]] WorkMeter::Output meter_output(bool quiet);

}  // namespace samverkan
