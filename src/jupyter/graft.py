#!/usr/bin/env python3
"""Builds Graft, sets up Jupyter under target/, and runs notebooks.

Without options: runs the quickstart, and prints its verdict and where to look.
"""

import argparse
import json
import os
import queue
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import prepare
import processes
from prepare import NOTEBOOKS, ROOT, VENV

QUICKSTART = NOTEBOOKS / "00-quickstart.ipynb"
REPORT = processes.RESULTS / "report.json"


def main():
    arguments = parse()
    try:
        build = set_up(arguments)
    except prepare.SetupError as error:
        sys.exit(f"graft.py: {error}")
    if arguments.lab:
        return open_lab(build)
    rows = run_all(notebooks(arguments), build, arguments)
    REPORT.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")
    if not arguments.notebooks:
        show_quickstart(rows[0])
    failed = sum(not row["ok"] for row in rows)
    print(f"{len(rows) - failed} passed, {failed} failed")
    return 1 if failed else 0


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--lab", action="store_true", help="open JupyterLab instead")
    what.add_argument("--notebooks", nargs="+", type=Path, metavar="FILE", help="run these instead")
    parser.add_argument("--jobs", type=int, default=1, help="notebooks at a time, a core each (1)")
    parser.add_argument("--one-core", action="store_true", help="as on Binder")
    parser.add_argument("--save", action="store_true", help="write the outputs into the notebooks")
    parser.add_argument("--strict-offline", action="store_true", help="no network, a fresh HOME")
    parser.add_argument("--memory-limit", type=mebibytes, metavar="SIZE", help="e.g. 2g, 800m")
    parser.add_argument("--no-build", action="store_true", help="with --jar and --pom of a build")
    parser.add_argument("--jar", type=Path)
    parser.add_argument("--pom", type=Path)
    arguments = parser.parse_args()
    if arguments.no_build and not (arguments.jar and arguments.pom):
        parser.error("--no-build needs --jar and --pom: the build to run the notebooks with")
    if arguments.jobs < 1:
        parser.error(f"--jobs ({arguments.jobs}) must be at least 1")
    return arguments


def mebibytes(text):
    size = re.fullmatch(r"(\d+)([gm])", text.lower())
    if not size:
        raise argparse.ArgumentTypeError(f"size ({text}) must be a number and g or m, as in 2g")
    return int(size.group(1)) * (1024 if size.group(2) == "g" else 1)


def set_up(arguments):
    """Prepares all that a kernel needs; returns the hash of the library's jar."""
    prepare.check_java()
    prepare.install_jupyter()
    if arguments.lab or any("Sentiment." in path.read_text("utf-8") for path in notebooks(arguments)):
        prepare.install_sentences()
    built = (arguments.jar, arguments.pom) if arguments.no_build else prepare.build()
    used = sorted(NOTEBOOKS.glob("*.ipynb")) if arguments.lab else notebooks(arguments)
    return prepare.install_library(*built, used)


def open_lab(build):
    variables = processes.environment(NOTEBOOKS / "runs", build)
    lab = [str(VENV / "bin" / "python"), "-m", "jupyterlab", str(NOTEBOOKS)]
    # A root user is the usual case in a container, where JupyterLab would refuse to start.
    root = ["--allow-root"] if os.geteuid() == 0 else []
    try:
        return subprocess.run([*lab, *root], cwd=NOTEBOOKS, env=variables).returncode
    except KeyboardInterrupt:
        return 0


def notebooks(arguments):
    chosen = [path.resolve() for path in arguments.notebooks or [QUICKSTART]]
    for path in chosen:
        if not path.is_file():
            sys.exit(f"graft.py: notebook ({path}) must be a file")
    return chosen


def run_all(chosen, build, arguments):
    """Runs the notebooks, --jobs at a time; returns a row for each, in their order."""
    processes.RESULTS.mkdir(parents=True, exist_ok=True)
    cores = idle_cores(arguments.jobs, arguments.one_core)

    def run(notebook):
        core = cores.get()
        try:
            limits = (arguments.strict_offline, arguments.memory_limit)
            row = processes.run(notebook, build, core, *limits)
        finally:
            cores.put(core)
        if arguments.save and row["ok"]:
            shutil.copyfile(processes.RESULTS / notebook.name, notebook)
        print(line(row), flush=True)
        return row

    with ThreadPoolExecutor(arguments.jobs) as pool:
        return list(pool.map(run, chosen))


def idle_cores(jobs, one_core):
    """One core for each of several jobs, so that they do not slow each other; a job that
    runs alone may use all of them, as it would for a user, unless one core is asked for."""
    known = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else [None]
    cores = queue.Queue()
    for job in range(jobs):
        cores.put(known[job % len(known)] if one_core or jobs > 1 else None)
    return cores


def line(row):
    said = "ok" if row["ok"] else "FAILED: " + row["error"]
    return f"{row['name']}: {row['seconds']:.1f} s, peak {row['peakMiB']} MiB, {said}"


def show_quickstart(row):
    for said in row["verdict"]:
        print(f"\n{said}\n")
    executed = processes.RESULTS / row["name"]
    print(f"page:      {executed.with_suffix('.html').relative_to(ROOT)}")
    print(f"notebook:  {executed.relative_to(ROOT)}")
    print("in Jupyter: python3 src/jupyter/graft.py --lab")


if __name__ == "__main__":
    sys.exit(main())
