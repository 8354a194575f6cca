-- The audit log is looked through by who did something and by what was done.
create index events_by_actor on events (account_id, actor_id, seq);
create index events_by_operation on events (account_id, operation, seq);
