-- Clients: people outside whom the account serves. What they share with other members stands in memberships, kind client.
create table clients (
    account_id  text   not null,
    id          text   not null,  -- the membership
    company     text   not null,
    company_key text   not null,  -- folded: search
    added_by    text   not null,  -- a membership
    invited_at  bigint,           -- null: nobody ever wrote to him, he is quiet
    primary key (account_id, id)
) {strict};
create index memberships_of_clients on memberships (account_id, name_key, id) where kind = 'client' and state <> 'removed';

-- Which user looks after which client.
create table client_mappings (
    account_id text   not null,
    client_id  text   not null,
    user_id    text   not null,
    mapped_at  bigint not null,
    primary key (account_id, client_id, user_id)
) {strict};
create index client_mappings_by_user on client_mappings (account_id, user_id, client_id);

create table client_groups (
    account_id  text   not null,
    id          text   not null,
    name        text   not null,
    name_key    text   not null,
    description text   not null,
    created_by  text   not null,  -- a membership
    version     bigint not null,
    created_at  bigint not null,
    updated_at  bigint not null,
    primary key (account_id, id)
) {strict};
create unique index client_groups_by_name on client_groups (account_id, name_key);

create table client_group_members (
    account_id text   not null,
    group_id   text   not null,
    client_id  text   not null,
    added_at   bigint not null,
    primary key (account_id, group_id, client_id)
) {strict};
create index client_group_members_by_client on client_group_members (account_id, client_id);

create table client_group_managers (
    account_id text not null,
    group_id   text not null,
    user_id    text not null,
    primary key (account_id, group_id, user_id)
) {strict};
create index client_group_managers_by_user on client_group_managers (account_id, user_id);

-- Links that sign a client in without a password. One that was used says so until it is swept.
create table magic_links (
    account_id text   not null,
    token_hash text   not null,
    client_id  text   not null,
    expires_at bigint not null,
    used_at    bigint,
    primary key (account_id, token_hash)
) {strict};
create index magic_links_by_end on magic_links (expires_at);
create index magic_links_by_client on magic_links (account_id, client_id, expires_at);
