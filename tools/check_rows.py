#!/usr/bin/env python3
"""Lists the rows of the specification (S4-17) that no test cites yet. Never fails: it shows what is left.

The specification lies outside of the repository; KITH_SPEC names its folder.
"""

import os
import pathlib
import re

import house

ROW = re.compile(r"\bS[0-4]-[0-9]{2}\b")


def main():
    spec = pathlib.Path(os.environ.get("KITH_SPEC", house.ROOT / "../shared/spec"))
    pages = sorted(spec.glob("s[0-4]-*.md"))
    rows = {row for page in pages for row in re.findall(r"^\| (S[0-4]-[0-9]{2}) ", page.read_text(), re.MULTILINE)}
    tests = house.files("tests/**/*.ts", "tests/**/*.tsx", "web/src/**/*.ts", "web/src/**/*.tsx", "server/**/*_test.cpp")
    cited = {row for path in tests for row in ROW.findall(path.read_text())}
    if not rows:
        house.finish([], "no specification at hand")
    missing = sorted(rows - cited)
    house.finish([], f"{len(rows) - len(missing)} of {len(rows)} rows are cited; not yet: {' '.join(missing) or 'none'}")


main()
