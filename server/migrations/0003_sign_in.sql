-- What a person may sign in with beside the address, what is mailed when a password is
-- forgotten, and the tokens of programs.

alter table persons add column email_verified integer not null default 0;
alter table persons add column username text not null default '';
alter table persons add column recovery_email text not null default '';
alter table persons add column phone text not null default '';
-- Whoever is here came by a link that was mailed to the address.
update persons set email_verified = 1;

create table person_usernames (
    username_key text not null primary key,
    person_id    text not null
) {strict};
create index person_usernames_by_person on person_usernames (person_id);
