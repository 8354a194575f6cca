-- What a person shows beside the password, and of whom an account asks it.

-- Whether he has one that counts, repeated here: every request reads its person.
alter table persons add column has_second_factor integer not null default 0;

create table totp_secrets (
    person_id     text   not null primary key,
    state         text   not null check (state in ('begun', 'active')),
    sealed_secret text   not null,    -- by the server key
    last_step     bigint not null,    -- of the newest code that was accepted; no older one is any more
    created_at    bigint not null
) {strict};
create index totp_secrets_begun on totp_secrets (created_at) where state = 'begun';

-- A code is spent by the one update that finds it unused.
create table recovery_codes (
    person_id text   not null,
    code_hash text   not null,
    used_at   bigint,
    primary key (person_id, code_hash)
) {strict};

-- How many codes were tried since then and not taken back for being right.
create table second_factor_attempts (
    person_id text   not null primary key,
    attempts  bigint not null,
    began_at  bigint not null
) {strict};
create index second_factor_attempts_by_time on second_factor_attempts (began_at);

alter table accounts add column second_factor_required text not null default 'none';
