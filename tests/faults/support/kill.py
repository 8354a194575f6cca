"""A crash point: the server kills itself there."""

import signal

from support.report import check, wait_until


def reach(kith, point, seconds=15):
    """Waits for the crash."""
    wait_until(lambda: not kith.is_running(), seconds, f"crash point {point}")
    code = kith.wait()
    check(code == -signal.SIGKILL, lambda: f"{point}: ended with {code}, not by the crash point: {kith.log()[-300:]}")
