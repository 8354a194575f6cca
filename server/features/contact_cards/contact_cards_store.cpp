#include "contact_cards/contact_cards_store.h"

#include "base/phone_number.h"
#include "base/text.h"
#include "contact_cards/contact_cards_changes_store.h"
#include "contact_cards/contact_cards_rules.h"
#include "db/like.h"
#include "json/json.h"

namespace kith::contact_cards::store {
namespace {

#define CARD_COLUMNS                                                                                        \
    "c.account_id, c.id, c.owner_id, c.first_name, c.last_name, c.email, c.email_key, c.mobile, c.version," \
    " c.created_at, c.updated_at, c.file_name, c.uid"
// Asks with the time of the transaction. At most one membership with an address is not removed.
#define IS_COLLEAGUE                                                                                         \
    ", case when exists (select 1 from memberships m where m.account_id = c.account_id"                      \
    " and m.email_key = c.email_key and m.state <> 'removed' and m.state = 'active' and m.kind = 'internal'" \
    " and (m.valid_until is null or m.valid_until > $?)) then 1 else 0 end"
#define OF_CARDS " from contact_cards c where c.account_id = $? and c.owner_id = $?"

ContactCard read(db::Row const& row)
{
    return { row.id<AccountId>(0), row.id<ContactCardId>(1), row.id<MembershipId>(2), PersonName::stored(row.text(3)),
        PersonName::stored(row.text(4)), EmailAddress::stored(row.text(5), row.text(6)), row.string(7), {},
        row.integer(8), row.time(9), row.time(10), false, row.string(11), row.string(12) };
}

ContactCard read_whole(db::Row const& row)
{
    auto card = read(row);
    card.is_colleague = row.flag(13);
    card.extra = row.string(14);
    return card;
}

Keys read_keys(db::Row const& row) { return { read(row), row.string(13) }; }

// What a listing looks for, as values that queries view.
struct Part {
    explicit Part(std::string_view text) : name(db::holding(fold_key(text))), address(db::holding(fold_mailbox(text)))
    {}
    std::string name;
    std::string address;
};

void add_filter(db::Query& query, Listing const& wanted, Part const& part)
{
    if (!wanted.text.empty())
        query.add(R"( and (c.name_key like $? escape '\' or c.email_key like $? escape '\'))", part.name, part.address);
}

db::Query whole(AccountId const& account, MembershipId const& owner, Time const& now, Extra extra)
{
    db::Query query { "select " CARD_COLUMNS IS_COLLEAGUE, now };
    query.add(extra == Extra::Read ? ", c.extra" : ", ''");
    return query.add(OF_CARDS, account, owner);
}

}

bool insert(db::Transaction& tx, ContactCard const& card)
{
    auto const change = next_change(tx, card.account, card.owner);
    auto const file_name = card.file_name.empty() ? card.id.text() + ".vcf" : card.file_name;
    auto const uid = card.uid.empty() ? card.id.text() : card.uid;
    forget_removed(tx, card.account, card.owner, file_name);
    return tx.run(R"(
        insert into contact_cards (account_id, id, owner_id, first_name, last_name, name_key, email, email_key, mobile,
            mobile_key, extra, version, created_at, updated_at, file_name, uid, change_number)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
        on conflict do nothing)",
               card.account, card.id, card.owner, card.first_name, card.last_name,
               name_key(card.first_name, card.last_name), card.email.text(), card.email.key(), card.mobile,
               phone_key(card.mobile), card.extra, card.version, card.created_at, card.updated_at, file_name, uid,
               change) == 1;
}

bool is_uid_of_another(db::Transaction& tx, ContactCard const& card)
{
    return tx
        .first(db::read_integer,
            "select 1 from contact_cards where account_id = $1 and owner_id = $2 and uid = $3 and id <> $4",
            card.account, card.owner, card.uid, card.id)
        .has_value();
}

bool is_address_of_another(db::Transaction& tx, ContactCard const& card)
{
    return tx
        .first(db::read_integer,
            "select 1 from contact_cards where account_id = $1 and owner_id = $2 and email_key = $3 and id <> $4",
            card.account, card.owner, card.email.key(), card.id)
        .has_value();
}

