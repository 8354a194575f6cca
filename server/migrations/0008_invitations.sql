-- What who declined has said about it; empty: nothing.
alter table invitations add column decline_reason text not null default '';
