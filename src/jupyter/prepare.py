"""Sets up what the notebooks run in, all of it under target/: the built library in a Maven
repository of its own, Jupyter with the JJava kernel in a virtual environment, and the sentences of
the notebook on text.

Run by itself it leaves Jupyter out, for a machine that has Jupyter (binder/postBuild).
"""

import contextlib
import hashlib
import json
import os
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import needs
import sentences
import steps
from needs import SetupError

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = ROOT / "notebooks"
TARGET = ROOT / "target"
JUPYTER = TARGET / "jupyter"
REPOSITORY = JUPYTER / "m2"
# Written by the build (pom.xml, maven-dependency-plugin): the library's runtime dependencies.
CLASSPATH = TARGET / "classpath.txt"
REQUIREMENTS = Path(__file__).with_name("requirements.txt")


def environment_of(name, requirements):
    """The folder of a virtual environment: other requirements or another Python have another one,
    so that none is changed while somebody works in it."""
    wanted = f"{sys.version}\n{Path(requirements).read_text('utf-8')}"
    return JUPYTER / f"{name}-{hashlib.sha256(wanted.encode()).hexdigest()[:8]}"


VENV = environment_of("venv", REQUIREMENTS)
# Written by the same plugin; a file for each %maven line beside the library's own.
EXTRAS = JUPYTER / "extras"
RESOLVE = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath"
MAVEN_LINE = re.compile(r"^%maven[ \t]+(\S+)", re.MULTILINE)
# The end of a cell that asks for a verdict.
VERDICT = re.compile(r"""\.verdict\("[^"]*"\)\s*\Z""")
POM = "{http://maven.apache.org/POM/4.0.0}"
EXTRA_PROJECT = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>extra</groupId><artifactId>extra</artifactId><version>1</version>
  <dependencies><dependency>
    <groupId>{}</groupId><artifactId>{}</artifactId><version>{}</version>{}
  </dependency></dependencies>
</project>
"""
# What group:artifact:jar:classifier:version adds.
CLASSIFIED = "<type>{}</type><classifier>{}</classifier>"
BUILD_LOG = JUPYTER / "build.log"
BUILD_STAMP = JUPYTER / "build.json"
# Only in a copy that `graft.py --copy` made: what was built where it comes from.
COPY = JUPYTER / "copy.json"
WHEELS = JUPYTER / "wheels"
# What the jar is made of: while it stands unchanged, so does the jar.
SOURCES = ("pom.xml", "src/main", "src/spark", "LICENSE", "NOTICE")


def program(folder, name):
    """A program of a virtual environment."""
    return programs(folder) / (name + (".exe" if needs.WINDOWS else ""))


def programs(folder):
    return folder / ("Scripts" if needs.WINDOWS else "bin")


def check(build):
    """Asks for all that is needed, before anything is begun; `build` is whether to build at all."""
    if COPY.is_file():
        check_copy(json.loads(COPY.read_text("utf-8")))
    wanted = build and not COPY.is_file() and standing_build() is None
    needs.check(TARGET, wanted, not is_set_up(VENV, REQUIREMENTS))


def this_machine():
    return {
        "system": platform.system(),
        "machine": platform.machine(),
        "python": ".".join(map(str, sys.version_info[:2])),
        "patch": sys.version_info[2],
    }


def check_copy(made):
    here = this_machine()
    for name in ("system", "machine", "python"):
        if made[name] != here[name]:
            raise SetupError(
                f"this copy was made for {name} {made[name]}, and here it is {here[name]}: make "
                "one with `graft.py --copy` on a machine like this one."
            )
    if here["patch"] < made["patch"]:
        raise SetupError(
            f"Python ({sys.version.split()[0]}) must be at least {made['python']}.{made['patch']},"
            " with which this copy was made: make it on the machine with the oldest Python."
        )


def build():
    """Packages the library where it has changed; style is `mvn verify`'s to check."""
    pom = ROOT / "pom.xml"
    _, artifact, version = coordinates(pom)
    jar = TARGET / f"{artifact}-{version}.jar"
    if standing_build() is None:
        skipped = ["-DskipTests", "-Dspotless.check.skip", "-Dcheckstyle.skip"]
        BUILD_LOG.unlink(missing_ok=True)
        before = sources()
        with steps.told("building the library", "a minute; the first time some minutes, as Maven "
                        "fetches what it needs"):
            command = [shutil.which("mvn"), "-B", "-q", "-Dstyle.color=never", *skipped, "package"]
            steps.run(command, BUILD_LOG, ROOT)
        stamp = {"sources": before, "jar": digest(jar)}
        BUILD_STAMP.write_text(json.dumps(stamp), encoding="utf-8")
    return jar, pom


