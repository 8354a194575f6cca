create table account_slugs (
    slug       text not null primary key,
    account_id text not null
) {strict};

create table accounts (
    account_id  text   not null primary key,
    name        text   not null,
    slug        text   not null,
    kind        text   not null check (kind in ('business', 'client')),
    version     bigint not null,
    created_at  bigint not null,
    updated_at  bigint not null
, visibility text not null default 'private', status text not null default 'active', support_name text not null default '', support_email text not null default '', support_phone text not null default '', auto_signup integer not null default 1, internal_invites_by_users text not null default 'with_approval', administrators_manage_products integer not null default 1, signup_help_url text not null default '', notice text not null default '', call_recording integer not null default 1, is_trusted integer not null default 0, call_recording_days bigint not null default 90, second_factor_required text not null default 'none', sign_up_products text not null default '', sign_up_needs_approval integer not null default 0, provider_id text) {strict};
create index accounts_by_age on accounts (created_at, account_id);
create index accounts_by_provider on accounts (provider_id, account_id) where provider_id is not null;

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
create index address_changes_by_confirm on address_changes (confirm_hash);
create index address_changes_by_end on address_changes (ends_at);
create index address_changes_by_person on address_changes (person_id, id);
create index address_changes_by_undo on address_changes (undo_hash);

create table api_tokens (
    token_hash   text   not null primary key,
    id           text   not null,
    person_id    text   not null,
    epoch        bigint not null,    -- as of sessions: ended once the person's is higher
    name         text   not null,
    prefix       text   not null,    -- the beginning of the token, to tell it by
    only_account text,               -- null: every account of the person
    scopes       text,               -- permissions with a space between; null: all
    expires_at   bigint,             -- null: never
    last_used_at bigint,
    created_at   bigint not null
, second_factor_shown integer not null default 0) {strict};
create index api_tokens_by_end on api_tokens (expires_at) where expires_at is not null;
create index api_tokens_by_person on api_tokens (person_id, id);

create table attendances (
    account_id    text    not null,
    membership_id text    not null,
    node_id       text    not null,
    is_idle       integer not null,
    since_at      bigint  not null,
    primary key (account_id, membership_id, node_id)
) {strict};
create index attendances_by_node on attendances (node_id);

create table avatars (
    person_id  text   not null primary key,
    version    text   not null,    -- the beginning of its hash
    image      text   not null,    -- a JPEG in base64
    updated_at bigint not null
) {strict};

create table billing_details (
    account_id text    not null primary key,
    company    text    not null,
    address    text    not null,
    vat_id     text    not null,
    email      text    not null,
    reference  text    not null,
    reminders  integer not null,
    version    bigint  not null,
    updated_at bigint  not null
) {strict};

create table client_group_managers (
    account_id text not null,
    group_id   text not null,
    user_id    text not null,
    primary key (account_id, group_id, user_id)
) {strict};
create index client_group_managers_by_user on client_group_managers (account_id, user_id);

create table client_group_members (
    account_id text   not null,
    group_id   text   not null,
    client_id  text   not null,
    added_at   bigint not null,
    primary key (account_id, group_id, client_id)
) {strict};
create index client_group_members_by_client on client_group_members (account_id, client_id);

create table client_groups (
    account_id  text   not null,
    id          text   not null,
    name        text   not null,
    name_key    text   not null,
    description text   not null,
    created_by  text   not null,  -- a membership
    version     bigint not null,
    created_at  bigint not null,
    updated_at  bigint not null,
    primary key (account_id, id)
) {strict};
create unique index client_groups_by_name on client_groups (account_id, name_key);

create table client_mappings (
    account_id text   not null,
    client_id  text   not null,
    user_id    text   not null,
    mapped_at  bigint not null,
    primary key (account_id, client_id, user_id)
) {strict};
create index client_mappings_by_user on client_mappings (account_id, user_id, client_id);

create table clients (
    account_id  text   not null,
    id          text   not null,  -- the membership
    company     text   not null,
    company_key text   not null,  -- folded: search
    added_by    text   not null,  -- a membership
    invited_at  bigint,           -- null: nobody ever wrote to him, he is quiet
    primary key (account_id, id)
) {strict};

