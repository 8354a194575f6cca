-- HubSpot among the presets, which the table checks; and nobody is known by a provider that is gone.
alter table identity_providers rename to identity_providers_before;
create table identity_providers (
    account_id    text   not null,
    id            text   not null,
    preset        text   not null check (preset in ('generic', 'google', 'entra', 'salesforce', 'hubspot')),
    state         text   not null check (state in ('off', 'on')),
    name          text   not null,
    address       text   not null,  -- as typed: the issuer, the tenant, the My Domain or the hub
    discovery_url text   not null,  -- empty: it publishes nothing of itself
    issuer        text   not null,  -- as the provider named itself when it was set up
    client_id     text   not null,
    client_auth   text   not null check (client_auth in ('client_secret_basic', 'client_secret_post', 'private_key_jwt')),
    sealed_secret text   not null,  -- what shows the provider who we are, by the server's key
    version       bigint not null,
    created_at    bigint not null,
    updated_at    bigint not null,
    primary key (account_id, id)
) {strict};
insert into identity_providers (account_id, id, preset, state, name, address, discovery_url, issuer, client_id,
    client_auth, sealed_secret, version, created_at, updated_at)
select account_id, id, preset, state, name, address, discovery_url, issuer, client_id, client_auth, sealed_secret,
    version, created_at, updated_at
from identity_providers_before;
drop table identity_providers_before;

alter table sso_subjects rename to sso_subjects_before;
drop index sso_subjects_by_person;
create table sso_subjects (
    account_id   text   not null,
    provider_id  text   not null,
    subject      text   not null,
    person_id    text   not null,
    created_at   bigint not null,
    last_used_at bigint not null,
    primary key (account_id, provider_id, subject)
) {strict};
insert into sso_subjects (account_id, provider_id, subject, person_id, created_at, last_used_at)
select s.account_id, s.provider_id, s.subject, s.person_id, s.created_at, s.last_used_at
from sso_subjects_before s
join identity_providers p on p.account_id = s.account_id and p.id = s.provider_id;
drop table sso_subjects_before;
create unique index sso_subjects_by_person on sso_subjects (account_id, provider_id, person_id);
