#pragma once

// Everybody an internal user can reach, in one list by name: colleagues, the clients he looks after, people of
// other accounts he is connected to, and those whose cards he keeps; by a filter of their own also the teams and the
// groups that he has to do with. It is a view over what other modules keep, and keeps nothing itself. Cards
// are their owner's alone: who looks with somebody's eyes sees his own.

#include "client_groups/client_groups.h"
#include "clients/clients.h"
#include "connections/connections.h"
#include "contact_cards/contact_cards.h"
#include "memberships/memberships.h"
#include "permissions/permissions.h"
#include "teams/teams.h"

#include <boost/describe/enum.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kith::contacts {

enum class Kind { Internal, Client, Connection, Contact, Team, ClientGroup };
BOOST_DESCRIBE_ENUM(Kind, Internal, Client, Connection, Contact, Team, ClientGroup)

// All are the people; a client who is available is active, and there at this moment.
enum class Filter { All, Internal, Teams, Clients, AvailableClients, ClientGroups, Connections, ContactCards };
BOOST_DESCRIBE_ENUM(Filter, All, Internal, Teams, Clients, AvailableClients, ClientGroups, Connections, ContactCards)

// How one contact is named: "internal:<id of the user>", "client:<id>", "connection:<id>", "contact:<id of the card>",
// "team:<id>", "client_group:<id>".
struct Ref {
    Kind kind = Kind::Internal;
    std::string id;
    std::string key; // where it stands among the others
    std::string text() const;
};

// Who looks: what an actor may reach, and whose cards he sees.
struct Reader {
    Actor actor;
    Actor oneself; // another one while he looks with other eyes
};

struct Contact {
    Ref ref;
    std::optional<memberships::Membership> member; // of the account, or of the other one
    std::string company;                           // of a connection
    std::optional<connections::Connection> connection;
    std::optional<contact_cards::ContactCard> card;
    std::optional<clients::Client> client = {}; // beside the member
    std::optional<teams::Team> team = {};
    std::optional<client_groups::Group> group = {};
};

struct Listing {
    Filter filter = Filter::All;
    std::string text;      // part of a name, of an address or of a company
    std::string after_key; // of the last row seen
    std::string after_id;  // its Ref::text
    int limit = 25;
};
// By name; colleagues also before they have come; never oneself, nobody who is inactive here, no client whom others
// look after. Whose account is another one may have become so: then get finds nothing. Refuses: forbidden.
Result<std::vector<Ref>> list(db::Transaction&, Reader const&, Listing const&);
Result<std::int64_t> count(db::Transaction&, Reader const&, Listing const&);
// Oneself, too, for who follows a link, and any client of who sees all. Refuses: forbidden, not_found.
Result<Contact> get(db::Transaction&, Reader const&, std::string_view ref);
// What is shown of somebody who is a member here or elsewhere; empty: nothing of it is.
std::string phone_of(Contact const&);
std::string job_title_of(Contact const&);

// Members as one transaction finds them: each is read once, however often he is asked for.
class KnownMembers {
public:
    explicit KnownMembers(db::Transaction& tx) : tx_(tx) {}

    // Good as long as this is; null: there is none.
    memberships::Membership const* find(AccountId const& account, MembershipId const& id)
    {
        auto const [known, is_new] = known_.try_emplace({ account, id });
        if (is_new)
            known->second = memberships::find(tx_, account, id);
        return known->second ? &*known->second : nullptr;
    }

private:
    db::Transaction& tx_;
    std::map<std::pair<AccountId, MembershipId>, std::optional<memberships::Membership>> known_;
};

// Who stands behind a reference, if that member of the account may see whether he is there: a colleague, oneself,
// whom a connection that holds for it leads to, or a client one looks after, and the other way round.
memberships::Membership const* find_seen(
    db::Transaction&, KnownMembers&, AccountId const&, MembershipId const& watcher, std::string_view ref);

}
