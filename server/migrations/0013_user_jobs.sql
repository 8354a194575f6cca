-- Work on many users at once: an import, or one change of all that match. It is cut into parts
-- of some lines each; a part is carried out in one transaction, together with its results.
create table user_jobs (
    account_id  text    not null,
    id          text    not null,
    kind        text    not null check (kind in ('import', 'change')),
    state       text    not null check (state in ('receiving', 'queued', 'running', 'done', 'failed', 'canceled')),
    dry_run     integer not null,
    undoing     integer not null,
    send        text    not null,
    plan        text    not null,    -- JSON: the columns of the file, or what is done to everybody
    name        text    not null,    -- of the file
    started_by  text    not null,
    scopes      text    not null,    -- JSON: of the API token it was started with; empty: none
    total       bigint  not null,
    next_part   bigint  not null,
    processed   bigint  not null,
    created     bigint  not null,
    updated     bigint  not null,
    skipped     bigint  not null,
    failed      bigint  not null,
    undone      bigint  not null,
    not_undone  bigint  not null,
    used        text    not null,    -- JSON: licenses that a dry run would have taken
    failure     text    not null,
    created_at  bigint  not null,
    started_at  bigint,
    finished_at bigint,
    primary key (account_id, id)
) {strict};
create index user_jobs_by_age on user_jobs (created_at);

create table user_job_parts (
    account_id text   not null,
    job_id     text   not null,
    number     bigint not null,
    lines      text   not null,    -- JSON
    results    text   not null,    -- JSON; empty: not yet
    created    bigint not null,
    updated    bigint not null,
    skipped    bigint not null,
    failed     bigint not null,
    not_undone bigint not null,
    primary key (account_id, job_id, number)
) {strict};
