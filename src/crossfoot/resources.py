"""Where the things that travel with crossfoot are: rulebook, reference data sets, report templates, tables.

A wheel carries them as `crossfoot/_data/<name>` (see hatch_build.py); in a checkout, and so in an editable
install, they are the folders at the top of the repository, which is what an editor of rules edits. What a wheel
carries ready for use is made at the first run of a checkout, and kept until its source changes.
"""

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

from crossfoot.errors import CrossfootError

Folder = Literal["rules", "datasets", "reports/templates"]

_PACKAGE = Path(__file__).resolve().parent


def data_dir(name: Folder) -> Path:
    """Return the folder `name` as installed, else as checked out.

    Raises CrossfootError, naming both places, when neither holds it: the installation is broken.
    """
    packaged = _PACKAGE / "_data" / name
    checkout = _PACKAGE.parents[1] / name
    for place in (packaged, checkout):
        if place.is_dir():
            return place
    raise CrossfootError(
        f"The folder '{name}' of this installation is missing. Looked at {packaged} and {checkout}. "
        "Install crossfoot again."
    )


def packaged(name: str) -> str | None:
    """Return the text of a file that a wheel carries ready for use; None in a checkout."""
    try:
        return (_PACKAGE / "_data" / name).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None


def kept(name: str, source: object, make: Callable[[], Any]) -> Any:
    """Return what `make` makes of `source`, from an earlier run if the source is still the same.

    Source and result are plain JSON values. They are kept where Python keeps compiled modules, under the same
    settings (PYTHONDONTWRITEBYTECODE, PYTHONPYCACHEPREFIX); a place that cannot be written is no error.
    """
    place = _kept_at(name)
    try:
        before = json.loads(place.read_bytes())
        if before["source"] == source:
            return before["made"]
    except (OSError, ValueError, TypeError, KeyError):
        pass
    made = make()
    if not sys.dont_write_bytecode:
        _keep(place, json.dumps({"source": source, "made": made}, ensure_ascii=False, separators=(",", ":")))
    return made


def _kept_at(name: str) -> Path:
    compiled = __spec__.cached
    folder = Path(compiled).parent if compiled else _PACKAGE / "__pycache__"
    return folder / f"{name}.json"


def _keep(place: Path, text: str) -> None:
    """Write at once or not at all: another process may be reading or writing the same."""
    draft = place.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(text, encoding="utf-8")
        draft.replace(place)
