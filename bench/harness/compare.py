"""What a figure is compared with. A ratio is taken within each round, then the median of the rounds.

Of requests per CPU-second, where nothing else is said: that holds when others use the machine, too.
"""

from harness.table import Row

ENGINES = "sqlite", "postgres"
SINGLE_COMMITS = "sqlite, single commits"


def sized(engine, members):
    """The variant of an account of that size."""
    return f"{engine}, {members:,} members"


class Results:
    """Windows by variant and workload, one of each a round; or why there are none."""

    def __init__(self):
        self.windows, self.refused = {}, {}

    def refuse(self, variant, workload, reason):
        self.refused[variant, workload] = reason

    def add(self, variant, workload, window):
        self.windows.setdefault((variant, workload), []).append(window)

    def of(self, variant, workload):
        return self.windows.get((variant, workload), [])


def ratio_rows(workload, variant, figure, ours, theirs, at_least, value=lambda window: window.per_cpu_second):
    """One row, or none where either side was not measured."""
    values = [value(one) / value(other) for one, other in zip(ours, theirs) if value(other) > 0]
    if values:
        yield Row.ratio(workload, variant, figure, values, at_least, _is_bad(*ours, *theirs))


def _is_bad(*windows):
    return any(window.errors for window in windows)


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
        values = [window.per_cpu_second / from_the_table for window in ours]
        figure = f"times {peer} ({from_the_table:,}: from the table, another machine)"
        yield Row.ratio(workload, "sqlite", figure, values, at_least, _is_bad(*ours))


def with_workload(results, workload, other, figure, at_least):
    """With another workload on the same server."""
    for engine in ENGINES:
        ours, theirs = results.of(engine, workload), results.of(engine, other)
        yield from ratio_rows(workload, engine, figure, ours, theirs, at_least)


def limited(results, workload, figure, value, at_most):
    """A figure of the windows themselves."""
    for engine in ENGINES:
        if ours := results.of(engine, workload):
            yield Row.limited(workload, engine, figure, [value(window) for window in ours], at_most, _is_bad(*ours))


def of_sizes(results, workload, sizes, at_most):
    """CPU time of a request in the largest account of those measured, by that in the smallest."""
    for engine in ENGINES:
        measured = [size for size in sizes if results.of(sized(engine, size), workload)]
        for size in measured[1:]:
            small, large = (results.of(sized(engine, one), workload) for one in (measured[0], size))
            values = [one.per_cpu_second / other.per_cpu_second for one, other in zip(small, large)]
            figure = f"time at {size:,} / time at {measured[0]:,}"
            target = at_most if size == max(sizes) else None
            yield Row.limited(workload, engine, figure, values, target, _is_bad(*small, *large))
