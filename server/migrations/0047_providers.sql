-- A client account is served by another account: its provider.
alter table accounts add column provider_id text; -- null: whoever runs the server
create index accounts_by_provider on accounts (provider_id, account_id) where provider_id is not null;
