-- Access reviews: whether people still need their access is asked of whoever answers for them.
create table reviews (
    account_id   text    not null,
    id           text    not null,
    scope        text    not null,             -- outsiders, or the role whose holders are asked about
    state        text    not null check (state in ('preparing', 'open', 'closed')),
    undecided    text    not null check (undecided in ('keep', 'end')),
    started_by   text    not null,             -- a membership
    started_name text    not null,
    account_name text    not null,             -- as the report names it
    started_at   bigint  not null,
    remind_at    bigint  not null,
    due_at       bigint  not null,
    closed_at    bigint,
    called_off   integer not null default 0,
    totals       text    not null default '',  -- JSON, once it is closed
    next_at      bigint,                       -- when something is to be done; null: never
    primary key (account_id, id)
) {strict};
create unique index reviews_one_open on reviews (account_id, scope) where state <> 'closed';
create index reviews_due on reviews (next_at) where next_at is not null;
create index reviews_by_age on reviews (account_id, started_at, id);
create index reviews_closed on reviews (closed_at) where closed_at is not null;

-- Who is asked about whom, what he was when that began, and what came of it.
create table review_people (
    account_id    text   not null,
    review_id     text   not null,
    member_id     text   not null,
    reviewer_id   text   not null,
    name          text   not null,             -- empty: erased
    name_key      text   not null,
    email         text   not null,
    kind          text   not null,
    state         text   not null,
    valid_until   bigint,
    standing_role text   not null,
    rights        text   not null,
    outcome       text   not null,
    until_at      bigint,                      -- of one who is kept until then
    because       text   not null default '',  -- why he was left as he is
    decided_by    text   not null default '',  -- empty: nobody
    decided_name  text   not null default '',
    decided_at    bigint,
    primary key (account_id, review_id, member_id)
) {strict};
create index review_people_by_name on review_people (account_id, review_id, name_key, member_id);
create index review_people_by_reviewer on review_people (account_id, review_id, reviewer_id, name_key, member_id);
create index review_people_by_outcome on review_people (account_id, review_id, outcome, member_id);
create index review_people_by_member on review_people (account_id, member_id);

create table review_reviewers (
    account_id  text   not null,
    review_id   text   not null,
    reviewer_id text   not null,
    name        text   not null,
    token_hash  text   not null,               -- of the link in his mail; empty: he signs in
    reminded_at bigint,
    primary key (account_id, review_id, reviewer_id)
) {strict};
create index review_reviewers_by_link on review_reviewers (account_id, token_hash) where token_hash <> '';

-- That the people from outside are reviewed again and again.
create table review_plans (
    account_id   text   not null primary key,
    every_months bigint,                       -- null: they are not
    days         bigint not null,              -- from the start until it is due
    undecided    text   not null check (undecided in ('keep', 'end')),
    owner_id     text   not null,              -- who decided that: they are his reviews
    next_at      bigint,
    version      bigint not null
) {strict};
create index review_plans_due on review_plans (next_at) where next_at is not null;
