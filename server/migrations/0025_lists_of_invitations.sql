-- Invitations of any state by their age, and those that somebody still has to approve.
create index invitations_by_age on invitations (account_id, created_at, id);
create index invitations_awaiting on invitations (account_id, created_at, id) where approval = 'awaiting';
