#pragma once
// Ctrl-C ends a study when the replicates in flight are done, with nothing lost.

namespace samverkan {

/// Thrown out of a study that was interrupted.
struct Interrupted {};

/// From now on SIGINT and SIGTERM are remembered; a second one ends the program at once. A file that may not grow
/// any more (SIGXFSZ) is a failed write from now on, not the end of the program.
void listen_for_interrupts();

[[nodiscard]] bool was_interrupted();
/// Throws Interrupted if there was one.
void stop_if_interrupted();

}  // namespace samverkan
