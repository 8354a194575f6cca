-- What somebody is told: one row for each who is concerned, or one row for all users of the account (audience *),
-- whoever they are when they look. It stands at the number of the log's entry that it tells of, of several the last.
create table notifications (
    account_id text   not null,
    audience   text   not null,  -- a membership, or *
    seq        bigint not null,
    type       text   not null,
    about_kind text   not null,
    about_id   text   not null,  -- empty: several
    about_name text   not null,
    people     text   not null,  -- JSON: those of them who are named
    how_many   bigint not null,  -- that it tells of
    began_at   bigint not null,
    told_at    bigint not null,
    primary key (account_id, audience, seq)
) {strict};
create index notifications_by_type on notifications (account_id, audience, type, began_at);
create index notifications_by_seq on notifications (account_id, seq);
create index notifications_by_age on notifications (told_at);

-- Up to where a member has read all of them, and which single ones beyond.
create table notification_marks (
    account_id    text   not null,
    membership_id text   not null,
    read_through  bigint not null,
    primary key (account_id, membership_id)
) {strict};
create table notification_reads (
    account_id    text   not null,
    membership_id text   not null,
    seq           bigint not null,
    read_at       bigint not null,
    primary key (account_id, membership_id, seq)
) {strict};
create index notification_reads_by_age on notification_reads (read_at);

-- How a member wants to be told, where it is not as everybody is.
create table notification_settings (
    account_id    text    not null,
    membership_id text    not null,
    type          text    not null,
    in_app        integer not null,
    mail          text    not null,  -- off, at_once, daily
    primary key (account_id, membership_id, type)
) {strict};
create index notification_settings_by_mail on notification_settings (account_id, type, mail, membership_id);

-- Who gets one mail a day: when the next, and what the last one went up to.
create table notification_digests (
    account_id    text   not null,
    membership_id text   not null,
    next_at       bigint not null,
    told_through  bigint not null,
    primary key (account_id, membership_id)
) {strict};
create index notification_digests_by_time on notification_digests (next_at);
