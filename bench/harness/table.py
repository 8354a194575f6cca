"""The table at the end: one row for each figure, with its target where it has one."""

import dataclasses
import statistics

HEAD = ["", "on", "figure", "median", "min .. max", "req/s", "p50 ms", "p99 ms", "errors", "target", "met"]
LEFT = {0, 1, 2, 9, 10}


@dataclasses.dataclass(frozen=True)
class Row:
    workload: str
    variant: str
    figure: str
    values: list
    windows: list = dataclasses.field(default_factory=list)
    target: str = ""
    is_met: bool | None = None
    has_failed: bool = False

    @staticmethod
    def of_windows(workload, variant, windows):
        values, bad = [window.per_cpu_second for window in windows], any(window.errors for window in windows)
        return Row(workload, variant, f"{windows[0].unit} per CPU-second", values, windows, has_failed=bad)

    @staticmethod
    def not_measurable(workload, variant, reason):
        return Row(workload, variant, f"not measurable: {reason}", [], has_failed=True)

    @staticmethod
    def ratio(workload, variant, figure, values, at_least, has_failed):
        target = "" if at_least is None else f">= {at_least:g}"
        is_met = None if at_least is None else statistics.median(values) >= at_least
        return Row(workload, variant, figure, values, target=target, is_met=is_met, has_failed=has_failed)

    @staticmethod
    def limited(workload, variant, figure, values, at_most, has_failed=False):
        target = "" if at_most is None else f"<= {at_most:g}"
        is_met = None if at_most is None else statistics.median(values) <= at_most
        return Row(workload, variant, figure, values, target=target, is_met=is_met, has_failed=has_failed)

    def cells(self):
        met = "failed" if self.has_failed else {None: "", True: "yes", False: "no"}[self.is_met]
        first = [self.workload, self.variant, self.figure, *self._value_cells()]
        return [*first, *self._load_cells(), self.target, met]

    def _value_cells(self):
        if not self.values:
            return ["-", ""]
        low, high = min(self.values), max(self.values)
        spread = f"{_short(low)} .. {_short(high)}" if len(self.values) > 1 else ""
        return [_short(statistics.median(self.values)), spread]

    def _load_cells(self):
        if not self.windows:
            return [""] * 4
        medians = [statistics.median(each) for each in zip(*((w.per_second, w.p50_ms, w.p99_ms) for w in self.windows))]
        return [*map(_short, medians), str(sum(window.errors for window in self.windows))]


def render(rows):
    """The rows as Markdown whose columns are aligned, so that it reads as text, too."""
    cells = [HEAD, *(row.cells() for row in rows)]
    widths = [max(3, *map(len, column)) for column in zip(*cells)]
    rule = ["-" * width if at in LEFT else "-" * (width - 1) + ":" for at, width in enumerate(widths)]
    lines = [[_padded(cell, width, at) for at, (cell, width) in enumerate(zip(row, widths))] for row in cells]
    return "\n".join("| " + " | ".join(line) + " |" for line in [lines[0], rule, *lines[1:]]) + "\n"


def _padded(cell, width, at):
    return cell.ljust(width) if at in LEFT else cell.rjust(width)


def _short(value):
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.3f}" if value < 1 else f"{value:.2f}"
