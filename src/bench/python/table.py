"""From the runs of a comparison to its table and its checks. No package is needed.

A run is a dictionary with the columns of the results and of the process that computed it: side,
repetition, job, variant, arm, seed, accuracy, seconds (of the whole arm), rows.
"""

from collections import defaultdict
from statistics import fmean

GRAFT = {"mxnet": "Graft, MXNet", "pytorch": "Graft, PyTorch"}
PEERS = {"tutorial": "PyTorch, tutorial", "best": "PyTorch, best"}
SIDES = {**GRAFT, **PEERS}
PEERS_AT, PEER_WIDTH = 40, 34  # columns of the table
# Frozen arms of Graft and of the cached peer train a linear head on equal features, from the same
# weights, on the same rows; only the order of the batches differs. In R2 it matters more: 80 steps
# leave the head half trained. By job, for one seed and for the mean of several:
SEED_TOLERANCES = {"R1": 0.03, "R2": 0.08, "R3": 0.03}
MEAN_TOLERANCE = 0.02


def arms(runs):
    """(job, variant, arm) in the order in which they ran."""
    return list(dict.fromkeys((r["job"], r["variant"], r["arm"]) for r in runs))


def seconds(runs):
    """{side: [seconds of each repetition]} of the runs of one arm, or of several, summed."""
    found = defaultdict(dict)
    for run in runs:
        arm = run["job"], run["variant"], run["arm"]
        found[run["side"], run["repetition"]][arm] = float(run["seconds"])
    result = defaultdict(list)
    for side, repetition in sorted(found, key=lambda key: key[1]):
        result[side].append(sum(found[side, repetition].values()))
    return dict(result)


def ratio(ours, theirs):
    """How many times longer the peer takes: of the means, and of each repetition."""
    return fmean(theirs) / fmean(ours), [t / o for o, t in zip(ours, theirs)]


def accuracies(runs, side, repetition=1):
    """{seed: accuracy} of one arm; a failed run is None."""
    return {int(r["seed"]): None if r["accuracy"] == "failed" else float(r["accuracy"])
            for r in runs if r["side"] == side and int(r["repetition"]) == repetition}


def lines(runs, processes):
    """The table of one unit. processes: of each side what `watch` saw of each."""
    result = []
    every = arms(runs)
    for arm in every:
        chosen = [r for r in runs if (r["job"], r["variant"], r["arm"]) == arm]
        result += ["", " ".join(filter(None, arm)), *block(chosen)]
    if len(every) > 1:
        result += ["", f"{every[0][0]}, these {len(every)} arms together", *timings(runs)]
    result += ["", "  the processes        outside of the arms        peak memory    "
                   "cores busy with other work"]
    for side in filter(processes.get, SIDES):
        outside, peaks, others = zip(*processes[side])
        result.append(f"  {SIDES[side]:<18} {listed(outside):>16} s   {listed(peaks, 0):>16} MiB   "
                      f"{listed(others, 2):>16}")
    return result


def block(runs):
    """One arm: its timings, each followed by its accuracies."""
    result = []
    for side, line in zip(filter(seconds(runs).get, SIDES), timings(runs)):
        found = accuracies(runs, side)
        values = [value for value in found.values() if value is not None]
        mean = f"{fmean(values):.3f}" if values else "-"
        each = " ".join("failed" if v is None else f"{v:.3f}" for v in found.values())
        result.append(f"{line:<{PEERS_AT + len(PEERS) * PEER_WIDTH}}   accuracy {mean}: {each}")
    return result


def timings(runs):
    """A line per side: seconds of each repetition; for Graft, how many times longer a peer takes."""
    found = seconds(runs)
    result = []
    for side in filter(found.get, SIDES):
        line = f"  {SIDES[side]:<18} {listed(found[side]):>16} s"
        for peer in PEERS if side in GRAFT else []:
            if peer in found:
                mean, each = ratio(found[side], found[peer])
                line += f"{f'   {peer} x {mean:.2f} ({listed(each, 2)})':<{PEER_WIDTH}}"
        result.append(line)
    return result


def compared(runs):
    """The comparisons that `problems` made and found right, for the report."""
    sides = {r["side"] for r in runs}
    words = ["the same rows on all sides"]
    if "best" in sides and sides & set(GRAFT) and any(r["arm"] == "frozen" for r in runs):
        tolerance = SEED_TOLERANCES[runs[0]["job"]]
        words.append(f"frozen accuracies within {tolerance} of the cached peer's in each seed and "
                     f"{MEAN_TOLERANCE} on average")
    return "; ".join(words)


def listed(values, digits=1):
    return " ".join(f"{value:.{digits}f}" for value in values)


def problems(runs):
    """What forbids to compare the sides: other rows, or frozen heads that do not agree."""
    found = []
    for arm in arms(runs):
        chosen = [r for r in runs if (r["job"], r["variant"], r["arm"]) == arm]
        name = " ".join(filter(None, arm))
        for seed in dict.fromkeys(r["seed"] for r in chosen):
            sums = {r["rows"] for r in chosen if r["seed"] == seed}
            if len(sums) > 1:
                found.append(f"{name}, seed {seed}: the sides trained on different rows")
        if arm[2] == "frozen":
            found += [f"{name}: {problem}" for problem in disagreements(chosen)]
    return found


def disagreements(runs):
    """Frozen accuracies of Graft that are too far from those of the cached peer."""
    found = []
    theirs = accuracies(runs, "best")
    tolerance = SEED_TOLERANCES[runs[0]["job"]]
    for side in GRAFT:
        ours = accuracies(runs, side)
        if not ours or not theirs:
            continue
        if None in ours.values():
            found.append(f"{SIDES[side]} has a failed run")
            continue
        differences = {seed: ours[seed] - theirs[seed] for seed in ours}
        worst = max(differences, key=lambda seed: abs(differences[seed]))
        mean = fmean(differences.values())
        if abs(differences[worst]) > tolerance:
            found.append(f"{SIDES[side]} is {differences[worst]:+.3f} from the cached peer in seed "
                         f"{worst}, more than {tolerance}")
        if len(differences) > 1 and abs(mean) > MEAN_TOLERANCE:
            found.append(f"{SIDES[side]} is {mean:+.3f} from the cached peer on average, more "
                         f"than {MEAN_TOLERANCE}")
    return found
