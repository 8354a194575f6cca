#include "contact_cards/contact_cards_changes_store.h"

#include "base/fault.h"

namespace kith::contact_cards::store {
namespace {

FileChange read_changed(db::Row const& row)
{
    return { row.string(0), row.integer(1), false, row.id<ContactCardId>(2), row.integer(3) };
}

FileChange read_removed(db::Row const& row) { return { row.string(0), row.integer(1), true }; }

// Whoever is that far behind begins anew.
void forget_oldest(db::Transaction& tx, AccountId const& account, MembershipId const& owner)
{
    auto const floor = tx.first(db::read_integer, R"(
        select change_number from removed_contact_cards where account_id = $1 and owner_id = $2
        order by change_number desc limit 1 offset $3)",
        account, owner, most_removed);
    if (!floor)
        return;
    tx.send("delete from removed_contact_cards where account_id = $1 and owner_id = $2 and change_number <= $3",
        account, owner, *floor);
    tx.send("update contact_card_books set floor = $3 where account_id = $1 and owner_id = $2", account, owner, *floor);
}

}

std::int64_t next_change(db::Transaction& tx, AccountId const& account, MembershipId const& owner)
{
    auto const number = tx.first(db::read_integer, R"(
        insert into contact_card_books (account_id, owner_id, last_change, floor) values ($1, $2, 1, 0)
        on conflict (account_id, owner_id) do update set last_change = contact_card_books.last_change + 1
        returning last_change)",
        account, owner);
    if (!number)
        throw Fault("a change of contacts has no number");
    return *number;
}

Book find_book(db::Transaction& tx, AccountId const& account, MembershipId const& owner)
{
    auto read = [](db::Row const& row) { return Book { row.integer(0), row.integer(1) }; };
    return tx
        .first(read, "select last_change, floor from contact_card_books where account_id = $1 and owner_id = $2",
            account, owner)
        .value_or(Book {});
}

std::vector<FileChange> list_changed(
    db::Transaction& tx, AccountId const& account, MembershipId const& owner, std::int64_t since, int limit)
{
    return tx.all(read_changed, R"(
        select file_name, change_number, id, version from contact_cards
        where account_id = $1 and owner_id = $2 and change_number > $3 order by change_number limit $4)",
        account, owner, since, limit);
}

std::vector<FileChange> list_removed(
    db::Transaction& tx, AccountId const& account, MembershipId const& owner, std::int64_t since, int limit)
{
    return tx.all(read_removed, R"(
        select file_name, change_number from removed_contact_cards
        where account_id = $1 and owner_id = $2 and change_number > $3 order by change_number limit $4)",
        account, owner, since, limit);
}

void remember_removed(db::Transaction& tx, ContactCard const& card, std::int64_t change)
{
    tx.send(R"(
        insert into removed_contact_cards (account_id, owner_id, file_name, change_number) values ($1, $2, $3, $4)
        on conflict (account_id, owner_id, file_name) do update set change_number = excluded.change_number)",
        card.account, card.owner, card.file_name, change);
    forget_oldest(tx, card.account, card.owner);
}

void forget_removed(
    db::Transaction& tx, AccountId const& account, MembershipId const& owner, std::string const& file_name)
{
    tx.send("delete from removed_contact_cards where account_id = $1 and owner_id = $2 and file_name = $3", account,
        owner, file_name);
}

void forget_changes(db::Transaction& tx, AccountId const& account, MembershipId const& owner)
{
    tx.send("update contact_card_books set last_change = last_change + 1, floor = last_change + 1"
            " where account_id = $1 and owner_id = $2",
        account, owner);
    tx.send("delete from removed_contact_cards where account_id = $1 and owner_id = $2", account, owner);
}

}
