#pragma once

// Pictures as people upload them.

#include "images/images.h"

#include <string>

namespace kith::tests {

// Of stripes, so that no two sizes are alike.
std::string picture(int width, int height, images::Format);
std::string lossless_webp(int width, int height);
// A JPEG whose upper left quarter is dark, as a camera stores it with that orientation (1 to 8).
std::string turned_photo(int orientation);

}
