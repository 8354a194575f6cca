#!/usr/bin/env python3
"""Turns the list of public mail providers into one text that is compiled in, a domain a line.

    embed_mail_domains.py DOMAINS.json OUTPUT.cpp
"""

import json
import pathlib
import re
import sys

HEAD = '// Made by tools/embed_mail_domains.py.\n#include "domains/public_mail.h"\n\nnamespace kith::domains {\n\n'
TAIL = ";\n\n}\n"
DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


def main():
    source, output = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    names = sorted({name for name in map(str.lower, json.loads(source.read_text())) if DOMAIN.fullmatch(name)})
    if "gmail.com" not in names:
        sys.exit(f"{source}: this is not the list of mail providers")
    lines = "".join(f'    "{name}\\n"\n' for name in names)
    output.write_text(f'{HEAD}std::string_view const public_mail_domains =\n    "\\n"\n{lines}'.rstrip("\n") + TAIL)


main()
