-- When the person was told that somebody guesses codes: once a day.
alter table second_factor_attempts add column told_at bigint;
