#!/usr/bin/env python3
"""Writes one tiny network as a model folder of MXNet and one of PyTorch, and what it must answer.

    pip install --requirement src/data/requirements.txt
    python3 src/data/zoo_fixture.py

Convolution, normalisation, ReLU, mean over positions, dense layer; weights are random. MXNet's
folder holds its symbol and its own format of arrays, PyTorch's a TorchScript file.
"""
import json
import pathlib
import struct

import torch
from safetensors.torch import save_file

FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "src/test/resources/dev/graft/djl"
SIZE = 16


class Tiny(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = torch.nn.Conv2d(3, 4, 3, padding=1)
        self.norm = torch.nn.BatchNorm2d(4)
        self.fc = torch.nn.Linear(4, 5)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.fc(self.norm(self.conv(x)).relu().mean((2, 3)))


def symbol():
    nodes = []

    def add(op, name, inputs=(), **attrs):
        node = {"op": op, "name": name, "inputs": [[i, 0, 0] for i in inputs]}
        if attrs:
            node["attrs"] = attrs
        nodes.append(node)
        return len(nodes) - 1

    def variables(*names):
        return [add("null", name) for name in names]

    data = add("null", "data")
    conv = add("Convolution", "conv", [data] + variables("conv_weight", "conv_bias"),
               kernel="(3, 3)", pad="(1, 1)", num_filter="4")
    stats = variables("norm_gamma", "norm_beta", "norm_moving_mean", "norm_moving_var")
    norm = add("BatchNorm", "norm", [conv] + stats, eps="1e-05", fix_gamma="False")
    relu = add("Activation", "relu", [norm], act_type="relu")
    pool = add("Pooling", "pool", [relu], global_pool="True", pool_type="avg", kernel="(1, 1)")
    flat = add("Flatten", "flat", [pool])
    last = add("FullyConnected", "fc", [flat] + variables("fc_weight", "fc_bias"), num_hidden="5")
    return {"nodes": nodes, "heads": [[last, 0, 0]],
            "arg_nodes": [i for i, node in enumerate(nodes) if node["op"] == "null"],
            "attrs": {"mxnet_version": ["int", 10900]}}


def params(arrays):
    """MXNet's list of arrays: a magic number, the arrays (dense, 32-bit floats), the names."""
    out = struct.pack("<QQQ", 0x112, 0, len(arrays))
    for array in arrays.values():
        out += struct.pack("<Ii", 0xF993FAC9, 0)
        out += struct.pack("<i", array.ndim) + struct.pack(f"<{array.ndim}q", *array.shape)
        out += struct.pack("<iii", 1, 0, 0) + array.astype("<f4").tobytes()
    out += struct.pack("<Q", len(arrays))
    for name in arrays:
        out += struct.pack("<Q", len(name)) + name.encode()
    return out


def main():
    torch.manual_seed(5)
    net = Tiny().eval()
    with torch.no_grad():
        net.norm.weight.uniform_(0.5, 1.5)
        net.norm.bias.uniform_(-0.5, 0.5)
        net.norm.running_mean.uniform_(-0.5, 0.5)
        net.norm.running_var.uniform_(0.5, 1.5)
        pictures = torch.randn(2, 3, SIZE, SIZE)
        answers = net(pictures)
        below = net.norm(net.conv(pictures)).relu().mean((2, 3))
    torch.jit.script(net).save(str(FIXTURES / "tiny-pytorch/tiny-pytorch.pt"))
    names = {"conv.weight": "arg:conv_weight", "conv.bias": "arg:conv_bias",
             "norm.weight": "arg:norm_gamma", "norm.bias": "arg:norm_beta",
             "norm.running_mean": "aux:norm_moving_mean", "norm.running_var": "aux:norm_moving_var",
             "fc.weight": "arg:fc_weight", "fc.bias": "arg:fc_bias"}
    arrays = {new: net.state_dict()[old].numpy() for old, new in names.items()}
    folder = FIXTURES / "tiny-mxnet"
    (folder / "tiny-mxnet-0000.params").write_bytes(params(arrays))
    (folder / "tiny-mxnet-symbol.json").write_text(json.dumps(symbol(), indent=1) + "\n")
    save_file({"pictures": pictures, "answers": answers, "below": below},
              FIXTURES / "tiny-expected.safetensors")


if __name__ == "__main__":
    main()
