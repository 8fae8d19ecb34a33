"""What a program of the comparison writes: one line per run, in the columns of ReferenceJobs."""

import csv
import time
from contextlib import contextmanager

COLUMNS = ["job", "variant", "arm", "seconds", "seed", "accuracy", "rows"]


class Results:
    """Times arms and writes their runs to a CSV, each arm as soon as it has ended."""

    def __init__(self, path):
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, lineterminator="\n").writerow(COLUMNS)

    @contextmanager
    def timed(self, arm):
        """Hands out a list for the arm's runs: (seed, accuracy, sum of the rows)."""
        runs = []
        start = time.perf_counter()
        yield runs
        seconds = time.perf_counter() - start
        with self.path.open("a", newline="", encoding="utf-8") as file:
            for seed, accuracy, rows in runs:
                csv.writer(file, lineterminator="\n").writerow(
                    [arm.job, arm.variant, arm.name, f"{seconds:.3f}", seed,
                     f"{accuracy:.4f}", rows])
        name = " ".join(filter(None, [arm.job, arm.variant, arm.name]))
        accuracies = " ".join(f"{accuracy:.3f}" for _, accuracy, _ in runs)
        print(f"{name:<36} {seconds:7.1f} s   {accuracies}", flush=True)
