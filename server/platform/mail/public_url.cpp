#include "mail/public_url.h"

namespace kith::mail {
namespace {

std::string public_url;

}

void set_public_url(std::string url) { public_url = std::move(url); }

std::string link_to(std::string_view path) { return public_url + std::string { path }; }

std::string escape_html(std::string_view text)
{
    std::string out;
    for (char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

}