def standing_build():
    """The hash of the built jar where nothing that it is made of has changed, else None."""
    try:
        stamp = json.loads(BUILD_STAMP.read_text("utf-8"))
        _, artifact, version = coordinates(ROOT / "pom.xml")
        jars = [*class_path(CLASSPATH), TARGET / f"{artifact}-{version}.jar"]
        unchanged = all(jar.is_file() for jar in jars) and stamp["jar"] == digest(jars[-1])
        return stamp["jar"] if unchanged and stamp["sources"] == sources() else None
    except (OSError, ValueError, KeyError):
        return None


def sources():
    """A hash over the names and contents of what the jar is made of."""
    files = [file for name in SOURCES for file in sorted([ROOT / name, *(ROOT / name).rglob("*")])]
    found = hashlib.sha256()
    for file in filter(Path.is_file, files):
        found.update(f"{file.relative_to(ROOT).as_posix()} {digest(file)}\n".encode())
    return found.hexdigest()


def digest(file):
    return hashlib.sha256(Path(file).read_bytes()).hexdigest()


def coordinates(pom):
    project = ElementTree.parse(pom).getroot()
    return tuple(project.findtext(POM + name) for name in ("groupId", "artifactId", "version"))


def install_library(jar, pom, notebooks=()):
    """Lays out the Maven repository that %maven resolves from; returns the jar's hash. It also holds
    what other %maven lines of these notebooks bring.

    A file that stands there without Maven's notes on its origin counts as installed, so the
    kernel asks no remote repository, whatever mirrors the user's own settings name.
    """
    if not CLASSPATH.is_file():
        raise SetupError(f"{CLASSPATH.relative_to(ROOT)} (missing) comes from `mvn package`.")
    group, artifact, version = coordinates(pom)
    jars = class_path(CLASSPATH)
    source = Path(os.path.commonpath(jars))
    lines = maven_lines(notebooks) - {f"{group}:{artifact}:{version}"}
    own = re.compile(re.escape(f"{group}:{artifact}:jar:") + "([a-z]+):" + re.escape(version))
    for line in sorted(line for line in lines if not own.fullmatch(line)):
        jars += extra(line, source)
    link_dependencies(jars, source)
    folder = REPOSITORY.joinpath(*group.split("."), artifact, version)
    folder.mkdir(parents=True, exist_ok=True)
    put(jar, folder / f"{artifact}-{version}.jar")
    for classifier in {found.group(1) for found in map(own.fullmatch, lines) if found}:
        name = f"{artifact}-{version}-{classifier}.jar"
        put(jar.with_name(name), folder / name)
    put(pom, folder / f"{artifact}-{version}.pom")
    return digest(jar)


def put(source, target):
    """In one step and under a new file, for kernels that run may have the old one open."""
    unfinished = target.with_name(f".{target.name}-{os.getpid()}")
    try:
        shutil.copyfile(source, unfinished)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise SetupError(f"{target} could not be written ({error.strerror}): make room there.")
    try:
        unfinished.replace(target)
    except PermissionError:  # Windows replaces no file that is open
        unfinished.unlink()
        raise SetupError(f"{target} is in use: close the notebooks that run, then try again.")


def class_path(file):
    return [Path(entry) for entry in file.read_text().strip().split(os.pathsep)]


def maven_lines(notebooks):
    """What the notebooks' code cells ask %maven for."""
    cells = [cell for path in notebooks for cell in json.loads(path.read_text("utf-8"))["cells"]]
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    return {line for source in code for line in MAVEN_LINE.findall(source)}


