#!/usr/bin/env python3
"""Writes what the networks of torchvision, timm and efficientnet-lite-pytorch answer when their weights are made by a formula,
and small files as torch.save writes them.

    pip install numpy==2.4.6 torch==2.6.0 torchvision==0.21.0 timm==1.0.31 safetensors \
        efficientnet-lite-pytorch==0.1.0
    python3 src/data/hub_fixture.py

Weights of this size are not committed: `number` makes each from the tensor's name and its place,
and the test makes the same ones. Real weights are not needed to see that a network is the same
network. Names are torchvision's; timm's network gets the same numbers by its own names and must
answer the same here, before anything is written. Computed in double precision.
"""
import argparse
import collections
import json
import pathlib
import re

import numpy as np
import timm
import torch
import torchvision
from efficientnet_lite_pytorch import EfficientNet
from safetensors.torch import save_file

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "src/test/resources/dev/graft/hub"
SIZE = 65  # odd, so that strides and pools meet an edge
CLASSES = 10
NETS = {
    "resnet18": ("resnet18", ["maxpool", "layer1", "layer2", "layer3", "layer4"]),
    "resnet34": ("resnet34", ["maxpool", "layer1", "layer2", "layer3", "layer4"]),
    "resnet50": ("resnet50", ["maxpool", "layer1", "layer2", "layer3", "layer4"]),
    "mobilenet_v2": ("mobilenetv2_100", [f"features.{i}" for i in (0, 1, 3, 6, 10, 13, 16, 17, 18)]),
}


def number(name, count):
    """In [0, 1): FNV-1a of the name, plus the place times a constant, mixed; 32 bits unsigned."""
    h = 2166136261
    for byte in name.encode():
        h = (h ^ byte) * 16777619 & 0xFFFFFFFF
    x = (np.arange(count, dtype=np.uint64) * np.uint64(2654435761) + np.uint64(h)) & np.uint64(0xFFFFFFFF)
    x = ((x >> np.uint64(16)) ^ x) * np.uint64(0x45D9F3B) & np.uint64(0xFFFFFFFF)
    x = (x >> np.uint64(16)) ^ x
    return x.astype(np.float64) / 2.0**32


def values(name, shape):
    u = number(name, int(np.prod(shape)))
    if len(shape) == 4:  # kernels: uniform, variance 2 / fan-in
        u = (2 * u - 1) * (6 / (shape[1] * shape[2] * shape[3])) ** 0.5
    elif len(shape) == 2:
        u = (2 * u - 1) * (3 / shape[1]) ** 0.5
    elif name.endswith("running_var"):
        u = 0.5 + u
    elif name.endswith("weight"):
        u = 0.4 + 0.4 * u
    else:
        u = 0.2 * (u - 0.5)
    return u.astype(np.float32).reshape(shape)


def loaded(net, names):
    state = net.state_dict()
    for other, name in zip(state, names, strict=True):
        if not name.endswith("num_batches_tracked"):
            state[other] = torch.from_numpy(values(name, tuple(state[other].shape))).double()
    net.load_state_dict(state)
    return net.double().eval()


def answers(name, stages):
    net = torchvision.models.get_model(name, num_classes=CLASSES)
    names = list(net.state_dict())
    loaded(net, names)
    kept = {}
    for stage in stages:
        net.get_submodule(stage).register_forward_hook(
            lambda module, _, out, stage=stage: kept.__setitem__(stage, out))
    picture = 2 * number("picture", 3 * SIZE * SIZE).astype(np.float32) - 1
    picture = torch.from_numpy(picture).double().reshape(1, 3, SIZE, SIZE)
    with torch.no_grad():
        kept["logits"] = net(picture)
        other = loaded(timm.create_model(NETS[name][0], num_classes=CLASSES), names)
        assert torch.allclose(other(picture), kept["logits"], rtol=1e-9, atol=1e-9), name
    return {stage: few(out.numpy()) for stage, out in kept.items()}


def lite(kind):
    """Scores; image_size None pads for the size that comes."""
    net = EfficientNet.from_name(f"efficientnet-lite{kind}", image_size=None, num_classes=CLASSES)
    loaded(net, list(net.state_dict()))
    picture = 2 * number("picture", 3 * SIZE * SIZE).astype(np.float32) - 1
    picture = torch.from_numpy(picture).double().reshape(1, 3, SIZE, SIZE)
    with torch.no_grad():
        return {"logits": few(net(picture).numpy())}


