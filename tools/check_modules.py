#!/usr/bin/env python3
"""Keeps the server's modules apart, as server/modules.txt declares them. See STYLE.md.

1. Platform includes no feature. 2. A module includes only those its line names, all above it; app may include
everything, and nobody includes app. 3. Of another feature only its face, x/x.h; a y_http or y_json may take the JSON
shapes of x/x_http.h, so that one shape is described once. 4. SQL stands only in a feature's
*_store.cpp and in platform modules, changes only the module's own tables and reads of others only those declared
behind its second semicolon. 5. Every table belongs to one module. 6. TRY is a whole statement or initializer.
7. A line names only modules that a file of its module includes.
"""

import re
from dataclasses import dataclass

import house
import sql_texts

LAYERS = ("platform", "features")
INCLUDE = re.compile(r'#include "(\w+)/([\w/]+)\.h"')
TRY_FITS = re.compile(r"(//|#define|\s*(return |[^;={}]+ = )?TRY\((?!.*\bTRY\())")


@dataclass
class Module:
    allowed: set
    tables: set
    may_read: set


def read_modules():
    """Module by name, and complaints about the list itself."""
    modules, complaints, path = {}, [], house.SERVER / "modules.txt"
    for number, line in enumerate(path.read_text().splitlines(), 1):
        name, colon, rest = line.split("#")[0].partition(":")
        if not colon:
            continue
        name, parts = name.strip(), [set(part.split()) for part in rest.split(";")]
        own = parts[1] if len(parts) > 1 else {name}
        if unknown := parts[0] - modules.keys():
            complaints.append((path, number, f"{name} names {sorted(unknown)}, which is not above it"))
        modules[name] = Module(parts[0], own, parts[2] if len(parts) > 2 else set())
    return modules, complaints


def layer_of(path):
    return path.relative_to(house.SERVER).parts[0]


def include_complaint(path, module, other, face, modules, layers):
    if module == "app" or other in (module, "support"):
        return None
    if other == "app":
        return "nothing includes app"
    if other not in modules:
        return f"{other} is not in modules.txt"
    is_platform, feature_asks = layers.get(other) == "platform", layer_of(path) == "features"
    if other not in modules[module].allowed and not (is_platform and feature_asks):
        return f"{module} may not include {other}"
    shares_json = path.stem.endswith(("_http", "_json")) and face == f"{other}_http"
    if not is_platform and face != other and not shares_json:
        return f"{other}/{face}.h is private; include {other}/{other}.h"
    return None


def line_complaints(path, module, modules, layers):
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if include := INCLUDE.match(line):
            if complaint := include_complaint(path, module, *include.groups(), modules, layers):
                yield path, number, complaint
        if "TRY(" in line and not TRY_FITS.match(line):
            yield path, number, "TRY must be a whole statement or a whole initializer"


def sql_complaints(path, module, modules, owner):
    if house.is_test(path):
        return
    holds_sql = layer_of(path) == "platform" or path.stem.endswith("_store")
    for number, text in sql_texts.in_source(path):
        if not holds_sql:
            yield path, number, "SQL belongs in the module's _store.cpp"
            continue
        for table in sorted(sql_texts.changed_tables(text) - modules[module].tables):
            yield path, number, f"table {table} is not {module}'s to change"
        for table in sorted(sql_texts.read_tables(text) - modules[module].tables - modules[module].may_read):
            whose = f"{owner[table]}'s" if table in owner else "nobody's"
            yield path, number, f"table {table} is {whose}; {module} may not read it"


def owners(modules):
    return {table: name for name, module in modules.items() for table in module.tables}


def table_complaints(owner, modules):
    for table, (path, line, _) in sql_texts.created_tables(house.files("server/migrations/*.sql")).items():
        holders = [name for name, module in modules.items() if table in module.tables]
        if len(holders) != 1:
            yield path, line, f"table {table} belongs to {' and '.join(holders) or 'no module of modules.txt'}"


def needless_complaints(modules, sources):
    """What a module may include and does not."""
    path = house.SERVER / "modules.txt"
    for number, line in enumerate(path.read_text().splitlines(), 1):
        name = line.split("#")[0].partition(":")[0].strip()
        if name in modules:
            texts = [source.read_text().splitlines() for source in sources if source.parent.name == name]
            included = {found[1] for text in texts for each in text if (found := INCLUDE.match(each))}
            if needless := sorted(modules[name].allowed - included):
                yield path, number, f"{name} includes nothing of {', '.join(needless)}"


def main():
    modules, complaints = read_modules()
    folders = [path for layer in LAYERS for path in (house.SERVER / layer).glob("*") if path.is_dir()]
    layers, owner = {path.name: path.parent.name for path in folders}, owners(modules)
    complaints += table_complaints(owner, modules)
    sources = house.files("server/*/**/*.h", "server/*/**/*.cpp")
    for path in sources:
        parts = path.relative_to(house.SERVER).parts
        module = "app" if parts[0] == "app" else parts[1]
        if module not in modules and module != "app":
            complaints.append((path, 1, f"{module} is not in modules.txt"))
            continue
        complaints += line_complaints(path, module, modules, layers)
        if module != "app":
            complaints += sql_complaints(path, module, modules, owner)
    complaints += needless_complaints(modules, sources)
    house.finish(complaints, f"{len(sources)} files keep to the {len(modules)} modules")


main()
