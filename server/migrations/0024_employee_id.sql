-- What the account's own books call a member.
alter table memberships add column employee_id text not null default '';
