-- What somebody says of himself by hand.
create table presence_settings (
    account_id    text   not null,
    membership_id text   not null,
    status        text   not null,
    text          text   not null,
    until_at      bigint,           -- then it is over
    updated_at    bigint not null,
    primary key (account_id, membership_id)
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

-- Its word was missing for so long that the others have forgotten who was there; it says so again when it is back.
alter table nodes add column is_given_up integer not null default 0;
