"""The rows of the account that every workload runs on: Acme with its members, pending invitations and sessions.

Every run of this makes the same rows, so the cookies can be told from the numbers alone.
"""

import base64
import hashlib
import random
import time

from harness import names

INVITATIONS = 20_000
SESSIONS = 5_000  # a session may ask 200 times a second; a workload takes them in turn
ADMINISTRATORS = 1_000
DAY = 24 * 3600 * 1000
JOINED_FROM = 1_767_225_600_000  # when the first member joined; each of them a second after the one before

_random = random.Random(1)


def now():
    return int(time.time() * 1000)


def is_administrator(member):
    return member <= ADMINISTRATORS


def token(member):
    """What the cookie of the member's session holds."""
    digest = hashlib.sha256(f"session of {names.email(member)}".encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def cookie(member):
    return f"kith_session={token(member)}"


def signed_in(members, administrators):
    """The members with sessions: those who manage users, or those who do not."""
    first, last = (1, ADMINISTRATORS) if administrators else (ADMINISTRATORS + 1, ADMINISTRATORS + SESSIONS)
    return range(first, min(last, members) + 1)


def tables(members, account, founder, password_hash):
    """(table, its columns, its rows) in the order in which they may be inserted."""
    people = [(member, _uuid(_joined(member)), _uuid(_joined(member))) for member in range(1, members + 1)]
    yield "persons", PERSON, (_person(member, person, password_hash) for member, person, _ in people)
    yield "person_emails", "email_key, person_id", ((names.email(member), person) for member, person, _ in people)
    yield "person_accounts", "person_id, account_id", ((person, account) for _, person, _ in people)
    yield "memberships", MEMBERSHIP, (_membership(account, *one) for one in people)
    yield "membership_names", "account_id, piece, name_key", _pieces(account, members)
    yield "invitations", INVITATION, (_invitation(account, founder, number) for number in range(INVITATIONS))
    with_sessions = {*signed_in(members, True), *signed_in(members, False)}
    yield "sessions", SESSION, (_session(member, person) for member, person, _ in people if member in with_sessions)


PERSON = (
    "id, first_name, last_name, email, email_key, password_hash, session_epoch, is_operator, version, created_at,"
    " updated_at"
)


def _person(member, person, password_hash):
    email, at = names.email(member), _joined(member)
    return person, names.first_name(member), names.last_name(member), email, email, password_hash, 1, 0, 1, at, at


MEMBERSHIP = (
    "account_id, id, person_id, kind, state, first_name, last_name, name_key, email, email_key, standing_role,"
    " additional_roles, version, created_at, updated_at"
)


def _membership(account, member, person, membership):
    first, last, email, at = names.first_name(member), names.last_name(member), names.email(member), _joined(member)
    role = "administrator" if is_administrator(member) else "user"
    return (
        account, membership, person, "internal", "active", first, last, f"{first} {last}".lower(), email, email, role,
        "[]", 1, at, at,
    )  # fmt: skip


def _pieces(account, members):
    """Where the search finds the names (server/migrations/0003_search.sql)."""
    keys = {f"{names.first_name(member)} {names.last_name(member)}".lower() for member in range(1, members + 1)}
    pieces = ((key, key[at : at + letters]) for key in keys for letters in (1, 3) for at in range(len(key) - letters + 1))
    return sorted({(account, piece, key) for key, piece in pieces})


INVITATION = (
    "account_id, id, kind, first_name, last_name, email, email_key, standing_role, additional_roles, message, state,"
    " token_hash, link_version, invited_by, sent_at, expires_at, version, created_at, updated_at"
)


# They expire in ten years: a seeded database is kept, and nobody wants the sweep in a measurement.
def _invitation(account, founder, number):
    email, at = f"inv{number}@example.com", JOINED_FROM + number
    return (
        account, _uuid(at), "internal", names.first_name(number), names.last_name(number), email, email, "user", "[]",
        "", "pending", hashlib.sha256(email.encode()).hexdigest(), 1, founder, at, at + 3650 * DAY, 1, at, at,
    )  # fmt: skip


SESSION = (
    "token_hash, id, person_id, epoch, device, address, created_at, last_seen_at, idle_until, ends_at, fresh_until"
)


def _session(member, person):
    at = now()
    token_hash = hashlib.sha256(token(member).encode()).hexdigest()
    return token_hash, _uuid(at), person, 1, "bench", "127.0.0.1", at, at, at + 14 * DAY, at + 90 * DAY, at + DAY // 2


def freshen():
    """Statements after which the sessions are as if begun just now: no request has to note that it saw somebody."""
    at = now()
    return [
        f"update sessions set created_at = {at}, last_seen_at = {at}, idle_until = {at + 14 * DAY},"
        f" ends_at = {at + 90 * DAY}, fresh_until = {at + DAY // 2}",
        f"update memberships set last_seen_at = {at} where standing_role = 'administrator'",
    ]


def _joined(member):
    return JOINED_FROM + member * 1000


def _uuid(at):
    """A UUIDv7 (RFC 9562, 5.7) of that time."""
    bits = at << 80 | 7 << 76 | _random.getrandbits(12) << 64 | 2 << 62 | _random.getrandbits(62)
    text = f"{bits:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
