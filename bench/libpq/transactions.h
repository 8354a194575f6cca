#pragma once

// The transactions that Kith makes of a request, in as few round trips as their
// data allow: nothing is read that is known beforehand.

#include "connection.h"

#include <atomic>

struct Member {
    std::string account, id, person, token_hash, name;
};

struct Words {
    std::string subject, text, html, data;
    std::string first_users; // a JSON array of the ids on the first page
};

// Rises with each invitation: their addresses differ.
extern std::atomic<long> next_number;
// Rises with each license: the first that is free when the program starts, and those behind it.
extern std::atomic<long> next_slot;

// Who have sessions: those who may manage users, or those who may not.
std::vector<Member> read_members(char const* url, bool administrators);
// A mail and an event of an invitation, as Kith wrote them, and what the list begins with.
Words read_words(char const* url);
long read_free_slot(char const* url);

void who_am_i(Connection&, Member const&, Words const&);
void list_users(Connection&, Member const&, Words const&);
void invite(Connection&, Member const&, Words const&);
// A thousand, each with a license.
void invite_many(Connection&, Member const&, Words const&);
