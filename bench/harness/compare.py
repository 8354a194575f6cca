"""What a figure is compared with. A ratio is taken within each round, then the median of the rounds.

Of requests per CPU-second, where nothing else is said: that holds when others use the machine, too.
"""

from harness.table import Row

ENGINES = "sqlite", "postgres"
SINGLE_COMMITS = "sqlite, single commits"


class Results:
    """Windows by variant and workload, one of each a round."""

    def __init__(self):
        self.windows = {}

    def add(self, variant, workload, window):
        self.windows.setdefault((variant, workload), []).append(window)

    def of(self, variant, workload):
        return self.windows.get((variant, workload), [])


def ratio_rows(workload, variant, figure, ours, theirs, at_least, value=lambda window: window.per_cpu_second):
    """One row, or none where either side was not measured."""
    values = [value(one) / value(other) for one, other in zip(ours, theirs) if value(other) > 0]
    if values:
        bad = any(window.errors for window in [*ours, *theirs])
        yield Row.ratio(workload, variant, figure, values, at_least, bad)


def with_ceiling(results, workload, at_least):
    for engine in ENGINES:
        target = at_least if engine == "sqlite" else None  # on PostgreSQL the bare client is the measure
        ours, ceiling = results.of(engine, workload), results.of(engine, "ceiling")
        yield from ratio_rows(workload, engine, "of the ceiling", ours, ceiling, target)


def with_single_commits(results, workload, at_least):
    together, single = results.of("sqlite", workload), results.of(SINGLE_COMMITS, workload)
    yield from ratio_rows(workload, "sqlite", "group commit / single commits", together, single, at_least)
    figure = "group commit / single commits, by req/s"
    yield from ratio_rows(workload, "sqlite", figure, together, single, None, lambda window: window.per_second)


def with_libpq(results, workload, at_least):
    ours, bare = results.of("postgres", workload), results.of("libpq", workload)
    yield from ratio_rows(workload, "postgres", "of a bare libpq client", ours, bare, at_least)


def with_peer(results, workload, peer, from_the_table, at_least):
    """With the peer where it ran here, else with what it did on another machine."""
    ours, theirs = results.of("sqlite", workload), results.of(peer, workload)
    if theirs:
        yield from ratio_rows(workload, "sqlite", f"times {peer}", ours, theirs, at_least)
    elif ours:
        values, bad = [window.per_cpu_second / from_the_table for window in ours], any(window.errors for window in ours)
        figure = f"times {peer} ({from_the_table:,}: from the table, another machine)"
        yield Row.ratio(workload, "sqlite", figure, values, at_least, bad)