create table connections (
    account_id      text    not null,
    id              text    not null,
    membership_id   text    not null,
    peer_account_id text    not null,
    peer_id         text    not null,
    peer_key        text    not null,    -- name and company, folded: search and sort
    state           text    not null check (state in ('none', 'pending', 'accepted', 'declined', 'ended')),
    is_requester    integer not null,    -- who asked last
    note            text    not null,
    scopes          text    not null,
    is_shared       integer not null,    -- with the colleagues of who asked
    blocks          integer not null,    -- this side blocks the other
    is_blocked      integer not null,    -- the other side blocks this one
    expires_at      bigint,
    requested_at    bigint  not null,
    decided_at      bigint,
    version         bigint  not null,
    created_at      bigint  not null,
    updated_at      bigint  not null,
    primary key (account_id, id),
    foreign key (account_id, membership_id) references memberships (account_id, id)
) {strict};
create index connections_by_name on connections (account_id, membership_id, peer_key, id);
create index connections_ending on connections (expires_at) where state = 'accepted' and expires_at is not null;
create index connections_of_account on connections (account_id, peer_key, id);
create index connections_of_peer on connections (peer_account_id, peer_id);
create unique index connections_one_a_pair on connections (account_id, membership_id, peer_account_id, peer_id);
create index connections_shared on connections (account_id, peer_key, id)
    where is_shared = 1 and is_requester = 1 and state = 'accepted';

create table contact_card_books (
    account_id  text   not null,
    owner_id    text   not null,
    last_change bigint not null,
    floor       bigint not null,  -- of what was removed up to here, nothing is known any more
    primary key (account_id, owner_id)
) {strict};

create table contact_cards (
    account_id text   not null,
    id         text   not null,
    owner_id   text   not null,  -- a membership
    first_name text   not null,
    last_name  text   not null,
    name_key   text   not null,
    email      text   not null,
    email_key  text   not null,
    mobile     text   not null,  -- E.164 where it can be, otherwise as it was typed; empty: none
    extra      text   not null,  -- what a vCard said besides: lines as they stood
    version    bigint not null,
    created_at bigint not null,
    updated_at bigint not null, file_name text not null default '', uid text not null default '', change_number bigint not null default 0, mobile_key text not null default '',
    primary key (account_id, id)
) {strict};
create unique index contact_cards_by_address on contact_cards (account_id, owner_id, email_key);
create index contact_cards_by_change on contact_cards (account_id, owner_id, change_number);
create unique index contact_cards_by_file on contact_cards (account_id, owner_id, file_name);
create index contact_cards_by_mobile on contact_cards (account_id, owner_id, mobile_key) where mobile_key <> '';
create index contact_cards_by_name on contact_cards (account_id, owner_id, name_key, id);
create unique index contact_cards_by_uid on contact_cards (account_id, owner_id, uid);

create table custom_roles (
    account_id  text   not null,
    id          text   not null,
    name        text   not null,
    name_key    text   not null,
    permissions text   not null,    -- words with a space between
    version     bigint not null,
    created_at  bigint not null,
    updated_at  bigint not null,
    primary key (account_id, id)
) {strict};
create unique index custom_roles_by_name on custom_roles (account_id, name_key);

create table days_seen (
    account_id text   not null,
    day        bigint not null,    -- since 1970
    people     bigint not null,
    primary key (account_id, day)
) {strict, without rowid};

create table directory_words (
    word          text not null,
    account_id    text not null,
    membership_id text not null,
    kind          text not null check (kind in ('name', 'company', 'email')),
    primary key (account_id, membership_id, kind, word)
) {strict, without rowid};
create index directory_words_by_word on directory_words (word collate "C", account_id, membership_id);

create table domain_owners (
    name       text not null primary key,
    account_id text not null
) {strict};

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
    updated_at bigint not null, missed integer not null default 0, missed_at int, lapsed_at int,
    primary key (account_id, id)
) {strict};
create unique index domains_by_name on domains (account_id, name);
create index domains_pending on domains (created_at) where state = 'pending';
create index domains_proved on domains (looked_at) where state = 'proved' and proof = 'dns';

create table email_confirmations (
    account_id    text   not null,
    token_hash    text   not null,
    membership_id text   not null,
    person_id     text   not null,
    expires_at    bigint not null,
    created_at    bigint not null, invitation_id text not null default '',
    primary key (account_id, token_hash)
) {strict};
create index email_confirmations_by_invitation on email_confirmations (account_id, invitation_id);

