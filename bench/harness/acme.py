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
DAY = 24 * 3600 * 1000
JOINED_FROM = 1_767_225_600_000  # when the first member joined; each of them a second after the one before

_random = random.Random(1)


def now():
    return int(time.time() * 1000)


def administrators(members):
    """The first thousand, or half of them where there are few."""
    return range(1, min(1_000, members // 2) + 1)


def ordinary(members):
    """Those with a session who manage nobody: the next of the list."""
    first = administrators(members).stop
    return range(first, min(first + SESSIONS, members + 1))


def spread(members):
    """Five hundred, however many there are, from the whole of the list."""
    first = administrators(members).stop
    return range(first, members + 1, max(1, (members - first + 1) // 500))


def cookie(member):
    return f"kith_session={_token('session', names.email(member))}"


def address(number):
    """Where somebody asks from: no two from the same address."""
    return f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"


def invited(number):
    return f"inv{number}@example.com"


def link_token(number):
    """What follows the account in the link of a seeded invitation."""
    return _token("invitation", invited(number))


def _token(kind, email):
    digest = hashlib.sha256(f"{kind} of {email}".encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def tables(members, name_of, account, founder, password_hash):
    """(table, its columns, its rows) in the order in which they may be inserted; `name_of` is of harness/names.py."""
    people = [(member, _uuid(_joined(member)), _uuid(_joined(member))) for member in range(1, members + 1)]
    yield "persons", PERSON, (_person(member, name_of, person, password_hash) for member, person, _ in people)
    yield "person_emails", "email_key, person_id", ((names.email(member), person) for member, person, _ in people)
    yield "person_accounts", "person_id, account_id", ((person, account) for _, person, _ in people)
    leading = administrators(members)
    yield "memberships", MEMBERSHIP, (_membership(account, leading, name_of, *one) for one in people)
    yield "membership_facets", FACET, (_facet(account, name_of, *one) for one in people if one[0] in leading)
    yield "invitations", INVITATION, (_invitation(account, founder, number) for number in range(INVITATIONS))
    with_sessions = {*leading, *ordinary(members), *spread(members)}
    yield "sessions", SESSION, (_session(member, person) for member, person, _ in people if member in with_sessions)


PERSON = (
    "id, first_name, last_name, email, email_key, email_verified, password_hash, session_epoch, is_operator, version,"
    " created_at, updated_at"
)


def _person(member, name_of, person, password_hash):
    (first, last), email, at = name_of(member), names.email(member), _joined(member)
    return person, first, last, email, email, 1, password_hash, 1, 0, 1, at, at


MEMBERSHIP = (
    "account_id, id, person_id, kind, state, first_name, last_name, name_key, email, email_key, standing_role,"
    " version, created_at, updated_at"
)


def _membership(account, leading, name_of, member, person, membership):
    (first, last), email, at = name_of(member), names.email(member), _joined(member)
    role = "administrator" if member in leading else "user"
    return (
        account, membership, person, "internal", "active", first, last, _name_key(first, last), email, email, role, 1,
        at, at,
    )  # fmt: skip


FACET = "account_id, membership_id, facet, name_key"


def _facet(account, name_of, member, person, membership):
    return account, membership, "administrator", _name_key(*name_of(member))


def _name_key(first, last):
    return f"{first} {last}".lower()


# Where the search finds the names (server/migrations/0005_search.sql), each sorted into its place: they are many.
NAMES = """
    insert into membership_names (account_id, piece, name_key)
    with recursive places (at) as (select 1 union all select at + 1 from places where at < 100)
    select account_id, substr(name_key, at, letters) as piece, name_key
    from (select distinct account_id, name_key from memberships) as names
    cross join (select 1 as letters union all select 3) as lengths
    cross join places where at + letters <= length(name_key) + 1
    group by account_id, piece, name_key order by account_id, piece, name_key
    on conflict do nothing"""


INVITATION = (
    "account_id, id, kind, first_name, last_name, email, email_key, standing_role, message, state,"
    " token_hash, link_version, invited_by, sent_at, expires_at, version, created_at, updated_at"
)


# They expire in ten years: a seeded database is kept, and nobody wants the sweep in a measurement.
def _invitation(account, founder, number):
    (first, last), email, at = names.plain(number), invited(number), JOINED_FROM + number
    return (
        account, _uuid(at), "internal", first, last, email, email, "user",
        "", "pending", _hash(link_token(number)), 1, founder, at, at + 3650 * DAY, 1, at, at,
    )  # fmt: skip


SESSION = (
    "token_hash, id, person_id, epoch, device, address, created_at, last_seen_at, idle_until, ends_at, fresh_until"
)


def _session(member, person):
    at = now()
    token = cookie(member).partition("=")[2]
    return _hash(token), _uuid(at), person, 1, "bench", "127.0.0.1", at, at, at + 14 * DAY, at + 90 * DAY, at + DAY // 2


def freshen():
    """Statements after which the sessions are as if begun just now: no request has to note that it saw somebody."""
    at = now()
    return [
        f"update sessions set created_at = {at}, last_seen_at = {at}, idle_until = {at + 14 * DAY},"
        f" ends_at = {at + 90 * DAY}, fresh_until = {at + DAY // 2}",
        f"update memberships set last_seen_at = {at} where person_id in (select person_id from sessions)",
    ]


def _hash(token):
    return hashlib.sha256(token.encode()).hexdigest()


def _joined(member):
    return JOINED_FROM + member * 1000


def _uuid(at):
    """A UUIDv7 (RFC 9562, 5.7) of that time."""
    bits = at << 80 | 7 << 76 | _random.getrandbits(12) << 64 | 2 << 62 | _random.getrandbits(62)
    text = f"{bits:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
