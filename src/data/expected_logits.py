#!/usr/bin/env python3
"""Writes what the Java EfficientNet-Lite0 must answer to three images, by torch.

    pip install --requirement src/data/requirements.txt
    python3 src/data/expected_logits.py [--cache DIR]

The answers come from the weights' own package, efficientnet-lite-pytorch, which reads the
original .pth, in double precision, rounded to float32 at the end. They are compared here with a
second, plain implementation which reads the .safetensors that ships and pads for the actual size.
"""
import argparse
import io
import pathlib
import sys
import tempfile
import zipfile

import numpy as np
import torch
import torch.nn.functional as F
from efficientnet_lite_pytorch import EfficientNet
from PIL import Image
from safetensors.torch import load_file

import build

FIXTURES = build.ROOT / "src/test/resources/dev/graft/model"
CROPS = {"china": (208, 101, 432, 325), "flower": (208, 203, 432, 427)}  # left, top, right, bottom
BUTTERFLY = "1f98b.png"
TOLERANCE = 1e-9  # of the largest logit; both sides are in double precision

# (stride of the first block, number of blocks); the kernels' shapes say the rest
STAGES = [(1, 1), (2, 2), (2, 2), (2, 3), (1, 3), (2, 4), (1, 1)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cache", type=pathlib.Path, default=build.ROOT / "target/data")
    cache = parser.parse_args().cache.resolve()
    cache.mkdir(parents=True, exist_ok=True)
    torch.use_deterministic_algorithms(True)
    write_images(build.fetched(build.SOURCES["digits"], cache))
    pth = build.pth(build.fetched(build.SOURCES["weights"], cache))
    shipped = load_file(build.RESOURCES / "model/efficientnet-lite0-imagenet.safetensors")
    shipped = {name: tensor.double() for name, tensor in shipped.items()}
    expected = {}
    for name, pixels in inputs().items():
        features, logits = package_answer(pth, pixels, pixels.shape[2:])
        report(name, logits)
        compare(pth, shipped, pixels, features, logits)
        expected[name + ".features"] = entry(features)
        expected[name + ".logits"] = entry(logits)
    path = FIXTURES / "efficientnet-lite0-expected.safetensors"
    path.write_bytes(build.safetensors(expected))
    print(f"{path.stat().st_size:,} bytes {path.name}")


# Images


def write_images(scikit_learn):
    """Kept where they are already: other versions of a JPEG decoder give other pixels."""
    FIXTURES.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(scikit_learn) as archive:
        for name, box in CROPS.items():
            photograph = archive.read(f"sklearn/datasets/images/{name}.jpg")
            save(name, Image.open(io.BytesIO(photograph)).convert("RGB").crop(box))
    with zipfile.ZipFile(build.RESOURCES / "data/emoji-noto.zip") as archive:
        emoji = Image.open(io.BytesIO(archive.read(BUTTERFLY))).convert("RGBA")
    white = Image.new("RGBA", emoji.size, "white")
    save("butterfly", Image.alpha_composite(white, emoji).convert("RGB"))


def save(name, image):
    path = FIXTURES / f"{name}.png"
    if not path.exists():
        image.save(path, optimize=True)


def inputs():
    pixels = {name: network_input(FIXTURES / f"{name}.png")
              for name in ("china", "flower", "butterfly")}
    # Sizes which are odd at a stride of 2, where both sides get the same padding.
    pixels["china-100"] = pixels["china"][:, :, :100, :100]
    pixels["china-65x97"] = pixels["china"][:, :, :65, :97]
    return pixels


def network_input(path):
    pixels = np.asarray(Image.open(path).convert("RGB"), dtype=np.float64)  # (h, w, 3)
    return torch.from_numpy((pixels - 127) / 128).permute(2, 0, 1)[None]  # (1, 3, h, w)


# The package's answer


def package_answer(pth, pixels, image_size):
    """image_size None: the package pads for the actual size, else for that one."""
    with tempfile.NamedTemporaryFile(suffix=".pth") as file:
        file.write(pth)
        file.flush()
        network = EfficientNet.from_name("efficientnet-lite0", image_size=image_size)
        network.load_state_dict(torch.load(file.name, weights_only=True))
    network = network.to(pixels.dtype).eval()
    with torch.no_grad():
        features = network.extract_features(pixels).mean((2, 3))
        return features[0], network(pixels)[0]


# A second, plain implementation


def plain_answer(tensors, x):
    x = F.relu6(norm(tensors, "_bn0", conv(x, tensors["_conv_stem.weight"], 2)))
    block = 0
    for stride, blocks in STAGES:
        for repeat in range(blocks):
            x = plain_block(tensors, f"_blocks.{block}.", x, stride if repeat == 0 else 1)
            block += 1
    x = F.relu6(norm(tensors, "_bn1", conv(x, tensors["_conv_head.weight"])))
    features = x.mean((2, 3))
    return features[0], F.linear(features, tensors["_fc.weight"], tensors["_fc.bias"])[0]


def plain_block(tensors, at, x, stride):
    y = x
    if at + "_expand_conv.weight" in tensors:
        y = F.relu6(norm(tensors, at + "_bn0", conv(y, tensors[at + "_expand_conv.weight"])))
    y = conv(y, tensors[at + "_depthwise_conv.weight"], stride, groups=y.shape[1])
    y = F.relu6(norm(tensors, at + "_bn1", y))
    y = norm(tensors, at + "_bn2", conv(y, tensors[at + "_project_conv.weight"]))
    return x + y if y.shape == x.shape else y


def norm(tensors, at, x):
    mean, variance, weight, bias = (
        tensors[f"{at}.{name}"][:, None, None]
        for name in ("running_mean", "running_var", "weight", "bias"))
    return (x - mean) / torch.sqrt(variance + 1e-3) * weight + bias


def conv(x, kernel, stride=1, groups=1):
    top, bottom = same_padding(x.shape[2], kernel.shape[2], stride)
    left, right = same_padding(x.shape[3], kernel.shape[3], stride)
    return F.conv2d(F.pad(x, (left, right, top, bottom)), kernel, stride=stride, groups=groups)


def same_padding(size, kernel, stride):
    """(before, after): TensorFlow's SAME, the odd one goes after."""
    outputs = -(-size // stride)
    total = max((outputs - 1) * stride + kernel - size, 0)
    return total // 2, total - total // 2


# Comparing and reporting


def compare(pth, shipped, pixels, features, logits):
    difference("package, padding for the actual size", package_answer(pth, pixels, None),
               features, logits, TOLERANCE)
    difference("plain, from the .safetensors", plain_answer(shipped, pixels),
               features, logits, TOLERANCE)
    single = {name: tensor.float() for name, tensor in shipped.items()}
    difference("plain, in float32", plain_answer(single, pixels.float()), features, logits, 1e-4)


def difference(what, answer, features, logits, tolerance):
    worst = [float((a - b).abs().max() / b.abs().max())
             for a, b in zip(answer, (features, logits))]
    print(f"  {what}: features {worst[0]:.1e}, logits {worst[1]:.1e} of the largest")
    if max(worst) > tolerance:
        sys.exit(f"{what}: difference {max(worst)} is more than {tolerance}")


def report(name, logits):
    values, classes = logits.softmax(0).topk(5)
    top = ", ".join(f"{c} ({v:.3f})" for c, v in zip(classes.tolist(), values.tolist()))
    print(f"{name}: {top}")


def entry(vector):
    content = vector.numpy().astype("<f4").tobytes()
    return "F32", [len(vector)], content


if __name__ == "__main__":
    main()
