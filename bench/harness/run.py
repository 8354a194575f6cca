"""One run: seeds, measures in rounds that go over every variant in turn, and writes the table."""

import contextlib
import dataclasses
import pathlib
import time

from harness import acme, compare, databases, libpq, load, machine, peers, postgres, server, table

STARTED = time.monotonic()


@dataclasses.dataclass
class Bench:
    """What was asked for, and where things lie."""

    kith: pathlib.Path
    folder: pathlib.Path
    members: int
    seconds: int
    rounds: int
    postgres_connections: int = 3  # as many as Kith takes for one core

    @staticmethod
    def say(text):
        print(f"[{time.monotonic() - STARTED:3.0f} s] {text}", flush=True)

    def cookies(self, administrators):
        """A file with a Cookie header a line."""
        path = self.folder / f"cookies-{self.members}-{'administrators' if administrators else 'members'}"
        path.write_text("".join(acme.cookie(member) + "\n" for member in acme.signed_in(self.members, administrators)))
        return path


@dataclasses.dataclass
class Variant:
    """Kith on one database, measured by some workloads in each round."""

    name: str
    database: object
    workloads: list


def run(bench, workloads, engines, with_peers):
    """The table as text, and whether everything could be measured."""
    head = machine.description()
    bench.folder.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as stack:
        variants = list(_variants(bench, workloads, engines, stack))
        rows = _measure(bench, workloads, variants, with_peers)
    text = (
        f"{head}\n{bench.members:,} members, {bench.rounds} x {bench.seconds} s each, "
        f"the server with its database on one core\n\n{table.render(rows)}"
    )
    (bench.folder / "table.md").write_text(text)
    return text, not any(row.has_failed for row in rows)


def _variants(bench, workloads, engines, stack):
    in_rounds = [workload for workload in workloads if hasattr(workload, "load_on")]
    if "sqlite" in engines:
        yield Variant("sqlite", databases.Sqlite(bench), in_rounds)
        single = [workload for workload in in_rounds if hasattr(workload, "check_database")]
        if single:
            yield Variant(compare.SINGLE_COMMITS, databases.Sqlite(bench, "--group-commit=false"), single)
    if "postgres" in engines:
        running = stack.enter_context(postgres.Postgres(bench.folder / "postgres"))
        bench.libpq_ceiling = libpq.build(bench)
        yield Variant("postgres", databases.OnPostgres(bench, running), in_rounds)


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
            peers.run_round(bench, [each.ID for each in workloads if hasattr(each, "BETTER_AUTH")], results)
    _check_databases(variants)
    ratios = [row for each in workloads if hasattr(each, "rows") for row in each.rows(results)]
    return [*_load_rows(results), *ratios, *alone]


def _measure_variant(bench, variant, results, number):
    database = variant.database
    with server.running(bench, database) as kith:
        for workload in variant.workloads:
            wanted = workload.load_on(database)
            workload.check(load.first_answer(kith.url, wanted))
            window = load.run_window(kith.url, wanted, bench.seconds, kith.roots)
            results.add(variant.name, workload.ID, window)
            _say_window(bench, number, variant.name, workload.ID, window)
    for workload in variant.workloads if database.engine == "postgres" else []:
        if hasattr(workload, "BARE"):
            window = libpq.run_window(bench, database, workload.BARE)
            results.add("libpq", workload.ID, window)
            _say_window(bench, number, "libpq", workload.ID, window)


def _say_window(bench, number, variant, workload, window):
    bench.say(
        f"round {number + 1}: {workload} on {variant}: {window.per_cpu_second:,.0f} per CPU-second, "
        f"{window.per_second:,.0f} req/s" + (f", {window.errors} ERRORS" if window.errors else "")
    )


def _check_databases(variants):
    for variant in variants:
        for workload in variant.workloads:
            if hasattr(workload, "check_database"):
                workload.check_database(variant.database)


def _load_rows(results):
    for (variant, workload), windows in results.windows.items():
        yield table.Row.of_windows(workload, variant, windows)
