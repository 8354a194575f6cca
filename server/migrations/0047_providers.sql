-- A client account is served by another account, its provider; null: by whoever runs the server.
alter table accounts add column provider_id text;
create index accounts_by_provider on accounts (provider_id, account_id) where provider_id is not null;
