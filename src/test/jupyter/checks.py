"""Runs a check in a virtual environment of its own: `checks.py NAME ...` runs NAME.py there."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "jupyter"))

import prepare  # noqa: E402  (the path above leads to it)

VENV = prepare.environment_of("checks", HERE / "requirements.txt")


def main():
    name, *arguments = sys.argv[1:]
    try:
        prepare.install("the tests' tools", VENV, HERE / "requirements.txt")
    except prepare.SetupError as error:
        sys.exit(f"checks.py: {error}")
    command = [str(prepare.program(VENV, "python")), str(HERE / f"{name}.py"), *arguments]
    return subprocess.run(command).returncode


if __name__ == "__main__":
    sys.exit(main())
