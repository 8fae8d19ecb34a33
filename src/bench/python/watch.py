"""Runs a command and watches it: how long, how much memory, and what else the machine did."""

import os
import re
import resource
import signal
import subprocess
import time
from collections import namedtuple
from pathlib import Path

SAMPLE_SECONDS = 0.5  # often enough for runs of seconds, seldom enough not to be measured itself
LOOK_SECONDS = 0.01

# status: the exit status; wall: seconds; peak: MiB; others: cores that other processes kept busy
Seen = namedtuple("Seen", "status wall peak others")


def watched(command, **settings):
    """Runs the command to its end, and ends what it has started if this program is ended."""
    busy, own = busy_seconds(), own_seconds()
    start = time.perf_counter()
    process = subprocess.Popen(command, start_new_session=True, **settings)
    try:
        peak = peak_mebibytes(process)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    wall = time.perf_counter() - start
    others = busy_seconds() - busy - (own_seconds() - own)
    return Seen(process.returncode, wall, peak, max(others, 0) / wall)


def busy_seconds():
    """The processor time that all processes of the machine have taken; 0 without /proc."""
    try:
        first = Path("/proc/stat").read_text().splitlines()[0].split()
    except OSError:
        return 0.0
    user, nice, system, _, _, interrupts, soft, stolen = map(int, first[1:9])
    return (user + nice + system + interrupts + soft + stolen) / os.sysconf("SC_CLK_TCK")


def own_seconds():
    """The processor time of this program and of those it has run to their end."""
    return sum(usage.ru_utime + usage.ru_stime for usage in map(
        resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))


def peak_mebibytes(process):
    """Waits for a process; the most that it and its descendants held at one sampled moment."""
    peak = 0.0
    until = 0.0
    while process.poll() is None:
        if time.monotonic() >= until:
            peak = max(peak, sum(map(held_mebibytes, tree(process.pid))))
            until = time.monotonic() + SAMPLE_SECONDS
        time.sleep(LOOK_SECONDS)
    return peak


def tree(top):
    """The process and its descendants, by id; only the process where there is no /proc."""
    children = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:  # it has just ended
            continue
        children.setdefault(parent, []).append(int(stat.parent.name))
    found = [top]
    for process in found:
        found += children.get(process, [])
    return found


def held_mebibytes(process):
    """Its resident memory; a page that several processes map counts once among them (PSS)."""
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:  # it has just ended, or there is no /proc
        return 0.0
    share = re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)
    return int(share.group(1)) / 1024 if share else 0.0
