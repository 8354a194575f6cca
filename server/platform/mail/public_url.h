#pragma once

// Links in mail lead to the public URL of the settings, never to what a Host
// header says.

#include <string>
#include <string_view>

namespace kith::mail {

void set_public_url(std::string url); // once, when the server starts
std::string link_to(std::string_view path);

}
