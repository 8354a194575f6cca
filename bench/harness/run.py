"""One run: seeds, measures in rounds that go over every variant in turn, and writes the table.

A workload is a module (or an object) of which this asks what it has of:

  ID, TITLE                    its name in the table, and what it is
  load_on(database)            the request; check(answer) looks at the first answer, check_database(database) at the end
  beside(bench)                a context manager: what runs beside the servers, and the settings they need for it
  set_up(kith, database)       before the first request to each server
  UNIT, EACH                   what a request does many times: "invitations", 1,000
  HASHES                       its requests have a password hash each
  BESIDE                       other workloads that it is compared with
  SINGLE_COMMITS, BARE         measured with single commits, too; what libpq_ceiling does instead of it
  BARE_CONNECTIONS             over how many, where it is not as many as the server has
  BETTER_AUTH, SLAPD           figures of the peers from another machine; SLAPD_SEARCH: its name in bench/peers
  rows(results)                its ratios; rows_of(bench, databases) what is measured outside of the rounds
  PARTS, SIZES                 workloads that are measured on accounts of so many members instead
"""

import contextlib
import dataclasses
import pathlib
import time
from collections.abc import Callable

from harness import (
    acme, compare, databases, hash_clock, libpq, load, machine, names, peers, postgres, server, table,
)  # fmt: skip

STARTED = time.monotonic()


@dataclasses.dataclass
class Bench:
    """What was asked for, and where things lie."""

    kith: pathlib.Path
    folder: pathlib.Path
    members: int
    seconds: int
    rounds: int
    name_of: Callable = names.plain
    engines_of_sizes: tuple = ("sqlite",)
    postgres_connections: int = 3  # as many as Kith takes for one core
    settings: list = dataclasses.field(default_factory=list)  # of every server in the rounds

    @staticmethod
    def say(text):
        print(f"[{time.monotonic() - STARTED:3.0f} s] {text}", flush=True)

    def cookies(self, members):
        """A file with a Cookie header a line, of those members (acme.administrators, ordinary or spread)."""
        lines = [acme.cookie(member) for member in members(self.members)]
        return self.write_lines(f"cookies-{self.members}-{members.__name__}", lines)

    def write_lines(self, name, lines):
        path = self.folder / name
        path.write_text("".join(line + "\n" for line in lines))
        return path


@dataclasses.dataclass
class Variant:
    """Kith on one database, measured by some workloads in each round."""

    name: str
    database: object
    workloads: list
    is_kept: bool = True


def run(bench, workloads, engines, with_peers):
    """The table as text, and whether everything could be measured."""
    head = machine.description()
    bench.folder.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as stack:
        for workload in workloads:
            if hasattr(workload, "beside"):
                bench.settings += stack.enter_context(workload.beside(bench))
        variants = list(_variants(bench, workloads, engines, stack))
        rows = _measure(bench, workloads, variants, with_peers)
        for variant in variants:
            if not variant.is_kept:
                variant.database.discard()
    text = (
        f"{head}\n{bench.members:,} members, {bench.rounds} x {bench.seconds} s each, "
        f"the server with its database on one core\n\n{table.render(rows)}"
    )
    (bench.folder / "table.md").write_text(text)
    return text, not any(row.has_failed for row in rows)


def _variants(bench, workloads, engines, stack):
    in_rounds = [workload for workload in workloads if hasattr(workload, "load_on")]
    on_acme = engines if any(not hasattr(workload, "PARTS") for workload in workloads) else []
    if "sqlite" in on_acme:
        yield Variant("sqlite", _clocked(bench, databases.Sqlite(bench, "sqlite"), in_rounds), in_rounds)
        single = [workload for workload in in_rounds if hasattr(workload, "SINGLE_COMMITS")]
        if single:
            database = databases.Sqlite(bench, compare.SINGLE_COMMITS, "--group-commit=false")
            yield Variant(compare.SINGLE_COMMITS, database, single)
    of_sizes = [workload for workload in workloads if hasattr(workload, "PARTS")]
    running = None
    if "postgres" in on_acme or (of_sizes and "postgres" in bench.engines_of_sizes):
        running = stack.enter_context(postgres.Postgres(bench.folder / "postgres"))
    if "postgres" in on_acme:
        bench.libpq_ceiling = libpq.build(bench)
        database = _clocked(bench, databases.OnPostgres(bench, "postgres", running), in_rounds)
        yield Variant("postgres", database, in_rounds)
    for workload in of_sizes:
        yield from _variants_of_sizes(bench, workload, running)


