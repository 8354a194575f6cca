-- Domains that accounts claim, and whose they are once that is proved.
create table domains (
    account_id text   not null,
    id         text   not null,
    name       text   not null,  -- ASCII form, lower case
    state      text   not null check (state in ('pending', 'proved')),
    proof      text   not null check (proof in ('none', 'dns', 'operator')),
    finding    text   not null check (finding in ('none', 'proved', 'missing', 'different', 'unreachable', 'taken')),
    looked_at  bigint,           -- when the name servers were last asked
    proved_at  bigint,
    created_by text   not null,
    version    bigint not null,
    created_at bigint not null,
    updated_at bigint not null,
    primary key (account_id, id)
) {strict};
create unique index domains_by_name on domains (account_id, name);
create index domains_pending on domains (created_at) where state = 'pending';

-- across accounts: a proved domain is one account's on the server
create table domain_owners (
    name       text not null primary key,
    account_id text not null
) {strict};
