"""The reference jobs as lists of arms: what is trained, from what, how long, at which rate.

The same definitions as in ReferenceArms.java, which the peers are compared with.
"""

import argparse
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import nn

import network
import pictures

BATCH = 32
EVALUATION_BATCH = 64
SEEDS = {"R1": range(3), "R2": range(5), "R3": range(10)}
BUDGETS = [2, 4, 8, 16, 32]
SOURCES = {"clothing": "fashion-net-clothing", "digits": "fashion-net-digits",
           "shuffled-100": "fashion-net-fitted-100"}  # and the files of their weights
ARMS = ["scratch", "frozen", "fine-tuned"]
ALL_ROWS = "all"


@dataclass(frozen=True)
class Arm:
    """One arm of a job.

    variant: what tells it from others of its name (thawed stages, source, images per class)
    source: the base's weights; None for random ones
    cut: how many stages, from the input on, stay frozen
    """

    job: str
    variant: str
    name: str
    source: str | None
    cut: int
    passes: int
    rate: float
    decay: float = 0.01
    per_class: str = ALL_ROWS

    @property
    def continued(self):
        """What names the frozen arm whose head and base this one goes on with."""
        return (self.source, self.per_class) if self.name == "fine-tuned" else None


class Job:
    """A job's arms, its pictures and how to make its network."""

    def __init__(self, name, options):
        self.name = name
        self.options = options
        self.seeds = options.seeds or list(SEEDS[name])
        self.classes = 5 if name == "R2" else 8
        self.network = network.fashion if name == "R2" else network.efficientnet
        self.read_pictures = pictures.clothing if name == "R2" else pictures.emoji

    def new_network(self, seed):
        """Random weights drawn from the seed, and the head that Graft's run of it starts with."""
        torch.manual_seed(seed)
        network = self.network(self.classes)
        network.head = self.new_head(seed)
        return network

    def new_head(self, seed):
        tensors = load_file(self.file(f"head-{seed}.safetensors"))
        classes, features = tensors["head.weight"].shape
        head = nn.Linear(features, classes)
        head.load_state_dict({"weight": tensors["head.weight"], "bias": tensors["head.bias"]})
        return head

    def file(self, name):
        """One of those that `ReferenceJobs --prepare` wrote for this job."""
        return self.options.rows / f"{self.name.lower()}-{name}"

    def arms(self, chosen):
        """The arms of these names in the order in which they run."""
        every = {"R1": self.emoji, "R2": self.clothing, "R3": self.budgets}[self.name]()
        return [arm for arm in every if arm.name in chosen]

    def emoji(self):
        return [self.arm("", "scratch"), self.arm("", "frozen"),
                *(self.arm(variant(t), "fine-tuned", thawed=t) for t in self.options.thawed)]

    def budgets(self):
        thawed = self.options.thawed[0]
        return [self.arm(f"{budget} per class", name, thawed=thawed, per_class=str(budget))
                for budget in self.options.budgets for name in ARMS]

    def arm(self, variant_name, name, thawed=0, per_class=ALL_ROWS):
        depth = 1 + len(network.EFFICIENTNET_STAGES) + 1
        cut = {"scratch": 0, "frozen": depth,
               "fine-tuned": 0 if thawed == "all" else depth - int(thawed)}[name]
        passes, rate = {"scratch": (15, 1e-3), "frozen": (15, 3e-3), "fine-tuned": (5, 1e-4)}[name]
        source = None if name == "scratch" else "efficientnet-lite0-imagenet"
        return Arm(self.name, variant_name, name, source, cut, self.most(passes), rate,
                   per_class=per_class)

    def clothing(self):
        arms = [Arm("R2", "", "scratch", None, 0, self.most(20), 1e-3, 0)]
        for source, weights in SOURCES.items():
            arms.append(Arm("R2", source, "frozen", weights, 4, self.most(20), 1e-3, 0))
            arms.append(Arm("R2", source, "fine-tuned", weights, 0, self.most(10), 1e-4, 0))
        return arms

    def most(self, passes):
        return min(passes, self.options.passes or passes)


def variant(thawed):
    return "whole base" if thawed == "all" else f"top {thawed}"


def parser(description):
    """The options that both peers share with ReferenceJobs."""
    result = argparse.ArgumentParser(description=description)
    result.add_argument("units", nargs="+", metavar="JOB[:ARM,ARM]", type=unit,
                        help="R1, R2 or R3, with all arms or those named")
    result.add_argument("--seeds", type=numbers, help="default: those of the job")
    result.add_argument("--thawed", type=lambda text: text.split(","), default=["2", "all"],
                        help="stages that R1's fine-tuning thaws, from the top; R3 takes the first")
    result.add_argument("--budgets", type=numbers, default=BUDGETS, help="images per class in R3")
    result.add_argument("--passes", type=int, help="at most so many in each phase, for a trial")
    result.add_argument("--rows", type=Path, required=True,
                        help="the folder that `ReferenceJobs --prepare` wrote to")
    result.add_argument("--results", type=Path, required=True, help="the CSV to write")
    return result


def unit(text):
    """(job, names of arms)"""
    job, _, arms = text.partition(":")
    chosen = arms.split(",") if arms else ARMS
    unknown = [arm for arm in chosen if arm not in ARMS]
    if job not in SEEDS or unknown:
        raise argparse.ArgumentTypeError(
            f"'{text}' must be a job of {list(SEEDS)} and, after a colon, arms of {ARMS}")
    return job, chosen


def numbers(text):
    return [int(number) for number in text.split(",")]