create table events (
    account_id    text   not null,
    seq           bigint not null,
    id            text   not null,
    operation     text   not null,
    actor_kind    text   not null,
    actor_id      text   not null,
    actor_name    text   not null,
    target_kind   text   not null,
    target_id     text   not null,
    target_name   text   not null,
    data          text   not null,    -- JSON
    address       text   not null,
    request_id    text   not null,
    at            bigint not null,    -- milliseconds since 1970, as every time
    previous_hash text   not null,
    hash          text   not null, device text not null default '', via text not null default '', via_name text not null default '',
    primary key (account_id, seq)
) {strict};
create index events_by_actor on events (account_id, actor_id, seq);
create index events_by_operation on events (account_id, operation, seq);
create index events_by_target on events (account_id, target_id, seq);

create table idempotency_keys (
    scope        text    not null,    -- account or caller, method and path
    key_hash     text    not null,
    request_hash text    not null,
    status       integer not null,
    answer       text    not null,
    created_at   bigint  not null,
    primary key (scope, key_hash)
) {strict};
create index idempotency_keys_by_age on idempotency_keys (created_at);

create table identity_providers (
    account_id    text   not null,
    id            text   not null,
    preset        text   not null check (preset in ('generic', 'google', 'entra', 'salesforce', 'hubspot')),
    state         text   not null check (state in ('off', 'on')),
    name          text   not null,
    address       text   not null,  -- as typed: the issuer, the tenant, the My Domain or the hub
    discovery_url text   not null,  -- empty: it publishes nothing of itself
    issuer        text   not null,  -- as the provider named itself when it was set up
    client_id     text   not null,
    client_auth   text   not null check (client_auth in ('client_secret_basic', 'client_secret_post', 'private_key_jwt')),
    sealed_secret text   not null,  -- what shows the provider who we are, by the server's key
    version       bigint not null,
    created_at    bigint not null,
    updated_at    bigint not null,
    primary key (account_id, id)
) {strict};

create table invitation_links (
    account_id    text    not null,
    token_hash    text    not null,
    invitation_id text    not null,
    channel       text    not null check (channel in ('mailed', 'copied')),
    link_version  integer not null,
    created_at    bigint  not null,
    primary key (account_id, token_hash)
) {strict};

create table invitations (
    account_id   text    not null,
    id           text    not null,
    kind         text    not null check (kind in ('internal', 'client', 'channel_guest')),
    first_name   text    not null,
    last_name    text    not null,
    email        text    not null,
    email_key    text    not null,
    standing_role    text not null,
    message      text    not null,
    token_hash   text    not null,
    link_version integer not null,
    invited_by   text    not null,
    sent_at      bigint  not null,
    expires_at   bigint  not null,
    version      bigint  not null,
    created_at   bigint  not null,
    updated_at   bigint  not null, rights text not null default '', licenses text not null default '', approval text not null default 'not_required', force_email integer not null default 1, source text not null default 'api', opened_at int, membership_id text not null default '', decline_reason text not null default '', teams text not null default '', workspace_id text not null default '', state text not null default 'accepted'
    check (state in ('quiet', 'pending', 'accepted', 'declined', 'revoked', 'expired')),
    primary key (account_id, id),
    foreign key (account_id, invited_by) references memberships (account_id, id)
) {strict};
create index invitations_awaiting on invitations (account_id, created_at, id) where approval = 'awaiting';
create index invitations_by_address on invitations (account_id, email_key);
create index invitations_by_age on invitations (account_id, created_at, id);
create index invitations_by_inviter on invitations (account_id, invited_by, created_at, id);
create index invitations_by_member on invitations (account_id, membership_id) where membership_id <> '';
create index invitations_by_state on invitations (account_id, state, created_at, id);
create unique index invitations_by_token on invitations (account_id, token_hash);
create unique index invitations_one_pending_each on invitations (account_id, kind, email_key) where state = 'pending';
create index invitations_overdue on invitations (account_id, expires_at) where state = 'pending';

create table jobs (
    id          text    not null primary key,
    kind        text    not null,
    payload     text    not null,
    every_ms    bigint  not null,     -- 0: once
    due_at      bigint  not null,
    attempts    integer not null,
    lease_owner text    not null,
    lease_until bigint  not null,
    fence       bigint  not null,
    last_error  text    not null,
    created_at  bigint  not null
) {strict};
create index jobs_due on jobs (due_at);

