#pragma once

// What the use cases of invitations share, and nobody else needs.

#include "events/entries.h"
#include "invitations/invitations.h"
#include "invitations/invitations_mail.h"
#include "licenses/licenses.h"
#include "mail/outbox.h"

namespace kith::invitations {

crypto::Token token_of(Invitation const&, Channel);
crypto::Token confirmation_token(Invitation const&);
events::Entry entry_of(db::Transaction&, std::string_view operation, Invitation const&);
void record(db::Transaction&, events::Source const&, std::string_view operation, Invitation const&);
// Once for each product, after every row was written.
void record_licenses(db::Transaction&, events::Source const&, AccountId const&, std::string_view operation,
    std::vector<std::string> const& products, std::vector<std::string> const& holders);
licenses::Holder holder(Invitation const&);

// Ends an invitation, and with it the mail that has not left yet and what it reserved.
// True for the one caller that ended it.
bool finish(db::Transaction&, Invitation&, State);

// Invitations are changed before anything is recorded, here and everywhere: who holds
// the lock of the event log must not wait for a row whose holder waits for the log.
std::vector<Invitation> finish_overdue(db::Transaction&, AccountId const&);
// Who has not confirmed in time that the address he typed is his: he goes, and what he held
// is free. Their invitations, with the licenses that were released.
std::vector<Invitation> finish_unconfirmed(db::Transaction&, AccountId const&);
void record_expired(db::Transaction&, std::vector<Invitation> const&);

// Who runs the account: legal representatives and administrators.
std::vector<memberships::Membership> administrators_of(db::Transaction&, AccountId const&);
std::string inviter_name(db::Transaction&, Invitation const&);
MailWords words_of(db::Transaction&, Invitation const&);
// The workspace that it invites to, as long as he who is invited has his place there.
std::optional<workspaces::Workspace> room_of(db::Transaction&, Invitation const&);
// Of products by slug.
std::vector<std::string> names_of(std::vector<licenses::Pool> const&, std::vector<std::string> const& products);

// Nobody else but `himself` is reached at that address here. Refuses: already_member, member_inactive.
Result<void> check_is_new_here(
    db::Transaction&, AccountId const&, EmailAddress const&, std::optional<MembershipId> const& himself = {});
// A client, or a user who is expected: whom an invitation of that address is for. Others wait until the end of the
// transaction.
std::optional<memberships::Membership> lock_known(db::Transaction&, AccountId const&, EmailAddress const&);
// What the invitation gives, as it stands.
Permissions given_by(db::Transaction&, Invitation const&);
// Whoever hands its link over, or lets somebody in by it, gives what it carries: he has to have
// it himself. Refuses: cannot_grant.
Result<void> check_may_give(db::Transaction&, Actor const&, Invitation const&);
// What an address may get from one account in a day, whatever became of each invitation.
// Refuses: too_many_requests.
Result<void> check_mails_to(db::Transaction&, AccountId const&, EmailAddress const&);
// The same of who has not stopped such mails. Refuses besides: mail_stopped.
Result<void> check_may_write(db::Transaction&, AccountId const&, EmailAddress const&);

// The same link once more, with a later end; with those that this one replaces, which are to be recorded.
// Refuses: wrong_state, already_member, already_invited, no_licenses_available, too_many_requests, mail_stopped.
struct MailedAgain {
    Invitation invitation;
    std::vector<Invitation> replaced = {};
};
Result<MailedAgain> mail_again(db::Transaction&, Actor const&, Invitation);
// As admit, of a client.
Result<memberships::Membership> admit_client(
    db::Transaction&, events::Source const&, Invitation const& spent, persons::Person const&, Acceptance const&);

// Members who are known by these addresses, in one order: who sends many at once waits for nobody who waits for him.
void lock_all_known(db::Transaction&, AccountId const&, std::vector<EmailAddress> const&);
// A client is to be a user by it: his place is his alone, and a link in somebody's hand shows nothing of him.
bool is_clients_place(db::Transaction&, Invitation const&);
// The place of who is known is for this invitation from now on, and a user who was quiet is one no more. Others of his
// that nobody can accept are revoked; these, to be recorded. Refuses: stale.
Result<std::vector<Invitation>> expect(db::Transaction&, Invitation const&, memberships::Membership const& known);
// He who has a place here already takes it: a client is a user from then on, unless somebody has to say yes before.
// Refuses: not_found (he is gone), already_member (it is somebody else's), email_forced.
Result<memberships::Membership> take_place(db::Transaction&, events::Source const&, Invitation const& spent,
    persons::Person const&, Acceptance const&, Rights const&, memberships::State);
// A client who came by a link alone needs a password as a user, and has none to show.
bool chooses_password(db::Transaction&, Invitation const&);
// What is left of one who is not let in: a client stays, a user who was only expected goes, unless another invitation
// keeps his place.
Result<void> give_up_place(db::Transaction&, Invitation const&);
// To those whose yes it needs.
void ask_for_approval(db::Transaction&, Invitation const&, MailWords const&);

// Mails the link again by which its person confirms the address that he typed.
// Refuses: wrong_state, too_many_requests.
Result<void> ask_again_to_confirm(db::Transaction&, events::Source const&, Invitation const&);
// Whoever accepted it and waits for somebody's yes; he may be a client meanwhile.
std::optional<memberships::Membership> waiting_member(db::Transaction&, Invitation const&);
// He goes, and nothing waits any more; the licenses that are free now, by product.
Result<std::vector<std::string>> send_away(db::Transaction&, Invitation const&, memberships::Membership const&);

}
