#!/usr/bin/env python3
"""Trains and traces the small ResNet that notebook 17 brings as a network of the user's own.

    pip install --requirement src/data/torchscript-requirements.txt
    python3 src/data/clothes_resnet.py

It learns T-shirts, trousers, pullovers, dresses and coats from the shipped part of Fashion-MNIST,
1,900 training rows of each, and is written beside the notebooks. Other machines and
other torches give other last digits.
"""
import gzip
import pathlib

import numpy
import torch
from torchvision.models.resnet import BasicBlock

from torchscript_fixture import save

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = ROOT / "src/main/resources/dev/graft/data/fashion-mnist"
FILE = ROOT / "notebooks/clothes-resnet.pt"
CLASSES, HELD_OUT, PASSES, BATCH = 5, 100, 12, 64
MEAN, DEVIATION = 0.286, 0.353  # of Fashion-MNIST's pixels, from 0 to 1


class ClothesResNet(torch.nn.Module):
    """Three stages of one residual block each, 16, 32 and 64 channels, on 28 x 28 grey pixels."""

    def __init__(self):
        super().__init__()
        self.conv1 = torch.nn.Conv2d(1, 16, 3, padding=1, bias=False)
        self.bn1 = torch.nn.BatchNorm2d(16)
        self.layer1 = stage(16, 16, 1)
        self.layer2 = stage(16, 32, 2)
        self.layer3 = stage(32, 64, 2)
        self.fc = torch.nn.Linear(64, CLASSES)

    def forward(self, x):
        x = torch.relu(self.bn1(self.conv1(x)))
        x = self.layer3(self.layer2(self.layer1(x)))
        return self.fc(x.mean((2, 3)))


def stage(channels, more, stride):
    if stride == 1:
        return torch.nn.Sequential(BasicBlock(channels, more))
    shortcut = torch.nn.Sequential(torch.nn.Conv2d(channels, more, 1, stride, bias=False),
                                   torch.nn.BatchNorm2d(more))
    return torch.nn.Sequential(BasicBlock(channels, more, stride, shortcut))


def rows(part):
    """The pictures (n, 1, 28, 28), normalised, and the labels of the first five classes."""
    images = gzip.decompress((DATA / f"{part}-images-idx3-ubyte.gz").read_bytes())[16:]
    labels = gzip.decompress((DATA / f"{part}-labels-idx1-ubyte.gz").read_bytes())[8:]
    labels = torch.tensor(numpy.frombuffer(labels, numpy.uint8).copy()).long()
    images = torch.tensor(numpy.frombuffer(images, numpy.uint8).copy()).view(-1, 1, 28, 28)
    kept = labels < CLASSES
    return ((images[kept] / 255 - MEAN) / DEVIATION), labels[kept]


def accuracy(net, pictures, labels):
    net.eval()
    with torch.no_grad():
        return (net(pictures).argmax(1) == labels).float().mean().item()


def main():
    torch.manual_seed(0)
    torch.set_num_threads(1)
    pictures, labels = rows("train")
    held = torch.zeros(len(labels), dtype=torch.bool)
    for label in range(CLASSES):
        held[(labels == label).nonzero()[-HELD_OUT:]] = True
    training, answers = pictures[~held], labels[~held]
    net = ClothesResNet()
    steps = PASSES * -(-len(answers) // BATCH)
    optimiser = torch.optim.AdamW(net.parameters(), lr=3e-3, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 3e-3, total_steps=steps)
    for number in range(PASSES):
        net.train()
        for batch in torch.randperm(len(answers)).split(BATCH):
            loss = torch.nn.functional.cross_entropy(net(training[batch]), answers[batch])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
        held_out = accuracy(net, pictures[held], labels[held])
        print(f"pass {number + 1}: {held_out:.3f} of {int(held.sum())} held-out pictures right")
    traced = torch.jit.trace(net.eval(), pictures[:2], check_trace=False)
    save(traced, FILE)
    print(f"{FILE.relative_to(ROOT)}: {sum(p.numel() for p in net.parameters()):,} parameters")


if __name__ == "__main__":
    main()
