#pragma once

namespace kith::app {

// Blocks the signals that end the server in every thread begun from now on, so that
// only wait_for_end hears them.
void block_signals();
void wait_for_end();

}
