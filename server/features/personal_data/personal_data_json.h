#pragma once

// Everything that Kith keeps of one person, as he takes it away. Left out is what opens something (hashes,
// secrets, links), and of others whatever goes beyond their names: that is theirs.

#include "api_tokens/api_tokens.h"
#include "connections/connections.h"
#include "contact_cards/contact_cards.h"
#include "events/events.h"
#include "invitations/invitations.h"
#include "me/me_http.h"
#include "merges/merges_http.h"
#include "notifications/notifications_http.h"
#include "passkeys/passkeys.h"
#include "persons/persons.h"
#include "presence/presence.h"
#include "profiles/profiles_http.h"
#include "sessions/sessions.h"
#include "users/users_http.h"
#include "workspaces/workspaces.h"

#include <optional>
#include <string>
#include <vector>

namespace kith::personal_data {

inline constexpr int most_invitations = 1000; // of an account, the newest
inline constexpr int most_entries = 1000;     // of its log, the newest
inline constexpr int most_notifications = 1000;

struct KeptPerson : me::MePerson {
    Time created_at {};
    bool has_second_factor;
    bool is_operator;
    std::vector<std::string> addresses; // nobody else may have them: those given up a short while ago, too
    std::optional<std::string> picture; // a JPEG in base64
};
BOOST_DESCRIBE_STRUCT(KeptPerson, (me::MePerson), (created_at, has_second_factor, is_operator, addresses, picture))

struct KeptSession {
    SessionId id;
    std::string device;
    std::string address;
    Time created_at {};
    Time last_seen_at {};
};
BOOST_DESCRIBE_STRUCT(KeptSession, (), (id, device, address, created_at, last_seen_at))

struct KeptApiToken {
    api_tokens::ApiTokenId id;
    api_tokens::TokenName name;
    std::optional<AccountId> account;
    std::optional<std::vector<std::string>> scopes;
    std::optional<Time> expires_at;
    std::optional<Time> last_used_at;
    Time created_at {};
};
BOOST_DESCRIBE_STRUCT(KeptApiToken, (), (id, name, account, scopes, expires_at, last_used_at, created_at))

struct KeptPasskey {
    passkeys::PasskeyId id;
    ShortText name;
    std::optional<Time> last_used_at;
    Time created_at {};
};
BOOST_DESCRIBE_STRUCT(KeptPasskey, (), (id, name, last_used_at, created_at))

// A browser in which he has signed in.
struct KeptDevice {
    Time first_seen_at {};
    Time last_seen_at {};
};
BOOST_DESCRIBE_STRUCT(KeptDevice, (), (first_seen_at, last_seen_at))

// What he says of himself by hand.
struct KeptPresence {
    presence::Status status;
    std::string text;
    std::optional<Time> until;
};
BOOST_DESCRIBE_STRUCT(KeptPresence, (), (status, text, until))

// By what an identity provider of the account knows him.
struct KeptSsoSubject {
    std::string provider;
    std::string subject;
    Time created_at {};
    Time last_used_at {};
};
BOOST_DESCRIBE_STRUCT(KeptSsoSubject, (), (provider, subject, created_at, last_used_at))

// What he was told; of whom is for the account to tell.
struct KeptNotification {
    notifications::Type type;
    std::int64_t count;
    Time told_at {};
    bool read;
};
BOOST_DESCRIBE_STRUCT(KeptNotification, (), (type, count, told_at, read))

// An account that added him and waits for his yes.
struct KeptJoinRequest {
    AccountId account_id;
    AccountName account_name;
    Time created_at {};
};
BOOST_DESCRIBE_STRUCT(KeptJoinRequest, (), (account_id, account_name, created_at))

struct KeptConnection {
    connections::ConnectionId id;
    connections::State state;
    bool is_requester;
    std::string display_name; // of the other one
    std::string company;
    std::string note;
    connections::Scopes scopes;
    bool share_with_colleagues;
    bool is_blocked; // by himself
    Time requested_at {};
    std::optional<Time> decided_at;
    std::optional<Time> expires_at;
};
BOOST_DESCRIBE_STRUCT(KeptConnection, (),
    (id, state, is_requester, display_name, company, note, scopes, share_with_colleagues, is_blocked, requested_at,
        decided_at, expires_at))

struct KeptContactCard {
    contact_cards::ContactCardId id;
    PersonName first_name;
    PersonName last_name;
    EmailAddress email;
    std::string mobile;
    std::string extra; // what its vCard said besides
    Time created_at {};
    Time updated_at {};
};
BOOST_DESCRIBE_STRUCT(KeptContactCard, (), (id, first_name, last_name, email, mobile, extra, created_at, updated_at))

// One that he sent.
struct KeptInvitation {
    InvitationId id;
    PersonName first_name;
    PersonName last_name;
    EmailAddress email;
    invitations::State state;
    invitations::PersonalMessage message;
    Time created_at {};
    Time sent_at {};
    Time expires_at {};
};
BOOST_DESCRIBE_STRUCT(
    KeptInvitation, (), (id, first_name, last_name, email, state, message, created_at, sent_at, expires_at))

// What he did; to whom is for the account to tell.
struct KeptEntry {
    std::int64_t seq;
    std::string operation;
    Time at {};
    std::string address;
    std::string device;
};
BOOST_DESCRIBE_STRUCT(KeptEntry, (), (seq, operation, at, address, device))

// A room he is in; what else there is to say of it is its account's.
struct KeptWorkspace {
    workspaces::WorkspaceId id;
    workspaces::WorkspaceName name;
    bool is_owner;
    bool archived;
};
BOOST_DESCRIBE_STRUCT(KeptWorkspace, (), (id, name, is_owner, archived))

// Of who is no internal user.
struct KeptOutsider {
    std::string sponsor_name; // who answers for him there
    std::optional<Time> valid_until;
    bool mails_stopped; // he asked that account not to write to him
};
BOOST_DESCRIBE_STRUCT(KeptOutsider, (), (sponsor_name, valid_until, mails_stopped))

// An account that he is in, or was removed from.
struct KeptMembership {
    me::MeAccount account;
    users::User user;
    profiles::ProfileBody profile;
    std::vector<KeptConnection> connections;
    std::vector<KeptContactCard> contact_cards;
    std::vector<merges::MergeShown> merges; // of the last day
    std::vector<KeptWorkspace> workspaces;
    std::vector<KeptInvitation> invitations;
    std::vector<KeptNotification> notifications;
    std::vector<notifications::NotificationSetting> notification_settings;
    std::vector<KeptSsoSubject> sso_subjects;
    std::vector<KeptEntry> log;
    std::optional<KeptOutsider> outsider;
};
BOOST_DESCRIBE_STRUCT(KeptMembership, (),
    (account, user, profile, connections, contact_cards, merges, workspaces, invitations, notifications,
        notification_settings, sso_subjects, log, outsider))

struct PersonalData {
    Time made_at {};
    KeptPerson person;
    KeptPresence presence;
    std::vector<KeptSession> sessions;
    std::vector<KeptApiToken> api_tokens;
    std::vector<KeptPasskey> passkeys;
    std::vector<KeptDevice> devices;
    std::vector<KeptJoinRequest> join_requests;
    std::vector<KeptMembership> memberships;
};
BOOST_DESCRIBE_STRUCT(
    PersonalData, (), (made_at, person, presence, sessions, api_tokens, passkeys, devices, join_requests, memberships))

PersonalData collect(db::Transaction&, persons::Person const&);

}
