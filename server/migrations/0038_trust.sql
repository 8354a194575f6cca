-- When the person was told that somebody guesses codes: once a day.
alter table second_factor_attempts add column told_at bigint;

-- Whether there is a passkey, repeated here as has_second_factor is.
alter table persons add column has_passkey integer not null default 0;
update persons set has_passkey = 1 where id in (select person_id from passkeys);

-- Whether more than the password was shown to begin it. Turning a second factor on has ended all
-- others, so that those which are there have shown it.
alter table sessions add column second_factor_shown integer not null default 0;
update sessions set second_factor_shown = 1 where person_id in (select id from persons where has_second_factor = 1);
-- And in the session that made the token.
alter table api_tokens add column second_factor_shown integer not null default 0;

-- How many wait for a yes after having signed up: an account has only so many.
-- across accounts: of each
insert into totals (account_id, what, total)
select account_id, 'sign_ups_awaiting', count(*) from sign_ups where state = 'awaiting'
group by account_id;

-- What proved a domain is looked for again: on how many days in a row it was not there, when that was
-- last counted, and when the domain was given up for it.
alter table domains add column missed integer not null default 0;
alter table domains add column missed_at bigint;
alter table domains add column lapsed_at bigint;
create index domains_proved on domains (looked_at) where state = 'proved' and proof = 'dns';
