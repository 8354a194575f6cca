"""W16, directory: somebody of Acme looks for people of other accounts by a name and gets the first 25 who show themselves.

10,000 people of a public account show themselves; one in forty has the name. 5,000 people ask in turn, because each may
ask 30 times a minute.
"""

from harness import acme, compare, names
from harness.load import Load

ID = "W16"
TITLE = "directory search"
SHOWN = 10_000
NAME = names.FIRST_NAMES[0]
GLOBEX = "01900000-0000-7000-8000-000000000016"

ACCOUNT = f"""
    insert into accounts (account_id, name, slug, kind, visibility, version, created_at, updated_at)
    values ('{GLOBEX}', 'Globex', 'globex', 'business', 'public', 1, {acme.JOINED_FROM}, {acme.JOINED_FROM})
    on conflict do nothing"""
MEMBERS = f"""
    insert into memberships (account_id, id, person_id, kind, state, first_name, last_name, name_key, email, email_key,
        standing_role, version, created_at, updated_at)
    select '{GLOBEX}', id, person_id, kind, state, first_name, last_name, name_key, email, email_key,
        standing_role, version, created_at, updated_at
    from memberships where account_id <> '{GLOBEX}' order by id desc limit {SHOWN}
    on conflict do nothing"""
PROFILES = f"""
    insert into profiles (account_id, membership_id, visibility, headline, version, updated_at)
    select account_id, id, 'visible', 'At work', 1, created_at from memberships where account_id = '{GLOBEX}'
    on conflict do nothing"""
WORDS = f"""
    insert into directory_words (account_id, membership_id, kind, word)
    select account_id, id, 'name', lower(first_name) from memberships where account_id = '{GLOBEX}'
    union select account_id, id, 'name', lower(last_name) from memberships where account_id = '{GLOBEX}'
    union select account_id, id, 'company', 'globex' from memberships where account_id = '{GLOBEX}'
    on conflict do nothing"""


def set_up(kith, database):
    database.fill("accounts", ACCOUNT)
    database.fill("memberships", MEMBERS)
    database.fill("profiles", PROFILES)
    database.fill("directory_words", WORDS)


def load_on(database):
    path = f"/api/v1/accounts/{database.account}/directory?q={NAME[:3].lower()}&limit=25"
    return Load(path, cookies=database.bench.cookies(acme.ordinary))


def check(answer):
    found = answer["items"]
    assert len(found) == 25 and answer["next_cursor"], answer
    assert all(each["company"] == "Globex" for each in found), found[0]
    assert all(NAME[:3].lower() in each["display_name"].lower() for each in found), found[0]


def rows(results):
    yield from compare.with_ceiling(results, ID, None)
