#include "directory/directory.h"

#include "base/text.h"
#include "directory/directory_rules.h"
#include "directory/directory_store.h"
#include "persons/persons.h"

namespace kith::directory {

using memberships::Membership;

void enter(db::Transaction& tx, Membership const& member)
{
    store::remove(tx, member.account, member.id);
    store::insert(tx, member.account, member.id, "name", words_of(member.display_name()));
    store::insert(tx, member.account, member.id, "company", words_of(store::company(tx, member.account)));
    // An address that nobody has shown to be his would find whoever was given it.
    auto const person = persons::find(tx, member.person);
    if (person && person->email_verified && person->email.key() == member.email.key())
        store::insert(tx, member.account, member.id, "email", { member.email.key() });
}

void leave(db::Transaction& tx, AccountId const& account, MembershipId const& member)
{
    store::remove(tx, account, member);
}

void note_changed(db::Transaction& tx, Membership const& member)
{
    if (store::is_in(tx, member.account, member.id))
        enter(tx, member);
}

void enter_missing(db::Transaction& tx)
{
    for (auto const& [account, id] : store::list_missing(tx)) {
        if (auto const member = memberships::find(tx, account, id))
            enter(tx, *member);
    }
}

void note_renamed(db::Transaction& tx, AccountId const& account, std::string_view name)
{
    store::rename_company(tx, account, words_of(name));
}

Result<std::vector<Found>> search(db::Transaction& tx, Actor const& actor, Listing const& listing)
{
    auto const wanted = wanted_of(listing.text);
    if (!wanted.is_enough() && !trim(listing.text).contains('@'))
        return refuse_field("q", "length", "must have a word of at least two characters, or be a whole e-mail address");
    if (!wanted.is_enough())
        return std::vector<Found> {};
    return store::search(tx, actor, wanted, listing);
}

std::string sort_key(Found const& found) { return found.name_key; }

std::vector<std::string> check(db::Transaction& tx)
{
    std::vector<std::string> findings;
    for (auto const& id : store::list_hidden_with_words(tx))
        findings.push_back("membership " + id + ": hides, and stands in the directory");
    for (auto const& [account, id] : store::list_missing(tx))
        findings.push_back("membership " + id.text() + ": shows itself, and is not in the directory");
    return findings;
}

}
