-- A person is global, a membership belongs to an account. What must be unique
-- across accounts has a table of its own whose key is that value.

create table persons (
    id             text    not null primary key,
    first_name     text    not null,
    last_name      text    not null,
    email          text    not null,    -- as typed: where mail goes
    email_key      text    not null,
    password_hash  text    not null,    -- empty: cannot sign in by password
    session_epoch  bigint  not null,    -- raised to end every session at once
    is_operator    integer not null,
    version        bigint  not null,
    created_at     bigint  not null,
    updated_at     bigint  not null
) {strict};

create table person_emails (
    email_key text not null primary key,
    person_id text not null
) {strict};
create index person_emails_by_person on person_emails (person_id);

-- across accounts: says which accounts a person is in
create table person_accounts (
    person_id  text not null,
    account_id text not null,
    primary key (person_id, account_id)
) {strict};

create table sessions (
    token_hash   text   not null primary key,
    id           text   not null,
    person_id    text   not null,
    epoch        bigint not null,
    device       text   not null,
    address      text   not null,
    created_at   bigint not null,
    last_seen_at bigint not null,
    idle_until   bigint not null,
    ends_at      bigint not null,
    fresh_until  bigint not null     -- for whoever manages users
) {strict};
create index sessions_by_person on sessions (person_id);
create index sessions_by_end on sessions (idle_until);

create table accounts (
    account_id  text   not null primary key,
    name        text   not null,
    slug        text   not null,
    kind        text   not null check (kind in ('business', 'client')),
    version     bigint not null,
    created_at  bigint not null,
    updated_at  bigint not null
) {strict};

-- across accounts: a slug is unique on the server
create table account_slugs (
    slug       text not null primary key,
    account_id text not null
) {strict};

create table memberships (
    account_id       text    not null,
    id               text    not null,
    person_id        text    not null,
    kind             text    not null check (kind in ('internal', 'authorized', 'client', 'channel_guest')),
    state            text    not null check (state in ('pending', 'active', 'inactive', 'removed')),
    first_name       text    not null,
    last_name        text    not null,
    name_key         text    not null,    -- first and last, folded: search and sort
    email            text    not null,
    email_key        text    not null,
    standing_role    text    not null check (standing_role in ('legal_representative', 'administrator', 'user')),
    additional_roles text    not null,    -- JSON list
    version          bigint  not null,
    last_seen_at     bigint,
    created_at       bigint  not null,
    updated_at       bigint  not null,
    primary key (account_id, id),
    foreign key (account_id) references accounts (account_id)
) {strict};
create unique index memberships_one_live_each on memberships (account_id, person_id) where state <> 'removed';
create unique index memberships_one_live_address on memberships (account_id, email_key) where state <> 'removed';
create index memberships_by_name on memberships (account_id, name_key, id);
create index memberships_by_age on memberships (account_id, created_at, id);

create table invitations (
    account_id   text    not null,
    id           text    not null,
    kind         text    not null check (kind in ('internal', 'client', 'channel_guest')),
    first_name   text    not null,
    last_name    text    not null,
    email        text    not null,
    email_key    text    not null,
    standing_role    text not null,
    additional_roles text not null,       -- JSON list
    message      text    not null,
    state        text    not null check (state in ('pending', 'accepted', 'declined', 'revoked', 'expired')),
    token_hash   text    not null,
    link_version integer not null,
    invited_by   text    not null,
    sent_at      bigint  not null,
    expires_at   bigint  not null,
    version      bigint  not null,
    created_at   bigint  not null,
    updated_at   bigint  not null,
    primary key (account_id, id),
    foreign key (account_id, invited_by) references memberships (account_id, id)
) {strict};
create unique index invitations_one_pending_each on invitations (account_id, kind, email_key) where state = 'pending';
create unique index invitations_by_token on invitations (account_id, token_hash);
create index invitations_overdue on invitations (account_id, expires_at) where state = 'pending';
create index invitations_by_state on invitations (account_id, state, created_at, id);

-- The one-time link that founds the first account of a server. The single row is
-- spent by deleting it, which only one taker can do.
create table setup_tokens (
    token_hash text   not null primary key,
    created_at bigint not null
) {strict};
