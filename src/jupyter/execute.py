"""Runs one notebook through its kernel, in the virtual environment that prepare.py made.

Writes the executed notebook, a page of it, and a JSON file with what came of it.
"""

import argparse
import copy
import hashlib
import json
import os
import re
import time
from pathlib import Path
from urllib.parse import unquote, urlparse

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbconvert import HTMLExporter

from prepare import VERDICT

CELL_SECONDS = 1200
KERNEL_START_SECONDS = 180
ANSI = re.compile(r"\x1b\[[0-9;]*m")
JAR_LOCATION = "dev.graft.Graft.class.getProtectionDomain().getCodeSource().getLocation().toString()"


class NotebookFailure(Exception):
    """Which cell failed, and its error."""


def main():
    arguments = parse()
    pin(arguments.core)
    source = nbformat.read(arguments.notebook, as_version=4)
    notebook = copy.deepcopy(source)
    started = time.monotonic()
    error = None
    try:
        run(notebook, arguments)
    except NotebookFailure as failure:
        error = str(failure)
    seconds = time.monotonic() - started
    # The kernel's answer names this machine's Java; the notebook keeps what its author wrote.
    notebook.metadata = source.metadata
    tidied = nbformat.from_dict(without_paths(notebook, machine_paths()))
    nbformat.write(tidied, arguments.output)
    arguments.output.with_suffix(".html").write_text(page(tidied, arguments), encoding="utf-8")
    result = {"seconds": seconds, "error": error, "verdict": verdict(tidied)}
    arguments.result.write_text(json.dumps(result), encoding="utf-8")


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notebook", type=Path)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--result", type=Path, required=True)
    parser.add_argument("--core", type=int, help="the one core to run on")
    return parser.parse_args()


def pin(core):
    if core is not None and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {core})


def run(notebook, arguments):
    client = NotebookClient(
        notebook,
        timeout=CELL_SECONDS,
        startup_timeout=KERNEL_START_SECONDS,
        record_timing=False,
        coalesce_streams=True,
        resources={"metadata": {"path": str(arguments.notebook.parent)}},
    )
    with client.setup_kernel():
        for index, cell in enumerate(notebook.cells):
            execute(client, cell, index)
        check_build(client, len(notebook.cells))


def execute(client, cell, index):
    try:
        client.execute_cell(cell, index)
    except CellExecutionError as failure:
        said = ANSI.sub("", f"{failure.ename}: {failure.evalue}").strip()
    except CellTimeoutError:
        said = f"ran past {CELL_SECONDS} seconds"
    except DeadKernelError:
        said = "the kernel died"
    else:
        return
    source = "\n".join("    " + line for line in cell.source.splitlines())
    raise NotebookFailure(f"cell {index + 1}: {said}\n{source}")


def check_build(client, index):
    """Asks the kernel, in a cell that is not saved, which jar it took the library from."""
    wanted = os.environ["GRAFT_BUILD_SHA256"]
    cell = nbformat.v4.new_code_cell(JAR_LOCATION)
    client.nb.cells.append(cell)
    try:
        execute(client, cell, index)
    except NotebookFailure:
        raise NotebookFailure("the notebook never loaded dev.graft:graft (%maven)") from None
    finally:
        client.nb.cells.pop()
    said = cell.outputs[0]["data"]["text/plain"].strip() if cell.outputs else ""
    jar = Path(unquote(urlparse(said).path))
    found = hashlib.sha256(jar.read_bytes()).hexdigest() if jar.is_file() else "no file"
    if found != wanted:
        raise NotebookFailure(f"the kernel ran {said} ({found}), not the build ({wanted})")


def machine_paths():
    """What a saved notebook says in place of this machine's folders, longest first."""
    names = {
        os.environ["GRAFT_HOME"]: "runs",
        os.path.dirname(os.getcwd()): "..",
        os.path.expanduser("~"): "~",
    }
    return sorted(names.items(), key=lambda pair: -len(pair[0]))


def without_paths(value, paths):
    if isinstance(value, str):
        for path, name in paths:
            value = value.replace(path, name)
        return value
    if isinstance(value, dict):
        return {key: without_paths(inner, paths) for key, inner in value.items()}
    if isinstance(value, list):
        return [without_paths(inner, paths) for inner in value]
    return value


def page(notebook, arguments):
    """A page that shows offline: only formulas would still ask the network for MathJax."""
    exporter = HTMLExporter(embed_images=True, require_js_url="", jquery_url="", mermaid_js_url="")
    place = {"path": str(arguments.notebook.parent), "name": arguments.notebook.stem}
    return exporter.from_notebook_node(notebook, {"metadata": place})[0]


def verdict(notebook):
    """What the cells say that end in asking for a verdict."""
    asking = [cell for cell in notebook.cells if VERDICT.search(cell.source)]
    data = [output.get("data", {}) for cell in asking for output in cell.get("outputs", [])]
    return [found["text/plain"] for found in data if "text/plain" in found]


if __name__ == "__main__":
    main()
