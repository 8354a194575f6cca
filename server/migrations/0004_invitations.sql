-- What an invitation gives, who must say yes to it, and every link that leads to it.

alter table invitations add column rights text not null default '';
alter table invitations add column licenses text not null default '';
alter table invitations add column approval text not null default 'not_required';
alter table invitations add column force_email integer not null default 1;
alter table invitations add column source text not null default 'api';
alter table invitations add column opened_at bigint;
-- Whoever accepted, and waits for an administrator or for his own confirmation.
alter table invitations add column membership_id text not null default '';
update invitations set rights = 'manager' where additional_roles = '["manager"]';
alter table invitations drop column additional_roles;
create index invitations_by_member on invitations (account_id, membership_id) where membership_id <> '';
create index invitations_by_inviter on invitations (account_id, invited_by, created_at, id);

-- Links beside the one that is mailed now: those an administrator copied, and those that
-- a newer link replaced, so that they can say so.
create table invitation_links (
    account_id    text    not null,
    token_hash    text    not null,
    invitation_id text    not null,
    channel       text    not null check (channel in ('mailed', 'copied')),
    link_version  integer not null,
    created_at    bigint  not null,
    primary key (account_id, token_hash)
) {strict};

-- Mailed to an address that somebody typed who came by another one: proves that it is his.
create table email_confirmations (
    account_id    text   not null,
    token_hash    text   not null,
    membership_id text   not null,
    person_id     text   not null,
    expires_at    bigint not null,
    created_at    bigint not null,
    primary key (account_id, token_hash)
) {strict};
