#!/usr/bin/env python3
"""Builds Graft, sets up Jupyter, and runs notebooks or opens them.

Without options it runs the quickstart, prints its verdict and says where to look. What is built
and set up lies under target/; the second time it is there, and nothing is done again.
"""

import argparse
import json
import os
import queue
import re
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

if sys.version_info < (3, 10):  # before anything that an older one cannot read
    sys.exit("graft.py: Python (%s) must be at least 3.10" % sys.version.split()[0])

import copies
import lab
import prepare
import processes
import steps
from prepare import NOTEBOOKS, ROOT

QUICKSTART = NOTEBOOKS / "00-quickstart.ipynb"
REPORT = processes.RESULTS / "report.json"
EXAMPLES = """examples:
  python3 src/jupyter/graft.py                                       the quickstart, about a minute
  python3 src/jupyter/graft.py notebooks/01-negative-transfer.ipynb  another notebook
  python3 src/jupyter/graft.py --lab                                 work in your browser
  python3 src/jupyter/graft.py --lab ~/course -- --no-browser        there, with options of JupyterLab
  python3 src/jupyter/graft.py --copy graft.zip                      for machines without a network
"""


def main():
    arguments = parse()
    try:
        if arguments.lab:
            arguments.lab = lab.check(arguments.lab)
        if arguments.copy:
            arguments.copy = copies.check(arguments.copy)
        build = set_up(arguments)
        if arguments.lab:
            return lab.serve(arguments.lab, build, arguments.jupyter)
        if arguments.copy:
            return copies.make(arguments.copy, build)
    except prepare.SetupError as error:
        sys.exit(f"graft.py: {error}")
    rows = run_all(notebooks(arguments), build, arguments)
    REPORT.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")
    if len(rows) == 1:
        show(rows[0])
    failed = sum(not row["ok"] for row in rows)
    print(f"{len(rows) - failed} passed, {failed} failed")
    return 1 if failed else 0


def parse():
    words = sys.argv[1:]
    own = words[: words.index("--")] if "--" in words else words
    parser = argparse.ArgumentParser(
        description=__doc__, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("notebook", nargs="*", type=Path, help="run these and not the quickstart")
    parser.add_argument(
        "--lab", nargs="?", type=Path, const=lab.default_folder(), metavar="FOLDER",
        help="open the quickstart in JupyterLab, in a folder of yours (~/graft-notebooks): "
        "the notebooks are copied there, and nothing in it is overwritten",
    )
    parser.add_argument(
        "--copy", type=Path, metavar="TARGET",
        help="write all of it, built, to a new folder or a .zip, for machines of the same kind "
        "without a network",
    )
    parser.add_argument("--save", action="store_true", help="write the outputs into the notebooks")
    parser.add_argument("--jobs", type=int, default=1, help="notebooks at a time, a core each (1)")
    tests = parser.add_argument_group("for tests of Graft itself")
    tests.add_argument("--notebooks", nargs="+", type=Path, default=[], metavar="FILE",
                       help="as FILE ... alone")
    tests.add_argument("--one-core", action="store_true", help="as on Binder")
    tests.add_argument("--strict-offline", action="store_true", help="no network, a fresh HOME")
    tests.add_argument("--memory-limit", type=mebibytes, metavar="SIZE", help="e.g. 2g, 800m")
    tests.add_argument("--no-build", action="store_true", help="with --jar and --pom of a build")
    tests.add_argument("--jar", type=Path)
    tests.add_argument("--pom", type=Path)
    arguments = parser.parse_args(own)
    arguments.jupyter = words[len(own) + 1 :]
    arguments.notebooks = [*arguments.notebook, *arguments.notebooks]
    check(parser, arguments)
    return arguments


def check(parser, arguments):
    if arguments.no_build and not (arguments.jar and arguments.pom):
        parser.error("--no-build needs --jar and --pom: the build to run the notebooks with")
    if arguments.jobs < 1:
        parser.error(f"--jobs ({arguments.jobs}) must be at least 1")
    if sum(map(bool, (arguments.lab, arguments.copy, arguments.notebooks))) > 1:
        parser.error("notebooks, --lab and --copy are three things to do: ask for one of them")
    if arguments.jupyter and not arguments.lab:
        parser.error("what stands behind -- is for JupyterLab: it needs --lab")
    for path in notebooks(arguments):
        if not path.is_file() or path.suffix != ".ipynb":
            parser.error(f"notebook ({path}) must be a file that ends in .ipynb")


def mebibytes(text):
    size = re.fullmatch(r"(\d+)([gm])", text.lower())
    if not size:
        raise argparse.ArgumentTypeError(f"size ({text}) must be a number and g or m, as in 2g")
    return int(size.group(1)) * (1024 if size.group(2) == "g" else 1)


def set_up(arguments):
    """Prepares all that a kernel needs; returns the hash of the library's jar."""
    prepare.check(build=not arguments.no_build)
    prepare.install_jupyter()
    if arguments.lab:
        lab.fill(arguments.lab)
    elif any("Sentiment." in path.read_text("utf-8") for path in notebooks(arguments)):
        prepare.install_sentences()
    if prepare.COPY.is_file():
        return json.loads(prepare.COPY.read_text("utf-8"))["build"]
    built = (arguments.jar, arguments.pom) if arguments.no_build else prepare.build()
    all_of_them = arguments.lab or arguments.copy
    used = sorted(NOTEBOOKS.glob("*.ipynb")) if all_of_them else notebooks(arguments)
    return prepare.install_library(*built, used)


def notebooks(arguments):
    return [path.resolve() for path in arguments.notebooks or [QUICKSTART]]


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

    what = chosen[0].name if len(chosen) == 1 else f"{len(chosen)} notebooks"
    with steps.told(f"running {what}", "one to three minutes each"):
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
    spent = f"{row['seconds']:.1f} s ({row['processorSeconds']:.0f} s of processor)"
    return f"{row['name']}: {spent}, peak {row['peakMiB']} MiB, {said}"


def show(row):
    for said in row["verdict"]:
        print(f"\n{said}\n")
    executed = processes.RESULTS / row["name"]
    print(f"page:      {executed.with_suffix('.html').relative_to(ROOT)}")
    print(f"notebook:  {executed.relative_to(ROOT)}")
    print("to work with it: python3 src/jupyter/graft.py --lab")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("graft.py: stopped")
