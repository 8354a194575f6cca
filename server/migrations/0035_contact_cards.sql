-- The cards of people outside whom a member keeps for himself; nobody else finds them.
create table contact_cards (
    account_id text   not null,
    id         text   not null,
    owner_id   text   not null,  -- a membership
    first_name text   not null,
    last_name  text   not null,
    name_key   text   not null,
    email      text   not null,
    email_key  text   not null,
    mobile     text   not null,  -- E.164 where it can be, otherwise as it was typed; empty: none
    extra      text   not null,  -- what a vCard said besides: lines as they stood
    version    bigint not null,
    created_at bigint not null,
    updated_at bigint not null,
    primary key (account_id, id)
) {strict};
create unique index contact_cards_by_address on contact_cards (account_id, owner_id, email_key);
create index contact_cards_by_name on contact_cards (account_id, owner_id, name_key, id);
