#include "support/people.h"

#include "crypto/password.h"
#include "crypto/token.h"
#include "support/api.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace kith::tests {

std::string const& hash_of_good_password()
{
    static std::string const hash = crypto::hash_password(crypto::Password::parse(good_password).value());
    return hash;
}

PersonName name(std::string_view text) { return PersonName::parse(text).value(); }

EmailAddress address(std::string_view text) { return EmailAddress::parse(text).value(); }

EmailAddress Business::email_of(std::string_view first_name) const
{
    std::string local { first_name };
    std::ranges::transform(local, local.begin(), [](unsigned char c) { return std::tolower(c); });
    return address(local + '@' + account.slug + ".test");
}

invitations::NewInvitation Business::wanted(std::string_view first_name, Rights rights) const
{
    return { invitations::Kind::Internal, name(first_name), name("Lee"), email_of(first_name), rights };
}

Result<invitations::Invitation> Business::invited(std::string_view first_name, Rights rights)
{
    return invited_by(ann, first_name, rights);
}

Result<invitations::Invitation> Business::invited_by(Actor const& actor, std::string_view first_name, Rights rights)
{
    return write([&](db::Transaction& tx) { return invitations::send(tx, actor, wanted(first_name, rights)); });
}

std::string Business::token_of(invitations::Invitation const& invitation)
{
    auto const token =
        crypto::derived_token("invitation", invitation.account.text(), invitation.id.text(), invitation.link_version);
    return invitation.account.text() + '.' + token.text;
}

invitations::Link Business::link_of(invitations::Invitation const& invitation)
{
    return invitations::Link::parse(token_of(invitation)).value();
}

Result<memberships::Membership> Business::accepted(invitations::Invitation const& invitation)
{
    return write([&](db::Transaction& tx) -> Result<memberships::Membership> {
        auto const spent = TRY(invitations::spend(tx, link_of(invitation))).invitation;
        auto person = persons::find_by_email(tx, spent.email);
        if (!person)
            person = persons::create(
                tx, { spent.first_name, spent.last_name, spent.email, hash_of_good_password(), false, true });
        return invitations::admit(tx, {}, spent, *person, { spent.first_name, spent.last_name });
    });
}

Actor Business::joined(std::string_view first_name, Rights rights)
{
    return actor_of(accepted(invited(first_name, rights).value()).value());
}

Actor Business::joined_from(Business& elsewhere, std::string_view first_name, Rights rights)
{
    auto wanted_here = wanted(first_name, std::move(rights));
    wanted_here.email = elsewhere.email_of(first_name);
    auto const sent = write([&](db::Transaction& tx) { return invitations::send(tx, ann, wanted_here); });
    return actor_of(accepted(sent.value()).value());
}

Actor Business::unproved(std::string_view first_name)
{
    write([&](db::Transaction& tx) {
        auto const [email, given] = std::pair { email_of(first_name), name(first_name) };
        return persons::create(tx, { given, name("Lee"), email, hash_of_good_password() });
    });
    return joined(first_name);
}

Result<users::Changed> Business::licensed(Actor const& user, std::string_view product)
{
    return write([&](db::Transaction& tx) -> Result<users::Changed> {
        auto const before = TRY(users::get(tx, ann, user.membership));
        return users::assign_license(tx, ann, before, product);
    });
}

void Business::set_state(MembershipId const& id, memberships::State state)
{
    write([&](db::Transaction& tx) {
        auto const before = memberships::find(tx, account.id, id).value();
        auto after = before;
        after.state = state;
        return memberships::update(tx, before, after);
    }).value();
}

invitations::Invitation Business::now(invitations::Invitation const& invitation)
{
    return read([&](db::Transaction& tx) { return invitations::find(tx, account.id, invitation.id).value(); });
}

Actor Business::actor_of(memberships::Membership const& member)
{
    return read([&](db::Transaction& tx) {
        return Actor { member.account, member.id, member.person, member.display_name(), member.rights.standing(),
            memberships::permissions_of(tx, member), "192.0.2.1", "request-1" };
    });
}

Business founded(db::Database& database, std::string_view account_name)
{
    auto founding = database.write_now([&](db::Transaction& tx) {
        auto const wanted = AccountName::parse(account_name).value();
        auto const email = address("ann-" + make_uuid() + "@" + "founders.test");
        auto const ann = persons::create(tx, { name("Ann"), name("Lee"), email, hash_of_good_password() }).value();
        return accounts::found(tx, {}, wanted, ann);
    });
    return { database, std::move(founding) };
}

std::int64_t count(db::Database& database, std::string const& table)
{
    return database.read_now(
        [&](db::Transaction& tx) { return tx.first(db::read_integer, "select count(*) from " + table).value(); });
}

}
