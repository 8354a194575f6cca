-- How often members of an account signed in on each day (UTC), so that a picture of months reads one
-- row a day.
create table sign_ins (
    account_id text   not null,
    day        bigint not null,    -- since 1970
    sign_ins   bigint not null,
    primary key (account_id, day)
) {strict, without rowid};
