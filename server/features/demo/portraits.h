#pragma once

// Faces for the people of the demo, drawn from a few shapes: nobody's photograph.

#include <string>
#include <string_view>

namespace kith::demo {

// A PNG of 256 x 256; another name is another face.
std::string portrait_of(std::string_view name);

}
