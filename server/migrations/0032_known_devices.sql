-- In which browsers a person has signed in.
create table known_devices (
    person_id     text   not null,
    device_hash   text   not null,
    first_seen_at bigint not null,
    last_seen_at  bigint not null,
    primary key (person_id, device_hash)
) {strict};
create index known_devices_unused on known_devices (last_seen_at);