create table join_requests (
    account_id    text   not null,
    membership_id text   not null,
    person_id     text   not null,
    created_at    bigint not null,
    primary key (account_id, membership_id)
) {strict};
create index join_requests_by_person on join_requests (person_id);

create table known_devices (
    person_id     text   not null,
    device_hash   text   not null,
    first_seen_at bigint not null,
    last_seen_at  bigint not null,
    primary key (person_id, device_hash)
) {strict};
create index known_devices_unused on known_devices (last_seen_at);

create table license_pools (
    account_id text   not null,
    product    text   not null,
    total      bigint,                 -- null: unlimited
    version    bigint not null,        -- raised first by whoever takes a license: the lock
    created_at bigint not null,
    updated_at bigint not null,
    primary key (account_id, product)
) {strict};

create table license_slots (
    account_id    text    not null,
    product       text    not null,
    slot          integer not null,
    membership_id text,
    invitation_id text,
    valid_until   bigint,              -- free again from then on, whether or not anybody noted it
    primary key (account_id, product, slot),
    check (membership_id is null or invitation_id is null)
) {strict};
create unique index license_slots_by_invitation on license_slots (account_id, invitation_id, product)
    where invitation_id is not null;
create unique index license_slots_by_member on license_slots (account_id, membership_id, product)
    where membership_id is not null;
create index license_slots_ending on license_slots (account_id, product, valid_until) where valid_until is not null;
create index license_slots_free on license_slots (account_id, product, slot)
    where membership_id is null and invitation_id is null;

create table license_spans (
    account_id  text    not null,
    id          text    not null,
    product     text    not null,
    slot        integer not null,
    holder_kind text    not null check (holder_kind in ('membership', 'invitation')),
    holder_id   text    not null,
    holder_name text    not null,
    from_at     bigint  not null,
    until_at    bigint,                -- null: still
    primary key (account_id, id)
) {strict};
create index license_spans_by_end on license_spans (account_id, product, until_at) where until_at is not null;
create index license_spans_by_product on license_spans (account_id, product, from_at, id);
create unique index license_spans_open on license_spans (account_id, product, slot) where until_at is null;

create table magic_links (
    account_id text   not null,
    token_hash text   not null,
    client_id  text   not null,
    expires_at bigint not null,
    used_at    bigint,
    primary key (account_id, token_hash)
) {strict};
create index magic_links_by_client on magic_links (account_id, client_id, expires_at);
create index magic_links_by_end on magic_links (expires_at);

create table mail_stops (
    account_id text   not null,
    token_hash text   not null,
    address    text   not null,  -- empty: erased
    written_at bigint not null,  -- first
    stopped_at bigint,           -- null: he may be written to
    erased_at  bigint,
    primary key (account_id, token_hash)
) {strict};

create table mails (
    account_id   text    not null,
    id           text    not null,
    to_address   text    not null,
    to_key       text    not null,
    to_name      text    not null,
    subject      text    not null,
    text_part    text    not null,
    html_part    text    not null,
    reason       text    not null,
    state        text    not null check (state in ('new', 'active', 'deferred', 'sent', 'failed', 'withdrawn')),
    detail       text    not null,
    attempts     integer not null,
    due_at       bigint  not null,
    lease_owner  text    not null,
    lease_until  bigint  not null,
    fence        bigint  not null,
    created_at   bigint  not null,
    changed_at   bigint  not null, stop_url text not null default '',
    primary key (account_id, id)
) {strict};
create index mails_by_address on mails (account_id, to_key, created_at);
create index mails_by_reason on mails (account_id, reason, id);
create index mails_due on mails (due_at) where state in ('new', 'active', 'deferred');
create index mails_failed on mails (changed_at) where state = 'failed';

create table membership_facets (
    account_id    text not null,
    membership_id text not null,
    facet         text not null,    -- 'manager', 'role:<id>', 'license:suite', 'inactive', 'administrator'
    name_key      text not null, until_at int,
    primary key (account_id, membership_id, facet)
) {strict};
create index membership_facets_by_name on membership_facets (account_id, facet, name_key, membership_id, until_at);
create index membership_facets_of_ending_licenses on membership_facets (until_at, account_id, membership_id)
    where facet like 'license:%' and until_at is not null;

create table membership_guards (
    account_id text   not null primary key,
    changes    bigint not null
) {strict};

create table membership_names (
    account_id text not null,
    piece      text not null,
    name_key   text not null,
    primary key (account_id, piece, name_key)
) {strict, without rowid};