bool update(db::Transaction& tx, ContactCard const& card)
{
    auto const change = next_change(tx, card.account, card.owner);
    return tx.run(R"(
        update contact_cards set first_name = $5, last_name = $6, name_key = $7, email = $8, email_key = $9,
            mobile = $10, mobile_key = $11, extra = $12, version = version + 1, updated_at = $13,
            change_number = $14
        where account_id = $1 and owner_id = $2 and id = $3 and version = $4)",
               card.account, card.owner, card.id, card.version, card.first_name, card.last_name,
               name_key(card.first_name, card.last_name), card.email.text(), card.email.key(), card.mobile,
               phone_key(card.mobile), card.extra, card.updated_at, change) == 1;
}

bool remove(db::Transaction& tx, ContactCard const& card)
{
    auto const change = next_change(tx, card.account, card.owner);
    bool const is_removed =
        tx.run("delete from contact_cards where account_id = $1 and owner_id = $2 and id = $3 and version = $4",
            card.account, card.owner, card.id, card.version) == 1;
    if (is_removed)
        remember_removed(tx, card, change);
    return is_removed;
}

void remove_all_of(db::Transaction& tx, AccountId const& account, MembershipId const& owner)
{
    forget_changes(tx, account, owner);
    tx.send("delete from contact_cards where account_id = $1 and owner_id = $2", account, owner);
}

std::optional<ContactCard> find(
    db::Transaction& tx, AccountId const& account, MembershipId const& owner, ContactCardId const& id)
{
    auto const now = tx.now();
    auto query = whole(account, owner, now, Extra::Read);
    auto cards = tx.all(read_whole, query.add(" and c.id = $?", id));
    return cards.empty() ? std::nullopt : std::optional { std::move(cards[0]) };
}

std::vector<ContactCard> list(db::Transaction& tx, AccountId const& account, Listing const& wanted)
{
    auto const now = tx.now();
    Part const part { wanted.text };
    auto query = whole(account, wanted.owner, now, wanted.extra);
    add_filter(query, wanted, part);
    if (!wanted.after_id.empty())
        query.add(" and (c.name_key, c.id) > ($?, $?)", wanted.after_key, wanted.after_id);
    query.add(" order by c.name_key, c.id limit $?", wanted.limit);
    return tx.all(read_whole, query);
}

std::int64_t count(db::Transaction& tx, AccountId const& account, Listing const& wanted)
{
    Part const part { wanted.text };
    db::Query query { "select count(*)" OF_CARDS, account, wanted.owner };
    add_filter(query, wanted, part);
    return tx.all(db::read_integer, query).at(0);
}

std::vector<ContactCard> list_by_addresses(db::Transaction& tx, AccountId const& account, MembershipId const& owner,
    std::vector<std::string> const& email_keys)
{
    auto const now = tx.now();
    auto const keys = json::write(email_keys);
    auto query = whole(account, owner, now, Extra::Read);
    return tx.all(read_whole, query.add(" and c.email_key in {list:$?}", keys));
}

std::vector<ContactCard> list_by_files(
    db::Transaction& tx, AccountId const& account, MembershipId const& owner, std::vector<std::string> const& names)
{
    auto const now = tx.now();
    auto const wanted = json::write(names);
    auto query = whole(account, owner, now, Extra::Read);
    return tx.all(read_whole, query.add(" and c.file_name in {list:$?} order by c.file_name", wanted));
}

std::vector<std::string> list_ownerless(db::Transaction& tx, AccountId const& account)
{
    return tx.all(db::read_text, R"(
        select c.id from contact_cards c
        where c.account_id = $1 and not exists (
            select 1 from memberships m
            where m.account_id = c.account_id and m.id = c.owner_id and m.kind in ('internal', 'client')
                and m.state <> 'removed'))",
        account);
}

std::vector<Keys> list_keys(db::Transaction& tx, AccountId const& account, ContactCardId const& after, int limit)
{
    return tx.all(read_keys,
        "select " CARD_COLUMNS
        ", c.name_key from contact_cards c where c.account_id = $1 and c.id > $2 order by c.id limit $3",
        account, after, limit);
}

}
