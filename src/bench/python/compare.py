#!/usr/bin/env python3
"""Runs Graft and plain PyTorch on the reference jobs, in turn, and prints how they compare.

    python3 src/bench/python/compare.py                        all of it, hours on two cores
    python3 src/bench/python/compare.py R1:frozen --seeds 0    one arm of one job, one seed

Every unit (a job, or some of its arms) runs in a new process with an empty store, once per side
and repetition: Graft on each engine, then the peers, then the same again. src/bench/README.md
says how to read the table.
"""

import argparse
import csv
import os
import shutil
import signal
import subprocess
import sys
import time
import venv
from pathlib import Path

import table
import watch

ROOT = Path(__file__).resolve().parents[3]
HERE = Path(__file__).resolve().parent
TARGET = ROOT / "target/bench"
CLASS_PATH = TARGET / "classpath.txt"
MAIN = "dev.graft.bench.ReferenceJobs"
ENGINES = {"mxnet": "MXNet", "pytorch": "PyTorch"}
UNITS = ["R1:scratch", "R1:frozen,fine-tuned", "R2", "R3:frozen,fine-tuned"]
PASSED_ON = ["seeds", "thawed", "budgets", "passes"]
BUSY = 0.2  # of a core; a process on two threads then waits for the slower one at every step
# A user's own choice of threads would change what is measured.
THREAD_VARIABLES = ["OMP_NUM_THREADS", "MKL_NUM_THREADS", "MXNET_ENGINE_TYPE",
                    "MXNET_CPU_WORKER_NTHREADS", "GRAFT_ENGINE"]


def main():
    options = arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what runs is ended too
    folder = TARGET / time.strftime("compare-%Y%m%d-%H%M%S")
    folder.mkdir(parents=True)
    build(options)
    prepare(options, folder)
    failed = False
    for unit in options.units:
        runs, processes = measure(unit, options, folder)
        write(folder / "runs.csv", runs)
        problems = table.problems(runs)
        text = "\n".join(report(unit, runs, processes, problems))
        print(text, flush=True)
        with (folder / "table.txt").open("a", encoding="utf-8") as file:
            file.write(text + "\n")
        failed = failed or bool(problems)
    print(f"\nthis table, all runs and the logs: {folder.relative_to(ROOT)}")
    sys.exit(1 if failed else 0)


def report(unit, runs, processes, problems):
    lines = ["", f"== {unit}", *table.lines(runs, processes)]
    lines += [f"  PROBLEM: {problem}" for problem in problems]
    if not problems:
        lines.append(f"  checked: {table.compared(runs)}")
    if max(others for seen in processes.values() for *_, others in seen) > BUSY:
        lines.append("  NOTE: other work kept a core busy; measure again on a quiet machine")
    return lines


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("units", nargs="*", default=UNITS, metavar="JOB[:ARM,ARM]",
                        help=f"each a process of its own; default: {' '.join(UNITS)}")
    parser.add_argument("--sides", type=lambda text: text.split(","), default=list(table.SIDES),
                        help=f"some of {','.join(table.SIDES)}, in this order; default: all")
    parser.add_argument("--repetitions", type=int, default=2)
    parser.add_argument("--seeds", help="such as 0,1,2; default: those of the job")
    parser.add_argument("--thawed", help="stages that fine-tuning thaws in R1, from the top, "
                        "each a variant; R3 takes the first; default: 2,all")
    parser.add_argument("--budgets", help="images per class in R3; default: 2,4,8,16,32")
    parser.add_argument("--passes", help="at most so many in each phase, for a trial")
    parser.add_argument("--threads", default="2", help="of the tutorial's process; default: 2")
    parser.add_argument("--frozen-stages", choices=["train", "eval"], default="train",
                        help="the mode of the tutorial's frozen stages; the tutorial's: train")
    parser.add_argument("--python", type=Path, help="one that has the packages of "
                        "src/bench/python/requirements.txt; default: an environment made for it "
                        "under target/bench")
    parser.add_argument("--java-options", default="", help="such as -Xmx1g")
    parser.add_argument("--no-build", action="store_true", help="take the classes as they are")
    options = parser.parse_args()
    if options.python:  # not resolved: a link into an environment must stay one
        options.python = options.python.absolute()
    unknown = [side for side in options.sides if side not in table.SIDES]
    if unknown:
        parser.error(f"sides {unknown} must be some of {list(table.SIDES)}")
    return options


# Before anything is timed


