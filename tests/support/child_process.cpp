#include "support/child_process.h"

// ThreadSanitizer ends a child that starts threads when its parent had some; ours
// touch nothing of the parent's threads.
#ifdef __SANITIZE_THREAD__
extern "C" char const* __tsan_default_options() { return "die_after_fork=0"; }
#endif