create table membership_spans (
    account_id    text   not null,
    id            text   not null,
    membership_id text   not null,
    kind          text   not null,
    name          text   not null,
    name_key      text   not null,
    email         text   not null,
    standing_role text   not null,
    rights        text   not null,
    licenses      text   not null,
    valid_until   bigint,
    from_at       bigint not null,
    until_at      bigint, state text not null default 'active'
    check (state in ('quiet', 'pending', 'active', 'inactive')),               -- null: still
    primary key (account_id, id)
) {strict};
create index membership_spans_by_member on membership_spans (account_id, membership_id, from_at);
create index membership_spans_by_name on membership_spans (account_id, name_key, membership_id, from_at);
create unique index membership_spans_open on membership_spans (account_id, membership_id) where until_at is null;

create table memberships (
    account_id       text    not null,
    id               text    not null,
    person_id        text    not null,
    kind             text    not null check (kind in ('internal', 'authorized', 'client', 'channel_guest')),
    first_name       text    not null,
    last_name        text    not null,
    name_key         text    not null,    -- first and last, folded: search and sort
    email            text    not null,
    email_key        text    not null,
    standing_role    text    not null check (standing_role in ('legal_representative', 'administrator', 'user')),
    version          bigint  not null,
    last_seen_at     bigint,
    created_at       bigint  not null,
    updated_at       bigint  not null, rights text not null default '', licenses text not null default '', valid_until int, phone text not null default '', job_title text not null default '', department text not null default '', call_recording_enabled integer not null default 0, invited_by text not null default '', avatar text not null default '', employee_id text not null default '', pronouns text not null default '', state text not null default 'active'
    check (state in ('quiet', 'pending', 'active', 'inactive', 'removed')), phone_key text not null default '',
    primary key (account_id, id),
    foreign key (account_id) references accounts (account_id)
) {strict};
create index clients_by_phone on memberships (account_id, phone_key)
    where kind = 'client' and state <> 'removed' and phone_key <> '';
create index memberships_by_address on memberships (account_id, email_key collate "C");
create index memberships_by_age on memberships (account_id, created_at, id);
create index memberships_by_id on memberships (id);
create index memberships_by_name on memberships (account_id, name_key, id);
create index memberships_by_standing_role on memberships (account_id, standing_role) where standing_role <> 'user';
create index memberships_ending on memberships (valid_until, account_id, id) where valid_until is not null;
create index memberships_expected on memberships (account_id, name_key, id)
    where kind = 'internal' and state in ('quiet', 'pending') and last_seen_at is null;
create index memberships_of_clients on memberships (account_id, name_key, id) where kind = 'client' and state <> 'removed';
create unique index memberships_one_live_address on memberships (account_id, email_key) where state <> 'removed';
create unique index memberships_one_live_each on memberships (account_id, person_id) where state <> 'removed';

create table merges (
    account_id text   not null,
    id         text   not null,
    merged_by  text   not null,  -- a membership
    kept       text   not null,  -- "client:<id>", or "contact:<id>" of a card
    dropped    text   not null,
    name       text   not null,  -- as whoever was kept was called then
    is_private integer not null, -- cards are in it: only who merged them sees it
    state      text   not null check (state in ('merged', 'undone')),
    way_back   text   not null,  -- JSON: what it was before; '{}' once it is undone
    created_at bigint not null,
    expires_at bigint not null,  -- then it cannot be undone any more, and is forgotten
    primary key (account_id, id)
) {strict};
create index merges_by_dropped on merges (account_id, dropped, id);
create index merges_by_end on merges (expires_at);
create index merges_by_kept on merges (account_id, kept, id);
create index merges_by_member on merges (account_id, merged_by, id);
create index merges_open_to_all on merges (account_id, id) where is_private = 0;

create table nodes (
    id         text   not null primary key,
    name       text   not null,    -- of the machine
    version    text   not null,
    started_at bigint not null,
    seen_at    bigint not null
, is_given_up integer not null default 0) {strict};

create table notification_digests (
    account_id    text   not null,
    membership_id text   not null,
    next_at       bigint not null,
    told_through  bigint not null,
    primary key (account_id, membership_id)
) {strict};
create index notification_digests_by_time on notification_digests (next_at);

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

