-- Users who are known before they have come are quiet until somebody writes to them. A check cannot be widened on both
-- engines: each table gets its state anew.
alter table memberships add column state_now text not null default 'active'
    check (state_now in ('quiet', 'pending', 'active', 'inactive', 'removed'));
update memberships set state_now = state where state <> 'active';
drop index memberships_one_live_each;
drop index memberships_one_live_address;
drop index memberships_of_clients;
alter table memberships drop column state;
alter table memberships rename column state_now to state;
create unique index memberships_one_live_each on memberships (account_id, person_id) where state <> 'removed';
create unique index memberships_one_live_address on memberships (account_id, email_key) where state <> 'removed';
create index memberships_of_clients on memberships (account_id, name_key, id) where kind = 'client' and state <> 'removed';
-- Contacts list them.
create index memberships_expected on memberships (account_id, name_key, id)
    where kind = 'internal' and state in ('quiet', 'pending') and last_seen_at is null;

alter table invitations add column state_now text not null default 'accepted'
    check (state_now in ('quiet', 'pending', 'accepted', 'declined', 'revoked', 'expired'));
update invitations set state_now = state where state <> 'accepted';
drop index invitations_one_pending_each;
drop index invitations_overdue;
drop index invitations_by_state;
alter table invitations drop column state;
alter table invitations rename column state_now to state;
create unique index invitations_one_pending_each on invitations (account_id, kind, email_key) where state = 'pending';
create index invitations_overdue on invitations (account_id, expires_at) where state = 'pending';
create index invitations_by_state on invitations (account_id, state, created_at, id);

alter table membership_spans add column state_now text not null default 'active'
    check (state_now in ('quiet', 'pending', 'active', 'inactive'));
update membership_spans set state_now = state where state <> 'active';
alter table membership_spans drop column state;
alter table membership_spans rename column state_now to state;
