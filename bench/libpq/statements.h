#pragma once

// The statements of sessions_, persons_, me_, memberships_, accounts_, invitations_,
// licenses_, events_ and outbox_store.cpp, as they stand there.

#define MEMBERSHIP_COLUMNS                                                                                  \
    "m.account_id, m.id, m.person_id, m.kind, m.state, m.first_name, m.last_name, m.email, m.email_key,"    \
    " m.standing_role, m.rights, m.licenses, m.phone, m.job_title, m.department, m.call_recording_enabled," \
    " m.valid_until, m.version, m.last_seen_at, m.created_at"

#define INVITATION_COLUMNS                                                                                    \
    "i.account_id, i.id, i.kind, i.first_name, i.last_name, i.email, i.email_key, i.standing_role, i.rights," \
    " i.licenses, i.message, i.state, i.approval, i.force_email, i.source, i.link_version, i.invited_by,"     \
    " i.membership_id, i.opened_at, i.sent_at, i.expires_at, i.version, i.created_at"

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
        "p.is_operator, p.version, p.created_at, p.email_verified, p.username, p.recovery_email, p.phone "
        "from persons p where p.id = $1" },
    { "belongings",
        "select m.id, m.kind, m.state, m.standing_role, m.rights, a.account_id, a.name, a.slug, a.kind, m.valid_until "
        "from person_accounts p "
        "join memberships m on m.account_id = p.account_id and m.person_id = p.person_id and m.state <> 'removed' "
        "join accounts a on a.account_id = p.account_id where p.person_id = $1 order by a.account_id" },
    { "entrance",
        "select " MEMBERSHIP_COLUMNS ", a.status, a.administrators_manage_products "
        "from memberships m join accounts a on a.account_id = m.account_id "
        "where m.account_id = $1 and m.person_id = $2 and m.state <> 'removed'" },
    { "users",
        "select " MEMBERSHIP_COLUMNS " from memberships m where m.account_id = $1 and kind = 'internal' "
        "and state = 'active' and (valid_until is null or valid_until > $2::bigint) order by name_key, id limit 26" },
    { "account",
        "select account_id, name, slug, kind, visibility, support_name, support_email, support_phone, auto_signup, "
        "internal_invites_by_users, administrators_manage_products, call_recording, signup_help_url, is_trusted, "
        "version, created_at from accounts where account_id = $1" },
    { "overdue",
        "select " INVITATION_COLUMNS
        " from invitations i where account_id = $1 and state = 'pending' and expires_at <= $2::bigint order by id" },
    { "by_email",
        "select " MEMBERSHIP_COLUMNS
        " from memberships m where account_id = $1 and email_key = $2 and state <> 'removed'" },
    { "invite",
        "insert into invitations (account_id, id, kind, first_name, last_name, email, email_key, standing_role, "
        "rights, "
        "licenses, message, state, approval, force_email, source, token_hash, link_version, invited_by, sent_at, "
        "expires_at, version, created_at, updated_at) values ($1, $2, 'internal', 'Bare', 'Invited', $3, $3, 'user', "
        "'', $8, '', 'pending', 'not_required', 1, 'api', $4, 1, $5, $6::bigint, $7::bigint, 1, $6::bigint, "
        "$6::bigint) on conflict (account_id, kind, email_key) where state = 'pending' do nothing" },
    { "mail",
        "insert into mails (account_id, id, to_address, to_key, to_name, subject, text_part, html_part, reason, state, "
        "detail, attempts, due_at, lease_owner, lease_until, fence, created_at, changed_at) values "
        "($1, $2, $3, $3, 'Bare Invited', $4, $5, $6, $7, 'new', '', 0, $8::bigint, '', 0, 0, $8::bigint, "
        "$8::bigint)" },
    { "next",
        "update streams set next_seq = next_seq + $2::bigint where account_id = $1 and stream = 'account' "
        "returning next_seq - $2::bigint, head_hash" },
    { "event",
        "insert into events (account_id, seq, id, operation, actor_kind, actor_id, actor_name, address, request_id, "
        "target_kind, target_id, target_name, data, at, previous_hash, hash) values ($1, $2::bigint, $3, "
        "'invitation.sent', 'member', $4, $5, '127.0.0.1', $3, 'invitation', $6, 'Bare Invited', $7, $8::bigint, $9, "
        "$10)" },
    { "pools",
        "select p.product, c.name, p.total, "
        "(select count(*) from license_slots s where s.account_id = p.account_id and s.product = p.product "
        "and s.membership_id is not null and (s.valid_until is null or s.valid_until > $2::bigint)), "
        "(select count(*) from license_slots s where s.account_id = p.account_id and s.product = p.product "
        "and s.invitation_id is not null and (s.valid_until is null or s.valid_until > $2::bigint)) "
        "from license_pools p join products c on c.slug = p.product where p.account_id = $1 "
        "order by c.position, c.slug" },
    { "pool",
        "update license_pools set version = version + 1 where account_id = $1 and product = 'suite' returning total" },
    { "ended_slots",
        "select product, slot, membership_id, invitation_id, valid_until from license_slots "
        "where account_id = $1 and product = 'suite' and valid_until <= $2::bigint order by valid_until, slot" },
    { "take",
        "update license_slots set membership_id = null, invitation_id = $2, valid_until = $3::bigint "
        "where account_id = $1 and product = 'suite' and membership_id is null and invitation_id is null and slot = ("
        "select min(slot) from license_slots "
        "where account_id = $1 and product = 'suite' and membership_id is null and invitation_id is null) "
        "returning slot" },
    { "span",
        "insert into license_spans (account_id, id, product, slot, holder_kind, holder_id, holder_name, from_at) "
        "values ($1, $2, 'suite', $3::integer, 'invitation', $4, 'Bare Invited', $5::bigint)" },
    { "free",
        "select 1 from license_slots where account_id = $1 and product = 'suite' and membership_id is null "
        "and invitation_id is null limit 1" },
    { "head", "update streams set head_hash = $2 where account_id = $1 and stream = 'account'" },
};
