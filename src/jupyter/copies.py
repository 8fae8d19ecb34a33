"""A copy of all that was built and set up, for machines of the same kind without a network."""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import needs
import prepare
import steps
from prepare import JUPYTER, NOTEBOOKS, REQUIREMENTS, ROOT, TARGET, VENV, SetupError

KEPT = ("README.md", "LICENSE", "NOTICE", "pom.xml", "src/jupyter", "src/guide", "notebooks")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "runs", ".ipynb_checkpoints")
MEBIBYTES = 700
TOLD = """Graft, built and set up. It needs no network, and on each machine

  - {system} on {machine},
  - Python {python}, at least {python}.{patch}, with its venv module,
  - Java 17 or newer.

    python3 src/jupyter/graft.py          runs the quickstart
    python3 src/jupyter/graft.py --lab    opens the notebooks in a browser

The first start sets Jupyter up in this folder, so copy it to where you may write.
"""


def check(target):
    """Asks whether the copy can be written; returns its place."""
    target = target.expanduser().resolve()
    if prepare.COPY.is_file():
        raise SetupError("this is a copy already: copy its folder, without target/jupyter/venv-*")
    if target.is_relative_to(ROOT):
        raise SetupError(f"{target} must lie outside of {ROOT}, which is what is copied.")
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise SetupError(f"{target} must be new or an empty folder, lest anything be overwritten.")
    problems = [needs.writable(target.parent), needs.space(target.parent, MEBIBYTES)]
    for problem in filter(None, problems):
        raise SetupError(problem)
    return target


def make(target, build):
    """Writes the copy, a folder or a .zip; `build` is the hash of the jar."""
    if target.suffix != ".zip":
        with steps.told(f"copying to {target}", "a minute or two"):
            write(target, build)
        return said(target)
    with tempfile.TemporaryDirectory(dir=target.parent) as temporary:
        with steps.told(f"writing {target}", "some minutes"):
            write(Path(temporary, "graft"), build)
            shutil.make_archive(str(target.with_suffix("")), "zip", temporary, "graft")
    return said(target)


def write(folder, build):
    for name in KEPT:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=LEFT_OUT, dirs_exist_ok=True)
        else:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, folder / name)
    there = folder / JUPYTER.relative_to(ROOT)
    shutil.copytree(prepare.REPOSITORY, there / prepare.REPOSITORY.name)
    wheels(there / prepare.WHEELS.name)
    made = {**prepare.this_machine(), "build": build}
    (there / prepare.COPY.name).write_text(json.dumps(made, indent=2), encoding="utf-8")
    (folder / "START.txt").write_text(TOLD.format(**made), encoding="utf-8")


def wheels(folder):
    """What Jupyter is made of, as the packages that pip installs."""
    pip = [prepare.program(VENV, "python"), "-m", "pip", "--disable-pip-version-check", "wheel"]
    steps.run([*pip, "-q", "-w", folder, "-r", REQUIREMENTS], JUPYTER / "copy.log", ROOT)


def said(target):
    with_sentences = (NOTEBOOKS / "sentiment").is_dir()
    print(f"{target} holds all of it: copy it to machines with the same system, "
          f"Python {prepare.this_machine()['python']} and Java; START.txt says how to begin")
    if not with_sentences:
        print("  without the sentences of 25-text; run that notebook here once to have them")
    return 0