def extra(line, repository):
    """The jars of a %maven line, resolved alone as the kernel does. Where they cannot be had, the
    kernel may still find them itself, so that their lack ends nothing."""
    name = re.sub(r"[^\w.-]", "_", line)
    found = EXTRAS / f"{name}.txt"
    if found.is_file():
        jars = class_path(found)
        if all(jar.is_file() and jar.is_relative_to(repository) for jar in jars):
            return jars
    words = line.split(":")
    named = len(words) in (3, 5)
    if not named or not shutil.which("mvn"):
        why = "mvn is not on the PATH" if named else "it is not group:artifact:version"
        print(f"%maven {line} is left to the kernel: {why}", file=sys.stderr)
        return []
    EXTRAS.mkdir(parents=True, exist_ok=True)
    project = EXTRAS / f"{name}.pom"
    kind = CLASSIFIED.format(*words[2:4]) if len(words) == 5 else ""
    project.write_text(EXTRA_PROJECT.format(*words[:2], words[-1], kind), encoding="utf-8")
    command = [shutil.which("mvn"), "-B", "-q", "-f", project, RESOLVE,
               f"-Dmdep.outputFile={found}", f"-Dmaven.repo.local={repository}"]
    try:
        steps.run(command, EXTRAS / f"{name}.log", EXTRAS)
    except SetupError as error:
        print(f"%maven {line} is left to the kernel: {error}", file=sys.stderr)
        return []
    return class_path(found)


def link_dependencies(jars, source):
    """Links the jars and every pom beside them: parents and BOMs are in no class path, and
    the resolver reads the poms of versions that lose, too."""
    for jar in jars:
        link(jar, REPOSITORY / jar.relative_to(source))
    for folder, _, files in os.walk(source):
        for name in files:
            if name.endswith(".pom"):
                pom = Path(folder, name)
                link(pom, REPOSITORY / pom.relative_to(source))


def link(source, target):
    target.parent.mkdir(parents=True, exist_ok=True)
    for note in (target.with_name("_remote.repositories"), Path(f"{target}.lastUpdated")):
        note.unlink(missing_ok=True)
    if target.is_file():
        return
    try:
        os.link(source, target)
    except OSError:  # another file system
        shutil.copyfile(source, target)


def install_jupyter():
    install("Jupyter", VENV, REQUIREMENTS)


def is_set_up(folder, requirements):
    stamp = folder / "requirements.stamp"
    return stamp.is_file() and stamp.read_text("utf-8") == wanted(folder, requirements)


def wanted(folder, requirements):
    return f"{sys.version}\n{folder}\n{requirements.read_text('utf-8')}"


def install(what, folder, requirements):
    """Makes a virtual environment; nothing happens while the requirements stand."""
    with alone():
        if is_set_up(folder, requirements):
            return
        log = folder.with_name(f"{folder.name}.log")
        log.unlink(missing_ok=True)
        offline = ["--no-index", "--find-links", WHEELS] if WHEELS.is_dir() else []
        with steps.told(f"setting up {what} in {folder.relative_to(ROOT)}", "once, a minute or two"):
            steps.run([sys.executable, "-m", "venv", "--clear", folder], log, ROOT)
            pip = [program(folder, "python"), "-m", "pip", "--disable-pip-version-check"]
            steps.run([*pip, "install", "-q", *offline, "-r", requirements], log, ROOT)
        stamp = wanted(folder, requirements)
        (folder / "requirements.stamp").write_text(stamp, encoding="utf-8")


@contextlib.contextmanager
def alone():
    """One set-up at a time; the lock goes with the process, however that ends."""
    JUPYTER.mkdir(parents=True, exist_ok=True)
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    with (JUPYTER / "setup.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            print("another set-up is under way: waiting for it ...", flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def install_sentences(folder=None):
    """What the notebook on text needs; the others do without, so that its lack ends nothing."""
    try:
        sentences.install(target=folder)
    except sentences.NotBuilt as error:
        print(f"no sentences for dev.graft.data.Sentiment: {error}", file=sys.stderr)


if __name__ == "__main__":
    try:
        needs.check(TARGET, standing_build() is None, False)
        install_library(*build(), sorted(NOTEBOOKS.glob("*.ipynb")))
        install_sentences()
    except SetupError as error:
        sys.exit(f"prepare.py: {error}")
