"""The memory that a process and those it started hold."""

import re
import time
from pathlib import Path

SAMPLE_SECONDS = 0.5  # often enough for runs of seconds, seldom enough not to be measured itself


def peak_mebibytes(process):
    """Waits for a process; the most that it and its descendants held at one sampled moment."""
    peak = 0.0
    until = 0.0
    while process.poll() is None:
        if time.monotonic() >= until:
            peak = max(peak, sum(map(held_mebibytes, tree(process.pid))))
            until = time.monotonic() + SAMPLE_SECONDS
        time.sleep(0.01)
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
