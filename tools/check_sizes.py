#!/usr/bin/env python3
"""How long functions and files are: median 8 lines and nine of ten within 20 is the aim, 40 and 300 ask for a look.

Fails beyond 60 lines of a function, 150 of a component (a .tsx function with a capital) and 400 of a file. Tests and
generated files are left out. Counts the lines between the braces of code as clang-format and the web's formatter lay
it out: a function's brace stands alone in C++, and its end is indented as its beginning.
"""

import re
import statistics

import house

LOOK, STOP, COMPONENT_STOP, FILE_LOOK, FILE_STOP = 40, 60, 150, 300, 400
GENERATED = ("schema.d.ts", "routeTree.gen.ts")
NOT_A_FUNCTION = re.compile(r"\s*(if|for|while|switch|else|catch|do|return|namespace|extern|static_assert|BOOST_\w+)\b")
ONE_LINE = re.compile(r"\s*[\w~\[][^=;\"]*\([^;\"]*\)[^;\"=]*\{.*\}$")
TS_STARTS = [
    re.compile(r"(?P<indent>\s*)(?:export |default |async )*function\*? ?(?P<name>\w*).*"),
    re.compile(r"(?P<indent>\s*)(?:export |default )*(?:const|let) (?P<name>\w+)\b.*= (?:\w+\()?(?:async )?(?:function\b|\(|<|\w+ =>).*"),
    re.compile(r"(?P<indent>\s+)(?:async |static |private |get |set )*(?P<name>#?\w+)\([^()]*\)(?:: [^={]*)? \{"),
]
RAW = re.compile(r'R"(\w*)\(.*?\)\1"', re.DOTALL)


def without_raw_strings(source):
    return RAW.sub(lambda raw: '""' + "\n" * raw[0].count("\n"), source)


def name_before(lines, at):
    """The name in the signature above a function's opening brace."""
    while at > 0 and "(" not in lines[at]:
        at -= 1
    found = re.search(r"([\w:~]+|operator\S+)\s*\(", lines[at])
    return found[1] if found else lines[at].strip()


def end_of(lines, start, closes):
    return next((at for at in range(start + 1, len(lines)) if closes.match(lines[at])), len(lines) - 1)


def cpp_functions(source):
    lines, at = without_raw_strings(source).splitlines(), 0
    while at < len(lines):
        line = lines[at]
        if line.strip() == "{":
            end = end_of(lines, at, re.compile(line[: line.index("{")] + r"\}"))
            yield at + 1, name_before(lines, at - 1), end - at - 1
            at = end
        elif ONE_LINE.match(line) and not NOT_A_FUNCTION.match(line):
            yield at + 1, name_before(lines, at), 1
        at += 1


def ts_start(line):
    return next((start for pattern in TS_STARTS if (start := pattern.fullmatch(line))), None)


def ts_end(lines, at, indent):
    """A function on one line ends there; else with the first bracket that stands under its beginning, and only closes."""
    if lines[at].endswith((";", "}")):
        return at
    return end_of(lines, at, re.compile(indent + r"[}\])]+[;,)]*( satisfies .*| as .*)?$"))


def ts_functions(source):
    """Functions and methods; what is nested counts with what holds it."""
    lines, at = source.splitlines(), 0
    while at < len(lines):
        start = ts_start(lines[at])
        if not start or NOT_A_FUNCTION.match(lines[at]):
            at += 1
            continue
        end = ts_end(lines, at, start["indent"])
        whole = "\n".join(lines[at : end + 1])
        if "=>" in whole or not re.match(r"\s*(export |default )*(const|let) ", whole):
            yield at + 1, start["name"], max(end - at - 1, 1)
        at = end + 1


def measured_files():
    paths = house.files("server/**/*.cpp", "server/**/*.h", "web/src/**/*.ts", "web/src/**/*.tsx")
    return [path for path in paths if not house.is_test(path) and path.name not in GENERATED]


def limit_of(path, name):
    return COMPONENT_STOP if path.suffix == ".tsx" and name[:1].isupper() else STOP


def main():
    functions, big_files, complaints, notes = [], 0, [], []
    for path in measured_files():
        source = path.read_text()
        find, length = (cpp_functions if path.suffix in (".cpp", ".h") else ts_functions), source.count("\n")
        functions += [(path, line, name, size) for line, name, size in find(source)]
        big_files += length > FILE_LOOK
        notes += [f"  file of {length} lines: {path.relative_to(house.ROOT)}"] if length > FILE_LOOK else []
        complaints += [(path, 1, f"{length} lines; a file ends at {FILE_STOP}")] if length > FILE_STOP else []
    sizes = [size for *_, size in functions] or [0]
    long = [one for one in functions if one[3] > LOOK and limit_of(one[0], one[2]) == STOP]
    notes += [f"  {size} lines: {name} at {path.relative_to(house.ROOT)}:{line}" for path, line, name, size in long]
    complaints += [(p, line, f"{name} has {size} lines") for p, line, name, size in functions if size > limit_of(p, name)]
    share = 100 * sum(size <= 20 for size in sizes) // len(sizes)
    summary = f"{len(functions)} functions, median {statistics.median(sizes):g} lines, {share} % within 20, {len(long)} over {LOOK}; "
    house.finish(complaints, "\n".join([summary + f"{big_files} files over {FILE_LOOK}", *notes]))


main()
