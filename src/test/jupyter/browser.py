"""Drives a notebook in JupyterLab by a headless browser, as a user would, and writes down as JSON
what there was to see; BrowserIT says what it must be."""

import argparse
import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlparse

from playwright.sync_api import TimeoutError, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "jupyter"))

import prepare  # noqa: E402  (the path above leads to it)
import processes  # noqa: E402

HERE = prepare.TARGET / "browser"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
SETTINGS = {
    # All cells at once, not only those in view: the pictures show the whole notebook.
    "notebook-extension/tracker": {"windowingMode": "none"},
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
}
START_SECONDS = 60
CELL_SECONDS = 180
TALLEST = 16000
OUTPUT = ".jp-OutputArea-output"
# Before that JupyterLab drops a cell that is run; what it shows of the kernel's state is no help.
KERNEL_READY = """async () => {
  const context = window.jupyterapp.shell.currentWidget.sessionContext;
  await context.ready;
  await context.session.kernel.info;
}"""
SECOND_RUN_GOES = "long, seed 1: pass "
LAST_WORDS = "run the cell again to go on"
STOP = '[data-command="notebook:interrupt-kernel"]'


def main():
    arguments = parse()
    build = prepare.install_library(arguments.jar, arguments.pom)
    notebooks = processes.fresh(HERE / "notebooks")
    for notebook in (arguments.notebook, arguments.saved):
        shutil.copy(notebook, notebooks)
    with lab(notebooks, build) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=FLAGS)
        context = browser.new_context(viewport={"width": 1280, "height": 1000})
        context.set_default_timeout(CELL_SECONDS * 1000)
        hosts = set()
        context.on("request", lambda request: hosts.add(urlparse(request.url).hostname))
        # A workspace each: one would open the other's notebook again.
        run_in, shown_in = (f"{address}/lab/workspaces/{name}/tree/" for name in ("run", "shown"))
        page = context.new_page()
        seen = drive(page, run_in + arguments.notebook.name)
        seen["pictures"] = photograph(page, arguments.notebook.stem)
        saved = context.new_page()
        saved.goto(shown_in + arguments.saved.name)
        saved.locator(f"{OUTPUT} img").last.wait_for()
        seen["pictures"] += photograph(saved, arguments.saved.stem)
        seen["hosts"] = sorted(host for host in hosts if host)
        browser.close()
    arguments.result.write_text(json.dumps(seen, indent=2), encoding="utf-8")


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jar", type=Path, required=True)
    parser.add_argument("--pom", type=Path, required=True)
    parser.add_argument("--notebook", type=Path, required=True, help="to run; its last cell is long")
    parser.add_argument("--saved", type=Path, required=True, help="executed, to be photographed")
    parser.add_argument("--result", type=Path, required=True)
    return parser.parse_args()


def chromium():
    return next(filter(None, map(shutil.which, NAMES)))


@contextlib.contextmanager
def lab(notebooks, build):
    """JupyterLab on this machine alone, with nothing of the user's own settings."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    variables = processes.environment(processes.fresh(HERE / "store"), build)
    for name in ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR"):
        variables["JUPYTER_" + name] = str(processes.fresh(HERE / name.lower()))
    variables["JUPYTERLAB_WORKSPACES_DIR"] = str(processes.fresh(HERE / "workspaces"))
    variables["JUPYTERLAB_SETTINGS_DIR"] = str(settings(processes.fresh(HERE / "settings")))
    command = [str(prepare.program(prepare.VENV, "python")), "-m", "jupyterlab", str(notebooks)]
    command += ["--no-browser", "--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0"]
    command += ["--IdentityProvider.token=", "--LabApp.expose_app_in_browser=True"]
    command += ["--allow-root"] if os.geteuid() == 0 else []
    address = f"http://127.0.0.1:{port}"
    with (HERE / "lab.log").open("w") as log:
        server = subprocess.Popen(
            command, cwd=notebooks, env=variables, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            await_server(server, address)
            yield address
        finally:
            server.terminate()
            server.wait(START_SECONDS)


def settings(folder):
    for name, values in SETTINGS.items():
        file = folder / "@jupyterlab" / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(values))
    return folder


def await_server(server, address):
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and server.poll() is None:
        with contextlib.suppress(OSError):
            urllib.request.urlopen(f"{address}/api/status", timeout=5)
            return
        time.sleep(0.2)
    sys.exit("JupyterLab did not start:\n" + processes.log_end(HERE / "lab.log"))


def drive(page, notebook):
    page.goto(notebook)
    page.locator(".jp-Notebook .jp-CodeCell").first.wait_for()
    page.evaluate(KERNEL_READY)
    cells = page.locator(".jp-Notebook .jp-CodeCell")
    *short, long = range(cells.count())
    try:
        seen = {"cells": [run(page, cells.nth(index)) for index in short]}
        seen["stopped"] = stop(page, cells.nth(long))
        seen["again"] = run(page, cells.nth(long))
    finally:
        page.screenshot(path=HERE / "notebook.png")
    return seen


def number(cell):
    """The number of the cell's latest execution, empty before the first and while it runs."""
    return "".join(filter(str.isdigit, cell.locator(".jp-InputPrompt").inner_text()))


