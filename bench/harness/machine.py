"""What one process costs, and on which machine it did."""

import contextlib
import os
import pathlib
import platform
import socket
import time

TICKS = os.sysconf("SC_CLK_TCK")
SERVER_CORE, LOAD_CORE = 0, 1
PROC = pathlib.Path("/proc")


def pinned(core, command):
    """The command on one core, before everybody else where we may ask for that."""
    nice = ["nice", "-n", "-15"] if os.geteuid() == 0 else []
    return [*nice, "taskset", "-c", str(core), *map(str, command)]


@contextlib.contextmanager
def on_core(core):
    """This thread on one core, for as long as it makes the load itself."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def descendants(pid):
    """The process and all it has started."""
    found = [pid]
    for children in (PROC / str(pid) / "task").glob("*/children"):
        try:
            found += [one for child in children.read_text().split() for one in descendants(int(child))]
        except OSError:
            pass  # it ended meanwhile
    return found


def cpu_seconds(*roots):
    """User and system time of the process trees so far, with that of children who ended."""
    return sum(_seconds_of(pid) for root in roots for pid in descendants(root))


# The clock of the process counts nanoseconds; of its ended children only ticks are left.
def _seconds_of(pid):
    try:
        fields = (PROC / str(pid) / "stat").read_text().rpartition(") ")[2].split()
        return time.clock_gettime(_cpu_clock_of(pid)) + sum(map(int, fields[13:15])) / TICKS
    except OSError:
        return 0


# As clock_getcpuclockid(3) makes it.
def _cpu_clock_of(pid):
    return ~pid << 3 | 2


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def resident_mib(pid):
    for line in (PROC / str(pid) / "status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError(f"process {pid} is gone")


def drain(*roots):
    """Waits until the processes have nothing left to do."""
    for _ in range(150):
        before = cpu_seconds(*roots)
        time.sleep(0.2)
        if cpu_seconds(*roots) - before < 0.03:
            return


def description():
    """One line for the head of the table."""
    load = os.getloadavg()[0]
    return (
        f"{_cpu_model()}, {os.cpu_count()} cores, Linux {platform.release()}, "
        f"{time.strftime('%Y-%m-%d %H:%M %Z')}, load {load:.1f} at the start"
    )


def _cpu_model():
    for line in (PROC / "cpuinfo").read_text().splitlines():
        if line.startswith(("model name", "Model")):
            return line.partition(":")[2].strip()
    return platform.machine()
