-- Named sets of users. Who is in a team stands in team_members, and in membership_facets
-- ('team:<id>') for lists.
create table teams (
    account_id text   not null,
    id         text   not null,
    name       text   not null,
    name_key   text   not null,
    color      text   not null,
    leader_id  text   not null,    -- a member of it; empty: nobody
    created_by text   not null,
    version    bigint not null,
    created_at bigint not null,
    updated_at bigint not null,
    primary key (account_id, id)
) {strict};
create unique index teams_by_name on teams (account_id, name_key);

create table team_members (
    account_id    text   not null,
    team_id       text   not null,
    membership_id text   not null,
    added_at      bigint not null,
    primary key (account_id, team_id, membership_id)
) {strict};
create index team_members_by_member on team_members (account_id, membership_id, team_id);

-- How many teams an account has: raised first, so that it never has too many.
create table team_totals (
    account_id text   not null primary key,
    teams      bigint not null
) {strict};

-- Which teams the person joins when he comes.
alter table invitations add column teams text not null default '';
