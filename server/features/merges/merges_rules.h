#pragma once

// What is pure about merging: what may be one, whose word wins, and what is a duplicate.

#include "merges/merges.h"
#include "workspaces/workspaces.h"

namespace kith::merges {

// Refuses: forbidden, two_logins, login_dropped, validation (`keep`, `drop`).
Result<void> check_may_be_one(Actor const&, Record const& keep, Record const& drop);

// Each field of who is kept, in the order of a form. Refuses: validation (`fields.email`: nobody chooses it).
Result<std::vector<Field>> decided(Record const& keep, Record const& drop, MergeChoices const&);
Words words_of(std::vector<Field> const&);
// What was taken of the other is as it was; what has been changed since stays.
Words taken_back(Words const& now, Words const& before, Words const& after);

// Who looks after a client, his groups, and where he is.
struct Having {
    clients::Ties ties;
    std::vector<workspaces::Stay> rooms;
};
// What one had who went, without what was taken since from who was kept: that does not come back with him.
Having still_his(Having const& had, Having const& of_kept_now);

// What a vCard said besides, of both, and the address and the number that stand on neither any more. The first part
// is the kept one's; what does not fit is left out.
std::string joined_extra(Record const& keep, Record const& drop, Words const& after);

// Why two may be one person; nothing: they are not.
std::vector<Reason> reasons_for(Listed const&, Listed const&);
// Who can sign in is kept, a client before a card, the older before the newer.
bool is_to_keep(Listed const&, Listed const& other);
// Whether he may merge them at all.
bool may_suggest(Actor const&, Listed const&, Listed const&);
// Of some, each with those behind it in the order of names, up to `limit` and the rest of the last one.
Found duplicates_among(Actor const&, std::vector<Listed> const& some, std::vector<Listed> const& candidates, int limit);

}
