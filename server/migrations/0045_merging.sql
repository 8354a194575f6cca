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

-- By what else than names and addresses two records of one person are found: the digits of a phone number.
alter table memberships add column phone_key text not null default '';
update memberships set phone_key = replace(replace(replace(replace(replace(replace(replace(replace(
    phone, '(0)', ''), '+', ''), ' ', ''), '-', ''), '.', ''), '/', ''), '(', ''), ')', '') where kind = 'client';
update memberships set phone_key = substr(phone_key, 3) where kind = 'client' and phone_key like '00%';
create index clients_by_phone on memberships (account_id, phone_key)
    where kind = 'client' and state <> 'removed' and phone_key <> '';

alter table contact_cards add column mobile_key text not null default '';
update contact_cards set mobile_key = replace(replace(replace(replace(replace(replace(replace(replace(
    mobile, '(0)', ''), '+', ''), ' ', ''), '-', ''), '.', ''), '/', ''), '(', ''), ')', '');
update contact_cards set mobile_key = substr(mobile_key, 3) where mobile_key like '00%';
create index contact_cards_by_mobile on contact_cards (account_id, owner_id, mobile_key) where mobile_key <> '';
