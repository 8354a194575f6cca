// Sending invitations: one, or many at once.

#include "base/text.h"
#include "invitations/invitations_parts.h"
#include "invitations/invitations_rules.h"
#include "invitations/invitations_store.h"
#include "roles/roles.h"

#include <algorithm>
#include <map>
#include <set>

namespace kith::invitations {
namespace {

// What is the same for all that are sent at once.
struct Sending {
    accounts::Account account;
    std::vector<licenses::Pool> pools;
    std::optional<Sent> quota;
    licenses::Taker licenses;
    std::vector<Invitation> replaced = {};

    RolePolicy policy() const { return account.settings.role_policy(); }
};

Sending begin(db::Transaction& tx, Actor const& actor, bool with_licenses)
{
    Sending sending { accounts::get(tx, actor.account), {}, {}, { tx, actor.account } };
    if (with_licenses)
        sending.pools = licenses::list_pools(tx, actor.account);
    if (!sending.account.is_trusted)
        sending.quota = store::count_sent(tx, actor.account, actor.membership);
    return sending;
}

// Nobody gives what he has not: the rule is that of every way of giving.
Result<Approval> check_gift(db::Transaction& tx, Actor const& actor, Sending const& sending,
    NewInvitation const& wanted, std::vector<CustomRole> const& named)
{
    auto const given = permissions_of(wanted.rights, sending.policy(), named, tx.now());
    auto const approval = TRY(check_can_send(actor, sending.account.settings.internal_invites_by_users, wanted, given));
    TRY(roles::check_known(tx, actor.account, wanted.rights, "roles"));
    TRY(licenses::check_known(sending.pools, wanted.rights.managed_products(tx.now()), "grants"));
    return approval;
}

// One order for everybody, so that two who take from the same pools do not wait for each other.
Result<void> reserve(Sending& sending, Invitation const& invitation)
{
    for (auto const& product : invitation.licenses)
        TRY(sending.licenses.take(product, holder(invitation), invitation.expires_at, "licenses"));
    return {};
}

// What one that cannot be sent has reserved is there for the others of its batch.
std::unexpected<Refusal> give_up(db::Transaction& tx, Invitation const& invitation, Refusal refusal)
{
    licenses::release_all(tx, invitation.account, holder(invitation));
    return std::unexpected(std::move(refusal));
}

// To the invitee, and to those whose yes it needs.
void queue_mails(db::Transaction& tx, Sending const& sending, Invitation const& invitation, crypto::Token const& token,
    std::string const& inviter, std::vector<CustomRole> const& named)
{
    MailWords words { sending.account.name.text(), inviter, names_of(sending.pools, invitation.licenses),
        names_of(sending.pools, invitation.rights.managed_products(tx.now())) };
    for (auto const& role : named)
        words.custom_roles.push_back(role.name);
    queue_invitation(tx, invitation, words, link_url(invitation.account, token.text));
    ask_for_approval(tx, invitation, words);
}

// Instead of those that nobody can accept.
Result<void> replace(
    db::Transaction& tx, Sending& sending, Invitation const& invitation, memberships::Membership const& known)
{
    auto const replaced = TRY(expect(tx, invitation, known));
    sending.replaced.insert(sending.replaced.end(), replaced.begin(), replaced.end());
    return {};
}

// Everything but its events, which come after all rows.
Result<Invitation> put(db::Transaction& tx, Actor const& actor, Sending& sending, NewInvitation const& wanted)
{
    auto const named = roles::named_by(tx, actor.account, wanted.rights);
    auto const approval = TRY(check_gift(tx, actor, sending, wanted, named));
    auto const known = lock_known(tx, actor.account, wanted.email);
    auto const himself = known ? std::optional { known->id } : std::nullopt;
    TRY(check_is_new_here(tx, actor.account, wanted.email, himself));
    auto const moves = TRY(teams::plan(tx, actor, {}, wanted.teams));
    Invitation invitation { wanted, actor.account, InvitationId::make(), State::Pending, approval, 1, actor.membership,
        {}, {}, tx.now(), tx.now() + lifetime, 1, tx.now() };
    invitation.source = source_of(actor, wanted);
    invitation.membership = himself;
    invitation.force_email = wanted.force_email || himself; // nobody else takes his place
    invitation.licenses = in_order(invitation.licenses);
    invitation.teams = teams::ids_of(moves.in);
    if (auto const reserved = reserve(sending, invitation); !reserved)
        return give_up(tx, invitation, reserved.error());
    auto const token = token_of(invitation, Channel::Mailed);
    if (!store::insert(tx, invitation, token.hash()))
        return give_up(tx, invitation, already_invited().error());
    TRY(check_may_write(tx, actor.account, wanted.email)); // behind the row: no other is sent to it meanwhile
    TRY(check_is_new_here(tx, actor.account, wanted.email, himself)); // who held it may have added its person
    if (known)
        TRY(replace(tx, sending, invitation, *known));
    queue_mails(tx, sending, invitation, token, actor.name, named);
    return invitation;
}

void record_sent(db::Transaction& tx, Actor const& actor, Sending const& sending, std::vector<Invitation> const& sent)
{
    std::vector<events::Entry> entries;
    for (auto const& invitation : sending.replaced)
        entries.push_back(entry_of(tx, "invitation.revoked", invitation));
    std::map<std::string, std::vector<std::string>> reserved;
    for (auto const& invitation : sent) {
        entries.push_back(entry_of(tx, "invitation.sent", invitation));
        for (auto const& product : invitation.licenses)
            reserved[product].push_back(invitation.display_name());
    }
    events::record_all(tx, actor.account, actor.source(), entries);
    for (auto const& [product, holders] : reserved)
        licenses::record(tx, actor.account, actor.source(), "license.reserved", product, holders);
}

bool needs_products(NewInvitation const& wanted) { return !wanted.licenses.empty() || !wanted.rights.all().empty(); }

// The refusal of one row as errors of that row.
void add_row(std::vector<FieldError>& errors, int row, Refusal const& refusal)
{
    if (refusal.errors.empty())
        errors.push_back({ "", refusal.code, "cannot be invited so", row });
    for (auto error : refusal.errors) {
        error.row = row;
        errors.push_back(std::move(error));
    }
}

// The code that decides the status: what is wrong with the input comes first.
Refusal refusal_of(std::vector<Refusal> const& refusals, std::vector<FieldError> errors)
{
    auto const invalid = std::ranges::find(refusals, "validation", &Refusal::code);
    auto whole = invalid == refusals.end() ? refusals.front() : *invalid;
    whole.errors = std::move(errors);
    return whole;
}

Result<Invitation> put_once(db::Transaction& tx, Actor const& actor, Sending& sending, NewInvitation const& wanted,
    std::set<std::string>& addresses)
{
    if (!addresses.insert(wanted.email.key()).second)
        return refuse_field("email", "repeated", "stands in another row already");
    return put(tx, actor, sending, wanted);
}

}

Result<Invitation> send(db::Transaction& tx, Actor const& actor, NewInvitation const& wanted)
{
    auto sending = begin(tx, actor, needs_products(wanted));
    auto const expired = finish_overdue(tx, actor.account);
    auto const invitation = TRY(put(tx, actor, sending, wanted));
    if (sending.quota)
        TRY(check_quota(*sending.quota, 1));
    record_expired(tx, expired);
    record_sent(tx, actor, sending, { invitation });
    return invitation;
}

Result<void> check_may_send_all(db::Transaction& tx, Actor const& actor)
{
    TRY(check_may(actor, Permission::InviteInBulk));
    bool const is_open = accounts::get(tx, actor.account).settings.auto_signup;
    return is_open ? refuse("auto_signup_enabled") : Result<void> {};
}

Result<std::vector<Invitation>> send_all(db::Transaction& tx, Actor const& actor, std::vector<NewInvitation> const& all)
{
    auto sending = begin(tx, actor, true);
    auto const expired = finish_overdue(tx, actor.account);
    std::vector<Invitation> sent;
    std::vector<Refusal> refusals;
    std::vector<FieldError> errors;
    std::set<std::string> addresses;
    std::vector<EmailAddress> emails;
    std::ranges::transform(all, std::back_inserter(emails), &NewInvitation::email);
    lock_all_known(tx, actor.account, emails);
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto invitation = put_once(tx, actor, sending, all[i], addresses);
        if (invitation) {
            sent.push_back(*std::move(invitation));
            continue;
        }
        refusals.push_back(invitation.error());
        add_row(errors, static_cast<int>(i) + 1, invitation.error());
    }
    if (!refusals.empty())
        return std::unexpected(refusal_of(refusals, std::move(errors)));
    if (sending.quota)
        TRY(check_quota(*sending.quota, static_cast<std::int64_t>(sent.size())));
    record_expired(tx, expired);
    record_sent(tx, actor, sending, sent);
    return sent;
}

}
