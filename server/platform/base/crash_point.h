#pragma once

// Kills the process at a named place, in test builds only: with
// KITH_CRASH_AT=name:n in the environment the n-th passing of crash_point("name")
// is the last thing the process does (SIGKILL, no destructors, no flushing).

namespace kith {

#ifdef KITH_CRASH_POINTS
void crash_point(char const* name);
#else
inline void crash_point(char const*) {}
#endif

}
