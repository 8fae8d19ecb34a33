"""What a machine must have, asked for before anything is begun: all that is missing is said at once."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

OLDEST_PYTHON = (3, 10)
OLDEST_JAVA = 17
OLDEST_MAVEN = (3, 6, 3)
WINDOWS = os.name == "nt"
# What each part leaves on the disk, measured and rounded up.
JUPYTER_MIB = 500
BUILD_MIB = 700
MAVEN_MIB = 700


class SetupError(Exception):
    """What is missing, then the way out."""


def check(target, build, jupyter):
    """Asks for all that the parts yet to be made need; `target` is where they will stand.

    Raises SetupError, a line for each thing that is missing.
    """
    asked = [java()]
    if build:
        asked += [javac(), maven()]
    if jupyter:
        asked += [python()]
    needed = (BUILD_MIB if build else 0) + (JUPYTER_MIB if jupyter else 0)
    asked += [writable(target), space(target, needed)]
    if build and not own_repository():
        home = maven_home()
        asked += [writable(home), space(home, 0 if (home / "repository").is_dir() else MAVEN_MIB)]
    missing = list(dict.fromkeys(filter(None, asked)))
    if missing:
        raise SetupError("\n  ".join(["something is missing:", *missing]))


def python():
    if sys.version_info < OLDEST_PYTHON:
        return (
            f"Python ({sys.version.split()[0]}) must be at least 3.10: install a newer one and "
            "run `python3.10 src/jupyter/graft.py`."
        )
    try:
        import ensurepip  # noqa: F401  (Debian splits it off into python3-venv)
        import venv  # noqa: F401
    except ImportError:
        return (
            f"Python ({sys.executable}) cannot make a virtual environment: on Debian and Ubuntu, "
            "`sudo apt-get install python3-venv`; elsewhere, use a Python that has the modules "
            "venv and ensurepip."
        )
    return None


def java():
    """The kernel runs on the java of the PATH."""
    found = major("java", "-version") if shutil.which("java") else 0
    if found >= OLDEST_JAVA:
        return None
    return f"java ({found or 'none on the PATH'}) must be {OLDEST_JAVA} or newer: {get_java()}"


def javac():
    """Maven compiles with the JDK of JAVA_HOME, or else with that of the PATH."""
    home = os.environ.get("JAVA_HOME")
    if home:
        program = Path(home, "bin", "javac.exe" if WINDOWS else "javac")
        if not program.is_file():
            return (
                f"JAVA_HOME ({home}) must be the folder of a JDK, but has no bin/javac: set it to "
                "one, or unset it so that the PATH counts."
            )
    else:
        program = shutil.which("javac")
        if not program:
            return (
                "javac (none on the PATH) is needed to build the library; a java without it is a "
                f"runtime (JRE) only: {get_java()}"
            )
    found = major(str(program), "-version")
    if found >= OLDEST_JAVA:
        return None
    return f"javac ({program}: {found}) must be {OLDEST_JAVA} or newer: {get_java()}"


def get_java():
    return (
        f"on Debian and Ubuntu, `sudo apt-get install openjdk-{OLDEST_JAVA}-jdk-headless`; else "
        "put the bin folder of a JDK first on the PATH."
    )


def major(program, option):
    """The major version that a program of Java's says, 0 where it says none."""
    done = said(program, option)
    version = re.search(r'(?:version "|javac )(?:1\.)?(\d+)', done)
    return int(version.group(1)) if version else 0


def said(*command):
    try:
        done = subprocess.run(command, capture_output=True, text=True, errors="replace")
    except OSError:
        return ""
    return done.stdout + done.stderr


def maven():
    program = shutil.which("mvn")
    if not program:
        return (
            "mvn (none on the PATH) is needed to build the library: on Debian and Ubuntu, "
            "`sudo apt-get install maven`."
        )
    version = re.search(r"Apache Maven (\d+)\.(\d+)\.(\d+)", said(program, "-version"))
    if version and tuple(map(int, version.groups())) < OLDEST_MAVEN:
        return f"mvn ({'.'.join(version.groups())}) must be at least 3.6.3: install a newer Maven."
    return None


def own_repository():
    """Whether the user has put Maven's repository elsewhere, where nothing is asked."""
    options = os.environ.get("MAVEN_OPTS", "") + os.environ.get("MAVEN_ARGS", "")
    return "maven.repo.local" in options


def maven_home():
    """Java asks the system for the home folder, and not the variable HOME."""
    try:
        import pwd
    except ImportError:  # Windows
        return Path.home() / ".m2"
    return Path(pwd.getpwuid(os.getuid()).pw_dir, ".m2")


def standing(folder):
    """The folder, or the nearest one above it that is there."""
    folder = Path(folder).absolute()
    return next(place for place in [folder, *folder.parents] if place.exists())


def writable(folder):
    place = standing(folder)
    if not place.is_dir():
        return f"{place} must be a folder, but is a file: move it away."
    try:
        with tempfile.TemporaryFile(dir=place):
            return None
    except OSError as error:
        needed = "" if place == Path(folder).absolute() else f", since {folder} is to be made in it"
        return f"{place} must be writable ({error.strerror}){needed}: use a place that is yours."


def space(folder, mebibytes):
    place = standing(folder)
    free = shutil.disk_usage(place).free // 2**20
    if free >= mebibytes:
        return None
    return f"{place} has {free} MB free and must have {mebibytes} MB: make room there."
