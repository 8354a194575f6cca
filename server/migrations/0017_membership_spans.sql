-- Who was in an account when, and with what: each change of a membership closes one span and opens
-- another. What was before this table is known as it was when the table was made.
create table membership_spans (
    account_id    text   not null,
    id            text   not null,
    membership_id text   not null,
    kind          text   not null,
    state         text   not null check (state in ('pending', 'active', 'inactive')),
    name          text   not null,
    name_key      text   not null,
    email         text   not null,
    standing_role text   not null,
    rights        text   not null,
    licenses      text   not null,
    valid_until   bigint,
    from_at       bigint not null,
    until_at      bigint,               -- null: still
    primary key (account_id, id)
) {strict};
create unique index membership_spans_open on membership_spans (account_id, membership_id) where until_at is null;
create index membership_spans_by_name on membership_spans (account_id, name_key, membership_id, from_at);
create index membership_spans_by_member on membership_spans (account_id, membership_id, from_at);
insert into membership_spans (account_id, id, membership_id, kind, state, name, name_key, email, standing_role, rights,
        licenses, valid_until, from_at)
    select account_id, id, id, kind, state, first_name || ' ' || last_name, name_key, email, standing_role, rights,
        licenses, valid_until, created_at
    from memberships where state <> 'removed';