def _clocked(bench, database, workloads):
    if any(hasattr(workload, "HASHES") for workload in workloads):
        database.hash_clock = hash_clock.HashClock(hash_clock.build(bench))
    return database


def _variants_of_sizes(bench, workload, running):
    for engine in bench.engines_of_sizes:
        for size in workload.SIZES:
            name = compare.sized(engine, size)
            of_size = dataclasses.replace(bench, members=size, name_of=names.manifold)
            if engine == "sqlite":
                database = databases.Sqlite(of_size, name)
            else:
                database = databases.OnPostgres(of_size, name, running)
            yield Variant(name, database, workload.PARTS, is_kept=False)


def _measure(bench, workloads, variants, with_peers):
    results = compare.Results()
    for variant in variants:
        variant.database.prepare()
    of_engines = [variant.database for variant in variants if variant.name in compare.ENGINES]
    alone = [row for each in workloads if hasattr(each, "rows_of") for row in each.rows_of(bench, of_engines)]
    for number in range(bench.rounds if any(variant.workloads for variant in variants) else 0):
        for variant in variants:
            _measure_variant(bench, variant, results, number)
        if with_peers:
            peers.run_round(bench, workloads, results)
    _check_databases(variants, results)
    ratios = [row for each in workloads if hasattr(each, "rows") for row in each.rows(results)]
    return [*_load_rows(results), *ratios, *alone]


def _measure_variant(bench, variant, results, number):
    database = variant.database
    with server.running(bench, database) as kith:
        for workload in variant.workloads:
            _measure_workload(bench, kith, variant, workload, results, number)
    for workload in variant.workloads if variant.name == "postgres" else []:
        if hasattr(workload, "BARE") and results.of("postgres", workload.ID):
            connections = getattr(workload, "BARE_CONNECTIONS", bench.postgres_connections)
            window = _counted(workload, libpq.run_window(bench, database, workload.BARE, connections))
            results.add("libpq", workload.ID, window)
            _say_window(bench, number, "libpq", workload.ID, window)


# What is refused is said in the table; the others are measured all the same.
def _measure_workload(bench, kith, variant, workload, results, number):
    try:
        if hasattr(workload, "set_up"):
            workload.set_up(kith, variant.database)
        wanted = workload.load_on(variant.database)
        _check_answer(workload, load.first_answer(kith.url, wanted))
        window = _counted(workload, load.run_window(kith, wanted, bench.seconds))
    except load.Refused as refused:
        results.refuse(variant.name, workload.ID, str(refused))
        return bench.say(f"round {number + 1}: {workload.ID} on {variant.name}: {refused}")
    results.add(variant.name, workload.ID, window)
    _say_window(bench, number, variant.name, workload.ID, window)


def _check_answer(workload, answer):
    try:
        workload.check(answer)
    except (AssertionError, LookupError, ValueError) as wrong:
        raise load.Refused(f"not what was asked for: {str(wrong)[:100]}") from wrong


def _counted(workload, window):
    return window.counted_as(getattr(workload, "UNIT", "requests"), getattr(workload, "EACH", 1))


def _say_window(bench, number, variant, workload, window):
    bench.say(
        f"round {number + 1}: {workload} on {variant}: {window.per_cpu_second:,.0f} {window.unit} per CPU-second, "
        f"{window.per_second:,.0f} a second" + (f", {window.errors} ERRORS" if window.errors else "")
    )


def _check_databases(variants, results):
    for variant in variants:
        for workload in variant.workloads:
            if hasattr(workload, "check_database") and results.of(variant.name, workload.ID):
                workload.check_database(variant.database)


def _load_rows(results):
    for (variant, workload), windows in results.windows.items():
        yield table.Row.of_windows(workload, variant, windows)
    for (variant, workload), reason in results.refused.items():
        yield table.Row.not_measurable(workload, variant, reason)
