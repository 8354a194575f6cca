#pragma once

// Pictures as people upload them.

#include "images/images.h"

#include <string>

namespace kith::tests {

// Of stripes, so that no two sizes are alike.
std::string picture(int width, int height, images::Format);
std::string lossless_webp(int width, int height);

}
