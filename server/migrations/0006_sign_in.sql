-- What a person may sign in with beside the address, what is mailed when a password is
-- forgotten, and the tokens of programs.

alter table persons add column email_verified integer not null default 0;
alter table persons add column username text not null default '';
alter table persons add column recovery_email text not null default '';
alter table persons add column phone text not null default '';
-- Whoever is here came by a link that was mailed to the address.
update persons set email_verified = 1;

create table person_usernames (
    username_key text not null primary key,
    person_id    text not null
) {strict};
create index person_usernames_by_person on person_usernames (person_id);

-- One-time links with which a person sets a password. A row is spent by deleting it,
-- which only one taker can do.
create table password_links (
    token_hash text   not null primary key,
    id         text   not null,
    person_id  text   not null,
    purpose    text   not null check (purpose in ('reset', 'welcome')),
    proves_key text   not null,    -- the address it was mailed to; empty: none
    created_at bigint not null,
    expires_at bigint not null
) {strict};
create index password_links_by_person on password_links (person_id, purpose, id);
create index password_links_by_end on password_links (expires_at);

create table api_tokens (
    token_hash   text   not null primary key,
    id           text   not null,
    person_id    text   not null,
    epoch        bigint not null,    -- as of sessions: ended once the person's is higher
    name         text   not null,
    prefix       text   not null,    -- the beginning of the token, to tell it by
    only_account text,               -- null: every account of the person
    scopes       text,               -- permissions with a space between; null: all
    expires_at   bigint,             -- null: never
    last_used_at bigint,
    created_at   bigint not null
) {strict};
create index api_tokens_by_person on api_tokens (person_id, id);
create index api_tokens_by_end on api_tokens (expires_at) where expires_at is not null;
