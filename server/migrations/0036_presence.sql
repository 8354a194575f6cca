-- What somebody says of himself by hand; it goes for every account he is in.
create table presence_settings (
    person_id  text   not null primary key,
    status     text   not null,
    text       text   not null,
    until_at   bigint,           -- then it is over
    updated_at bigint not null
) {strict};
create index presence_settings_by_end on presence_settings (until_at);

-- Who has a page of an account open, by the server that holds his sockets.
create table attendances (
    account_id    text    not null,
    membership_id text    not null,
    node_id       text    not null,
    is_idle       integer not null,
    since_at      bigint  not null,
    primary key (account_id, membership_id, node_id)
) {strict};
create index attendances_by_node on attendances (node_id);
