"""Stops a cell in a real kernel again and again and writes down as JSON what was said each time;
KernelStopsIT says what it must be. Needs no browser: the protocol alone."""

import argparse
import json
import random
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "jupyter"))

import prepare  # noqa: E402  (the path above leads to it)
import processes  # noqa: E402

STORE = prepare.TARGET / "stops"
CELL_SECONDS = 180
GOES = "long, seed 1: pass "
LAST_WORDS = "run the cell again to go on"
LONGEST_WAIT_SECONDS = 0.4


def main():
    arguments = parse()
    if arguments.kernel:
        arguments.result.write_text(json.dumps(stop_all(arguments), indent=2), encoding="utf-8")
        return 0
    prepare.install_jupyter()
    build = prepare.install_library(arguments.jar, arguments.pom)
    variables = processes.environment(processes.fresh(STORE), build)
    python = str(prepare.program(prepare.VENV, "python"))
    return subprocess.run([python, *sys.argv, "--kernel"], env=variables).returncode


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jar", type=Path, required=True)
    parser.add_argument("--pom", type=Path, required=True)
    parser.add_argument("--cells", type=Path, required=True, help="JSON: first, stopped, last")
    parser.add_argument("--times", type=int, required=True)
    parser.add_argument("--result", type=Path, required=True)
    parser.add_argument("--kernel", action="store_true", help="within the environment of one")
    return parser.parse_args()


def stop_all(arguments):
    from jupyter_client import KernelManager

    cells = json.loads(arguments.cells.read_text("utf-8"))
    waits = random.Random(1)
    manager = KernelManager(kernel_name="java")
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=CELL_SECONDS)
        first = run(client, cells["first"])
        stopped = []
        for _ in range(arguments.times):
            wait = waits.uniform(0, LONGEST_WAIT_SECONDS)
            stopped.append(run(client, cells["stopped"], manager.interrupt_kernel, wait))
        return {"first": first, "stopped": stopped, "last": run(client, cells["last"])}
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def run(client, code, interrupt=None, wait=0):
    """All that a cell says, to its end; interrupted a moment after its run is seen to go on, and
    then to its last words, which come after the end."""
    asked = client.execute(code, allow_stdin=False)
    to_stop = interrupt
    said = []
    idle = False
    while not idle or to_stop and LAST_WORDS not in "".join(said):
        message = client.get_iopub_msg(timeout=CELL_SECONDS)
        if message["parent_header"].get("msg_id") != asked:
            continue
        content = message["content"]
        idle = idle or content.get("execution_state") == "idle"
        told = content.get("data", {}).get("text/plain", "") + content.get("text", "")
        said += [told, *content.get("traceback", [])]
        if interrupt and GOES in told:
            time.sleep(wait)
            interrupt()
            interrupt = None
    return "\n".join(said)


if __name__ == "__main__":
    sys.exit(main())
