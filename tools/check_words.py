#!/usr/bin/env python3
"""Words that may not be kept: left-overs, addresses of package registries, paths of one machine, British spelling."""

import re

import house

EVERYWHERE = {
    r"https?://[\w.-]*(registry|npmjs|npm\.|artifact)[\w.-]*": "the address of a package registry",
    r'"resolved":': "a lock file without addresses (omit-lockfile-registry-resolved)",
    r"(?<![\w.~}])/(work|root)/": "a path of one machine",
}
IN_OURS = {
    r"\b(TO" r"DO|FIX" r"ME)\b": "work left over",
    r"\b[Ll]icen" r"ce(s|d)?\b": "spelled license here",
    r"\bAI (assistant|agent|session)s?\b|\blanguage model\b": "not about the product",
}
NOT_IN_OUR_WORDS = {"package-lock.json", "fr.json"}  # French spells the license with a c
NOT_TEXT = {".png", ".jpg", ".ico", ".gif", ".webp", ".woff2", ".woff", ".ttf", ".gz", ".br", ".pdf", ".db", ".zip"}


def complaints_of(path):
    source = path.read_text(errors="replace")
    rules = EVERYWHERE if path.name in NOT_IN_OUR_WORDS else EVERYWHERE | IN_OURS
    for pattern, what in rules.items():
        for found in re.finditer(pattern, source):
            yield path, source.count("\n", 0, found.start()) + 1, f"{found[0]}: {what}"


def main():
    paths = [path for path in house.kept_files() if path.suffix not in NOT_TEXT and path.name not in ("check_words.py", "LICENSE")]
    house.finish([one for path in paths for one in complaints_of(path)], f"{len(paths)} files read")


main()
