#include "devices/devices_store.h"

namespace kith::devices::store {

bool touch(db::Transaction& tx, PersonId const& person, std::string const& device_hash)
{
    return tx.run("update known_devices set last_seen_at = $3 where person_id = $1 and device_hash = $2", person,
               device_hash, tx.now()) == 1;
}

bool is_there(db::Transaction& tx, PersonId const& person, std::string const& device_hash)
{
    return tx
        .first(db::read_integer, "select 1 from known_devices where person_id = $1 and device_hash = $2", person,
            device_hash)
        .has_value();
}

bool any_before(db::Transaction& tx, PersonId const& person, Time time)
{
    return tx
        .first(db::read_integer, "select 1 from known_devices where person_id = $1 and first_seen_at <= $2 limit 1",
            person, time)
        .has_value();
}

std::int64_t count_new(db::Transaction& tx, PersonId const& person, Time since)
{
    return tx
        .first(db::read_integer, "select count(*) from known_devices where person_id = $1 and first_seen_at > $2",
            person, since)
        .value_or(0);
}

void insert(db::Transaction& tx, PersonId const& person, std::string const& device_hash)
{
    tx.run(R"(
        insert into known_devices (person_id, device_hash, first_seen_at, last_seen_at) values ($1, $2, $3, $3)
        on conflict (person_id, device_hash) do nothing)",
        person, device_hash, tx.now());
}

std::vector<Device> list(db::Transaction& tx, PersonId const& person)
{
    return tx.all([](db::Row const& row) { return Device { row.time(0), row.time(1) }; }, R"(
        select first_seen_at, last_seen_at from known_devices where person_id = $1
        order by last_seen_at desc, device_hash)",
        person);
}

void remove_beyond(db::Transaction& tx, PersonId const& person, int most)
{
    tx.run(R"(
        delete from known_devices where person_id = $1 and device_hash in (
            select device_hash from known_devices where person_id = $1
            order by last_seen_at desc, device_hash limit 1000 offset $2))",
        person, most);
}

void remove_unused(db::Transaction& tx, Time since)
{
    tx.run("delete from known_devices where last_seen_at <= $1", since);
}

}
