#pragma once

#include "base/time.h"

namespace kith::jobs {

// How long to wait after the attempt with that number (from 1): `first`, doubling up
// to `longest`, and up to a fifth more or less, so that what failed together does not
// come back together.
Duration backoff(int attempt, Duration first, Duration longest);

}
