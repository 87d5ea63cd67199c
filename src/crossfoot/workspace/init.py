"""The files of a newsroom's repository: four folders, a configuration, a CI workflow, a pre-commit hook."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from crossfoot import __version__
from crossfoot.errors import InputError

#: Where each file of the template goes.
PLACES = {
    "crossfoot.toml": "crossfoot.toml",
    "claims-README.md": "claims/README.md",
    "example.md": "claims/example.md",
    "rules-README.md": "rules/README.md",
    "datasets-README.md": "datasets/README.md",
    "reports-README.md": "reports/README.md",
    "workflow.yml": ".github/workflows/crossfoot.yml",
    "pre-commit-config.yaml": ".pre-commit-config.yaml",
}


class Placed(NamedTuple):
    """A file of the template: where it belongs, and whether it was written or was there already."""

    path: Path
    written: bool


def initialise(folder: Path) -> Iterator[Placed]:
    """Write what is not there yet; never change a file that is.

    Raises:
        InputError: a file or folder cannot be written.
    """
    for name, place in PLACES.items():
        path = folder / place
        if path.exists():
            yield Placed(path, written=False)
            continue
        text = (files("crossfoot.workspace") / "template" / name).read_text(encoding="utf-8")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.replace("{version}", __version__), encoding="utf-8", newline="\n")
        except OSError as error:
            raise InputError(f"{path}: not written [output-failed]\n  {error.strerror}.") from None
        yield Placed(path, written=True)
