-- Tables of the platform. Every table of an account leads its key with
-- account_id, so that the rows of one account stay together.

-- Counts what an account's logs have given out; `head_hash` is the hash of the
-- newest entry, which the next one carries on.
create table streams (
    account_id text   not null,
    stream     text   not null,
    next_seq   bigint not null,
    head_hash  text   not null,
    primary key (account_id, stream)
) {strict};

create table events (
    account_id    text   not null,
    seq           bigint not null,
    id            text   not null,
    operation     text   not null,
    actor_kind    text   not null,
    actor_id      text   not null,
    actor_name    text   not null,
    target_kind   text   not null,
    target_id     text   not null,
    target_name   text   not null,
    data          text   not null,    -- JSON
    address       text   not null,
    request_id    text   not null,
    at            bigint not null,    -- milliseconds since 1970, as every time
    previous_hash text   not null,
    hash          text   not null,
    primary key (account_id, seq)
) {strict};
create index events_by_target on events (account_id, target_id, seq);

create table mails (
    account_id   text    not null,
    id           text    not null,
    to_address   text    not null,
    to_key       text    not null,
    to_name      text    not null,
    subject      text    not null,
    text_part    text    not null,
    html_part    text    not null,
    reason       text    not null,
    state        text    not null check (state in ('new', 'active', 'deferred', 'sent', 'failed', 'withdrawn')),
    detail       text    not null,
    attempts     integer not null,
    due_at       bigint  not null,
    lease_owner  text    not null,
    lease_until  bigint  not null,
    fence        bigint  not null,
    created_at   bigint  not null,
    changed_at   bigint  not null,
    primary key (account_id, id)
) {strict};
create index mails_due on mails (due_at) where state in ('new', 'active', 'deferred');
create index mails_by_reason on mails (account_id, reason, id);

create table jobs (
    id          text    not null primary key,
    kind        text    not null,
    payload     text    not null,
    every_ms    bigint  not null,     -- 0: once
    due_at      bigint  not null,
    attempts    integer not null,
    lease_owner text    not null,
    lease_until bigint  not null,
    fence       bigint  not null,
    last_error  text    not null,
    created_at  bigint  not null
) {strict};
create index jobs_due on jobs (due_at);

-- One row for each Idempotency-Key, for 24 hours. The answer is sealed with the
-- key itself, of which only the hash is kept.
create table idempotency_keys (
    scope        text    not null,    -- account or caller, method and path
    key_hash     text    not null,
    request_hash text    not null,
    status       integer not null,
    answer       text    not null,
    created_at   bigint  not null,
    primary key (scope, key_hash)
) {strict};
create index idempotency_keys_by_age on idempotency_keys (created_at);
