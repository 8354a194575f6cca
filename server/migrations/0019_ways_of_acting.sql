-- With what somebody acted, and by which way it came: a browser, an API token, the command line, a job
-- or the server itself. Empty: the entry is older than that, and its hash is of the older form.
alter table events add column device text not null default '';
alter table events add column via text not null default '';
alter table events add column via_name text not null default '';
