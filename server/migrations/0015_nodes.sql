-- Servers that run on this database, as each says of itself now and then.
create table nodes (
    id         text   not null primary key,
    name       text   not null,    -- of the machine
    version    text   not null,
    started_at bigint not null,
    seen_at    bigint not null
) {strict};

-- What the mail server refused lately.
create index mails_failed on mails (changed_at) where state = 'failed';
