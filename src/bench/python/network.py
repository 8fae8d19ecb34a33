"""The two networks of the reference jobs in plain PyTorch, with the weights that ship with Graft.

A network is a list of stages, those between Graft's cut points, and a linear head. Padding is
TensorFlow's SAME; first weights are drawn as Graft draws them: kernels normal with variance
2 / fan-out, the head uniform within 1 / sqrt(inputs).
"""

import math
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import nn

RESOURCES = Path(__file__).resolve().parents[2] / "main/resources/dev/graft"
EFFICIENTNET_EPSILON = 1e-3
FEATURES = {"efficientnet": 1280, "fashion": 64}
# Kernel, stride of the first block, expansion, channels out, blocks.
EFFICIENTNET_STAGES = [
    (3, 1, 1, 16, 1),
    (3, 2, 6, 24, 2),
    (5, 2, 6, 40, 2),
    (3, 2, 6, 80, 3),
    (5, 1, 6, 112, 3),
    (5, 2, 6, 192, 4),
    (3, 1, 6, 320, 1),
]


class Unit(nn.Module):
    """Convolution, normalisation and, unless it is a projection, an activation."""

    def __init__(self, names, shape, activation, epsilon):
        super().__init__()
        self.names = names  # of the kernels and of the normalisation in the file of weights
        channels, out, self.kernel, self.stride, groups = shape
        self.convolution = nn.Conv2d(
            channels, out, self.kernel, self.stride, bias=False, groups=groups)
        self.norm = nn.BatchNorm2d(out, eps=epsilon)
        self.activation = activation
        fan_out = self.kernel ** 2 * out // groups
        nn.init.normal_(self.convolution.weight, std=math.sqrt(2 / fan_out))

    def forward(self, x):
        vertical = same_padding(x.shape[2], self.kernel, self.stride)
        horizontal = same_padding(x.shape[3], self.kernel, self.stride)
        if vertical == horizontal and vertical[0] == vertical[1]:
            self.convolution.padding = (vertical[0], horizontal[0])
        else:
            self.convolution.padding = (0, 0)
            x = F.pad(x, (*horizontal, *vertical))
        return self.activation(self.norm(self.convolution(x)))

    def load(self, tensors):
        kernels, norm = self.names
        self.convolution.weight.data.copy_(tensors[kernels])
        for name in ("weight", "bias", "running_mean", "running_var"):
            getattr(self.norm, name).data.copy_(tensors[f"{norm}.{name}"])


class Residual(nn.Module):
    def __init__(self, units, skip):
        super().__init__()
        self.units = nn.Sequential(*units)
        self.skip = skip

    def forward(self, x):
        return x + self.units(x) if self.skip else self.units(x)


class Top(nn.Module):
    """The last convolution and the mean over the map."""

    def __init__(self, unit):
        super().__init__()
        self.unit = unit

    def forward(self, x):
        return self.unit(x).mean((2, 3))


class Dense(nn.Module):
    def __init__(self, inputs, units):
        super().__init__()
        self.layer = nn.Linear(inputs, units)
        uniform(self.layer)

    def forward(self, x):
        return F.relu(self.layer(x.flatten(1)))

    def load(self, tensors):
        self.layer.weight.data.copy_(tensors["dense.weight"])
        self.layer.bias.data.copy_(tensors["dense.bias"])


class Network(nn.Module):
    def __init__(self, stages, features, classes):
        super().__init__()
        self.stages = nn.ModuleList(stages)
        self.head = nn.Linear(features, classes)
        uniform(self.head)

    def forward(self, x):
        return self.head(self.lower(x, len(self.stages)))

    def lower(self, x, cut):
        """The activations behind the first `cut` stages."""
        for stage in self.stages[:cut]:
            x = stage(x)
        return x

    def freeze(self, cut):
        """No gradient for the first `cut` stages; one for all above."""
        self.requires_grad_(True)
        self.stages[:cut].requires_grad_(False)
        return self

    def load(self, name):
        """The weights of a base that ships with Graft; the head stays as it is."""
        tensors = load_file(RESOURCES / "model" / f"{name}.safetensors")
        for module in self.modules():
            if isinstance(module, (Unit, Dense)):
                module.load(tensors)
        return self


def same_padding(size, kernel, stride):
    """(before, after); the odd zero goes behind."""
    positions = -(-size // stride)
    total = max((positions - 1) * stride + kernel - size, 0)
    return total // 2, total - total // 2


def uniform(layer):
    bound = 1 / math.sqrt(layer.in_features)
    nn.init.uniform_(layer.weight, -bound, bound)
    nn.init.zeros_(layer.bias)


def efficientnet(classes):
    """EfficientNet-Lite0: stem, seven stages, top; (n, 3, h, w) to (n, classes)."""
    def unit(names, shape, activation):
        return Unit(names, shape, activation, EFFICIENTNET_EPSILON)

    stages = [unit(("_conv_stem.weight", "_bn0"), (3, 32, 3, 2, 1), nn.ReLU6())]
    channels, number = 32, 0
    for kernel, stride, expansion, out, repeats in EFFICIENTNET_STAGES:
        blocks = []
        for repeat in range(repeats):
            at, inner = f"_blocks.{number}.", channels * expansion
            step = stride if repeat == 0 else 1
            units = [
                unit((at + "_depthwise_conv.weight", at + "_bn1"),
                     (inner, inner, kernel, step, inner), nn.ReLU6()),
                unit((at + "_project_conv.weight", at + "_bn2"),
                     (inner, out, 1, 1, 1), nn.Identity()),
            ]
            if expansion > 1:
                units.insert(0, unit((at + "_expand_conv.weight", at + "_bn0"),
                                     (channels, inner, 1, 1, 1), nn.ReLU6()))
            blocks.append(Residual(units, skip=step == 1 and channels == out))
            channels, number = out, number + 1
        stages.append(nn.Sequential(*blocks))
    features = FEATURES["efficientnet"]
    top = unit(("_conv_head.weight", "_bn1"), (channels, features, 1, 1, 1), nn.ReLU6())
    return Network([*stages, Top(top)], features, classes)


def fashion(classes):
    """The small net: three times convolution, normalisation, ReLU, max-pool; a dense layer."""
    stages, channels = [], 1
    for number, out in enumerate((16, 32, 64), start=1):
        names = (f"block{number}.convolution.weight", f"block{number}.normalisation")
        unit = Unit(names, (channels, out, 3, 1, 1), nn.ReLU(), epsilon=1e-5)
        stages.append(nn.Sequential(unit, nn.MaxPool2d(2)))
        channels = out
    features = FEATURES["fashion"]
    return Network([*stages, Dense(channels * 3 * 3, features)], features, classes)
