#!/usr/bin/env python3
"""Traces tiny networks of torchvision and transformers, and writes what they must answer.

    pip install --requirement src/data/torchscript-requirements.txt
    python3 src/data/torchscript_fixture.py

The architectures are those of their packages, eight channels wide; weights are random, from seeds.
Files are packed anew without the notes on their source lines, which only errors in Python read.
"""
import io
import pathlib
import zipfile

import torch
import onnx
from onnx import TensorProto, helper, numpy_helper
from safetensors.torch import save_file
from torchvision.models.mobilenetv3 import InvertedResidualConfig, MobileNetV3
from torchvision.models.resnet import BasicBlock, ResNet
from torchvision.models.vision_transformer import VisionTransformer
from transformers import BertConfig, BertModel

FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "src/test/resources/dev/graft/djl/torch"
SIZE = 32


class TinyResNet(ResNet):
    """ResNet-18 of torchvision with 8, 8, 16 and 16 channels."""

    def __init__(self):
        super().__init__(BasicBlock, [2, 2, 2, 2], num_classes=10)
        self.inplanes = 8
        self.conv1 = torch.nn.Conv2d(3, 8, 7, stride=2, padding=3, bias=False)
        self.bn1 = torch.nn.BatchNorm2d(8)
        self.layer1 = self._make_layer(BasicBlock, 8, 2)
        self.layer2 = self._make_layer(BasicBlock, 8, 2, stride=2)
        self.layer3 = self._make_layer(BasicBlock, 16, 2, stride=2)
        self.layer4 = self._make_layer(BasicBlock, 16, 2, stride=2)
        self.fc = torch.nn.Linear(16, 10)


def mobile_net():
    settings = [InvertedResidualConfig(8, 3, 8, 8, True, "RE", 2, 1, 1.0),
                InvertedResidualConfig(8, 3, 16, 8, False, "RE", 1, 1, 1.0),
                InvertedResidualConfig(8, 5, 16, 16, True, "HS", 2, 1, 1.0)]
    return MobileNetV3(settings, last_channel=32, num_classes=10)


class TinyBert(torch.nn.Module):
    """The numbers of word pieces to a vector each; 0 is padding, which nothing looks at."""

    def __init__(self):
        super().__init__()
        config = BertConfig(vocab_size=40, hidden_size=8, num_hidden_layers=2,
                            num_attention_heads=2, intermediate_size=16,
                            max_position_embeddings=12, attn_implementation="eager")
        self.bert = BertModel(config, add_pooling_layer=False)

    def forward(self, ids):
        return self.bert(ids, attention_mask=ids.ne(0).long()).last_hidden_state


class Chain(torch.nn.Module):
    """What a bad file is made of."""

    def __init__(self):
        super().__init__()
        self.conv = torch.nn.Conv2d(3, 4, 3)
        self.drop = torch.nn.Dropout(0.5)
        self.fc = torch.nn.Linear(4, 3)

    def forward(self, x):
        return self.fc(self.drop(self.conv(x).relu().mean((2, 3))))


class OneRow(Chain):
    """Its batch of one is burned in."""

    def forward(self, x):
        return self.fc(self.conv(x).relu().mean((2, 3)).view(1, 4))


class TwoRows(Chain):
    """Its batch of two is burned in."""

    def forward(self, x):
        return self.fc(self.conv(x).relu().mean((2, 3)).view(2, 4))


class Beside(Chain):
    """What an example is answered depends on those beside it."""

    def forward(self, x):
        return self.fc(self.conv(x - x.mean(0, keepdim=True)).relu().mean((2, 3)))


class Cropped(Chain):
    """Python decides by the size; traced with a large picture it keeps a corner for good."""

    def forward(self, x):
        x = x[:, :, :8, :8] if x.shape[2] > 8 else x
        return self.fc(self.conv(x).relu().mean((2, 3)))


class Nothing(Chain):
    """Its input does not reach its answers."""

    def forward(self, x):
        return self.fc(self.conv(x).relu().mean((2, 3)) * 0)


class Branch(Chain):
    """Which layers it computes depends on the numbers, so that it can be scripted alone."""

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        map = self.conv(x)
        if bool(map.mean() > 0):
            map = map.relu()
        return self.fc(map.mean((2, 3)))


class Pair(Chain):
    """Takes two pictures."""

    def forward(self, x, y):
        return self.fc(self.conv(x - y).relu().mean((2, 3)))


def shaken(net):
    """Normalisation that does something, of values that do not vanish."""
    with torch.no_grad():
        for module in net.modules():
            if isinstance(module, torch.nn.BatchNorm2d):
                module.weight.uniform_(0.8, 1.2)
                module.bias.uniform_(-0.1, 0.1)
                module.running_mean.uniform_(-0.1, 0.1)
                module.running_var.uniform_(0.8, 1.2)
    return net.eval()


class Normalised(torch.nn.Module):
    """Scripted in training mode, which the engine takes back when it reads the file."""

    def __init__(self):
        super().__init__()
        self.conv = torch.nn.Conv2d(3, 4, 3)
        self.norm = torch.nn.BatchNorm2d(4)
        self.fc = torch.nn.Linear(4, 3)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.fc(self.norm(self.conv(x)).relu().mean((2, 3)))


def that_answer_wrongly():
    """Files that are whole and can be computed with, and still are no base."""
    torch.manual_seed(21)
    two = torch.randn(2, 3, 16, 16)
    for name, net in {"two-rows": TwoRows(), "beside": Beside(), "cropped": Cropped(),
                      "nothing": Nothing()}.items():
        save(torch.jit.trace(net.eval(), two, check_trace=False), f"bad-{name}.pt")
    save(torch.jit.script(Normalised().train()), "scripted.pt")
    net = Chain().eval()
    weights = [net.conv.weight, net.conv.bias, net.fc.weight * 0, net.fc.bias]
    onnx_net("bad-nothing.onnx", weights)


