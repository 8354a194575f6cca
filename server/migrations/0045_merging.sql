-- Two records of one person that were made one, for as long as that can be undone.
create table merges (
    account_id text   not null,
    id         text   not null,
    merged_by  text   not null,  -- a membership
    kept       text   not null,  -- "client:<id>", or "contact:<id>" of a card
    dropped    text   not null,
    name       text   not null,  -- as whoever was kept was called then
    is_private integer not null, -- cards are in it: only who merged them sees it
    state      text   not null check (state in ('merged', 'undone')),
    way_back   text   not null,  -- JSON: what it was before; '{}' once it is undone
    created_at bigint not null,
    expires_at bigint not null,  -- then it cannot be undone any more, and is forgotten
    primary key (account_id, id)
) {strict};
create index merges_by_kept on merges (account_id, kept, id);
create index merges_by_dropped on merges (account_id, dropped, id);
create index merges_by_member on merges (account_id, merged_by, id);
create index merges_open_to_all on merges (account_id, id) where is_private = 0;
create index merges_by_end on merges (expires_at);

-- By what else than names and addresses two records of one person are found: the digits of a phone number, without the
-- zero in brackets and the zeros before the number of a country. Computed digit by digit, as the program does it.
alter table memberships add column phone_key text not null default '';
alter table contact_cards add column mobile_key text not null default '';
-- across accounts: of each
update memberships set phone_key = found.digits
from (
    with recursive walk (account_id, id, rest, digits) as (
        select account_id, id, replace(phone, '(0)', ''), '' from memberships where kind = 'client' and phone <> ''
        union all
        select account_id, id, substr(rest, 2), digits || case
            when substr(rest, 1, 1) in ('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') then substr(rest, 1, 1)
            else '' end
        from walk where rest <> '')
    select account_id, id, case when substr(digits, 1, 2) = '00' then substr(digits, 3) else digits end as digits
    from walk where rest = '') as found
where memberships.account_id = found.account_id and memberships.id = found.id;
-- across accounts: of each
update contact_cards set mobile_key = found.digits
from (
    with recursive walk (account_id, id, rest, digits) as (
        select account_id, id, replace(mobile, '(0)', ''), '' from contact_cards where mobile <> ''
        union all
        select account_id, id, substr(rest, 2), digits || case
            when substr(rest, 1, 1) in ('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') then substr(rest, 1, 1)
            else '' end
        from walk where rest <> '')
    select account_id, id, case when substr(digits, 1, 2) = '00' then substr(digits, 3) else digits end as digits
    from walk where rest = '') as found
where contact_cards.account_id = found.account_id and contact_cards.id = found.id;

-- A client without an address is known by his number, and was with the zero in brackets. Of several who are one by now
-- only the first becomes known by it; the others are duplicates.
-- across accounts: of each
update memberships set email_key = found.email_key
from (
    with recursive walk (account_id, id, email_key, phone_key, rest, digits) as (
        select account_id, id, email_key, phone_key, phone, '' from memberships
        where kind = 'client' and email = '' and email_key like 'tel:%' and state <> 'removed' and phone like '%(0)%'
        union all
        select account_id, id, email_key, phone_key, substr(rest, 2), digits || case
            when substr(rest, 1, 1) in ('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') then substr(rest, 1, 1)
            else '' end
        from walk where rest <> '')
    select account_id, min(id) as id, 'tel:' || phone_key as email_key from walk
    where rest = '' and email_key = 'tel:' || case when substr(digits, 1, 2) = '00' then substr(digits, 3) else digits end
    group by account_id, phone_key) as found
where memberships.account_id = found.account_id and memberships.id = found.id and not exists (
    select 1 from memberships other where other.account_id = found.account_id and other.email_key = found.email_key
        and other.state <> 'removed');

create index clients_by_phone on memberships (account_id, phone_key)
    where kind = 'client' and state <> 'removed' and phone_key <> '';
create index contact_cards_by_mobile on contact_cards (account_id, owner_id, mobile_key) where mobile_key <> '';
