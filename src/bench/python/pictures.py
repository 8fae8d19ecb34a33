"""The rows and pictures of the reference jobs, the same numbers that Graft feeds its networks.

Rows come from the CSV that ReferenceJobs writes; pictures from the resources of the library,
transparent pixels laid over white.
"""

import csv
import gzip
import hashlib
import io
import zipfile
from collections import namedtuple

import numpy as np
import torch
from PIL import Image

from network import RESOURCES

TARGET_CLASSES = range(5, 10)  # of Fashion-MNIST: R2 learns the last five

# Row numbers; pixels and labels are those of the whole data set, indexed by them.
Rows = namedtuple("Rows", "training validation test")
Pictures = namedtuple("Pictures", "pixels labels")


def emoji():
    """(n, 3, 64, 64), (pixel - 127) / 128; labels in the order in which categories appear."""
    with zipfile.ZipFile(RESOURCES / "data/emoji-noto.zip") as archive:
        index = list(csv.DictReader(io.TextIOWrapper(archive.open("index.csv"), "utf-8")))
        pixels = np.stack([over_white(archive.read(row["file"])) for row in index])
    categories = list(dict.fromkeys(row["category"] for row in index))
    labels = [categories.index(row["category"]) for row in index]
    return pictures((pixels - 127) / 128, labels)


def over_white(png):
    """(3, h, w) in 0..255, not rounded; in double precision, as Graft computes it."""
    rgba = np.asarray(Image.open(io.BytesIO(png)).convert("RGBA"), dtype=np.float64)
    alpha = rgba[:, :, 3:]
    return ((rgba[:, :, :3] * alpha + 255 * (255 - alpha)) / 255).transpose(2, 0, 1)


def clothing():
    """(n, 1, 28, 28), (pixel - 76.5) / 255, of the last five classes: training part, then test."""
    pixels = np.concatenate([idx(f"{part}-images-idx3-ubyte", 16) for part in ("train", "test")])
    labels = np.concatenate([idx(f"{part}-labels-idx1-ubyte", 8) for part in ("train", "test")])
    pixels = pixels.reshape(len(labels), 1, 28, 28)
    chosen = labels >= TARGET_CLASSES.start
    return pictures((pixels[chosen].astype(np.float64) - 76.5) / 255,
                    labels[chosen].astype(np.int64) - TARGET_CLASSES.start)


def idx(name, header):
    with gzip.open(RESOURCES / f"data/fashion-mnist/{name}.gz") as file:
        return np.frombuffer(file.read(), dtype=np.uint8, offset=header)


def pictures(pixels, labels):
    return Pictures(torch.from_numpy(pixels.astype(np.float32)), torch.tensor(labels))


def pixel_sum(data):
    """The SHA-256 of all pixels as little-endian floats: ReferenceJobs writes the same."""
    return hashlib.sha256(data.pixels.numpy().astype("<f4").tobytes()).hexdigest()


def read_rows(path, data):
    """The rows by (images per class, seed), as ReferenceJobs wrote them."""
    found = {}
    with open(path, newline="", encoding="utf-8") as file:
        for line in csv.DictReader(file):
            if data.labels[int(line["row"])] != int(line["label"]):
                raise SystemExit(f"{path}: row {line['row']} has label {line['label']}, "
                                 "another than the peer's data; write the rows anew")
            rows = found.setdefault((line["perClass"], int(line["seed"])), Rows([], [], []))
            getattr(rows, line["part"]).append(int(line["row"]))
    return found


def row_sum(rows):
    """What names a run's rows in the results: equal sums, equal rows."""
    text = "\n".join(" ".join(map(str, part)) for part in rows)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
