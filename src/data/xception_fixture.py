#!/usr/bin/env python3
"""Writes weights of a narrow Xception and what it must answer, by torch.

    pip install --requirement src/data/requirements.txt
    python3 src/data/xception_fixture.py

The network is written down here from the paper (Chollet 2017, figure 5) with the tensor names of
the usual PyTorch versions; weights are random. It computes in double precision, rounded to float32
at the end. The same weights are written as safetensors and as npz; both hold PyTorch's counters of
training batches, as a state dict does.
"""
import pathlib

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import save_file

FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "src/test/resources/dev/graft/model"
CHANNELS = [4, 6, 8, 10, 12, 14, 16, 20]
MIDDLE = 2
CLASSES = 3
SIZE = 43  # odd, so that strides and pools meet an edge

generator = torch.Generator().manual_seed(7)
tensors = {}


def kernels(name, *shape):
    fan = shape[1] * shape[2] * shape[3]
    tensors[name + ".weight"] = torch.randn(shape, generator=generator) * (2 / fan) ** 0.5


def norm(name, channels):
    draw = lambda: torch.rand(channels, generator=generator)
    tensors[name + ".weight"] = draw() + 0.5
    tensors[name + ".bias"] = draw() - 0.5
    tensors[name + ".running_mean"] = draw() - 0.5
    tensors[name + ".running_var"] = draw() + 0.5
    tensors[name + ".num_batches_tracked"] = torch.tensor(9)


def separable(name, into, out):
    kernels(name + ".conv1", into, 1, 3, 3)
    kernels(name + ".pointwise", out, into, 1, 1)


def blocks():
    """Name, whether a ReLU comes first, widths, whether it halves the map."""
    c = CHANNELS
    yield "block1", False, [c[1], c[2], c[2]], True
    yield "block2", True, [c[2], c[3], c[3]], True
    yield "block3", True, [c[3], c[4], c[4]], True
    for number in range(4, 4 + MIDDLE):
        yield f"block{number}", True, [c[4]] * 4, False
    yield f"block{4 + MIDDLE}", True, [c[4], c[4], c[5]], True


def make():
    kernels("conv1", CHANNELS[0], 3, 3, 3)
    norm("bn1", CHANNELS[0])
    kernels("conv2", CHANNELS[1], CHANNELS[0], 3, 3)
    norm("bn2", CHANNELS[1])
    for name, relu, widths, halves in blocks():
        if halves:
            kernels(name + ".skip", widths[-1], widths[0], 1, 1)
            norm(name + ".skipbn", widths[-1])
        for i, (into, out) in enumerate(zip(widths, widths[1:])):
            place = 3 * i + int(relu)
            separable(f"{name}.rep.{place}", into, out)
            norm(f"{name}.rep.{place + 1}", out)
    separable("conv3", CHANNELS[5], CHANNELS[6])
    norm("bn3", CHANNELS[6])
    separable("conv4", CHANNELS[6], CHANNELS[7])
    norm("bn4", CHANNELS[7])
    tensors["fc.weight"] = torch.randn((CLASSES, CHANNELS[7]), generator=generator)
    tensors["fc.bias"] = torch.randn(CLASSES, generator=generator)


def value(name):
    return tensors[name].double()


def conv(name, x, stride=1, padding=0, groups=1):
    return F.conv2d(x, value(name + ".weight"), None, stride, padding, 1, groups)


def normalised(name, x):
    return F.batch_norm(x, value(name + ".running_mean"), value(name + ".running_var"),
                        value(name + ".weight"), value(name + ".bias"), False, 0, 1e-5)


def separated(name, x):
    return conv(name + ".pointwise", conv(name + ".conv1", x, padding=1, groups=x.shape[1]))


def features(x):
    x = F.relu(normalised("bn1", conv("conv1", x, stride=2)))
    x = F.relu(normalised("bn2", conv("conv2", x)))
    for name, relu, widths, halves in blocks():
        y = x
        for i in range(len(widths) - 1):
            place = 3 * i + int(relu)
            y = F.relu(y) if relu or i > 0 else y
            y = normalised(f"{name}.rep.{place + 1}", separated(f"{name}.rep.{place}", y))
        if halves:
            y = F.max_pool2d(y, 3, 2, 1)
            x = normalised(name + ".skipbn", conv(name + ".skip", x, stride=2))
        x = x + y
    x = F.relu(normalised("bn3", separated("conv3", x)))
    x = F.relu(normalised("bn4", separated("conv4", x)))
    return x.mean((2, 3))


def main():
    make()
    pictures = torch.randn((2, 3, SIZE, SIZE), generator=generator)
    answer = features(pictures.double())
    logits = F.linear(answer, value("fc.weight"), value("fc.bias"))
    save_file(tensors, FIXTURES / "xception-narrow.safetensors")
    np.savez_compressed(FIXTURES / "xception-narrow.npz",
                        **{name: tensor.numpy() for name, tensor in tensors.items()})
    expected = {"pictures": pictures, "features": answer.float(), "logits": logits.float()}
    save_file(expected, FIXTURES / "xception-narrow-expected.safetensors")


if __name__ == "__main__":
    main()