def few(out):
    """The shape, the mean, and the numbers at ten places."""
    flat = out.reshape(-1)
    return {"shape": list(out.shape), "mean": float(flat.mean()),
            "largest": float(np.abs(flat).max()),
            "values": [round(float(flat[i * (flat.size - 1) // 9]), 6) for i in range(10)]}


def timm_names():
    """Of MobileNetV2; ResNet's are torchvision's."""
    state = timm.create_model("mobilenetv2_100", num_classes=CLASSES).state_dict()
    for name in ("resnet18", "resnet50"):
        assert list(timm.create_model(name).state_dict()) == list(torchvision.models.get_model(name).state_dict())
    return {name: list(tensor.shape) for name, tensor in state.items()
            if not name.endswith("num_batches_tracked")}


# A ResNet with a basic block per stage and a thirty-second of the usual channels.


def tiny():
    net = torchvision.models.ResNet(torchvision.models.resnet.BasicBlock, [1, 1, 1, 1], num_classes=3)
    state = collections.OrderedDict()
    for name, tensor in net.state_dict().items():
        shape = [n // 32 if n >= 64 else n for n in tensor.shape]
        counter = name.endswith("num_batches_tracked")
        state[name] = torch.tensor(9) if counter else torch.from_numpy(values(name, shape))
    return state


class Greeting:
    def __reduce__(self):
        return print, ("a file's code ran",)


def save_files():
    torch.manual_seed(7)
    state = tiny()
    turned = dict(state)
    turned["fc.weight"] = state["fc.weight"].t().contiguous().t()  # the storage in another order
    shared = torch.cat([state["bn1.weight"], state["bn1.bias"]])
    turned["bn1.weight"], turned["bn1.bias"] = shared[:2], shared[2:]  # two views of one storage
    torch.save(turned, FOLDER / "tiny.pth")
    halves = {"module." + name: value if value.dtype == torch.int64 else value.bfloat16()
              for name, value in state.items()}
    optimiser = torch.optim.Adam([torch.nn.Parameter(torch.ones(2))])
    torch.save({"epoch": 3, "best": 0.5, "state_dict": halves, "optimizer": optimiser.state_dict()},
               FOLDER / "tiny-checkpoint.pth")
    torch.save(torch.nn.Linear(2, 3).state_dict(), FOLDER / "linear.pth")
    torch.save({"model": torch.nn.Linear(2, 3).state_dict(), "acc": np.float64(0.5), "at": np.int64(4),
                "curve": np.arange(3.0), "args": argparse.Namespace(lr=0.1)},
               FOLDER / "numpy.pth")
    average = {"n_averaged": torch.tensor(5), "module.weight": torch.full((3, 2), 2.0), "module.bias": torch.zeros(3)}
    plain = {"weight": torch.ones(3, 2), "bias": torch.zeros(3)}
    torch.save({"model_ema": average, "model": plain, "epoch": 3}, FOLDER / "average-beside.pth")
    torch.save({"model_ema": average, "epoch": 3}, FOLDER / "average-within.pth")
    torch.save(average, FOLDER / "average.pth")
    torch.save([1, 2, {"a": 3}], FOLDER / "no-state.pth")
    torch.save({"weight": torch.ones(2), "greeting": Greeting()}, FOLDER / "code.pth")
    torch.save({"weight": torch.quantize_per_tensor(torch.ones(2), 0.1, 0, torch.qint8)},
               FOLDER / "quantised.pth")
    torch.save({"weight": torch.ones(2)}, FOLDER / "legacy.pth", _use_new_zipfile_serialization=False)
    torch.jit.script(torch.nn.Linear(2, 3)).save(FOLDER / "script.pt")


def transformers(name):
    """torchvision's name of a ResNet's tensor as Hugging Face's transformers has it."""
    for pattern, other in [
            (r"^conv1\.", "resnet.embedder.embedder.convolution."),
            (r"^bn1\.", "resnet.embedder.embedder.normalization."),
            (r"^fc\.", "classifier.1."),
            (r"\.downsample\.0\.", ".shortcut.convolution."),
            (r"\.downsample\.1\.", ".shortcut.normalization."),
            (r"\.conv(\d)\.", lambda m: f".layer.{int(m[1]) - 1}.convolution."),
            (r"\.bn(\d)\.", lambda m: f".layer.{int(m[1]) - 1}.normalization."),
            (r"^layer(\d)\.(\d)\.", lambda m: f"resnet.encoder.stages.{int(m[1]) - 1}.layers.{m[2]}.")]:
        name = re.sub(pattern, other, name)
    return name


def save_folder():
    folder = FOLDER / "tiny-resnet"
    folder.mkdir(exist_ok=True)
    save_file({transformers(name): tensor for name, tensor in tiny().items()},
              folder / "model.safetensors", {"format": "pt"})
    config = {"architectures": ["ResNetForImageClassification"], "model_type": "resnet",
              "depths": [1, 1, 1, 1], "embedding_size": 2, "hidden_sizes": [2, 4, 8, 16],
              "layer_type": "basic", "hidden_act": "relu", "downsample_in_first_stage": False,
              "id2label": {"0": "cat", "1": "dog", "2": "bird"}}
    (folder / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")
    config = {"size": {"shortest_edge": 32}, "crop_pct": 0.875, "resample": 3,
              "image_mean": [0.485, 0.456, 0.406], "image_std": [0.229, 0.224, 0.225]}
    (folder / "preprocessor_config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")
    front = "---\nlicense: apache-2.0\ndatasets:\n- none\n---\n\nNumbers by a formula, trained on nothing.\n"
    (folder / "README.md").write_text(front, encoding="utf-8")


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    save_files()
    save_folder()
    found = {name: answers(name, stages) for name, (_, stages) in NETS.items()}
    found.update({f"lite{n}": lite(n) for n in (1, 2)})
    found["timm names"] = timm_names()
    text = json.dumps(found).replace("}, ", "},\n ")
    (FOLDER / "expected.json").write_text(text + "\n", encoding="utf-8")
