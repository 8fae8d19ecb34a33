"""A tracking server of MLflow in a virtual environment of its own, for MlflowIT.

`server.py serve PORT FOLDER` serves until it is ended; `server.py log ADDRESS` logs what users log.
Status 75: the packages are not there and cannot be fetched.
"""

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "jupyter"))

import prepare  # noqa: E402  (the path above leads to it)

REQUIREMENTS = HERE / "requirements.txt"
VENV = prepare.environment_of("mlflow", REQUIREMENTS)
OUT_OF_REACH = 75
# The server's jobs need packages that it does without; nothing is reported to anybody.
VARIABLES = {
    "MLFLOW_SERVER_ENABLE_JOB_EXECUTION": "false",
    "MLFLOW_DISABLE_TELEMETRY": "true",
    "DO_NOT_TRACK": "true",
    "GIT_PYTHON_REFRESH": "quiet",
    "PYTHONWARNINGS": "ignore",
}


def main():
    what, *arguments = sys.argv[1:]
    try:
        prepare.install("MLflow", VENV, REQUIREMENTS)
    except prepare.SetupError as error:
        print(f"server.py: {error}", file=sys.stderr)
        return OUT_OF_REACH
    python = str(prepare.program(VENV, "python"))
    if what == "log":
        command = [python, str(HERE / "log_runs.py"), *arguments]
    else:
        port, folder = arguments
        os.makedirs(folder, exist_ok=True)
        os.chdir(folder)
        command = [python, "-m", "mlflow", "server", "--host", "127.0.0.1", "--port", port,
                   "--workers", "1", "--backend-store-uri", "sqlite:///runs.db",
                   "--artifacts-destination", "./files"]
    os.execve(python, command, {**os.environ, **VARIABLES})


if __name__ == "__main__":
    sys.exit(main())
