#include "cli/interrupt.hpp"

#include <atomic>

#include <signal.h>

namespace samverkan {
namespace {

std::atomic<bool> interrupted{false};  // the one thing that a signal handler can leave behind
static_assert(std::atomic<bool>::is_always_lock_free);

void remember(int) { interrupted = true; }

}  // namespace

void listen_for_interrupts() {
    struct sigaction action {};
    action.sa_handler = remember;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    action.sa_handler = SIG_IGN;
    action.sa_flags = 0;
    sigaction(SIGXFSZ, &action, nullptr);
}

bool was_interrupted() { return interrupted; }

void stop_if_interrupted() {
    if (interrupted) throw Interrupted{};
}

}  // namespace samverkan
