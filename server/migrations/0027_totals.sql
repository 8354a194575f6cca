-- How many of something an account has, where it may have only so many: teams, and what comes.
create table totals (
    account_id text   not null,
    what       text   not null,
    total      bigint not null,
    primary key (account_id, what)
) {strict};
insert into totals (account_id, what, total) select account_id, 'teams', teams from team_totals;
drop table team_totals;
