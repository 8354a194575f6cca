-- What has ended is looked for in all accounts at once, and is found without a look at those who stay.
drop index memberships_ending;
create index memberships_ending on memberships (valid_until, account_id, id) where valid_until is not null;
