-- Changes of the address somebody signs in with, as long as they can be confirmed or undone.
create table address_changes (
    id           text   not null primary key,
    person_id    text   not null,
    state        text   not null check (state in ('asked', 'changed')),
    from_email   text   not null,
    from_key     text   not null,
    to_email     text   not null,
    to_key       text   not null,
    confirm_hash text   not null,    -- of the link to the new address; empty: none was mailed
    undo_hash    text   not null,    -- of the link to the old one; empty: it was never shown to be his
    ends_at      bigint not null
) {strict};
create index address_changes_by_person on address_changes (person_id, id);
create index address_changes_by_confirm on address_changes (confirm_hash);
create index address_changes_by_undo on address_changes (undo_hash);
create index address_changes_by_end on address_changes (ends_at);
