-- Contacts as files of an address book (CardDAV). What a client calls a card, what the card calls itself, and which of
-- its owner's changes was its last, so that a client can ask for what came after another one.
alter table contact_cards add column file_name text not null default '';
alter table contact_cards add column uid text not null default '';
alter table contact_cards add column change_number bigint not null default 0;
-- across accounts: of each
update contact_cards set file_name = contact_cards.id || '.vcf', uid = contact_cards.id, change_number = numbered.number
from (select account_id, id, row_number() over (partition by account_id, owner_id order by id) as number
    from contact_cards) as numbered
where contact_cards.account_id = numbered.account_id and contact_cards.id = numbered.id;
create unique index contact_cards_by_file on contact_cards (account_id, owner_id, file_name);
create unique index contact_cards_by_uid on contact_cards (account_id, owner_id, uid);
create index contact_cards_by_change on contact_cards (account_id, owner_id, change_number);

-- One for each owner who ever kept a card.
create table contact_card_books (
    account_id  text   not null,
    owner_id    text   not null,
    last_change bigint not null,
    floor       bigint not null,  -- of what was removed up to here, nothing is known any more
    primary key (account_id, owner_id)
) {strict};
-- across accounts: of each
insert into contact_card_books (account_id, owner_id, last_change, floor)
select account_id, owner_id, max(change_number), 0 from contact_cards group by account_id, owner_id;

-- So that whoever has a copy hears that it is gone; of an owner only the newest are kept.
create table removed_contact_cards (
    account_id    text   not null,
    owner_id      text   not null,
    file_name     text   not null,
    change_number bigint not null,
    primary key (account_id, owner_id, file_name)
) {strict};
create index removed_contact_cards_by_change on removed_contact_cards (account_id, owner_id, change_number);
