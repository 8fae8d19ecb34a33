#!/usr/bin/env python3
"""Checks that the peers see what Graft sees: the same pixels, labels and rows, the same network.

Reads what `ReferenceJobs --prepare` wrote; ends with an error where anything differs.
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from safetensors.torch import load_file

import network
import pictures

FIXTURES = Path(__file__).resolve().parents[2] / "test/resources/dev/graft/model"
TOLERANCE = 1e-4  # of a feature; they reach 6


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("jobs", nargs="+", choices=["R1", "R2", "R3"])
    parser.add_argument("--rows", type=Path, required=True)
    options = parser.parse_args()
    for job in options.jobs:
        data = pictures.clothing() if job == "R2" else pictures.emoji()
        expected = (options.rows / f"{job.lower()}-pixels.txt").read_text().strip()
        if pictures.pixel_sum(data) != expected:
            raise SystemExit(f"{job}: the peer's pixels are not Graft's; is target/classes new?")
        drawn = pictures.read_rows(options.rows / f"{job.lower()}-rows.csv", data)
        print(f"{job}: pixels equal bit for bit, labels equal, {len(drawn)} draws of rows")
    if {"R1", "R3"} & set(options.jobs):
        print(f"EfficientNet-Lite0: features within {difference():.0e} of the original's")


@torch.inference_mode()
def difference():
    """The largest, to the features which the weights' own package computes."""
    expected = load_file(FIXTURES / "efficientnet-lite0-expected.safetensors")
    base = network.efficientnet(2).load("efficientnet-lite0-imagenet").eval()
    worst = 0
    for name in ("china", "butterfly"):
        image = np.asarray(Image.open(FIXTURES / f"{name}.png").convert("RGB"), dtype=np.float32)
        x = torch.from_numpy((image - 127) / 128).permute(2, 0, 1)[None]
        features = base.lower(x, len(base.stages))[0]
        worst = max(worst, (features - expected[f"{name}.features"]).abs().max().item())
    if worst > TOLERANCE:
        raise SystemExit(f"a feature differs by {worst}, more than {TOLERANCE}")
    return worst


if __name__ == "__main__":
    main()
