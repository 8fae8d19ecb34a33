#!/usr/bin/env python3
"""Writes a narrow Xception as Keras saves it, converts it, and writes what Keras must answer.

    pip install h5py==3.16.0 numpy torch safetensors
    python3 src/data/keras_fixture.py

Weights are random. What they must answer is computed here with TensorFlow's padding and Keras'
epsilon, in double precision, at a size where no pool meets an even map.
"""
import pathlib
import tempfile

import h5py
import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import save_file

import keras_xception
from xception_fixture import CHANNELS as C, CLASSES, FIXTURES, MIDDLE

SIZE = 39
LAST = 4 + MIDDLE
random = np.random.default_rng(7)
layers = {}


def draw(shape, fan):
    return random.normal(size=shape) * 0.15 * (2 / fan) ** 0.5


def norm(name, channels):
    layers[name] = [random.uniform(0.5, 1.5, channels), random.uniform(-0.5, 0.5, channels),
                    random.uniform(-0.1, 0.1, channels), random.uniform(0.01, 0.03, channels)]


def convolution(name, normalised, size, into, out):
    layers[name] = [draw((size, size, into, out), size * size * into)]
    norm(normalised, out)


def separable(name, into, out):
    layers[name] = [random.normal(size=(3, 3, into, 1)) / 3, draw((1, 1, into, out), into)]
    norm(name + "_bn", out)


def blocks():
    """Number in Keras, widths, and what stands behind the names of its shortcut, if any."""
    yield 2, [C[1], C[2], C[2]], ""
    yield 3, [C[2], C[3], C[3]], "_1"
    yield 4, [C[3], C[4], C[4]], "_2"
    for number in range(5, 5 + MIDDLE):
        yield number, [C[4]] * 4, None
    yield LAST + 1, [C[4], C[4], C[5]], "_3"


def make():
    convolution("block1_conv1", "block1_conv1_bn", 3, 3, C[0])
    convolution("block1_conv2", "block1_conv2_bn", 3, C[0], C[1])
    for number, widths, shortcut in blocks():
        if shortcut is not None:
            convolution("conv2d" + shortcut, "batch_normalization" + shortcut, 1, widths[0],
                        widths[-1])
        for i, (into, out) in enumerate(zip(widths, widths[1:])):
            separable(f"block{number}_sepconv{i + 1}", into, out)
    separable(f"block{LAST + 2}_sepconv1", C[5], C[6])
    separable(f"block{LAST + 2}_sepconv2", C[6], C[7])
    layers["predictions"] = [random.normal(size=(C[7], CLASSES)), random.normal(size=CLASSES)]
    for name, arrays in layers.items():
        layers[name] = [array.astype(np.float32) for array in arrays]


def write(path):
    """As Keras 2 saves weights: a group per layer, its arrays' names in their order."""
    with h5py.File(path, "w") as file:
        file.attrs["layer_names"] = [name.encode() for name in ["input_1", *layers]]
        file.create_group("input_1").attrs["weight_names"] = []
        for name, arrays in layers.items():
            paths = [f"{name}/array_{i}:0" for i in range(len(arrays))]
            group = file.create_group(name)
            group.attrs["weight_names"] = [path.encode() for path in paths]
            for inner, array in zip(paths, arrays):
                group[inner] = array


def value(name, place=0):
    return torch.tensor(layers[name][place]).double()


def same(x, size, stride, value=0.0):
    """TensorFlow's SAME padding."""
    pads = []
    for length in (x.shape[3], x.shape[2]):
        total = max((-(-length // stride) - 1) * stride + size - length, 0)
        pads += [total // 2, total - total // 2]
    return F.pad(x, pads, value=value)


def normalised(name, x):
    scale, shift, mean, variance = (value(name, i) for i in range(4))
    return F.batch_norm(x, mean, variance, scale, shift, False, 0, 1e-3)


def kernels(name, place=0):
    return value(name, place).permute(3, 2, 0, 1)


def separated(name, x):
    depthwise = value(name).permute(2, 3, 0, 1)
    x = F.conv2d(same(x, 3, 1), depthwise, groups=x.shape[1])
    return normalised(name + "_bn", F.conv2d(x, kernels(name, 1)))


def features(x):
    x = F.relu(normalised("block1_conv1_bn", F.conv2d(x, kernels("block1_conv1"), stride=2)))
    x = F.relu(normalised("block1_conv2_bn", F.conv2d(x, kernels("block1_conv2"))))
    for number, widths, shortcut in blocks():
        y = x
        for i in range(len(widths) - 1):
            y = F.relu(y) if number > 2 or i > 0 else y
            y = separated(f"block{number}_sepconv{i + 1}", y)
        if shortcut is not None:
            y = F.max_pool2d(same(y, 3, 2, -float("inf")), 3, 2)
            x = normalised("batch_normalization" + shortcut,
                           F.conv2d(same(x, 1, 2), kernels("conv2d" + shortcut), stride=2))
        x = x + y
    x = F.relu(separated(f"block{LAST + 2}_sepconv1", x))
    x = F.relu(separated(f"block{LAST + 2}_sepconv2", x))
    return x.mean((2, 3))


def main():
    make()
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, "weights.h5")
        write(file)
        tensors = keras_xception.converted(keras_xception.read(file))
    np.savez_compressed(FIXTURES / "xception-keras.npz", **tensors)
    pictures = torch.randn((2, 3, SIZE, SIZE), generator=torch.Generator().manual_seed(7))
    answer = features(pictures.double())
    logits = answer @ value("predictions") + value("predictions", 1)
    save_file({"pictures": pictures, "features": answer.float(), "logits": logits.float()},
              FIXTURES / "xception-keras-expected.safetensors")
    print(f"largest feature {answer.abs().max():.3f}")


if __name__ == "__main__":
    main()
