#pragma once

// The pixels of a file that somebody sent, by the library of its format.

#include "images/images.h"

namespace kith::images {

// On white where it was transparent. Nothing when it is damaged.
std::optional<Pixels> decode(std::string_view bytes, Format);

// How a camera was held: 1 to 8, as Exif numbers it (JEITA CP-3451, tag 0112); 1: upright, or unknown.
int orientation_of(std::string_view bytes, Format);

}
