-- How a person wants to be spoken to; empty: as the browser says.
alter table persons add column locale text not null default '';
alter table persons add column timezone text not null default '';
-- Which picture is shown, repeated in memberships for lists; empty: none.
alter table persons add column avatar text not null default '';
alter table memberships add column avatar text not null default '';

create table avatars (
    person_id  text   not null primary key,
    version    text   not null,    -- the beginning of its hash
    image      text   not null,    -- a JPEG in base64
    updated_at bigint not null
) {strict};

-- What a member shows to other accounts. Without a row he is hidden.
create table profiles (
    account_id    text   not null,
    membership_id text   not null,
    visibility    text   not null check (visibility in ('hidden', 'visible')),
    headline      text   not null,
    version       bigint not null,
    updated_at    bigint not null,
    primary key (account_id, membership_id)
) {strict};
