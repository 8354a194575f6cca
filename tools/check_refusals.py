#!/usr/bin/env python3
"""Every code that the server refuses with stands in app/refusals.cpp (its status and sentence) and in docs/errors.md."""

import re

import house
import sql_texts

USED = re.compile(r'\brefuse(?:_field\([^,]+,|\()\s*"([\w.]+)"')


def used_codes():
    for path in house.files("server/**/*.cpp", "server/**/*.h"):
        if house.is_test(path):
            continue
        source = path.read_text()
        for use in USED.finditer(source):
            yield path, source.count("\n", 0, use.start()) + 1, use[1]


def known_codes():
    table = house.SERVER / "app/refusals.cpp"
    return {text for _, text in sql_texts.literals(table)} if table.exists() else set()


def documented_codes():
    page = house.ROOT / "docs/errors.md"
    return set(re.findall(r"`([\w.]+)`", page.read_text())) if page.exists() else set()


def main():
    used, known, documented = list(used_codes()), known_codes(), documented_codes()
    complaints = [(path, line, f"{code} is not in server/app/refusals.cpp") for path, line, code in used if code not in known]
    complaints += [(path, line, f"{code} is not in docs/errors.md") for path, line, code in used if code not in documented]
    house.finish(complaints, f"{len({code for _, _, code in used})} refusals have their sentence")


main()
