#include "personal_data/personal_data_json.h"

#include "accounts/accounts.h"
#include "api_tokens/api_tokens.h"
#include "avatars/avatars.h"
#include "crypto/base64.h"
#include "devices/devices.h"
#include "events/search.h"
#include "identity_providers/identity_providers.h"
#include "mail_stops/mail_stops.h"
#include "memberships/memberships.h"
#include "outsiders/outsiders.h"
#include "persons/persons.h"

namespace kith::personal_data {
namespace {

using memberships::Membership;
using persons::Person;

KeptPerson kept_person(db::Transaction& tx, Person const& person)
{
    auto const avatar = avatars::get(tx, person.id);
    return { me::shown(tx, person, sessions::Shown::OneFactor).person, person.created_at, person.has_second_factor,
        person.is_operator, persons::emails_of(tx, person.id),
        avatar ? std::optional { crypto::to_base64(avatar->jpeg) } : std::nullopt };
}

void collect_login(db::Transaction& tx, Person const& person, PersonalData& data)
{
    for (auto const& one : sessions::list(tx, person))
        data.sessions.push_back({ one.id, one.device, one.address, one.created_at, one.last_seen_at });
    for (auto const& token : api_tokens::list(tx, person))
        data.api_tokens.push_back({ token.id, token.name, token.account, token.scopes, token.expires_at,
            token.last_used_at, token.created_at });
    for (auto const& passkey : passkeys::list(tx, person.id))
        data.passkeys.push_back({ passkey.id, passkey.name, passkey.last_used_at, passkey.created_at });
    for (auto const& device : devices::list(tx, person.id))
        data.devices.push_back({ device.first_seen_at, device.last_seen_at });
    for (auto const& request : memberships::list_join_requests(tx, person.id))
        data.join_requests.push_back({ request.account, accounts::get(tx, request.account).name, request.created_at });
}

KeptConnection kept_connection(db::Transaction& tx, connections::Connection const& one)
{
    using enum connections::State;
    auto const state = one.state_at(tx.now());
    bool const is_open = state == Pending || state == Accepted; // else who he is by now is his own business
    auto const other = is_open ? connections::find_person(tx, one.peer) : std::nullopt;
    return { one.id, one.state_at(tx.now()), one.is_requester, other ? other->member.display_name() : "",
        other ? other->company : "", one.note, one.scopes, one.is_shared, one.blocks, one.requested_at, one.decided_at,
        one.expires_at };
}

// Of each state, and those whom he blocks.
std::vector<KeptConnection> connections_of(db::Transaction& tx, Membership const& member)
{
    using enum connections::State;
    std::vector<KeptConnection> kept;
    auto add = [&](connections::Listing listing) {
        listing.of = member.id;
        listing.limit = connections::most_of_member;
        for (auto const& one : connections::list(tx, member.account, listing))
            kept.push_back(kept_connection(tx, one));
    };
    for (auto const state : { Pending, Accepted, Declined, Ended })
        add({ .state = state });
    add({ .blocked_only = true });
    return kept;
}

std::vector<KeptContactCard> cards_of(db::Transaction& tx, Membership const& member)
{
    contact_cards::Listing listing { member.id };
    listing.limit = contact_cards::most_cards;
    listing.extra = contact_cards::Extra::Read;
    std::vector<KeptContactCard> kept;
    for (auto const& card : contact_cards::list(tx, member.account, listing))
        kept.push_back({ card.id, card.first_name, card.last_name, card.email, card.mobile, card.extra, card.created_at,
            card.updated_at });
    return kept;
}

std::vector<merges::MergeShown> merges_by(db::Transaction& tx, Membership const& member)
{
    std::vector<merges::MergeShown> kept;
    for (auto const& merge : merges::list_of(tx, member.account, member.id))
        kept.push_back(merges::shown(merge));
    return kept;
}

std::vector<KeptWorkspace> workspaces_of(db::Transaction& tx, Membership const& member)
{
    workspaces::Listing all;
    all.limit = workspaces::most_of_member;
    std::vector<KeptWorkspace> kept;
    for (auto const& one : workspaces::list(tx, workspaces::reader_of(member), all))
        kept.push_back({ one.id, one.name, one.owner == member.id, one.archived_at.has_value() });
    return kept;
}

std::vector<KeptInvitation> invitations_by(db::Transaction& tx, Membership const& member)
{
    std::vector<KeptInvitation> kept;
    for (auto const& one : invitations::list_sent_by(tx, member.account, member.id, most_invitations))
        kept.push_back({ one.id, one.first_name, one.last_name, one.email, one.state, one.message, one.created_at,
            one.sent_at, one.expires_at });
    return kept;
}

// One search, which looks at so many entries of the account and no further.
std::vector<KeptEntry> entries_by(db::Transaction& tx, Membership const& member)
{
    events::Filter by_him;
    by_him.actor = member.id.text();
    std::vector<KeptEntry> kept;
    for (auto const& event : events::search(tx, member.account, by_him, 0, most_entries).events)
        kept.push_back({ event.seq, event.operation, event.at, event.source.way.address, event.source.way.device });
    return kept;
}

std::vector<KeptNotification> notifications_of(db::Transaction& tx, Membership const& member)
{
    notifications::Listing listing;
    listing.limit = most_notifications;
    std::vector<KeptNotification> kept;
    for (auto const& one : notifications::list(tx, { member }, listing))
        kept.push_back({ one.type, one.crowd.how_many, one.told_at, one.is_read });
    return kept;
}

std::vector<KeptSsoSubject> sso_subjects_of(db::Transaction& tx, Membership const& member)
{
    std::vector<KeptSsoSubject> kept;
    for (auto const& one : identity_providers::list_subjects_of(tx, member.account, member.person))
        kept.push_back({ one.provider, one.subject, one.created_at, one.last_used_at });
    return kept;
}

KeptPresence kept_presence(db::Transaction& tx, Person const& person)
{
    auto const said = presence::find_setting(tx, memberships::list_of_person(tx, person.id));
    return { said.status, said.text.text(), said.until };
}

// As it is, or as it was when he was removed.
std::optional<Membership> membership_in(db::Transaction& tx, AccountId const& account, Person const& person)
{
    if (auto member = memberships::find_by_person(tx, account, person.id))
        return member;
    auto removed = memberships::find_removed(tx, account, person.email);
    return removed && removed->person == person.id ? removed : std::nullopt;
}

std::optional<KeptOutsider> kept_outsider(db::Transaction& tx, Membership const& member)
{
    auto const sponsors = outsiders::sponsors_of(tx, member.account, { member.id });
    auto const found = sponsors.find(member.id);
    if (found == sponsors.end())
        return {};
    bool const stopped = mail_stops::is_stopped(tx, member.account, member.email);
    return KeptOutsider { found->second.sponsor_name, member.valid_until, stopped };
}

KeptMembership kept_membership(db::Transaction& tx, Membership const& member)
{
    auto const account = accounts::get(tx, member.account);
    return { { account.id, account.name, account.slug, account.kind }, users::shown(tx, member),
        profiles::shown(tx, member), connections_of(tx, member), cards_of(tx, member), merges_by(tx, member),
        workspaces_of(tx, member), invitations_by(tx, member), notifications_of(tx, member),
        notifications::settings_of(tx, member), sso_subjects_of(tx, member), entries_by(tx, member),
        kept_outsider(tx, member) };
}

}

PersonalData collect(db::Transaction& tx, persons::Person const& person)
{
    PersonalData data { tx.now(), kept_person(tx, person), kept_presence(tx, person) };
    collect_login(tx, person, data);
    for (auto const& account : persons::accounts_of(tx, person.id)) {
        if (auto const member = membership_in(tx, account, person))
            data.memberships.push_back(kept_membership(tx, *member));
    }
    return data;
}

}
