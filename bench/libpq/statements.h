#pragma once

// The statements of sessions_, persons_, me_, memberships_, accounts_, invitations_,
// events_ and outbox_store.cpp, as they stand there.

#define MEMBERSHIP_COLUMNS                                                                            \
    "account_id, id, person_id, kind, state, first_name, last_name, email, email_key, standing_role," \
    " additional_roles, version, last_seen_at, created_at"

struct Statement {
    char const* name;
    char const* sql;
};

constexpr Statement statements[] = {
    { "begin_read", "begin isolation level repeatable read read only" },
    { "begin_write", "begin isolation level read committed" },
    { "rollback", "rollback" },
    { "commit", "commit" },
    { "session",
        "select token_hash, id, person_id, epoch, created_at, last_seen_at, fresh_until from sessions "
        "where token_hash = $1 and idle_until > $2::bigint and ends_at > $2::bigint" },
    { "person",
        "select p.id, p.first_name, p.last_name, p.email, p.email_key, p.password_hash, p.session_epoch, "
        "p.is_operator, "
        "p.version, p.created_at from persons p where p.id = $1" },
    { "belongings",
        "select m.id, m.kind, m.state, m.standing_role, m.additional_roles, a.account_id, a.name, a.slug, a.kind "
        "from person_accounts p "
        "join memberships m on m.account_id = p.account_id and m.person_id = p.person_id and m.state <> 'removed' "
        "join accounts a on a.account_id = p.account_id where p.person_id = $1 order by a.account_id" },
    { "users",
        "select " MEMBERSHIP_COLUMNS " from memberships where account_id = $1 and kind = 'internal' and "
        "state = 'active' order by name_key, id limit 26" },
    { "member",
        "select " MEMBERSHIP_COLUMNS
        " from memberships where account_id = $1 and person_id = $2 and state <> 'removed'" },
    { "account", "select account_id, name, slug, kind, version, created_at from accounts where account_id = $1" },
    { "overdue",
        "select account_id, id, kind, first_name, last_name, email, email_key, standing_role, additional_roles, "
        "message, "
        "state, link_version, invited_by, sent_at, expires_at, version, created_at from invitations "
        "where account_id = $1 and state = 'pending' and expires_at <= $2::bigint" },
    { "by_email",
        "select " MEMBERSHIP_COLUMNS
        " from memberships where account_id = $1 and email_key = $2 and state <> 'removed'" },
    { "invite",
        "insert into invitations (account_id, id, kind, first_name, last_name, email, email_key, standing_role, "
        "additional_roles, message, state, token_hash, link_version, invited_by, sent_at, expires_at, version, "
        "created_at, "
        "updated_at) values ($1, $2, 'internal', 'Bare', 'Invited', $3, $3, 'user', '[]', '', 'pending', $4, 1, $5, "
        "$6::bigint, $7::bigint, 1, $6::bigint, $6::bigint) "
        "on conflict (account_id, kind, email_key) where state = 'pending' do nothing" },
    { "mail",
        "insert into mails (account_id, id, to_address, to_key, to_name, subject, text_part, html_part, reason, state, "
        "detail, attempts, due_at, lease_owner, lease_until, fence, created_at, changed_at) values "
        "($1, $2, $3, $3, 'Bare Invited', $4, $5, $6, $7, 'new', '', 0, $8::bigint, '', 0, 0, $8::bigint, "
        "$8::bigint)" },
    { "next",
        "update streams set next_seq = next_seq + 1 where account_id = $1 and stream = 'account' "
        "returning next_seq - 1, head_hash" },
    { "event",
        "insert into events (account_id, seq, id, operation, actor_kind, actor_id, actor_name, address, request_id, "
        "target_kind, target_id, target_name, data, at, previous_hash, hash) values ($1, $2::bigint, $3, "
        "'invitation.sent', 'member', $4, $5, '127.0.0.1', $3, 'invitation', $6, 'Bare Invited', $7, $8::bigint, $9, "
        "$10)" },
    { "head", "update streams set head_hash = $2 where account_id = $1 and stream = 'account'" },
};
