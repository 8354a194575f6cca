-- The number that the account's next order gets: whoever orders raises it first, which is the lock.
create table order_numbers (
    account_id  text   not null primary key,
    last_number bigint not null
) {strict};

create table orders (
    account_id     text    not null,
    id             text    not null,
    number         bigint  not null,    -- counts in the account from 1
    product        text    not null,
    product_name   text    not null,    -- as it was called when it was ordered
    quantity       bigint  not null,
    note           text    not null,
    state          text    not null check (state in ('requested', 'approved', 'rejected', 'canceled')),
    requested_by   text    not null,    -- the membership
    requester      text    not null,    -- the person
    requester_name text    not null,
    decided_by     text    not null,    -- the person; empty: nobody yet, or the command line
    decider_name   text    not null,
    decision_note  text    not null,
    decided_at     bigint,
    version        bigint  not null,
    created_at     bigint  not null,
    primary key (account_id, id)
) {strict};
create unique index orders_by_number on orders (account_id, number);
create index orders_of_account on orders (account_id, created_at, id);
create index orders_by_age on orders (created_at, id);
create index orders_by_state on orders (state, created_at, id);
create index orders_waiting on orders (account_id) where state = 'requested';

-- What the account wants on its documents. Without a row nothing has been said yet.
create table billing_details (
    account_id text    not null primary key,
    company    text    not null,
    address    text    not null,
    vat_id     text    not null,
    email      text    not null,
    reference  text    not null,
    reminders  integer not null,
    version    bigint  not null,
    updated_at bigint  not null
) {strict};

create index persons_operators on persons (id) where is_operator = 1;
create index accounts_by_age on accounts (created_at, account_id);
