"""One step of the set-up: said when it begins, with a sign of life while it lasts, its output in a
log that is shown only where the step fails."""

import contextlib
import re
import subprocess
import threading
import time

from needs import SetupError

SIGN_OF_LIFE_SECONDS = 14
ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
# By what a log says, the cause that the user can do something about.
CAUSES = {
    "No space left on device": "the disk is full: make room, then run this again.",
    "Permission denied": "a file cannot be written: use a place that is yours.",
    "COMPILATION ERROR": "the code does not compile: see above.",
    "No compiler is provided": "Maven runs on a Java without javac: set JAVA_HOME to a JDK.",
    "from versions: none": "no network, or a package that has no build for this Python and system.",
    "Could not transfer": "no network: it is needed once, then run this again.",
    "Could not resolve": "no network: it is needed once, then run this again.",
    "in offline mode": "Maven is set to work offline: it needs the network once.",
}


@contextlib.contextmanager
def told(what, usual):
    """Says that something begins, that it goes on, and how long it took."""
    print(f"{what} ({usual}) ...", flush=True)
    started = time.monotonic()
    ended = threading.Event()

    def live():
        while not ended.wait(SIGN_OF_LIFE_SECONDS):
            print(f"  ... {time.monotonic() - started:.0f} s", flush=True)

    sign = threading.Thread(target=live, daemon=True)
    sign.start()
    try:
        yield
    finally:
        ended.set()
        sign.join()
    print(f"  took {time.monotonic() - started:.0f} s", flush=True)


def run(command, log, cwd):
    """Runs a command; raises SetupError with the end of its log and the cause where it fails."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as output:
        output.write(f"$ {' '.join(map(str, command))}\n".encode())
        output.flush()
        done = subprocess.run([str(word) for word in command], cwd=cwd, stdout=output,
                              stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
    if done.returncode:
        text = plain(log.read_text(encoding="utf-8", errors="replace")).rpartition("\n$ ")[2]
        raise SetupError(f"{end(text)}\n{cause(text)} All of it is in {log}")


def plain(text):
    return ESCAPES.sub("", text)


def end(text, lines=25):
    return "\n".join(text.strip().splitlines()[-lines:])


def cause(text):
    found = (said for mark, said in CAUSES.items() if mark in text)
    return next(found, "it failed: see above, mend it, then run this again.")
