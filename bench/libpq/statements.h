#pragma once

// The statements of sessions_, address_changes_, me_, memberships_, teams_, accounts_,
// invitations_, licenses_, events_ and outbox_store.cpp, as they stand there.

#define PERSON_COLUMNS                                                                                         \
    "p.id, p.first_name, p.last_name, p.email, p.email_key, p.password_hash, p.session_epoch, p.is_operator, " \
    "p.version, p.created_at, p.email_verified, p.username, p.recovery_email, p.phone, p.locale, p.timezone, p.avatar"

#define MEMBERSHIP_COLUMNS                                                                               \
    "m.account_id, m.id, m.person_id, m.kind, m.state, m.first_name, m.last_name, m.email, m.email_key," \
    " m.standing_role, m.rights, m.licenses, m.call_recording_enabled, m.valid_until, m.version,"        \
    " m.last_seen_at, m.created_at, m.avatar, m.phone, m.job_title, m.department, m.employee_id"

#define INVITATION_COLUMNS                                                                                    \
    "i.account_id, i.id, i.kind, i.first_name, i.last_name, i.email, i.email_key, i.standing_role, i.rights," \
    " i.licenses, i.message, i.state, i.approval, i.force_email, i.source, i.link_version, i.invited_by,"     \
    " i.membership_id, i.opened_at, i.sent_at, i.expires_at, i.version, i.created_at, i.decline_reason,"      \
    " coalesce((select m.email from email_confirmations c join memberships m on m.account_id = c.account_id"  \
    " and m.id = c.membership_id where c.account_id = i.account_id and c.invitation_id = i.id"                \
    " and m.state = 'pending' limit 1), ''), i.teams"

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
        "select " PERSON_COLUMNS
        ", s.token_hash, s.id, s.created_at, s.last_seen_at, s.fresh_until, s.viewing_account, "
        "case when s.viewing_until > $2::bigint then s.viewing_until end "
        "from sessions s join persons p on p.id = s.person_id and p.session_epoch = s.epoch "
        "where s.token_hash = $1 and s.idle_until > $2::bigint and s.ends_at > $2::bigint" },
    { "asked",
        "select id, person_id, state, from_email, from_key, to_email, to_key, confirm_hash, undo_hash, ends_at "
        "from address_changes where person_id = $1 and state = 'asked' and ends_at > $2::bigint" },
    { "belongings",
        "select m.id, m.kind, m.state, m.standing_role, m.rights, a.account_id, a.name, a.slug, a.kind, m.valid_until, "
        "m.licenses, a.administrators_manage_products, a.internal_invites_by_users "
        "from person_accounts p "
        "join memberships m on m.account_id = p.account_id and m.person_id = p.person_id and m.state <> 'removed' "
        "join accounts a on a.account_id = p.account_id where p.person_id = $1 order by a.account_id" },
    { "entrance",
        "select " MEMBERSHIP_COLUMNS ", a.status, a.administrators_manage_products, a.internal_invites_by_users "
        "from memberships m join accounts a on a.account_id = m.account_id "
        "where m.account_id = $1 and m.person_id = $2 and m.state <> 'removed'" },
    { "users",
        "select " MEMBERSHIP_COLUMNS " from memberships m where m.account_id = $1 and kind = 'internal' "
        "and state = 'active' and (valid_until is null or valid_until > $2::bigint) order by name_key, id limit 26" },
    { "representatives",
        "select " MEMBERSHIP_COLUMNS " from (select distinct membership_id from membership_facets "
        "where account_id = $1 and facet in ('legal_representative')) f cross join memberships m "
        "where m.account_id = $1 and m.id = f.membership_id and m.state = 'active' "
        "and (m.valid_until is null or m.valid_until > $2::bigint) order by m.name_key, m.id limit 100" },
    { "teams",
        "select t.account_id, t.id, t.name, t.color, t.leader_id, t.created_by, t.version, t.created_at, "
        "m.membership_id "
        "from team_members m join teams t on t.account_id = m.account_id and t.id = m.team_id where m.account_id = $1 "
        "and m.membership_id in (select value from jsonb_array_elements_text($2::jsonb)) order by t.name_key, t.id" },
    { "account",
        "select account_id, name, slug, kind, visibility, support_name, support_email, support_phone, auto_signup, "
        "internal_invites_by_users, administrators_manage_products, call_recording, signup_help_url, is_trusted, "
        "version, created_at, notice, call_recording_days from accounts where account_id = $1" },
    { "overdue",
        "select " INVITATION_COLUMNS " from invitations i where account_id = $1 and state = 'pending' and expires_at "
        "<= $2::bigint order by expires_at, id" },
    { "by_email",
        "select " MEMBERSHIP_COLUMNS
        " from memberships m where account_id = $1 and email_key = $2 and state <> 'removed'" },
    { "invite",
        "insert into invitations (account_id, id, kind, first_name, last_name, email, email_key, standing_role, "
        "rights, "
        "licenses, message, state, approval, force_email, source, token_hash, link_version, invited_by, sent_at, "
        "expires_at, version, created_at, updated_at, teams) values ($1, $2, 'internal', 'Bare', 'Invited', $3, $3, "
        "'user', "
        "'', $8, '', 'pending', 'not_required', 1, 'api', $4, 1, $5, $6::bigint, $7::bigint, 1, $6::bigint, "
        "$6::bigint, '') on conflict (account_id, kind, email_key) where state = 'pending' do nothing" },
    { "mailed",
        "select count(*) from mails where account_id = $1 and to_key = $2 and reason like 'invitation:%' "
        "and created_at > $3::bigint" },
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
        "target_kind, target_id, target_name, data, at, previous_hash, hash, device, via, via_name) values ($1, "
        "$2::bigint, $3, "
        "'invitation.sent', 'member', $4, $5, '127.0.0.1', $3, 'invitation', $6, 'Bare Invited', $7, $8::bigint, $9, "
        "$10, '', 'browser', '')" },
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
        "update license_slots set membership_id = null, invitation_id = $3, valid_until = $4::bigint "
        "where account_id = $1 and product = 'suite' and membership_id is null and invitation_id is null and slot = ("
        "select min(slot) from license_slots "
        "where account_id = $1 and product = 'suite' and slot > $2::integer and membership_id is null "
        "and invitation_id is null) "
        "returning slot" },
    { "span",
        "insert into license_spans (account_id, id, product, slot, holder_kind, holder_id, holder_name, from_at) "
        "values ($1, $2, 'suite', $3::integer, 'invitation', $4, 'Bare Invited', $5::bigint)" },
    { "free",
        "select 1 from license_slots where account_id = $1 and product = 'suite' and slot > $2::integer "
        "and membership_id is null and invitation_id is null order by slot limit 1" },
    { "head", "update streams set head_hash = $2 where account_id = $1 and stream = 'account'" },
};