def start(page, cell):
    """Shift+Enter in the cell; returns the number that it had."""
    before = number(cell)
    cell.locator(".cm-content").click()
    page.keyboard.press("Shift+Enter")
    return before


def run(page, cell):
    started = time.monotonic()
    return finish(cell, start(page, cell), started)


def finish(cell, before, started):
    """Waits for the cell's next number; what it shows then."""
    while number(cell) in ("", before):
        if time.monotonic() > started + CELL_SECONDS:
            sys.exit(f"a cell ran past {CELL_SECONDS} s: {cell.inner_text()}")
        time.sleep(0.1)
    seconds = time.monotonic() - started
    return {
        "seconds": round(seconds, 1),
        "text": text(cell),
        "tables": cell.locator(f"{OUTPUT} table").count(),
        "images": cell.locator(f"{OUTPUT} img").count(),
        "figures": cell.locator(".jp-RenderedPlotly .main-svg").count(),
    }


def text(cell):
    return "\n".join(cell.locator(OUTPUT).all_inner_texts())


def stop(page, cell):
    """Presses Stop once the first run is in the store and the second has an epoch to go on from;
    the cell ends at once, and what its runs still say comes after that."""
    number_before = start(page, cell)
    until = time.monotonic() + CELL_SECONDS
    before = set(stored())
    while not (set(stored()) - before and SECOND_RUN_GOES in cell.inner_text()):
        if time.monotonic() > until:
            sys.exit(f"no second run began within {CELL_SECONDS} s: {cell.inner_text()}")
        time.sleep(0.1)
    pressed = time.monotonic()
    page.locator(STOP).click()
    ended = finish(cell, number_before, pressed)
    with contextlib.suppress(TimeoutError):
        cell.locator(OUTPUT).filter(has_text=LAST_WORDS).first.wait_for()
    ended["text"] = text(cell)
    return {**ended, "stored": len(set(stored()) - before)}


def stored():
    return [run.parent.name for run in (HERE / "store").glob("runs/*/run.json")
            if not run.parent.name.startswith(".")]


def photograph(page, name):
    """The notebook from top to bottom in both themes; returns the files."""
    height = page.locator(".jp-WindowedPanel-outer").evaluate("panel => panel.scrollHeight")
    page.set_viewport_size({"width": 1280, "height": min(height + 200, TALLEST)})
    files = []
    for theme in ("Light", "Dark"):
        page.evaluate(
            "theme => window.jupyterapp.commands.execute('apputils:change-theme', {theme})",
            f"JupyterLab {theme}",
        )
        body = page.locator(f"body[data-jp-theme-name='JupyterLab {theme}']")
        body.wait_for(state="attached")
        time.sleep(2)  # the style sheet arrives, and the figures draw themselves again
        files.append(HERE / f"{name}-{theme.lower()}.png")
        page.screenshot(path=files[-1])
    return list(map(str, files))


if __name__ == "__main__":
    main()
