#pragma once

// What merging and undoing share.

#include "merges/merges.h"

namespace kith::merges {

// What it was before, as the row keeps it.
struct CardBefore {
    std::string id;
    Words words;
    std::string extra;
    std::int64_t version = 1;
    Time created_at {};
    Time updated_at {};
    std::string file_name;
    std::string uid;
};
BOOST_DESCRIBE_STRUCT(CardBefore, (), (id, words, extra, version, created_at, updated_at, file_name, uid))

struct Tie {
    std::string id; // of a user, a group or a workspace
    Time since {};
};
BOOST_DESCRIBE_STRUCT(Tie, (), (id, since))

struct ClientBefore {
    std::int64_t version = 1; // of the membership, when it was gone
    std::string company;
    std::string added_by;
    std::optional<Time> invited_at;
    std::vector<Tie> users;
    std::vector<Tie> groups;
    std::vector<Tie> rooms;
    std::string sponsor; // who answered for him; his end stays with the membership
};
BOOST_DESCRIBE_STRUCT(ClientBefore, (), (version, company, added_by, invited_at, users, groups, rooms, sponsor))

struct WayBack {
    std::optional<CardBefore> card; // of what was dropped
    std::optional<ClientBefore> client;
    Words before;           // of what is kept
    std::string key_before; // by which a client is known who has no address
    Words after;
    std::string extra_before;
    std::string extra_after;
    std::optional<Time> invited_before;
    std::optional<Time> invited_after;
    std::vector<Tie> users; // that it has by the merge alone
    std::vector<Tie> groups;
    std::vector<Tie> rooms;
};
BOOST_DESCRIBE_STRUCT(WayBack, (),
    (card, client, before, key_before, after, extra_before, extra_after, invited_before, invited_after, users, groups,
        rooms))

clients::Ties ties_of(std::vector<Tie> const& users, std::vector<Tie> const& groups);
std::vector<Tie> users_of(clients::Ties const&);
std::vector<Tie> groups_of(clients::Ties const&);
std::vector<workspaces::Stay> stays_of(std::vector<Tie> const& rooms);
std::vector<Tie> rooms_of(std::vector<workspaces::Stay> const&);

Record record_of(contact_cards::ContactCard const&);
Record record_of(clients::Client const&);
// With these words; the address and the number as they are compared follow from them.
contact_cards::ContactCard worded(contact_cards::ContactCard, Words const&);
clients::Client worded(clients::Client, Words const&);

// The two, with what becomes of them.
struct Pair {
    Record keep;
    Record drop;
    std::vector<Field> fields;
    clients::Ties ties; // that who is kept is to have, too
};

// Behind the locks of everybody concerned, as it is then. Refuses: as merge, but already_invited of an address.
Result<Pair> lock_pair(db::Transaction&, Actor const&, Wanted const&);
// All but the row of the merge and its entry. Refuses: already_invited, stale.
Result<WayBack> carry_out(db::Transaction&, Actor const&, Pair const&);
std::optional<MembershipId> sponsor_of(db::Transaction&, clients::Client const&);

// Refuses: not_found.
Result<void> check_is_user(db::Transaction&, Actor const&);

// For the log: nobody's name but that of a client who is kept.
void record(db::Transaction&, Actor const&, std::string_view operation, Merge const&, Told const&);

}
