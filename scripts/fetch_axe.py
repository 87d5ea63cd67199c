"""Fetch axe-core, which looks for what keeps people out of a page: `python -m scripts.fetch_axe FOLDER`.

It belongs to others (MPL 2.0), so it is fetched from npm for the tests and not kept here. They find the script
``axe.min.js`` through CROSSFOOT_AXE.
"""

from __future__ import annotations

import sys
from pathlib import Path

from scripts.fetch_schemas import member

AXE = "axe.min.js"
_NPM = ("npm", "pack", "--silent", "axe-core@4.14.1")


def fetch(folder: Path) -> None:
    """Put the script into the folder, unless it is there already."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / AXE).is_file():
        (folder / AXE).write_bytes(member(_NPM, AXE))


if __name__ == "__main__":
    fetch(Path(sys.argv[1]))
