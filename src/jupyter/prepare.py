"""Sets up what the notebooks run in, all of it under target/: the built library in a Maven
repository of its own, Jupyter with the JJava kernel in a virtual environment, and the sentences of
the notebook on text.

Run by itself it leaves Jupyter out, for a machine that has Jupyter (binder/postBuild).
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import sentences

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = ROOT / "notebooks"
TARGET = ROOT / "target"
JUPYTER = TARGET / "jupyter"
VENV = JUPYTER / "venv"
REPOSITORY = JUPYTER / "m2"
# Written by the build (pom.xml, maven-dependency-plugin): the library's runtime dependencies.
CLASSPATH = TARGET / "classpath.txt"
REQUIREMENTS = Path(__file__).with_name("requirements.txt")
# Written by the same plugin; a file for each %maven line beside the library's own.
EXTRAS = JUPYTER / "extras"
RESOLVE = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath"
MAVEN_LINE = re.compile(r"^%maven[ \t]+(\S+)", re.MULTILINE)
POM = "{http://maven.apache.org/POM/4.0.0}"
EXTRA_PROJECT = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>extra</groupId><artifactId>extra</artifactId><version>1</version>
  <dependencies><dependency>
    <groupId>{}</groupId><artifactId>{}</artifactId><version>{}</version>
  </dependency></dependencies>
</project>
"""
OLDEST_PYTHON = (3, 10)
OLDEST_JAVA = 17


class SetupError(Exception):
    """What is missing, then the way out."""


def check_python():
    if sys.version_info < OLDEST_PYTHON:
        raise SetupError(
            f"Python ({sys.version.split()[0]}) must be at least 3.10: "
            "install a newer one and run `python3.10 src/jupyter/graft.py`."
        )
    try:
        import ensurepip  # noqa: F401  (Debian splits it off into python3-venv)
        import venv  # noqa: F401
    except ImportError:
        raise SetupError(
            f"Python ({sys.executable}) cannot make a virtual environment: on Debian and Ubuntu, "
            "`sudo apt-get install python3-venv`; elsewhere, use a Python that has the modules "
            "venv and ensurepip."
        ) from None


def check_java():
    found = java_version()
    if found < OLDEST_JAVA:
        raise SetupError(
            f"java ({found or 'none on the PATH'}) must be {OLDEST_JAVA} or newer: on Debian and "
            "Ubuntu, `sudo apt-get install openjdk-17-jdk-headless`; else put the bin folder of a "
            "JDK first on the PATH."
        )


def java_version():
    """The major version of the java on the PATH, 0 where there is none."""
    if not shutil.which("java"):
        return 0
    said = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr
    version = re.search(r'version "(?:1\.)?(\d+)', said)
    return int(version.group(1)) if version else 0


def build():
    """Packages the library; formatting and style are `mvn verify`'s to check."""
    if not shutil.which("mvn"):
        raise SetupError(
            "mvn (none on the PATH) is needed to build the library: on Debian and Ubuntu, "
            "`sudo apt-get install maven`."
        )
    skipped = ["-DskipTests", "-Dspotless.check.skip", "-Dcheckstyle.skip"]
    if subprocess.run(["mvn", "-B", "-q", *skipped, "package"], cwd=ROOT).returncode:
        raise SetupError("the build failed: mend what Maven says above, then run this again.")
    pom = ROOT / "pom.xml"
    _, artifact, version = coordinates(pom)
    return TARGET / f"{artifact}-{version}.jar", pom


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
    shutil.rmtree(REPOSITORY, ignore_errors=True)
    group, artifact, version = coordinates(pom)
    jars = class_path(CLASSPATH)
    source = Path(os.path.commonpath(jars))
    for line in sorted(maven_lines(notebooks) - {f"{group}:{artifact}:{version}"}):
        jars += extra(line, source)
    link_dependencies(jars, source)
    folder = REPOSITORY.joinpath(*group.split("."), artifact, version)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copyfile(jar, folder / f"{artifact}-{version}.jar")
    shutil.copyfile(pom, folder / f"{artifact}-{version}.pom")
    return hashlib.sha256(Path(jar).read_bytes()).hexdigest()


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
    if len(words) != 3 or not shutil.which("mvn"):
        why = "mvn is not on the PATH" if len(words) == 3 else "it is not group:artifact:version"
        print(f"%maven {line} is left to the kernel: {why}", file=sys.stderr)
        return []
    EXTRAS.mkdir(parents=True, exist_ok=True)
    project = EXTRAS / f"{name}.pom"
    project.write_text(EXTRA_PROJECT.format(*words))
    command = ["mvn", "-B", "-q", "-f", project, RESOLVE, f"-Dmdep.outputFile={found}",
               f"-Dmaven.repo.local={repository}"]
    if subprocess.run([str(word) for word in command], cwd=EXTRAS).returncode:
        print(f"%maven {line} is left to the kernel: see above", file=sys.stderr)
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
    if target.is_file():
        return
    try:
        os.link(source, target)
    except OSError:  # another file system
        shutil.copyfile(source, target)


def install_jupyter():
    install("Jupyter", VENV, REQUIREMENTS)


def install(what, folder, requirements):
    """Makes a virtual environment; nothing happens while the requirements stand."""
    stamp = folder / "requirements.stamp"
    wanted = f"{sys.version}\n{folder}\n{requirements.read_text()}"
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    check_python()
    print(f"setting up {what} in {folder.relative_to(ROOT)} (once) ...", flush=True)
    run_setup([sys.executable, "-m", "venv", "--clear", folder])
    pip = [folder / "bin" / "python", "-m", "pip", "--disable-pip-version-check"]
    run_setup([*pip, "install", "-q", "-r", requirements])
    stamp.write_text(wanted)


def install_sentences():
    """What the notebook on text needs; the others do without, so that its lack ends nothing."""
    try:
        sentences.install()
    except sentences.NotBuilt as error:
        print(f"no sentences for dev.graft.data.Sentiment: {error}", file=sys.stderr)


def run_setup(command):
    if subprocess.run([str(word) for word in command], cwd=ROOT).returncode:
        raise SetupError(
            "the setup failed: see above; it needs the Python package index once, "
            "then run this again."
        )


if __name__ == "__main__":
    try:
        check_java()
        install_library(*build(), sorted(NOTEBOOKS.glob("*.ipynb")))
        install_sentences()
    except SetupError as error:
        sys.exit(f"prepare.py: {error}")
