-- People who join by themselves: what the account decides about them, the links that it hands
-- around, and who came.
alter table accounts add column sign_up_products text not null default '';
alter table accounts add column sign_up_needs_approval integer not null default 0;

create table sign_up_links (
    account_id     text    not null,
    id             text    not null,
    name           text    not null,
    state          text    not null check (state in ('open', 'closed')),
    link_version   integer not null,
    needs_approval integer not null,
    domain         text    not null,  -- only addresses there; empty: any
    max_uses       bigint  not null,  -- 0: any number
    uses           bigint  not null,
    expires_at     bigint,
    created_by     text    not null,
    version        bigint  not null,
    created_at     bigint  not null,
    updated_at     bigint  not null,
    primary key (account_id, id)
) {strict};

create index sign_up_links_open on sign_up_links (account_id, created_at, id) where state = 'open';

-- Every token of a link, so that one which a newer replaced can say so.
create table sign_up_link_tokens (
    account_id   text    not null,
    token_hash   text    not null,
    link_id      text    not null,
    link_version integer not null,
    primary key (account_id, token_hash)
) {strict};

create table sign_ups (
    account_id    text   not null,
    id            text   not null,
    state         text   not null check (state in ('mailed', 'awaiting', 'joined', 'refused')),
    way           text   not null check (way in ('domain', 'link', 'provider')),
    came_by       text   not null,  -- the domain, the id of the link or of the provider
    link_version  integer not null, -- of the link, when he asked
    first_name    text   not null,
    last_name     text   not null,
    email         text   not null,
    email_key     text   not null,
    token_hash    text   not null,  -- of the mail that proves the address; empty: none was sent
    membership_id text   not null,  -- empty while the mail is not answered
    decided_by    text   not null,  -- whoever let him in or refused
    created_at    bigint not null,
    expires_at    bigint not null,  -- of the mail
    arrived_at    bigint,
    decided_at    bigint,
    primary key (account_id, id)
) {strict};
create unique index sign_ups_by_token on sign_ups (account_id, token_hash) where token_hash <> '';
create index sign_ups_arrived on sign_ups (account_id, created_at, id) where state <> 'mailed';
create index sign_ups_by_state on sign_ups (account_id, state, created_at, id) where state <> 'mailed';
create index sign_ups_by_way on sign_ups (account_id, came_by, created_at, id) where state <> 'mailed';
create index sign_ups_mailed on sign_ups (expires_at) where state = 'mailed';
