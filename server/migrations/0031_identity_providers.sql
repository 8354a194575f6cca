-- Sign-in by the identity providers of accounts (OpenID Connect).
create table identity_providers (
    account_id    text   not null,
    id            text   not null,
    preset        text   not null check (preset in ('generic', 'google', 'entra', 'salesforce')),
    state         text   not null check (state in ('off', 'on')),
    name          text   not null,
    address       text   not null,  -- as typed: the issuer, the tenant or the My Domain
    discovery_url text   not null,
    issuer        text   not null,  -- as the provider named itself when it was set up
    client_id     text   not null,
    client_auth   text   not null check (client_auth in ('client_secret_basic', 'client_secret_post', 'private_key_jwt')),
    sealed_secret text   not null,  -- what shows the provider who we are, by the server's key
    version       bigint not null,
    created_at    bigint not null,
    updated_at    bigint not null,
    primary key (account_id, id)
) {strict};

-- Who somebody is at a provider of an account.
create table sso_subjects (
    account_id   text   not null,
    provider_id  text   not null,
    subject      text   not null,
    person_id    text   not null,
    created_at   bigint not null,
    last_used_at bigint not null,
    primary key (account_id, provider_id, subject)
) {strict};
create unique index sso_subjects_by_person on sso_subjects (account_id, provider_id, person_id);

-- across accounts: each answer of a provider is taken once
create table sso_answers (
    state_hash text   not null primary key,
    expires_at bigint not null
) {strict};
create index sso_answers_ended on sso_answers (expires_at);

-- A session that a provider began is good for its account only; provider_session is the provider's own id of it (sid).
alter table sessions add column only_account text not null default '';
alter table sessions add column provider_id text not null default '';
alter table sessions add column provider_name text not null default '';
alter table sessions add column provider_subject text not null default '';
alter table sessions add column provider_session text not null default '';
create index sessions_of_subject on sessions (provider_id, provider_subject) where provider_id <> '';
