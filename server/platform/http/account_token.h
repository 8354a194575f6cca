#pragma once

#include "crypto/token.h"
#include "http/call.h"

namespace kith::http {

// {token} of a public route. Looking for one by guessing is slowed down.
// Refuses: not_found, too_many_requests.
Result<crypto::AccountToken> read_account_token(Call&);

}
