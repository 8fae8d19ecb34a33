"""Runs a notebook as a process of its own and measures it."""

import json
import os
import re
import shutil
import subprocess
import threading
import time
from pathlib import Path

from prepare import NOTEBOOKS, REPOSITORY, TARGET, VENV, program, programs

RESULTS = TARGET / "notebooks"
SAMPLE_SECONDS = 0.2
# Nothing listens on the discard port: whoever asks the network is refused at once.
NOWHERE = ("127.0.0.1", "9")
OFFLINE_SETTINGS = f"""<settings><mirrors><mirror>
  <id>nowhere</id><mirrorOf>*</mirrorOf><url>http://{":".join(NOWHERE)}</url>
</mirror></mirrors></settings>
"""


def environment(store, build, memory_limit=None):
    """What a kernel needs to resolve %maven from target/ and to keep its runs in `store`."""
    # The heavy work is native: on one core Java's second compiler costs more than it gives.
    options = [f"-Dmaven.repo.local={REPOSITORY}", "-XX:TieredStopAtLevel=1"]
    # The heap gives back what it does not need: the rest of a small machine is for native arrays.
    options += ["-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=25"]
    if memory_limit:  # The JVM sizes itself as it would in a container of that size.
        options.append(f"-XX:MaxRAM={memory_limit}m")
    added = {
        "PATH": f"{programs(VENV)}{os.pathsep}{os.environ['PATH']}",
        "JUPYTER_PREFER_ENV_PATH": "1",
        "GRAFT_HOME": str(store),
        "GRAFT_BUILD_SHA256": build,
    }
    return with_java_options({**os.environ, **added}, options)


def offline(variables, home):
    """The same without a network, and with nothing that an earlier run left at home."""
    host, port = NOWHERE
    proxies = {f"{scheme}_proxy": f"http://{host}:{port}" for scheme in ("http", "https", "all")}
    proxies |= {name.upper(): value for name, value in proxies.items()}
    options = [f"-D{scheme}.proxy{key}={value}"
               for scheme in ("http", "https") for key, value in (("Host", host), ("Port", port))]
    # The kernel's Maven resolver heeds neither of these, but its settings.
    (home / ".m2").mkdir()
    (home / ".m2" / "settings.xml").write_text(OFFLINE_SETTINGS)
    kept = {name: value for name, value in variables.items() if not name.startswith("XDG_")}
    changed = {**kept, **proxies, "HOME": str(home), "no_proxy": "", "NO_PROXY": ""}
    return with_java_options(changed, [*options, f"-Duser.home={home}"])


def with_java_options(variables, options):
    """JDK_JAVA_OPTIONS and not JJAVA_JVM_OPTS, which a blank in a path would break."""
    earlier = variables.get("JDK_JAVA_OPTIONS", "")
    quoted = " ".join(f'"{option}"' for option in options)
    return {**variables, "JDK_JAVA_OPTIONS": f"{earlier} {quoted}".strip()}


def fresh(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def run(notebook, build, core=None, strict=False, memory_limit=None):
    """Runs one notebook; returns its row of the report."""
    name = notebook.stem
    scratch = fresh(RESULTS / "scratch" / name)
    variables = environment(fresh(scratch / "runs"), build, memory_limit)
    variables["JUPYTER_RUNTIME_DIR"] = str(fresh(scratch / "runtime"))
    if strict:
        variables = offline(variables, fresh(scratch / "home"))
    result = scratch / "result.json"
    command = [program(VENV, "python"), Path(__file__).with_name("execute.py"), notebook]
    command += ["--output", RESULTS / notebook.name, "--result", result]
    command += [] if core is None else ["--core", core]
    with (scratch / "log.txt").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            [str(word) for word in command], cwd=NOTEBOOKS, env=variables, stdout=log, stderr=log
        )
        peak, processor = watched(process)
    shutil.rmtree(scratch / "home", ignore_errors=True)  # the engine's unpacked natives
    return {**row(notebook, result, peak, memory_limit), "processorSeconds": round(processor, 1)}


def row(notebook, result, peak, memory_limit):
    said = {"seconds": 0.0, "error": None, "verdict": []}
    if result.is_file():
        said = json.loads(result.read_text(encoding="utf-8"))
    else:
        said["error"] = "it did not run; the log ends:\n" + log_end(result.with_name("log.txt"))
    if memory_limit and not said["error"] and peak > memory_limit:
        said["error"] = f"peak memory ({peak:.0f} MiB) must stay within {memory_limit} MiB"
    return {
        "name": notebook.name,
        "ok": said["error"] is None,
        "seconds": round(said["seconds"], 1),
        "peakMiB": round(peak),
        "error": said["error"],
        "verdict": said["verdict"],
    }


def log_end(log, lines=15):
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])


def watched(process):
    """Waits for a process; the most memory that it and its children held at one moment, in MiB, and
    the processor seconds of all of them."""
    peak, seconds = 0.0, {}
    while process.poll() is None:
        found = tree(process.pid)
        peak = max(peak, sum(map(held_mib, found)))
        seconds |= {pid: spent for pid in found if (spent := processor_seconds(pid))}
        time.sleep(SAMPLE_SECONDS)
    return peak, sum(seconds.values())


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


def processor_seconds(process):
    """Of its own threads, in user and system mode; 0 where it has just ended or there is no /proc."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def held_mib(process):
    """Its share of memory: pages that several processes map count once (PSS)."""
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:  # it has just ended, or there is no /proc
        return 0.0
    share = re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)
    return int(share.group(1)) / 1024 if share else 0.0
