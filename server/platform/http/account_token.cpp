#include "http/account_token.h"

namespace kith::http {

Result<crypto::AccountToken> read_account_token(Call& call)
{
    // A token needs no escapes: one that has some is not as it was mailed.
    bool const is_as_mailed = !call.request().path.contains('%');
    auto const token = is_as_mailed ? crypto::AccountToken::parse(call.path_parameter("token")) : std::nullopt;
    if (token)
        return *token;
    TRY(call.limit(rates::unknown_token, call.client()));
    return refuse("not_found");
}

}
