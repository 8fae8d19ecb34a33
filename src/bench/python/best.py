#!/usr/bin/env python3
"""The reference jobs as a practised user of PyTorch does them on a small machine.

One single-threaded process per core, the runs of an arm spread over them. What frozen stages
answer is computed once per job, for all cuts that its arms need, in inference mode, normalisation
folded into the kernels. Thawed stages keep their normalisation's statistics (eval mode). Tensors
have the channels last, which oneDNN computes a third to a half faster. Fused AdamW without decay
of normalisation and biases; batches of equal size. The best pass on validation is kept; the test
rows once.
"""

import copy
import math
import multiprocessing
import os

import torch
import torch.nn.functional as F
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

import jobs
import pictures
from network import Unit
from results import Results


def main():
    parser = jobs.parser(__doc__.splitlines()[0])
    parser.add_argument("--processes", type=int, default=len(os.sched_getaffinity(0)))
    options = parser.parse_args()
    torch.set_num_threads(1)  # also what makes a fork safe: no thread is left behind
    results = Results(options.results)
    for name, arms in options.units:
        Best(jobs.Job(name, options), results).run(arms)


class Best:
    def __init__(self, job, results):
        self.job = job
        self.results = results
        self.planned = []  # the arms of the unit, those that others continue included
        self.data = None
        self.rows = None
        self.features = {}  # activations of all rows that the job needs, by (source, cut)
        self.bases = {}  # networks with the weights of a source
        self.heads = {}  # of frozen runs, for fine-tuning to go on with

    def run(self, chosen):
        also = ["frozen"] if "fine-tuned" in chosen else []
        self.planned = self.job.arms([*chosen, *also])
        for arm in self.job.arms(chosen):
            with self.results.timed(arm) as runs:
                self.read()
                self.cache(arm)
                for seed, accuracy in zip(self.job.seeds, self.train_all(arm)):
                    rows = pictures.row_sum(self.rows[arm.per_class, seed])
                    runs.append((seed, accuracy, rows))

    def read(self):
        """In the time of the first arm, as everywhere in the comparison."""
        if self.data is None:
            read = self.job.read_pictures()
            every = torch.arange(len(read.labels))
            self.data = read._replace(pixels=taken(read.pixels, every))
            self.rows = pictures.read_rows(self.job.file("rows.csv"), self.data)

    # Processes. They are forked for each arm, so they find pictures and features without a copy.

    def side_by_side(self, function, tasks):
        processes = min(self.job.options.processes, len(tasks))
        if processes == 1:
            return [function(task) for task in tasks]
        with multiprocessing.get_context("fork").Pool(processes) as pool:
            return pool.map(function, tasks, chunksize=1)

    def train_all(self, arm):
        """The accuracies of an arm's runs, after those that they continue and that are missing."""
        if arm.continued and (*arm.continued, self.job.seeds[0]) not in self.heads:
            frozen = next(a for a in self.planned
                          if a.name == "frozen" and (a.source, a.per_class) == arm.continued)
            self.cache(frozen)
            self.train_all(frozen)
        found = self.side_by_side(self.train, [(arm, seed) for seed in self.job.seeds])
        if arm.name == "frozen":
            for seed, (_, head) in zip(self.job.seeds, found):
                self.heads[arm.source, arm.per_class, seed] = head
        return [accuracy for accuracy, _ in found]

    # Features

    def cache(self, arm):
        """What the frozen stages answer, at every cut that is planned on this base, in one go."""
        if arm.source and arm.source not in self.bases:
            any_head = self.job.seeds[0]
            self.bases[arm.source] = self.job.new_network(any_head).load(arm.source)
        if arm.cut == 0 or (arm.source, arm.cut) in self.features:
            return
        cuts = sorted({a.cut for a in self.planned if a.source == arm.source and a.cut > 0})
        draws = {(a.per_class, seed) for a in self.planned for seed in self.job.seeds}
        needed = sorted({row for draw in draws for part in self.rows[draw] for row in part})
        network = channels_last(folded(copy.deepcopy(self.bases[arm.source])))
        answers = self.empty(network, cuts)

        def compute(batch):
            with torch.inference_mode():
                x, below = taken(self.data.pixels, batch), 0
                for cut in cuts:
                    for stage in network.stages[below:cut]:
                        x = stage(x)
                    answers[cut][batch] = x
                    below = cut

        self.in_shares(compute, torch.tensor(needed))
        self.features.update({(arm.source, cut): answers[cut] for cut in cuts})

    def empty(self, network, cuts):
        """Shared memory for each cut: one place per row of the data set."""
        with torch.inference_mode():
            shapes = {cut: network.lower(self.data.pixels[:1], cut).shape[1:] for cut in cuts}
        count = len(self.data.labels)
        return {cut: torch.empty((count, *shape)).share_memory_() for cut, shape in shapes.items()}

    def in_shares(self, compute, rows):
        """Computes batches of rows, an equal share in each process."""
        processes = [multiprocessing.get_context("fork").Process(
            target=lambda share: [compute(b) for b in share.split(jobs.EVALUATION_BATCH)],
            args=(share,)) for share in rows.chunk(self.job.options.processes)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
            if process.exitcode:
                raise SystemExit(f"a process broke with {process.exitcode} while it cached")

    # One run

    def train(self, task):
        arm, seed = task
        torch.manual_seed(seed)
        rows = self.rows[arm.per_class, seed]
        inputs = self.features[arm.source, arm.cut] if arm.cut else self.data.pixels
        trained = channels_last(self.trained_part(arm, seed))
        trained.load_state_dict(self.fit(trained, arm, inputs, rows))
        accuracy, _ = self.answers(trained, inputs, rows.test)
        # As plain arrays: a tensor would stay in the memory of a process that is about to end.
        return accuracy, [tensor.detach().numpy() for tensor in trained[-1].parameters()]

    def trained_part(self, arm, seed):
        """The stages above the cut and the head."""
        if arm.source is None:
            network = self.job.new_network(seed)
            return nn.Sequential(*network.stages, network.head)
        base = self.bases[arm.source]
        head = self.job.new_head(seed)
        if arm.continued:
            for tensor, values in zip(head.parameters(), self.heads[*arm.continued, seed]):
                tensor.data = torch.from_numpy(values).clone()
        return nn.Sequential(*copy.deepcopy(base.stages[arm.cut:]), head)

    def fit(self, trained, arm, inputs, rows):
        """Trains; returns the weights of the pass that was best on validation."""
        optimizer = torch.optim.AdamW(groups(trained, arm.decay), lr=arm.rate, fused=True)
        training = torch.tensor(rows.training)
        batches = math.ceil(len(training) / jobs.BATCH)  # of equal size: none tiny, none to drop
        best, kept = (-1, 0), None
        for _ in range(arm.passes):
            trained.train(arm.source is None)
            for batch in training[torch.randperm(len(training))].tensor_split(batches):
                optimizer.zero_grad()
                F.cross_entropy(trained(taken(inputs, batch)), self.data.labels[batch]).backward()
                optimizer.step()
            accuracy, loss = self.answers(trained, inputs, rows.validation)
            if (accuracy, -loss) > best:
                best, kept = (accuracy, -loss), copy.deepcopy(trained.state_dict())
        return kept

    def answers(self, trained, inputs, rows):
        """(accuracy, mean loss)"""
        trained.eval()
        right = loss = 0
        with torch.inference_mode():
            for batch in torch.tensor(rows).split(jobs.EVALUATION_BATCH):
                scores, labels = trained(taken(inputs, batch)), self.data.labels[batch]
                right += (scores.argmax(1) == labels).sum().item()
                loss += F.cross_entropy(scores, labels, reduction="sum").item()
        return right / len(rows), loss / len(rows)


def channels_last(network):
    return network.to(memory_format=torch.channels_last)


def taken(inputs, batch):
    """The rows of a batch, maps with their channels last."""
    rows = inputs[batch]
    return rows.contiguous(memory_format=torch.channels_last) if rows.dim() == 4 else rows


def groups(trained_part, decay):
    """Kernels and matrices decay; normalisation and biases do not."""
    trained = list(trained_part.parameters())
    return [{"params": [p for p in trained if p.dim() > 1], "weight_decay": decay},
            {"params": [p for p in trained if p.dim() == 1], "weight_decay": 0}]


def folded(network):
    """The same network for inference, normalisation inside the kernels."""
    network.eval()
    for module in network.modules():
        if isinstance(module, Unit):
            module.convolution = fuse_conv_bn_eval(module.convolution, module.norm)
            module.norm = nn.Identity()
    return network


if __name__ == "__main__":
    main()
