-- What is beside the membership of everybody who is no internal user: who answers for him, and when that has to be
-- looked at again. His end itself is memberships.valid_until.
create table outsiders (
    account_id   text    not null,
    id           text    not null,             -- the membership
    sponsor_id   text    not null,             -- a membership
    renewed_at   bigint,                       -- somebody said that he stays
    ended_at     bigint,                       -- it was noted that his time is over
    asked_for    bigint,                       -- the end about which the sponsor was asked
    asked        integer not null default 0,   -- and how often
    renewal_hash text    not null default '',  -- of the link that renews from that end
    used_hash    text    not null default '',  -- of the link that did so last
    next_at      bigint,                       -- when something is to be done; null: never
    primary key (account_id, id)
) {strict};
create index outsiders_due on outsiders (next_at) where next_at is not null;
create index outsiders_by_sponsor on outsiders (account_id, sponsor_id, id);
create index outsiders_by_renewal on outsiders (account_id, renewal_hash) where renewal_hash <> '';
create index outsiders_by_used on outsiders (account_id, used_hash) where used_hash <> '';

-- Who added him answers for him; whoever is gone meanwhile is noticed at once. Nobody looks at who has no end.
-- across accounts: of each
insert into outsiders (account_id, id, sponsor_id, next_at)
select c.account_id, c.id, c.added_by, case when exists (
        select 1 from memberships m where m.account_id = c.account_id and m.id = c.id and m.valid_until is not null)
    or not exists (
        select 1 from memberships s where s.account_id = c.account_id and s.id = c.added_by and s.kind = 'internal'
            and s.state = 'active')
    then 0 end
from clients c;

create table outsider_policies (
    account_id      text   not null primary key,
    valid_days      bigint,  -- how long whoever is new stays, and a renewal lasts; null: no end
    inactivity_days bigint,  -- not seen for so long, he ends; null: never
    version         bigint not null,
    inactivity_since bigint  -- when that was decided
) {strict};

-- Where a mail says that it can be stopped (List-Unsubscribe); empty: nowhere.
alter table mails add column stop_url text not null default '';

-- To whom an account has written who has no login, and whether he wants that. The link of his mails is derived from
-- his address, so that a row whose address was erased still knows him.
create table mail_stops (
    account_id text   not null,
    token_hash text   not null,
    address    text   not null,  -- empty: erased
    written_at bigint not null,  -- first
    stopped_at bigint,           -- null: he may be written to
    erased_at  bigint,
    primary key (account_id, token_hash)
) {strict};
create index invitations_by_address on invitations (account_id, email_key);