create table notification_settings (
    account_id    text    not null,
    membership_id text    not null,
    type          text    not null,
    in_app        integer not null,
    mail          text    not null,  -- off, at_once, daily
    primary key (account_id, membership_id, type)
) {strict};
create index notification_settings_by_mail on notification_settings (account_id, type, mail, membership_id);

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
create index notifications_by_age on notifications (told_at);
create index notifications_by_seq on notifications (account_id, seq);
create index notifications_by_type on notifications (account_id, audience, type, began_at);

create table order_numbers (
    account_id  text   not null primary key,
    last_number bigint not null
) {strict};

create table orders (
    account_id     text    not null,
    id             text    not null,
    number         bigint  not null,    -- counts in the account from 1
    product        text    not null,
    product_name   text    not null,    -- as it was called when it was ordered
    quantity       bigint  not null,
    note           text    not null,
    state          text    not null check (state in ('requested', 'approved', 'rejected', 'canceled')),
    requested_by   text    not null,    -- the membership
    requester      text    not null,    -- the person
    requester_name text    not null,
    decided_by     text    not null,    -- the person; empty: nobody yet, or the command line
    decider_name   text    not null,
    decision_note  text    not null,
    decided_at     bigint,
    version        bigint  not null,
    created_at     bigint  not null,
    primary key (account_id, id)
) {strict};
create index orders_by_age on orders (created_at, id);
create unique index orders_by_number on orders (account_id, number);
create index orders_by_state on orders (state, created_at, id);
create index orders_of_account on orders (account_id, created_at, id);
create index orders_waiting on orders (account_id) where state = 'requested';

create table outsider_policies (
    account_id      text   not null primary key,
    valid_days      bigint,  -- how long whoever is new stays, and a renewal lasts; null: no end
    inactivity_days bigint,  -- not seen for so long, he ends; null: never
    version         bigint not null,
    inactivity_since bigint  -- when that was decided
) {strict};

create table outsiders (
    account_id   text    not null,
    id           text    not null,             -- the membership
    sponsor_id   text    not null,             -- a membership
    renewed_at   bigint,                       -- somebody said that he stays
    ended_at     bigint,                       -- it was noted that his time is over
    asked_for    bigint,                       -- the end about which the sponsor was asked
    asked        integer not null default 0,   -- and how often
    renewal_hash text    not null default '',  -- of the link that renews from that end
    used_hash    text    not null default '',  -- of the link that did so last
    next_at      bigint,                       -- when something is to be done; null: never
    primary key (account_id, id)
) {strict};
create index outsiders_by_renewal on outsiders (account_id, renewal_hash) where renewal_hash <> '';
create index outsiders_by_sponsor on outsiders (account_id, sponsor_id, id);
create index outsiders_by_used on outsiders (account_id, used_hash) where used_hash <> '';
create index outsiders_due on outsiders (next_at) where next_at is not null;

create table passkey_challenges (
    challenge_hash text   not null primary key,
    person_id      text   not null,    -- for whom a key is added; empty: to sign in
    expires_at     bigint not null
) {strict};
create index passkey_challenges_by_end on passkey_challenges (expires_at);

create table passkeys (
    credential_id text   not null primary key,    -- as the authenticator calls it: base64url
    id            text   not null,
    person_id     text   not null,
    name          text   not null,
    public_key    text   not null,    -- COSE, in base64
    sign_count    bigint not null,    -- how often it has signed; 0: it does not count
    last_used_at  bigint,
    created_at    bigint not null
) {strict};
create index passkeys_by_person on passkeys (person_id, id);

create table password_links (
    token_hash text   not null primary key,
    id         text   not null,
    person_id  text   not null,
    purpose    text   not null check (purpose in ('reset', 'welcome')),
    proves_key text   not null,    -- the address it was mailed to; empty: none
    created_at bigint not null,
    expires_at bigint not null
) {strict};
create index password_links_by_end on password_links (expires_at);
create index password_links_by_person on password_links (person_id, purpose, id);

create table person_accounts (
    person_id  text not null,
    account_id text not null,
    primary key (person_id, account_id)
) {strict};

create table person_emails (
    email_key text not null primary key,
    person_id text not null
) {strict};
create index person_emails_by_person on person_emails (person_id);

create table person_usernames (
    username_key text not null primary key,
    person_id    text not null
) {strict};
create index person_usernames_by_person on person_usernames (person_id);

