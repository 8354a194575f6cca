-- Named rooms. An account that has members in the room of another one has a row of its own, with the same id, that
-- repeats what they see; what is said and kept in a room belongs beside the row of its host.
create table workspaces (
    account_id  text   not null,
    id          text   not null,
    host_id     text   not null,  -- the account whose it is
    host_name   text   not null,  -- of another account; empty: its own
    name        text   not null,
    name_key    text   not null,
    owner_id    text   not null,  -- a user of the host; empty: none is in it, or this is another account's row
    origin      text   not null,  -- the team or the client group that it was started for, as contacts name it
    archived_at bigint,
    version     bigint not null,
    created_at  bigint not null,
    updated_at  bigint not null,
    primary key (account_id, id)
) {strict};
create index workspaces_by_owner on workspaces (account_id, owner_id) where owner_id <> '';
create index workspaces_of_others on workspaces (host_id) where host_name <> '';

-- Who is in it. The host has all of them, another account has its own.
create table workspace_members (
    account_id      text   not null,
    workspace_id    text   not null,
    member_id       text   not null,  -- a membership; of a connection in the host's rows, one of the other account
    kind            text   not null check (kind in ('internal', 'client', 'connection')),
    peer_account_id text   not null,  -- of a connection: the other account
    connection_id   text   not null,  -- by which, and as long as it holds
    display_name    text   not null,  -- of a connection in the host's rows
    company         text   not null,  -- the same
    joined_at       bigint not null,
    primary key (account_id, workspace_id, member_id)
) {strict};
create index workspace_members_by_member on workspace_members (account_id, member_id, workspace_id);
create index workspace_members_by_connection on workspace_members (account_id, connection_id) where connection_id <> '';
create index workspace_members_by_peer on workspace_members (peer_account_id, member_id) where peer_account_id <> '';

-- A client is invited to the portal, or into a workspace.
alter table invitations add column workspace_id text not null default '';