def onnx_net(name, weights, batch="n", size="size", last=False, second=False, half=False):
    """Convolution, ReLU, mean over positions, dense layer."""
    side = [3] if last else []
    shape = [batch] + ([] if last else [3]) + [size, size] + side
    nodes = [helper.make_node("Conv", ["turned" if last else "pictures", "w", "b"], ["map"]),
             helper.make_node("Relu", ["map"], ["relu"]),
             helper.make_node("GlobalAveragePool", ["relu"], ["pool"]),
             helper.make_node("Flatten", ["pool"], ["flat"]),
             helper.make_node("Gemm", ["flat", "m", "c"], ["scores"], transB=1)]
    if last:
        nodes.insert(0, helper.make_node("Transpose", ["pictures"], ["turned"], perm=[0, 3, 1, 2]))
    kind = TensorProto.FLOAT16 if half else TensorProto.FLOAT
    inputs = [helper.make_tensor_value_info("pictures", kind, shape)]
    if second:
        inputs.append(helper.make_tensor_value_info("mask", TensorProto.FLOAT, [batch]))
    outputs = [helper.make_tensor_value_info("scores", kind, [batch, 3])]
    arrays = [numpy_helper.from_array((v.half() if half else v).detach().numpy(), k)
              for k, v in zip(["w", "b", "m", "c"], weights)]
    graph = helper.make_graph(nodes, "tiny", inputs, outputs, arrays)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    (FIXTURES / name).write_bytes(model.SerializeToString())


def onnx_nets():
    net = Chain().eval()
    weights = [net.conv.weight, net.conv.bias, net.fc.weight, net.fc.bias]
    onnx_net("tiny.onnx", weights)
    onnx_net("tiny-three.onnx", weights, batch=3, size=SIZE)
    onnx_net("tiny-last.onnx", weights, last=True)
    onnx_net("bad-pair.onnx", weights, second=True)
    onnx_net("bad-half.onnx", weights, half=True)
    of_tiny()
    return net


def of_tiny():
    """The same with its weights in a file beside it, as PyTorch's exporter writes them, and of an opset to come."""
    model = onnx.load(FIXTURES / "tiny.onnx")
    onnx.save_model(model, FIXTURES / "tiny-beside.onnx", save_as_external_data=True,
                    all_tensors_to_one_file=True, location="tiny-beside.onnx.data", size_threshold=0)
    model = onnx.load(FIXTURES / "tiny.onnx")
    model.opset_import[0].version = 99
    (FIXTURES / "bad-opset.onnx").write_bytes(model.SerializeToString())


def save(module, name):
    raw = io.BytesIO()
    torch.jit.save(module, raw)
    FIXTURES.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(raw) as old, \
            zipfile.ZipFile(FIXTURES / name, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if not entry.filename.endswith(".debug_pkl"):
                new.writestr(zipfile.ZipInfo(entry.filename), old.read(entry),
                             zipfile.ZIP_DEFLATED)


def main():
    torch.manual_seed(18)
    pictures = torch.randn(3, 3, SIZE, SIZE)
    ids = torch.tensor([[2, 7, 9, 3, 0, 0, 0, 0, 0, 0], [2, 11, 12, 13, 14, 15, 39, 5, 6, 3]])
    vit = VisionTransformer(image_size=SIZE, patch_size=8, num_layers=3, num_heads=2,
                            hidden_dim=8, mlp_dim=16, num_classes=10)
    torch.nn.init.normal_(vit.heads.head.weight)
    nets = {"resnet": (TinyResNet(), pictures), "mobilenet": (mobile_net(), pictures),
            "vit": (vit, pictures), "bert": (TinyBert(), ids)}
    expected = {"pictures": pictures, "ids": ids.float()}
    for name, (net, example) in nets.items():
        # The check would trace a second time without gradients, where attention is another operator.
        traced = torch.jit.trace(shaken(net), example, check_trace=False)
        save(traced, f"tiny-{name}.pt")
        with torch.no_grad():
            expected[name] = net(example)
    with torch.no_grad():
        resnet = nets["resnet"][0]
        body = torch.nn.Sequential(*list(resnet.children())[:-1])
        expected["resnet below"] = body(pictures).flatten(1)
    net = onnx_nets()
    with torch.no_grad():
        expected["onnx"] = net(pictures)
        expected["onnx below"] = net.conv(pictures).relu().mean((2, 3))
    save_file({key: value.contiguous() for key, value in expected.items()},
              FIXTURES / "expected.safetensors")
    one = torch.randn(1, 3, 16, 16)
    save(torch.jit.trace(OneRow().eval(), one), "bad-one-row.pt")
    save(torch.jit.trace(Chain().eval().half(), one.half()), "bad-half.pt")
    save(torch.jit.trace(Chain().train(), one, check_trace=False), "bad-training.pt")
    save(torch.jit.trace(Pair().eval(), (one, one)), "bad-pair.pt")
    save(torch.jit.script(Branch().eval()), "branch.pt")
    torch.save(Chain().state_dict(), FIXTURES / "bad-state.pt")
    whole = torch.ao.quantization.quantize_dynamic(Chain().eval(), {torch.nn.Linear}, torch.qint8)
    save(torch.jit.trace(whole, one), "bad-quantised.pt")
    save(torch.jit.trace(Chain().eval().bfloat16(), one.bfloat16()), "bad-bfloat16.pt")
    that_answer_wrongly()


if __name__ == "__main__":
    main()
