"""Finds SQL in C++ and in migrations, and says which tables it reads and changes."""

import re

TOKEN = re.compile(
    r"""//[^\n]* | /\*.*?\*/ | R"(?P<mark>\w*)\((?P<raw>.*?)\)(?P=mark)" | "(?P<plain>(?:[^"\\\n]|\\.)*)" """
    r"""| (?<![0-9a-fA-F])'(?:[^'\\]|\\.)+' """,
    re.DOTALL | re.VERBOSE,
)
READS_AS_SQL = re.compile(
    r"\s*(--[^\n]*\s+)*(select\s.*\sfrom\s|select\s+(1|exists|count)\b|insert\s+into\s+\w|update\s+\w+\s.*\bset\s"
    r"|delete\s+from\s+\w|with\s+\w+.*\bas\b.*\(|create\s+(unique\s+)?(table|index)\s|alter\s+table\s|drop\s+(table|index)\s)",
    re.DOTALL,
)
HOOK = re.compile(r"\{[^{}]*\}")  # {list:$2}, {skip_locked}: said differently by each engine


MACRO = re.compile(r'^#define ([A-Z][A-Z0-9_]*)((?:\s|\\\n|"(?:[^"\\\n]|\\.)*")+)$', re.MULTILINE)
GAP = re.compile(r"\s*(?:[A-Z][A-Z0-9_]*\s*)*")


def macros_of(source):
    """What `#define EVENT_COLUMNS "account_id, seq"` stands for."""
    return {name: "".join(re.findall(r'"((?:[^"\\\n]|\\.)*)"', text)) for name, text in MACRO.findall(source)}


def literals(path):
    """Every string of a C++ file as (line, text); strings that only white space and macros part are one."""
    source, joined, end = path.read_text(), [], 0
    macros = macros_of(source)
    for token in TOKEN.finditer(source):
        text = token["raw"] if token["raw"] is not None else token["plain"]
        if text is None:
            continue
        gap = source[end : token.start()]
        if joined and GAP.fullmatch(gap):
            joined[-1][1] += "".join(f" {macros.get(name, name)} " for name in gap.split()) + text
        else:
            joined.append([source.count("\n", 0, token.start()) + 1, text])
        end = token.end()
    return joined


def in_source(path):
    return [(line, text) for line, text in literals(path) if READS_AS_SQL.match(text)]


def in_migration(path):
    """The statements of a migration as (line, text), each with the comments before it."""
    source, start = path.read_text(), 0
    for end in re.finditer(r"--[^\n]*|'(?:[^']|'')*'|(;)", source):
        if end[1]:
            text = source[start : end.start()]
            yield source.count("\n", 0, start + len(text) - len(text.lstrip())) + 1, text.strip()
            start = end.end()


def bare(text):
    """The statement without comments, quoted text and hooks; {list:$2} is a select in parentheses."""
    return HOOK.sub(" ", re.sub(r"\{list:[^{}]*\}", "(select)", re.sub(r"--[^\n]*|'(?:[^']|'')*'", " ", text)))


def changed_tables(text):
    text = bare(text)
    updated = re.findall(r"\bupdate\s+(\w+)(?:\s+(?:as\s+)?\w+)?\s+set\b", text)
    return set(updated + re.findall(r"\b(?:insert\s+into|delete\s+from)\s+(\w+)", text))


def read_tables(text):
    text = bare(text)
    named_here = re.findall(r"\b(\w+)\s*(?:\([^()]*\))?\s+as\s+(?:(?:not\s+)?materialized\s+)?\(\s*(?:select|values)", text)
    read = re.findall(r"(?<!distinct )(?<!delete )\b(?:from|join)\s+(\w+)\b(?!\s*\()", text)
    return set(read) - set(named_here) - changed_tables(text)


def created_tables(migrations):
    """Table -> (path, line, text) of its create statement, by the last of its names, without those that were dropped."""
    tables = {}
    for path in migrations:
        for line, text in in_migration(path):
            statement = re.sub(r"--[^\n]*", "", text).strip()
            if create := re.match(r"create table (?:if not exists )?(\w+)", statement):
                tables[create[1]] = (path, line, text)
            if renamed := re.match(r"alter table (\w+) rename to (\w+)", statement):
                tables[renamed[2]] = tables.pop(renamed[1])
            if drop := re.match(r"drop table (\w+)", statement):
                del tables[drop[1]]
    return tables
