#pragma once

// What a book is asked for beyond its properties (RFC 6352, 8; RFC 6578).

#include "carddav/carddav_books.h"
#include "dav/xml.h"
#include "http/message.h"

#include <string>

namespace kith::carddav {

inline constexpr std::size_t most_hrefs = 10'000;                    // of a multiget
inline constexpr std::size_t most_listed_hrefs = 500;                // of a directory; what is more is left out
inline constexpr std::size_t most_searched_bytes = 32 * 1024 * 1024; // of cards, in one query
inline constexpr std::size_t most_report_bytes = 2 * 1024 * 1024;

// Refuses: malformed, unsupported_report, unsupported_address_data, unsupported_filter, unsupported_collation,
// sync_token_gone, answer_too_long.
Result<http::Reply> report(db::Transaction&, Book const&, std::string const& principal, dav::Element const& asked);

}
