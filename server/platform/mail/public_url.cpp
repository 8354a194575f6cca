#include "mail/public_url.h"

namespace kith::mail {
namespace {

std::string public_url;

}

void set_public_url(std::string url) { public_url = std::move(url); }

std::string link_to(std::string_view path) { return public_url + std::string { path }; }

}
