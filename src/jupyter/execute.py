"""Executes notebooks through their kernel; called by graft.py inside the virtual environment."""

import argparse
import concurrent.futures
import hashlib
import json
import os
import pathlib
import queue
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbconvert import HTMLExporter

CELL_SECONDS = 900
LOCATION = ("java.util.HexFormat.of().formatHex(java.security.MessageDigest.getInstance(\"SHA-256\").digest("
            "java.nio.file.Files.readAllBytes(java.nio.file.Path.of(dev.graft.Graft.class.getProtectionDomain()"
            ".getCodeSource().getLocation().toURI()))))")
NOWHERE = "http://127.0.0.1:9"


class Memory(threading.Thread):
    """Samples the proportional memory of this process and all below it, in MiB."""

    def __init__(self):
        super().__init__(daemon=True)
        self.peak = 0
        self.done = threading.Event()

    def run(self):
        while not self.done.wait(0.2):
            self.peak = max(self.peak, sum(proportional(pid) for pid in family(os.getpid())))


def family(pid):
    members, todo = [], [pid]
    while todo:
        member = todo.pop()
        members.append(member)
        try:
            for task in pathlib.Path("/proc/%d/task" % member).iterdir():
                todo += [int(child) for child in (task / "children").read_text().split()]
        except OSError:
            pass  # it has ended meanwhile
    return members


def proportional(pid):
    try:
        text = pathlib.Path("/proc/%d/smaps_rollup" % pid).read_text()
        return int(re.search(r"^Pss:\s+(\d+)", text, re.M).group(1)) / 1024
    except (OSError, AttributeError):
        return 0


def environment(strict, scratch):
    """A run store of its own; with strict an empty home and proxies that nobody answers."""
    os.environ["GRAFT_HOME"] = str(scratch / "graft-home")
    if not strict:
        return
    home = scratch / "home"
    home.mkdir()
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        os.environ[name] = NOWHERE
    os.environ["no_proxy"] = "127.0.0.1,localhost"
    proxies = ["-D%s.proxyHost=127.0.0.1 -D%s.proxyPort=9" % (kind, kind) for kind in ("http", "https")]
    os.environ["JJAVA_JVM_OPTS"] += " " + " ".join(proxies) + " -Duser.home=%s" % home
    os.environ["HOME"] = str(home)


def checked(notebook, jar):
    """Adds a cell that is not kept: the hash of the library that the kernel really loaded."""
    notebook.cells.append(nbformat.v4.new_code_cell(LOCATION))
    return hashlib.sha256(jar.read_bytes()).hexdigest()


def one(path, arguments):
    notebook = nbformat.read(path, as_version=4)
    wanted = checked(notebook, arguments.jar)
    memory = Memory()
    memory.start()
    start = time.time()
    error = ""
    client = NotebookClient(notebook, timeout=CELL_SECONDS, kernel_name="java", record_timing=False,
                            resources={"metadata": {"path": str(path.parent)}})
    try:
        client.execute()
        answer = text_of(notebook.cells[-1])
        if wanted not in answer:
            error = "the kernel loaded another library than %s" % arguments.jar.name
    except CellExecutionError as failure:
        error = str(failure)
    seconds = time.time() - start
    memory.done.set()
    memory.join()
    notebook.cells.pop()
    if arguments.memory_limit and memory.peak > arguments.memory_limit:
        error = error or "peak memory %d MiB is above %d MiB" % (memory.peak, arguments.memory_limit)
    keep(notebook, path, arguments, error)
    verdict = [text_of(cell) for cell in notebook.cells if "verdict" in cell.metadata.get("tags", [])]
    return {"name": path.name, "ok": not error, "seconds": seconds, "peakMiB": round(memory.peak),
            "error": error, "verdict": verdict}


def text_of(cell):
    texts = [output.get("data", {}).get("text/plain", "") for output in cell.get("outputs", [])]
    return "\n".join(text for text in texts if text)


def keep(notebook, path, arguments, error):
    """The executed notebook and its page; with save also the notebook itself, if all went well."""
    for number, cell in enumerate((c for c in notebook.cells if c.cell_type == "code"), 1):
        cell.execution_count = number
        cell.metadata.pop("execution", None)
        for output in cell.outputs:
            if "execution_count" in output:
                output.execution_count = number
    arguments.out.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, arguments.out / path.name)
    page, _ = HTMLExporter().from_notebook_node(notebook)
    (arguments.out / (path.stem + ".html")).write_text(page)
    if arguments.save and not error:
        nbformat.write(notebook, path)


def alone(path, cores, arguments):
    """One notebook in a process of its own, on one core, with its own store."""
    core = cores.get()
    try:
        return on_core(path, core, arguments)
    finally:
        cores.put(core)


def on_core(path, core, arguments):
    with tempfile.TemporaryDirectory(dir=arguments.out) as scratch:
        command = [sys.executable, __file__, "--child", scratch, *sys.argv[1:-len(arguments.notebooks)], str(path)]
        pin = (lambda: os.sched_setaffinity(0, {core})) if hasattr(os, "sched_setaffinity") else None
        subprocess.run(command, preexec_fn=pin)
        return json.loads((pathlib.Path(scratch) / "report.json").read_text())


def parsed():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=pathlib.Path)
    parser.add_argument("--jar", type=pathlib.Path)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--save", action="store_true")
    parser.add_argument("--strict-offline", action="store_true")
    parser.add_argument("--memory-limit", type=int)
    parser.add_argument("--child", type=pathlib.Path)
    parser.add_argument("notebooks", nargs="+", type=pathlib.Path)
    return parser.parse_args()


def parent(arguments):
    shutil.rmtree(arguments.out, ignore_errors=True)
    arguments.out.mkdir(parents=True)
    available = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else [0]
    cores = queue.Queue()
    for job in range(arguments.jobs):
        cores.put(available[job % len(available)])
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        futures = [pool.submit(alone, path, cores, arguments) for path in arguments.notebooks]
        report = [future.result() for future in futures]
    (arguments.out / "report.json").write_text(json.dumps(report, indent=1))
    for entry in report:
        state = "passed" if entry["ok"] else "FAILED"
        print("%s %s, %.0f s, %d MiB" % (entry["name"], state, entry["seconds"], entry["peakMiB"]))
        if entry["error"]:
            print(entry["error"])
    failed = sum(not entry["ok"] for entry in report)
    print("%d passed, %d failed" % (len(report) - failed, failed), flush=True)
    return 1 if failed else 0


def main():
    arguments = parsed()
    if not arguments.child:
        return parent(arguments)
    environment(arguments.strict_offline, arguments.child)
    report = one(arguments.notebooks[0], arguments)
    (arguments.child / "report.json").write_text(json.dumps(report))
    return 0


if __name__ == "__main__":
    sys.exit(main())
