-- What somebody holds beside the standing role is one text of words (permissions/rights.h),
-- read with the membership in one row; membership_facets repeats it, and what else lists
-- are filtered by, in the order of names, so that every filter walks an index.

alter table memberships add column rights text not null default '';
-- What the slots say, repeated for lists.
alter table memberships add column licenses text not null default '';
alter table memberships add column valid_until bigint;
alter table memberships add column phone text not null default '';
alter table memberships add column job_title text not null default '';
alter table memberships add column department text not null default '';
alter table memberships add column call_recording_enabled integer not null default 0;
alter table memberships add column invited_by text not null default '';
update memberships set rights = 'manager' where additional_roles = '["manager"]';
alter table memberships drop column additional_roles;
create index memberships_by_standing_role on memberships (account_id, standing_role) where standing_role <> 'user';
create index memberships_ending on memberships (account_id, valid_until) where valid_until is not null;

create table membership_facets (
    account_id    text not null,
    membership_id text not null,
    facet         text not null,    -- 'manager', 'role:<id>', 'license:suite', 'inactive', 'administrator'
    name_key      text not null,
    primary key (account_id, membership_id, facet)
) {strict};
create index membership_facets_by_name on membership_facets (account_id, facet, name_key, membership_id);
insert into membership_facets (account_id, membership_id, facet, name_key)
    select account_id, id, standing_role, name_key from memberships
    where standing_role <> 'user' and state <> 'removed';
insert into membership_facets (account_id, membership_id, facet, name_key)
    select account_id, id, 'manager', name_key from memberships where rights = 'manager' and state <> 'removed';
insert into membership_facets (account_id, membership_id, facet, name_key)
    select account_id, id, 'inactive', name_key from memberships where state = 'inactive';

-- Whoever may leave an account without somebody who runs it changes this row first.
create table membership_guards (
    account_id text   not null primary key,
    changes    bigint not null
) {strict};

-- An administrator added a person who has a login elsewhere. Until that person joins by
-- his own act, the membership hangs on a stand-in who can sign in nowhere.
-- across accounts: asked of one person by several
create table join_requests (
    account_id    text   not null,
    membership_id text   not null,
    person_id     text   not null,
    created_at    bigint not null,
    primary key (account_id, membership_id)
) {strict};
create index join_requests_by_person on join_requests (person_id);

create table custom_roles (
    account_id  text   not null,
    id          text   not null,
    name        text   not null,
    name_key    text   not null,
    permissions text   not null,    -- words with a space between
    version     bigint not null,
    created_at  bigint not null,
    updated_at  bigint not null,
    primary key (account_id, id)
) {strict};
create unique index custom_roles_by_name on custom_roles (account_id, name_key);

-- The catalogue, the same for every account of the server.
create table products (
    slug          text    not null primary key,
    name          text    not null,
    is_default    integer not null,    -- every new account gets a pool
    default_total bigint,              -- null: unlimited
    position      integer not null
) {strict};
insert into products (slug, name, is_default, default_total, position) values
    ('suite', 'Kith Suite', 1, 3, 1),
    ('voice', 'Kith Voice', 1, 3, 2);

create table license_pools (
    account_id text   not null,
    product    text   not null,
    total      bigint,                 -- null: unlimited
    version    bigint not null,        -- raised first by whoever takes a license: the lock
    created_at bigint not null,
    updated_at bigint not null,
    primary key (account_id, product)
) {strict};

-- A license is a row: free, reserved by an invitation, or held by a membership.
create table license_slots (
    account_id    text    not null,
    product       text    not null,
    slot          integer not null,
    membership_id text,
    invitation_id text,
    valid_until   bigint,              -- free again from then on, whether or not anybody noted it
    primary key (account_id, product, slot),
    check (membership_id is null or invitation_id is null)
) {strict};
create index license_slots_free on license_slots (account_id, product, slot)
    where membership_id is null and invitation_id is null;
create unique index license_slots_by_member on license_slots (account_id, membership_id, product)
    where membership_id is not null;
create unique index license_slots_by_invitation on license_slots (account_id, invitation_id, product)
    where invitation_id is not null;
create index license_slots_ending on license_slots (account_id, product, valid_until) where valid_until is not null;

-- Who held which license from when to when: written beside every change of a slot.
create table license_spans (
    account_id  text    not null,
    id          text    not null,
    product     text    not null,
    slot        integer not null,
    holder_kind text    not null check (holder_kind in ('membership', 'invitation')),
    holder_id   text    not null,
    holder_name text    not null,
    from_at     bigint  not null,
    until_at    bigint,                -- null: still
    primary key (account_id, id)
) {strict};
create unique index license_spans_open on license_spans (account_id, product, slot) where until_at is null;
create index license_spans_by_product on license_spans (account_id, product, from_at, id);

insert into license_pools (account_id, product, total, version, created_at, updated_at)
    select a.account_id, p.slug, 3, 1, a.created_at, a.created_at from accounts a cross join products p;
insert into license_slots (account_id, product, slot)
    select l.account_id, l.product, n.slot from license_pools l
    cross join (select 1 as slot union all select 2 union all select 3) n;

alter table accounts add column visibility text not null default 'private';
alter table accounts add column status text not null default 'active';
alter table accounts add column support_name text not null default '';
alter table accounts add column support_email text not null default '';
alter table accounts add column support_phone text not null default '';
alter table accounts add column auto_signup integer not null default 1;
alter table accounts add column internal_invites_by_users text not null default 'with_approval';
alter table accounts add column administrators_manage_products integer not null default 1;
alter table accounts add column signup_help_url text not null default '';
alter table accounts add column notice text not null default '';
alter table accounts add column call_recording integer not null default 1;
-- Trusted: no quota of invitations.
alter table accounts add column is_trusted integer not null default 0;
update accounts set is_trusted = 1;
