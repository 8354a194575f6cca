-- How long recordings of calls are kept.
alter table accounts add column call_recording_days bigint not null default 90;
