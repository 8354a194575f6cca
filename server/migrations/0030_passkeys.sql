-- Keys that a device or a password manager signs in with (WebAuthn), and what they were asked to sign.

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

-- Spent by deleting it, which only one taker can do.
create table passkey_challenges (
    challenge_hash text   not null primary key,
    person_id      text   not null,    -- for whom a key is added; empty: to sign in
    expires_at     bigint not null
) {strict};
create index passkey_challenges_by_end on passkey_challenges (expires_at);