def build(options):
    if not options.no_build or not CLASS_PATH.exists():
        maven = ["mvn", "-B", "-q", "-Pbench", "test-compile", "dependency:build-classpath",
                 "-DincludeScope=test", f"-Dmdep.outputFile={CLASS_PATH}"]
        called(maven, "the build failed: mend what Maven says above")
    if options.python is None:
        options.python = environment()
    called([options.python, "-c", "import numpy, PIL, safetensors, torch"],
           f"{options.python} lacks a package of {HERE.name}/requirements.txt")


def environment():
    """A virtual environment for the peers, made when it is missing or its list has changed."""
    folder, wanted = TARGET / "venv", (HERE / "requirements.txt").read_text()
    made = folder / "requirements.txt"
    if not made.exists() or made.read_text() != wanted:
        venv.create(folder, clear=True, with_pip=True)
        called([folder / "bin/python", "-m", "pip", "install", "--quiet", "--requirement",
                HERE / "requirements.txt"],
               "the peers' packages could not be installed; give --python one that has them")
        made.write_text(wanted)
    return folder / "bin/python"


def prepare(options, folder):
    """Rows, heads and sums of the pixels; each engine's first load; the peer's view of the same."""
    jobs = list(dict.fromkeys(unit.partition(":")[0] for unit in options.units))
    for side in [side for side in options.sides if side in ENGINES] or ["mxnet"]:
        called([*java(side, options), "--prepare", *jobs, *settings(options, folder)],
               f"{table.SIDES[side]} does not start")
    called([options.python, HERE / "check.py", *jobs, "--rows", folder / "rows"],
           "the peers do not see what Graft sees")


def called(command, problem):
    if subprocess.run([str(word) for word in command], cwd=ROOT).returncode:
        sys.exit(f"compare: {problem}")


# Measuring


def measure(unit, options, folder):
    """The runs of a unit, and of each side's processes: seconds outside of the arms, peak MiB,
    cores busy with other work."""
    runs, processes = [], {}
    for repetition in range(1, options.repetitions + 1):
        for side in options.sides:
            name = f"{unit.replace(':', '-').replace(',', '-')}-{side}-{repetition}"
            found, seen = process(side, unit, options, folder / name)
            arms = {(r["job"], r["variant"], r["arm"]): float(r["seconds"]) for r in found}
            processes.setdefault(side, []).append(
                (seen.wall - sum(arms.values()), seen.peak, seen.others))
            runs += [{"side": side, "repetition": repetition, "unit": unit, **run,
                      "wall": f"{seen.wall:.3f}", "peakMiB": f"{seen.peak:.0f}",
                      "otherCores": f"{seen.others:.2f}"} for run in found]
    return runs, processes


def process(side, unit, options, scratch):
    """Runs one side once: its runs, and what was seen of its process."""
    scratch.mkdir()
    results, log = scratch / "results.csv", scratch / "log.txt"
    command = java(side, options) if side in ENGINES else peer(side, options)
    command += [unit, *settings(options, scratch.parent), "--results", results]
    environ = {name: value for name, value in os.environ.items() if name not in THREAD_VARIABLES}
    environ["GRAFT_HOME"] = str(scratch)
    print(f"   {time.strftime('%H:%M:%S')} {scratch.name}", file=sys.stderr, flush=True)
    with log.open("w") as output:
        seen = watch.watched([str(word) for word in command], cwd=ROOT, env=environ,
                             stdout=output, stderr=subprocess.STDOUT)
    if seen.status:
        end = "\n".join(log.read_text(errors="replace").splitlines()[-15:])
        sys.exit(f"compare: {scratch.name} ended with {seen.status}; its log ends:\n{end}")
    for entry in scratch.iterdir():  # stores and caches: large, and never to be found again
        if entry.is_dir():
            shutil.rmtree(entry)
    with results.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file)), seen


def java(side, options):
    path = os.pathsep.join([str(ROOT / "target/test-classes"), str(ROOT / "target/classes"),
                            CLASS_PATH.read_text().strip()])
    return ["java", *options.java_options.split(), f"-Dgraft.engine={ENGINES[side]}",
            "-cp", path, MAIN]


def peer(side, options):
    own = ["--threads", options.threads, "--frozen-stages", options.frozen_stages]
    return [options.python, HERE / f"{side}.py", *(own if side == "tutorial" else [])]


def settings(options, folder):
    given = [(name, getattr(options, name)) for name in PASSED_ON]
    return [*(word for name, value in given if value for word in (f"--{name}", value)),
            "--rows", folder / "rows"]


def write(path, runs):
    """Adds runs to the CSV of all; its head with the first."""
    fresh = not path.exists()
    with path.open("a", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(runs[0]), lineterminator="\n")
        if fresh:
            writer.writeheader()
        writer.writerows(runs)


if __name__ == "__main__":
    main()
