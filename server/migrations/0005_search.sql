-- Where in the alphabet of an account some letters occur. Each name that anybody
-- there has, or had, stands under each of its pieces: every letter, and every
-- three letters in a row. So the names that hold a fragment are one walk along
-- the key, in the order in which they are listed. Rows are never deleted: who has
-- a name is for memberships to say.
create table membership_names (
    account_id text not null,
    piece      text not null,
    name_key   text not null,
    primary key (account_id, piece, name_key)
) {strict, without rowid};

insert into membership_names (account_id, piece, name_key)
with recursive rests (account_id, name_key, rest) as (
    select distinct account_id, name_key, name_key from memberships
    union all
    select account_id, name_key, substr(rest, 2) from rests where length(rest) > 1)
select distinct account_id, substr(rest, 1, letters), name_key
from rests join (select 1 as letters union all select 3) as pieces on length(rest) >= letters;

create index memberships_by_address on memberships (account_id, email_key collate "C");
