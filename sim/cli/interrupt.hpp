#pragma once
// Ctrl-C ends a study at the end of a week, with nothing half-written.

namespace samverkan {

/// Thrown out of a study that was interrupted.
struct Interrupted {};

/// From now on SIGINT and SIGTERM are remembered; a second one ends the program at once.
void listen_for_interrupts();

/// Throws Interrupted if there was one.
void stop_if_interrupted();

}  // namespace samverkan
