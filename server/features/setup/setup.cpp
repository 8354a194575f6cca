#include "setup/setup.h"

#include "setup/setup_store.h"

namespace kith::setup {

bool is_needed(db::Transaction& tx) { return !accounts::any(tx); }

std::optional<crypto::Token> offer(db::Transaction& tx)
{
    if (!is_needed(tx))
        return {};
    auto const token = crypto::random_token();
    store::replace(tx, token.hash());
    return token;
}

Result<void> check_token(db::Transaction& tx, crypto::Token const& token)
{
    if (!is_needed(tx))
        return refuse("wrong_state");
    if (!store::exists(tx, token.hash()))
        return refuse("not_found", "token", "is no longer valid: open the link that the server printed last");
    return {};
}

Result<void> spend_token(db::Transaction& tx, crypto::Token const& token)
{
    TRY(check_token(tx, token));
    return store::take(tx, token.hash()) ? Result<void> {} : refuse("wrong_state");
}

Result<void> check_password(Founder const& founder, crypto::Password const& password)
{
    return crypto::check_strength(password, "password",
        { founder.account_name.text(), founder.first_name.text(), founder.last_name.text(), founder.email.text(),
            "kith" });
}

Result<accounts::Founding> found(
    db::Transaction& tx, events::Source const& source, Founder const& founder, std::string const& password_hash)
{
    if (!is_needed(tx))
        return refuse("wrong_state");
    auto const person =
        persons::create(tx, { founder.first_name, founder.last_name, founder.email, password_hash, true });
    if (!person)
        return refuse("wrong_state");
    store::clear(tx);
    return accounts::found(tx, source, founder.account_name, *person);
}

}