create table persons (
    id             text    not null primary key,
    first_name     text    not null,
    last_name      text    not null,
    email          text    not null,    -- as typed: where mail goes
    email_key      text    not null,
    password_hash  text    not null,    -- empty: cannot sign in by password
    session_epoch  bigint  not null,    -- raised to end every session at once
    is_operator    integer not null,
    version        bigint  not null,
    created_at     bigint  not null,
    updated_at     bigint  not null
, email_verified integer not null default 0, username text not null default '', recovery_email text not null default '', phone text not null default '', locale text not null default '', timezone text not null default '', avatar text not null default '', has_second_factor integer not null default 0, pronouns text not null default '', has_passkey integer not null default 0) {strict};
create index persons_operators on persons (id) where is_operator = 1;

create table presence_settings (
    account_id    text   not null,
    membership_id text   not null,
    status        text   not null,
    text          text   not null,
    until_at      bigint,           -- then it is over
    updated_at    bigint not null,
    primary key (account_id, membership_id)
) {strict};
create index presence_settings_by_end on presence_settings (until_at);

create table products (
    slug          text    not null primary key,
    name          text    not null,
    is_default    integer not null,    -- every new account gets a pool
    default_total bigint,              -- null: unlimited
    position      integer not null
) {strict};

create table profiles (
    account_id    text   not null,
    membership_id text   not null,
    visibility    text   not null check (visibility in ('hidden', 'visible')),
    headline      text   not null,
    version       bigint not null,
    updated_at    bigint not null,
    primary key (account_id, membership_id)
) {strict};

create table recovery_codes (
    person_id text   not null,
    code_hash text   not null,
    used_at   bigint,
    primary key (person_id, code_hash)
) {strict};

create table removed_contact_cards (
    account_id    text   not null,
    owner_id      text   not null,
    file_name     text   not null,
    change_number bigint not null,
    primary key (account_id, owner_id, file_name)
) {strict};
create index removed_contact_cards_by_change on removed_contact_cards (account_id, owner_id, change_number);

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
create index review_people_by_member on review_people (account_id, member_id);
create index review_people_by_name on review_people (account_id, review_id, name_key, member_id);
create index review_people_by_outcome on review_people (account_id, review_id, outcome, member_id);
create index review_people_by_reviewer on review_people (account_id, review_id, reviewer_id, name_key, member_id);

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
create index reviews_by_age on reviews (account_id, started_at, id);
create index reviews_closed on reviews (closed_at) where closed_at is not null;
create index reviews_due on reviews (next_at) where next_at is not null;
create unique index reviews_one_open on reviews (account_id, scope) where state <> 'closed';

create table schema_version (
                id      integer not null primary key check (id = 1),
                version bigint  not null
            ) {strict};

create table second_factor_attempts (
    person_id text   not null primary key,
    attempts  bigint not null,
    began_at  bigint not null
, told_at int) {strict};
create index second_factor_attempts_by_time on second_factor_attempts (began_at);

create table sessions (
    token_hash   text   not null primary key,
    id           text   not null,
    person_id    text   not null,
    epoch        bigint not null,
    device       text   not null,
    address      text   not null,
    created_at   bigint not null,
    last_seen_at bigint not null,
    idle_until   bigint not null,
    ends_at      bigint not null,
    fresh_until  bigint not null     -- for whoever manages users
, viewing_account text not null default '', viewing_until int, only_account text not null default '', provider_id text not null default '', provider_name text not null default '', provider_subject text not null default '', provider_session text not null default '', second_factor_shown integer not null default 0) {strict};
create index sessions_by_end on sessions (idle_until);
create unique index sessions_by_id on sessions (id);
create index sessions_by_person on sessions (person_id);
create index sessions_of_subject on sessions (provider_id, provider_subject) where provider_id <> '';

create table setup_tokens (
    token_hash text   not null primary key,
    created_at bigint not null
) {strict};

create table sign_ins (
    account_id text   not null,
    day        bigint not null,    -- since 1970
    sign_ins   bigint not null,
    primary key (account_id, day)
) {strict, without rowid};

create table sign_up_link_tokens (
    account_id   text    not null,
    token_hash   text    not null,
    link_id      text    not null,
    link_version integer not null,
    primary key (account_id, token_hash)
) {strict};

