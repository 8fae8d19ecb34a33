"""JupyterLab on a folder of the user's, which holds a copy of each notebook and keeps the runs."""

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import needs
import prepare
import processes
import sentences
import steps
from prepare import JUPYTER, NOTEBOOKS, ROOT, VENV, SetupError

FIRST = "00-quickstart.ipynb"
STORED = NOTEBOOKS / "stored"
LOG = JUPYTER / "lab.log"
# The notebooks, and their runs.
MEBIBYTES = 50
ADDRESS = re.compile(r"https?://\S+")


def default_folder():
    """Beside the checkout where there is no home."""
    home = os.path.expanduser("~")
    usable = os.path.isdir(home) and home != os.sep
    return (Path(home) if usable else ROOT.parent) / "graft-notebooks"


def check(folder):
    """Asks whether the folder can be worked in; returns it."""
    folder = folder.expanduser().resolve()
    if folder.suffix == ".ipynb":
        raise SetupError(f"{folder} must be a folder: --lab FOLDER copies the notebooks to it.")
    if folder.is_relative_to(prepare.TARGET):
        raise SetupError(f"{folder} must lie outside target/, which `mvn clean` takes away.")
    problem = needs.writable(folder) or needs.space(folder, MEBIBYTES)
    if problem:
        raise SetupError(problem)
    return folder


def fill(folder):
    """Copies the notebooks that are not there, the network that one of them opens and the runs that
    come stored; what is there stays as it is."""
    folder.mkdir(parents=True, exist_ok=True)
    copied, other = 0, 0
    for network in NOTEBOOKS.glob("*.pt"):
        if not (folder / network.name).exists():
            prepare.put(network, folder / network.name)
    for run in STORED.glob("*/run.json"):
        mine = folder / run.relative_to(NOTEBOOKS)
        if not mine.exists():
            mine.parent.mkdir(parents=True, exist_ok=True)
            prepare.put(run, mine)
    for notebook in sorted(NOTEBOOKS.glob("*.ipynb")):
        mine = folder / notebook.name
        if not mine.exists():
            prepare.put(notebook, mine)
            copied += 1
        elif mine != notebook and mine.read_bytes() != notebook.read_bytes():
            other += 1
    print(f"your notebooks: {folder}")
    if copied:
        print(f"  {copied} copied there; your changes and runs stay there, and nothing is overwritten")
    if other:
        print(f"  {other} differ from this version's and stay as they are; for fresh ones, name "
              "another folder: --lab FOLDER")


def fill_sentences(folder):
    """The sentences of the notebook on text, from the checkout where it has them."""
    built = NOTEBOOKS / "sentiment"
    mine = Path(os.environ.get("GRAFT_HOME") or folder) / "sentiment"
    if all((built / f"{name}.csv").is_file() for name in sentences.DOMAINS) and not mine.exists():
        shutil.copytree(built, mine)
    else:
        prepare.install_sentences(mine)


def serve(folder, build, options):
    """Opens the quickstart in the user's browser; returns when JupyterLab ends."""
    store = os.environ.get("GRAFT_HOME") or folder
    command = [prepare.program(VENV, "python"), "-m", "jupyterlab"]
    command += [f"--ServerApp.root_dir={folder}", "--ServerApp.answer_yes=True"]
    if (folder / FIRST).is_file():
        command.append(f"--LabApp.default_url=/lab/tree/{FIRST}")
    # A root user is the usual case in a container, where JupyterLab would refuse to start.
    command += ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    # One notebook needs them, and the package index may be slow.
    threading.Thread(target=fill_sentences, args=[folder], daemon=True).start()
    print("starting JupyterLab (some seconds) ...", flush=True)
    process = subprocess.Popen(
        [str(word) for word in [*command, *options]],
        cwd=folder,
        env=processes.environment(store, build),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        opened = follow(process)
    finally:
        stop(process)
    if process.returncode and not opened:
        end = steps.end(steps.plain(LOG.read_text("utf-8", errors="replace")))
        raise SetupError(f"JupyterLab did not start:\n{end}\nAll of it is in {LOG}")
    print(f"JupyterLab has ended; your notebooks and runs are in {folder}")
    return 0


def follow(process):
    """Writes its log; says the address once. Returns whether it ever had one."""
    address = None
    try:
        with LOG.open("w", encoding="utf-8") as log:
            for line in process.stdout:
                log.write(line)
                log.flush()
                found = ADDRESS.search(steps.plain(line))
                if found and not address and "/lab" in found.group():
                    address = found.group()
                    print(f"the quickstart is open in your browser; if not, open\n  {address}\n"
                          f"Ctrl+C here ends it. Its log: {LOG}", flush=True)
    except KeyboardInterrupt:
        pass
    return address is not None


def stop(process):
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl+C would leave it running
    if process.poll() is None:
        process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
