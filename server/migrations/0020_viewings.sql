-- A session that looks at one account with other eyes: until then it only reads. Empty, null: it does not.
alter table sessions add column viewing_account text not null default '';
alter table sessions add column viewing_until bigint;
create unique index sessions_by_id on sessions (id);

-- As whom. The row stays until the log has noted the end.
create table viewings (
    account_id text   not null,
    session_id text   not null,
    viewer_id  text   not null,    -- a membership
    user_id    text   not null,    -- a membership; empty: the roles alone
    standing   text   not null,    -- the roles, as memberships hold them
    rights     text   not null,
    name       text   not null,
    until_at   bigint not null,
    primary key (account_id, session_id)
) {strict};
create index viewings_by_end on viewings (until_at);
