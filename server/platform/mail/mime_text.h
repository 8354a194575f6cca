#pragma once

// How text travels in a mail: every line at most 76 characters of ASCII, ending in CRLF.

#include <string>
#include <string_view>

namespace kith::mail {

// "Subject: ...\r\n" of free text, folded at spaces (RFC 5322, section 2.2.3); what is
// not plain ASCII becomes encoded words (RFC 2047). Line breaks and control
// characters in it become spaces, so no value can begin a header of its own.
std::string text_header(std::string_view name, std::string_view text);

// "To: Name <address>\r\n"; `address` must come from wire_address().
std::string address_header(std::string_view name, std::string_view display_name, std::string_view address);

// RFC 2045, section 6.7; any kind of line break in `text` becomes CRLF.
std::string quoted_printable(std::string_view text);

}
