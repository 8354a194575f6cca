-- A license ends with the membership that holds it: its slot and what lists are filtered by say so.
create index membership_facets_of_ending_licenses on membership_facets (until_at, account_id, membership_id)
    where facet like 'license:%' and until_at is not null;

-- Facets that are older than the column learn their end. It stands behind the word as "@" and 13 digits.
update membership_facets set until_at = (
    with recursive places (n) as (select 1 union all select n + 1 from places where n < 4000)
    select min(cast(substr(texts.words, places.n + length(texts.word), 13) as bigint))
    from places cross join (
        select ' ' || case when membership_facets.facet like 'license:%' then m.licenses else m.rights end as words,
            ' ' || case when membership_facets.facet = m.standing_role then 'standing'
                when membership_facets.facet like 'license:%' then substr(membership_facets.facet, 9)
                else membership_facets.facet end || '@' as word
        from memberships m
        where m.account_id = membership_facets.account_id and m.id = membership_facets.membership_id) texts
    where substr(texts.words, places.n, length(texts.word)) = texts.word)
where until_at is null and facet <> 'inactive' and exists (
    select 1 from memberships m
    where m.account_id = membership_facets.account_id and m.id = membership_facets.membership_id
        and (m.rights like '%@%' or m.licenses like '%@%'));

update membership_facets set until_at = (
    select m.valid_until from memberships m
    where m.account_id = membership_facets.account_id and m.id = membership_facets.membership_id)
where facet like 'license:%' and exists (
    select 1 from memberships m
    where m.account_id = membership_facets.account_id and m.id = membership_facets.membership_id
        and (membership_facets.until_at is null or membership_facets.until_at > m.valid_until)
        and m.valid_until is not null);

update license_slots set valid_until = (
    select m.valid_until from memberships m
    where m.account_id = license_slots.account_id and m.id = license_slots.membership_id)
where membership_id is not null and exists (
    select 1 from memberships m
    where m.account_id = license_slots.account_id and m.id = license_slots.membership_id
        and (license_slots.valid_until is null or license_slots.valid_until > m.valid_until)
        and m.valid_until is not null);
