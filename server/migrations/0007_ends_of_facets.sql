-- Until when somebody holds what lists are filtered by, or null when for good. Whoever has an end
-- stands among the inactive beforehand: lists look at the time.
alter table membership_facets add column until_at bigint;
drop index membership_facets_by_name;
create index membership_facets_by_name on membership_facets (account_id, facet, name_key, membership_id, until_at);
insert into membership_facets (account_id, membership_id, facet, name_key)
    select account_id, id, 'inactive', name_key from memberships where state = 'active' and valid_until is not null;
