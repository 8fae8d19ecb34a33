#!/usr/bin/env python3
r"""Writes what scikit-learn finds where dev.graft.linear.LogisticRegression must find the same.

The two commands that made the files in src/test/resources/dev/graft/linear, from the root:

    mvn -Pbench test-compile exec:java -Dexec.mainClass=dev.graft.linear.ReferenceFeatures \
        -Dexec.args=src/test/resources/dev/graft/linear -Dgraft.engine=MXNet
    python3 src/test/python/logistic_reference.py

The first needs the sentences, see there; the second the packages in requirements.txt beside it.

Minimised is mean cross-entropy over the training rows + lambda / 2 * |W|^2, the intercepts free;
with weights, 1 + row mod 3, the mean is sum(w_i * cross-entropy_i) / sum(w_i). Features are
centred by the training rows' mean and divided by one number, the root of the mean population
variance of the columns that vary there; weights do not enter either. A column that is constant on
the training rows is 0 everywhere, held-out rows included.

Of two classes scikit-learn fits one vector w, not two. With W = (-w/2, w/2) the probabilities are
the same and |W|^2 is |w|^2 / 2, so C is doubled there.

lbfgs ends at a gradient of about 1e-8, which leaves an error of 1e-12 in the objective but of 1e-5
in the probabilities of emoji, whose held-out rows are up to 5,000 deviations away. So newton-cg
follows, and Newton's steps by scipy's cg from where it ends. Objective and gradient are computed
here, from the definition above, and not asked of scikit-learn.

    python3 src/test/python/logistic_reference.py --large

prints instead the objectives of a larger set, which Java makes by SplittableRandom: see `large`.
"""
import argparse
import gzip
import json
import pathlib
import warnings

import numpy as np
import scipy
import sklearn
from scipy.sparse.linalg import LinearOperator, cg
from scipy.special import log_softmax, softmax
from sklearn.linear_model import LogisticRegression

FOLDER = pathlib.Path(__file__).resolve().parents[3] / "src/test/resources/dev/graft/linear"
LAMBDAS = [10, 1, 0.1, 0.01, 0.001, 1e-4]
WEIGHTED = 0.01  # the lambda of the variant with weights
LARGEST_GRADIENT = 1e-14  # probabilities are good to 1e-10 then
DIGITS = 10  # of probabilities, behind the point


class Data:
    """Scaled features of a data set, training and held-out."""

    def __init__(self, words, rows):
        n = words["n"]
        training = rows[:n]
        constant = training.max(0) == training.min(0)
        scale = np.sqrt(training.var(0)[~constant].mean())
        rows = np.where(constant, 0, (rows - training.mean(0)) / scale)
        self.name, self.classes = words["name"], len(words["classes"])
        self.features, self.held = rows[:n], rows[n:]
        self.labels, self.held_labels = np.array(words["labels"]), np.array(words["heldLabels"])
        self.constant = int(constant.sum())


def read(words):
    packed = (FOLDER / f"{words['name']}.f32.gz").read_bytes()
    raw = np.frombuffer(gzip.decompress(packed), "<f4").astype(np.float64)
    return Data(words, raw.reshape(words["n"] + words["held"], words["d"]))


def large(n=6000, d=100, classes=20, seed=7):
    """A set from one stream u of numbers in [0, 1), `new SplittableRandom(7).nextDouble()` in Java:
    features x = 2u - 1 row by row, then a matrix B (classes, d) of 2u - 1, then noise (n, classes)
    of 4 (2u - 1). A row's label is that of the largest B x + noise. No held-out rows."""
    state = np.arange(1, n * d + classes * d + n * classes + 1, dtype=np.uint64)
    z = np.uint64(seed) + state * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    u = 2 * ((z ^ (z >> np.uint64(31))) >> np.uint64(11)).astype(np.float64) * 2.0**-53 - 1
    x, b, noise = np.split(u, [n * d, n * d + classes * d])
    x = x.reshape(n, d)
    labels = (x @ b.reshape(classes, d).T + 4 * noise.reshape(n, classes)).argmax(1)
    words = {"name": "large", "n": n, "classes": [str(i) for i in range(classes)],
             "labels": labels, "heldLabels": []}
    return Data(words, x)


class Objective:
    """Of a matrix (classes, d + 1), whose last column are the intercepts."""

    def __init__(self, data, penalty, weights):
        self.x = with_ones(data.features)
        self.y = np.eye(data.classes)[data.labels]
        self.share = (weights / weights.sum())[:, None]
        self.penalty = np.append(np.full(data.features.shape[1], float(penalty)), 0)

    def value(self, w):
        entropy = -(self.share * self.y * log_softmax(self.x @ w.T, axis=1)).sum()
        return entropy + (self.penalty * w**2).sum() / 2

    def gradient(self, w):
        return (self.share * (softmax(self.x @ w.T, axis=1) - self.y)).T @ self.x + self.penalty * w

    def newton_step(self, w):
        p = softmax(self.x @ w.T, axis=1)

        def product(flat):
            v = flat.reshape(w.shape)
            a = self.x @ v.T
            a = self.share * p * (a - (p * a).sum(1, keepdims=True))
            return centred(a.T @ self.x + self.penalty * v).ravel()

        hessian = LinearOperator((w.size, w.size), matvec=product, dtype=np.float64)
        step, _ = cg(hessian, -centred(self.gradient(w)).ravel(), rtol=1e-6, maxiter=10_000)
        return step.reshape(w.shape)


