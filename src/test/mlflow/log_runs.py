"""Logs runs as users do: scikit-learn by autolog with a table of answers, and what Keras' and
Lightning's loggers write, by plain calls under their metrics' names (neither is installed here)."""

import sys

import mlflow
import pandas
import sklearn.metrics
from sklearn.datasets import load_digits
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

SEEDS = (1, 2, 3)


def scikit_learn():
    mlflow.set_experiment("autolog")
    mlflow.sklearn.autolog(log_models=False, log_datasets=False, silent=True)
    x, y = load_digits(return_X_y=True)
    x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=200, random_state=0)
    for seed in SEEDS:
        drawn = pandas.Series(range(len(y_train))).sample(150, random_state=seed)
        for arm, model in (
            ("linear", LogisticRegression(max_iter=500, random_state=seed)),
            ("tree", RandomForestClassifier(1, random_state=seed)),
        ):
            with mlflow.start_run(run_name=arm):
                model.fit(x_train[drawn], y_train[drawn])
                answers = model.predict(x_test)
                sklearn.metrics.accuracy_score(y_test, answers)
                table = pandas.DataFrame({"target": y_test, "prediction": answers})
                mlflow.log_table(table, "answers.json")
    mlflow.sklearn.autolog(disable=True)


def keras():
    """As mlflow.keras.autolog: a step is an epoch, from 0; the user adds the test's score."""
    mlflow.set_experiment("keras")
    for seed in SEEDS:
        for arm, gain in (("scratch", 0.0), ("fine-tuned", 0.05)):
            with mlflow.start_run(run_name=f"{arm}-{seed}", tags={"arm": arm}):
                mlflow.log_params({"seed": seed, "epochs": 4, "opt_learning_rate": 0.001})
                for epoch in range(4):
                    reached = 0.6 + 0.05 * epoch + gain
                    values = {"accuracy": reached + 0.1, "loss": 1.0 - 0.2 * epoch,
                              "val_accuracy": reached, "val_loss": 1.1 - 0.2 * epoch}
                    mlflow.log_metrics(values, step=epoch)
                mlflow.log_metric("test_accuracy", 0.74 + gain * (1 + 0.02 * seed) + 0.01 * seed)


def lightning():
    """As Lightning's MLFlowLogger: a step is a batch, the epoch a metric; one run broke off."""
    mlflow.set_experiment("lightning")
    for seed in SEEDS:
        for arm, gain in (("scratch", 0.0), ("fine-tuned", 0.05)):
            with mlflow.start_run(run_name=arm):
                mlflow.log_params({"seed": seed, "model/name": arm})
                for epoch in range(3):
                    values = {"epoch": epoch, "train_loss_epoch": 0.9 - 0.2 * epoch}
                    mlflow.log_metrics(values, step=50 * epoch + 48)
                    values = {"epoch": epoch, "val_acc": 0.6 + 0.1 * epoch + gain}
                    mlflow.log_metrics(values, step=50 * epoch + 49)
                mlflow.log_metrics({"test_acc": 0.79 + gain + 0.01 * seed, "epoch": 3}, step=150)
    mlflow.start_run(run_name="scratch")
    mlflow.log_params({"seed": 4, "model/name": "scratch"})
    mlflow.end_run("FAILED")
    mlflow.start_run(run_name="scratch")  # and one that still runs
    mlflow.log_params({"seed": 5, "model/name": "scratch"})
    run = mlflow.active_run().info.run_id
    mlflow.end_run("RUNNING")
    print(run)


if __name__ == "__main__":
    mlflow.set_tracking_uri(sys.argv[1])
    scikit_learn()
    keras()
    lightning()
