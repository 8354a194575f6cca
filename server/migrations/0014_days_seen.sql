-- How many different people were here on each day (UTC): counted when somebody is seen for the first
-- time of a day, so that a picture of months reads one row a day.
create table days_seen (
    account_id text   not null,
    day        bigint not null,    -- since 1970
    people     bigint not null,
    primary key (account_id, day)
) {strict, without rowid};

-- The ledger by when licenses were freed, for the same picture.
create index license_spans_by_end on license_spans (account_id, product, until_at) where until_at is not null;
