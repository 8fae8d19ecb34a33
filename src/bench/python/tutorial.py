#!/usr/bin/env python3
"""The reference jobs as PyTorch's transfer-learning tutorial does them: one process, no cache.

Every pass goes through the whole network; model.train() while training, so that normalisation
uses the batch's statistics and moves the running ones, in frozen stages too; after each pass the
accuracy on the validation rows, the best weights kept; the test rows once. Pictures are decoded
once and kept as tensors, which is kinder than the tutorial's loader. With `--frozen-stages eval`
frozen stages answer as in inference, which the tutorial does not do but many users do.
"""

import copy

import torch
import torch.nn.functional as F

import jobs
import pictures
from results import Results


def main():
    parser = jobs.parser(__doc__.splitlines()[0])
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--frozen-stages", choices=["train", "eval"], default="train")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    results = Results(options.results)
    for name, arms in options.units:
        Tutorial(jobs.Job(name, options), results).run(arms)


class Tutorial:
    def __init__(self, job, results):
        self.job = job
        self.results = results
        self.data = None
        self.rows = None
        self.frozen = {}  # networks by what they are a run of, for fine-tuning to go on with

    def run(self, chosen):
        for arm in self.job.arms(chosen):
            with self.results.timed(arm) as runs:
                self.read()
                for seed in self.job.seeds:
                    accuracy = self.train(arm, seed)
                    rows = pictures.row_sum(self.rows[arm.per_class, seed])
                    runs.append((seed, accuracy, rows))

    def read(self):
        """In the time of the first arm, as everywhere in the comparison."""
        if self.data is None:
            self.data = self.job.read_pictures()
            self.rows = pictures.read_rows(self.job.file("rows.csv"), self.data)

    def train(self, arm, seed):
        torch.manual_seed(seed)
        rows = self.rows[arm.per_class, seed]
        network = self.first(arm, seed).freeze(arm.cut)
        kept = self.fit(network, arm, rows)
        network.load_state_dict(kept)
        if arm.name == "frozen":
            self.frozen[arm.source, arm.per_class, seed] = network
        return self.accuracy(network, rows.test)

    def first(self, arm, seed):
        """The network before the first step: random, a base with a new or with a trained head."""
        if arm.continued:
            key = (*arm.continued, seed)
            if key not in self.frozen:
                self.train(self.frozen_arm(arm), seed)
            return copy.deepcopy(self.frozen[key])
        network = self.job.new_network(seed)
        return network.load(arm.source) if arm.source else network

    def frozen_arm(self, arm):
        return next(a for a in self.job.arms(["frozen"])
                    if (a.source, a.per_class) == arm.continued)

    def fit(self, network, arm, rows):
        """Trains; returns the weights of the pass that was best on validation."""
        trained = [p for p in network.parameters() if p.requires_grad]
        optimizer = torch.optim.AdamW(trained, lr=arm.rate, weight_decay=arm.decay)
        training = torch.tensor(rows.training)
        best, kept = -1, None
        for _ in range(arm.passes):
            network.train()
            if self.job.options.frozen_stages == "eval":
                network.stages[:arm.cut].eval()
            for batch in training[torch.randperm(len(training))].split(jobs.BATCH):
                optimizer.zero_grad()
                scores = network(self.data.pixels[batch])
                F.cross_entropy(scores, self.data.labels[batch]).backward()
                optimizer.step()
            accuracy = self.accuracy(network, rows.validation)
            if accuracy > best:
                best, kept = accuracy, copy.deepcopy(network.state_dict())
        return kept

    @torch.no_grad()
    def accuracy(self, network, rows):
        network.eval()
        right = 0
        for batch in torch.tensor(rows).split(jobs.EVALUATION_BATCH):
            answers = network(self.data.pixels[batch]).argmax(1)
            right += (answers == self.data.labels[batch]).sum().item()
        return right / len(rows)


if __name__ == "__main__":
    main()