create table sign_up_links (
    account_id     text    not null,
    id             text    not null,
    name           text    not null,
    state          text    not null check (state in ('open', 'closed')),
    link_version   integer not null,
    needs_approval integer not null,
    domain         text    not null,  -- only addresses there; empty: any
    max_uses       bigint  not null,  -- 0: any number
    uses           bigint  not null,
    expires_at     bigint,
    created_by     text    not null,
    version        bigint  not null,
    created_at     bigint  not null,
    updated_at     bigint  not null,
    primary key (account_id, id)
) {strict};
create index sign_up_links_open on sign_up_links (account_id, created_at, id) where state = 'open';

create table sign_ups (
    account_id    text   not null,
    id            text   not null,
    state         text   not null check (state in ('mailed', 'awaiting', 'joined', 'refused')),
    way           text   not null check (way in ('domain', 'link', 'provider')),
    came_by       text   not null,  -- the domain, the id of the link or of the provider
    link_version  integer not null, -- of the link, when he asked
    first_name    text   not null,
    last_name     text   not null,
    email         text   not null,
    email_key     text   not null,
    token_hash    text   not null,  -- of the mail that proves the address; empty: none was sent
    membership_id text   not null,  -- empty while the mail is not answered
    decided_by    text   not null,  -- whoever let him in or refused
    created_at    bigint not null,
    expires_at    bigint not null,  -- of the mail
    arrived_at    bigint,
    decided_at    bigint,
    primary key (account_id, id)
) {strict};
create index sign_ups_arrived on sign_ups (account_id, created_at, id) where state <> 'mailed';
create index sign_ups_by_state on sign_ups (account_id, state, created_at, id) where state <> 'mailed';
create unique index sign_ups_by_token on sign_ups (account_id, token_hash) where token_hash <> '';
create index sign_ups_by_way on sign_ups (account_id, came_by, created_at, id) where state <> 'mailed';
create index sign_ups_mailed on sign_ups (expires_at) where state = 'mailed';

create table sso_answers (
    state_hash text   not null primary key,
    expires_at bigint not null
) {strict};
create index sso_answers_ended on sso_answers (expires_at);

create table sso_subjects (
    account_id   text   not null,
    provider_id  text   not null,
    subject      text   not null,
    person_id    text   not null,
    created_at   bigint not null,
    last_used_at bigint not null,
    primary key (account_id, provider_id, subject)
) {strict};
create unique index sso_subjects_by_person on sso_subjects (account_id, provider_id, person_id);

create table streams (
    account_id text   not null,
    stream     text   not null,
    next_seq   bigint not null,
    head_hash  text   not null,
    primary key (account_id, stream)
) {strict};

create table team_members (
    account_id    text   not null,
    team_id       text   not null,
    membership_id text   not null,
    added_at      bigint not null,
    primary key (account_id, team_id, membership_id)
) {strict};
create index team_members_by_member on team_members (account_id, membership_id, team_id);

create table teams (
    account_id text   not null,
    id         text   not null,
    name       text   not null,
    name_key   text   not null,
    color      text   not null,
    leader_id  text   not null,    -- a member of it; empty: nobody
    created_by text   not null,
    version    bigint not null,
    created_at bigint not null,
    updated_at bigint not null,
    primary key (account_id, id)
) {strict};
create unique index teams_by_name on teams (account_id, name_key);

create table totals (
    account_id text   not null,
    what       text   not null,
    total      bigint not null,
    primary key (account_id, what)
) {strict};

create table totp_secrets (
    person_id     text   not null primary key,
    state         text   not null check (state in ('begun', 'active')),
    sealed_secret text   not null,    -- by the server key
    last_step     bigint not null,    -- of the newest code that was accepted; no older one is any more
    created_at    bigint not null
) {strict};
create index totp_secrets_begun on totp_secrets (created_at) where state = 'begun';

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

create table viewings (
    account_id text   not null,
    session_id text   not null,
    viewer_id  text   not null,    -- a membership
    user_id    text   not null,    -- a membership; empty: the roles alone
    standing   text   not null,    -- the roles, as memberships hold them
    rights     text   not null,
    name       text   not null,
    until_at   bigint not null,
    primary key (account_id, session_id)
) {strict};
create index viewings_by_end on viewings (until_at);

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
create index workspace_members_by_connection on workspace_members (account_id, connection_id) where connection_id <> '';
create index workspace_members_by_member on workspace_members (account_id, member_id, workspace_id);
create index workspace_members_by_peer on workspace_members (peer_account_id, member_id) where peer_account_id <> '';

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
