#!/usr/bin/env python3
"""Turns web/dist into what the linker puts into the binary: assets.S and assets_table.cpp.

    embed_assets.py web/dist OUTPUT

Each file is kept as it is and, where that is smaller, compressed by brotli and gzip beforehand. index.html is kept
only as it is, because the server writes a nonce into it. Compressed files are named by the hash of their content, so
that only what is new is compressed. Without web/dist there is one page that says so.
"""

import concurrent.futures
import gzip
import hashlib
import mimetypes
import pathlib
import shutil
import subprocess
import sys

NOT_BUILT = b"""<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Kith</title>
<p>This build of Kith has no pages: run bin/build, which builds them first.</p></html>
"""
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
    ".ico": "image/x-icon",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
}
PACKED_ALREADY = {".woff2", ".png", ".jpg", ".webp", ".gz", ".br"}

ASSEMBLER_HEAD = """// Made by tools/embed_assets.py.
#ifdef __CET__
#include <cet.h> // or the linker would drop the mark that the binary keeps to control-flow protection
#endif
    .section .note.GNU-stack, "", %progbits
    .section .rodata
"""
TABLE_HEAD = """// Made by tools/embed_assets.py.
#include "http/assets.h"

#include <array>

"""
TABLE_TAIL = """
}

std::span<Asset const> embedded_assets() { return assets; }

}
"""


def content_type(path):
    return TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"


def is_packed(source):
    return source.name != "index.html" and source.suffix not in PACKED_ALREADY


def packed_as(source, output):
    """The names go by content: two files of the same content share theirs."""
    name = hashlib.sha256(source.read_bytes()).hexdigest()[:32]
    return output / f"{name}.br", output / f"{name}.gz"


def pack(source, output):
    br, gz = packed_as(source, output)
    if not br.exists():
        made = br.with_suffix(".new")
        subprocess.run([shutil.which("brotli") or "brotli", "-q", "11", "-f", "-o", made, source], check=True)
        made.rename(br)
    if not gz.exists():
        gz.write_bytes(gzip.compress(source.read_bytes(), 9, mtime=0))


def variants_of(source, output):
    """The files to embed for one asset: identity, br, gz; None where not worth while."""
    if not is_packed(source):
        return source, None, None
    size = source.stat().st_size
    return source, *(path if path.stat().st_size < size else None for path in packed_as(source, output))


def symbol(index, kind):
    return f"kith_asset_{index}_{kind}"


def view(index, kind, path):
    return f"{{ {symbol(index, kind)}, {path.stat().st_size} }}" if path else "{}"


def write_if_new(path, text):
    if not path.exists() or path.read_text() != text:
        path.write_text(text)
    path.touch()  # the build compares times


def assembler(entries):
    """Names each file with the hash of its content, or ninja would not notice that it changed."""
    for index, (_, variants) in enumerate(entries):
        for kind, path in zip(("identity", "br", "gz"), variants):
            if path:
                hashed = hashlib.sha256(path.read_bytes()).hexdigest()
                name = symbol(index, kind)
                yield f'    .globl {name}\n    .hidden {name}\n{name}: // {hashed}\n    .incbin "{path}"\n    .byte 0\n'


def table(entries):
    yield "extern \"C\" {\n"
    for index, (_, variants) in enumerate(entries):
        for kind, path in zip(("identity", "br", "gz"), variants):
            if path:
                yield f'extern __attribute__((visibility("hidden"))) char const {symbol(index, kind)}[];\n'
    yield f"}}\n\nnamespace kith::http {{\nnamespace {{\n\nstd::array<Asset, {len(entries)}> const assets {{ {{\n"
    for index, (name, variants) in enumerate(entries):
        views = ", ".join(view(index, kind, path) for kind, path in zip(("identity", "br", "gz"), variants))
        immutable = "true" if name.startswith("/assets/") else "false"
        yield f'    {{ "{name}", "{content_type(variants[0])}", {views}, {immutable} }},\n'
    yield "} };\n"


def sources_in(dist, output):
    if (dist / "index.html").exists():
        return {f"/{path.relative_to(dist).as_posix()}": path for path in dist.rglob("*") if path.is_file() and path.suffix != ".map"}
    page = output / "assets/index.html"
    page.write_bytes(NOT_BUILT)
    return {"/index.html": page}


def main():
    dist, output = (pathlib.Path(word).resolve() for word in sys.argv[1:3])
    kept = output / "assets"
    kept.mkdir(parents=True, exist_ok=True)
    sources = sorted(sources_in(dist, output).items(), key=lambda named: named[0].encode())
    distinct = {packed_as(source, kept): source for _, source in sources if is_packed(source)}
    with concurrent.futures.ThreadPoolExecutor() as pool:
        list(pool.map(lambda source: pack(source, kept), distinct.values()))
    entries = [(name, variants_of(source, kept)) for name, source in sources]
    write_if_new(output / "assets.S", ASSEMBLER_HEAD + "".join(assembler(entries)))
    write_if_new(output / "assets_table.cpp", TABLE_HEAD + "".join(table(entries)) + TABLE_TAIL)
    used = {path for _, found in entries for path in found}
    for left in set(kept.iterdir()) - used:
        left.unlink()


main()
