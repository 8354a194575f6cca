#include "address_changes/address_changes_store.h"

namespace kith::address_changes::store {
namespace {

#define CHANGE_COLUMNS "id, person_id, state, from_email, from_key, to_email, to_key, confirm_hash, undo_hash, ends_at"

Change read(db::Row const& row)
{
    return { row.id<ChangeId>(0), row.id<PersonId>(1), row.enumerator<State>(2),
        EmailAddress::stored(row.text(3), row.text(4)), EmailAddress::stored(row.text(5), row.text(6)), row.string(7),
        row.string(8), row.time(9) };
}

}

void insert(db::Transaction& tx, Change const& change)
{
    tx.send("insert into address_changes (" CHANGE_COLUMNS ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        change.id, change.person, change.state, change.from.text(), change.from.key(), change.to.text(),
        change.to.key(), change.confirm_hash, change.undo_hash, change.ends_at);
}

void remove_asked(db::Transaction& tx, PersonId const& person)
{
    tx.run("delete from address_changes where person_id = $1 and state = $2", person, State::Asked);
}

std::optional<Change> find_asked(db::Transaction& tx, PersonId const& person)
{
    return tx.first(read,
        "select " CHANGE_COLUMNS " from address_changes where person_id = $1 and state = $2 and ends_at > $3", person,
        State::Asked, tx.now());
}

std::optional<Change> find(db::Transaction& tx, std::string const& token_hash)
{
    return tx.first(read,
        "select " CHANGE_COLUMNS " from address_changes where (confirm_hash = $1 or undo_hash = $1) and ends_at > $2",
        token_hash, tx.now());
}

std::vector<Change> list_of(db::Transaction& tx, PersonId const& person)
{
    return tx.all(read, "select " CHANGE_COLUMNS " from address_changes where person_id = $1 order by id", person);
}

std::vector<Change> list_ended(db::Transaction& tx)
{
    return tx.all(
        read, "select " CHANGE_COLUMNS " from address_changes where ends_at <= $1 order by id limit 500", tx.now());
}

bool confirm(db::Transaction& tx, Change const& change, Time ends_at)
{
    return tx.run("update address_changes set state = $3, ends_at = $4 where id = $1 and state = $2", change.id,
               State::Asked, State::Changed, ends_at) == 1;
}

bool remove(db::Transaction& tx, Change const& change)
{
    return tx.run("delete from address_changes where id = $1 and state = $2", change.id, change.state) == 1;
}

}
