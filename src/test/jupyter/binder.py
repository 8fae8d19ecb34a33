"""Says as JSON what Binder makes of the repository, by its own reader; the argument is a file."""

import json
import sys
from pathlib import Path

from repo2docker.app import Repo2Docker


def main():
    reader = Repo2Docker()
    packs = (kind(reader.base_image) for kind in reader.buildpacks)
    chosen = next(pack for pack in packs if pack.detect())
    said = {
        "buildpack": type(chosen).__name__,
        "folder": chosen.binder_dir,
        "python": chosen.python_version,
        "first": [script for _, script in chosen.get_preassemble_scripts()],
        "then": [script for _, script in chosen.get_assemble_scripts()],
        "postBuild": chosen.get_post_build_scripts(),
        "start": chosen.get_start_script(),
    }
    Path(sys.argv[1]).write_text(json.dumps(said), encoding="utf-8")


if __name__ == "__main__":
    main()