def centred(w):
    """Without what all intercepts share, along which the objective is flat."""
    w[:, -1] -= w[:, -1].mean()
    return w


def with_ones(rows):
    return np.hstack([rows, np.ones((len(rows), 1))])


def fitted(data, penalty, weights, solver):
    """The matrix that scikit-learn finds, and its iterations."""
    c = (2 if data.classes == 2 else 1) / (weights.sum() * penalty)
    model = LogisticRegression(C=c, solver=solver, tol=1e-10, max_iter=100_000)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a line search that ends early: the gradient tells
        model.fit(data.features, data.labels, sample_weight=weights)
    w = np.hstack([model.coef_, model.intercept_[:, None]])
    return (np.vstack([-w / 2, w / 2]) if data.classes == 2 else w), int(model.n_iter_.max())


def optimum(data, penalty, weights):
    """The matrix, who found it, and what lbfgs alone came to."""
    objective = Objective(data, penalty, weights)
    size = lambda w: float(np.abs(objective.gradient(w)).max())
    w, iterations = fitted(data, penalty, weights, "lbfgs")
    lbfgs = {"objective": float(objective.value(w)), "gradient": size(w), "iterations": iterations}
    solver = "lbfgs"
    if size(w) > LARGEST_GRADIENT:
        w, _ = fitted(data, penalty, weights, "newton-cg")
        solver = "newton-cg"
    while size(w) > LARGEST_GRADIENT:
        step = objective.newton_step(w)
        if size(w + step) > size(w) / 2:
            raise SystemExit(f"{data.name}, {penalty}: no way down from {size(w):.1e}")
        w, solver = w + step, "newton-cg, Newton"
    return objective, w, solver, lbfgs


def case(data, penalty, weighted):
    weights = 1.0 + np.arange(len(data.labels)) % 3 if weighted else np.ones(len(data.labels))
    objective, w, solver, lbfgs = optimum(data, penalty, weights)
    report(data, penalty, objective, w)
    logs = log_softmax(with_ones(data.held) @ w.T, axis=1)
    largest = -np.sort(-np.exp(logs), axis=1)[:, :2]
    result = {
        "lambda": penalty,
        "weighted": weighted,
        "solver": solver,
        "objective": float(objective.value(w)),
        "gradient": float(np.abs(objective.gradient(w)).max()),
        "lbfgs": lbfgs,
        "heldLogLoss": float(-logs[np.arange(len(logs)), data.held_labels].mean()),
        "answers": logs.argmax(1).tolist(),
        "probabilities": largest.round(DIGITS).tolist(),
    }
    return result


def report(data, penalty, objective, w):
    gradient = np.abs(objective.gradient(w)).max()
    print(f"{data.name:<10}{penalty:>8g}   {objective.value(w):.17f}   gradient {gradient:.0e}",
          flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--large", action="store_true")
    if parser.parse_args().large:
        data = large()
        print(f"rows per class {np.bincount(data.labels)}, the first rows' {data.labels[:10]}")
        for penalty in LAMBDAS:
            objective, w, _, _ = optimum(data, penalty, np.ones(len(data.labels)))
            report(data, penalty, objective, w)
        return
    versions = {"scikit-learn": sklearn.__version__, "numpy": np.__version__,
                "scipy": scipy.__version__}
    sets = []
    for words in json.loads((FOLDER / "features.json").read_text(encoding="utf-8")):
        data = read(words)
        cases = [case(data, penalty, False) for penalty in LAMBDAS] + [case(data, WEIGHTED, True)]
        sets.append({"name": data.name, "constantColumns": data.constant, "cases": cases})
    path = FOLDER / "reference.json"
    path.write_text(written(versions, sets), encoding="utf-8")
    print(f"{path.stat().st_size:,} bytes {path.name}")


def written(versions, sets):
    """JSON with a line per case."""
    parts = []
    for found in sets:
        head = json.dumps({key: value for key, value in found.items() if key != "cases"})
        lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in found["cases"])
        parts.append(f'{head[:-1]}, "cases": [\n{lines}\n]}}')
    return f'{{"versions": {json.dumps(versions)}, "sets": [\n' + ",\n".join(parts) + "\n]}\n"


if __name__ == "__main__":
    main()
