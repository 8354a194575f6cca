-- Users who are known before they have come: contacts list them.
create index memberships_expected on memberships (account_id, name_key, id)
    where kind = 'internal' and state in ('quiet', 'pending') and last_seen_at is null;
