#include "cli/work_meter.hpp"

#include <cmath>

#include "cli/interrupt.hpp"
#include "cli/terminal.hpp"
#include "results/joined.hpp"
#include "study/cpu_time.hpp"
#include "study/wording.hpp"

namespace samverkan {

WorkMeter::WorkMeter(std::uint64_t total, Label what, Output output, Language language)
    : total_(total), what_(what), output_(output), language_(language), started_(elapsed_seconds()),
      due_milliseconds_(output == Output::terminal ? terminal_interval : plain_interval) {}

WorkMeter::~WorkMeter() {
    if (line_open_) write_message("\r\x1b[K");
}

void WorkMeter::step() {
    const std::uint64_t done = ++done_;
    stop_if_interrupted();
    if (output_ == Output::quiet) return;
    const auto now = static_cast<std::int64_t>(1000 * (elapsed_seconds() - started_));
    std::int64_t due = due_milliseconds_;
    if (now < due) return;
    const std::int64_t interval = output_ == Output::terminal ? terminal_interval : plain_interval;
    if (!due_milliseconds_.compare_exchange_strong(due, now + interval)) return;
    const std::lock_guard lock(guard_);
    if (output_ == Output::plain) return write_message(line(done) + "\n");
    write_message("\r\x1b[K" + line(done));
    line_open_ = true;
}

std::string WorkMeter::line(std::uint64_t done) const {
    const double share = static_cast<double>(done) / static_cast<double>(total_);
    return joined({with_decimals(std::floor(100 * share), 0, language_), " %, ",
                   with_decimals(static_cast<double>(done), 0, language_), say(language_, " of ", " av "),
                   with_decimals(static_cast<double>(total_), 0, language_), " ", say(language_, what_.en, what_.sv),
                   ", ", seconds_text((elapsed_seconds() - started_) * (1 - share) / share),
                   say(language_, " left", " kvar")});
}

WorkMeter::Output meter_output(bool quiet) {
    if (quiet) return WorkMeter::Output::quiet;
    return stderr_is_terminal() ? WorkMeter::Output::terminal : WorkMeter::Output::plain;
}

}  // namespace samverkan
