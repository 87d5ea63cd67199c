"""``scan.json``: what a scan was begun with. It is resumed with the same, or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from crossfoot.errors import InputError, OptionError

NAME = "scan.json"
SCHEMA = "crossfoot.scan/1"
_LOCK = ".lock"


def begin(folder: Path, settings: Mapping[str, Any], restart: bool) -> None:
    """Write the manifest of a new scan, or see that the one there was begun with the same.

    Args:
        settings: plain JSON values, by the words in which a difference is told.
        restart: forget what is there.

    Raises:
        OptionError: the folder holds something else, or a scan with other settings or of another corpus.
        InputError: the folder cannot be written.
    """
    known = read(folder)
    if known is None and folder.is_dir() and any(entry.name != _LOCK for entry in folder.iterdir()):
        raise OptionError(
            f"{folder}: not the folder of a scan [folder-taken]\n"
            f"  It is not empty and has no {NAME}. Name another folder with --out."
        )
    if known is not None and not restart:
        _compare(folder, known, settings)
        return
    write(folder, {"schema": SCHEMA, "settings": settings})


def read(folder: Path) -> dict[str, Any] | None:
    """The settings in a folder's manifest; None if there is none.

    Raises:
        OptionError: it cannot be understood.
    """
    try:
        tree = json.loads((folder / NAME).read_text(encoding="utf-8"))
        settings: dict[str, Any] = tree["settings"]
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise OptionError(
            f"{folder / NAME}: not understood [manifest-invalid]\n  {error}. Begin again with --restart."
        ) from None
    return settings


def write(folder: Path, tree: Mapping[str, Any]) -> None:
    """Write the manifest, whole or not at all."""
    draft = folder / f".{NAME}.{os.getpid()}"
    with draft.open("w", encoding="utf-8") as file:
        json.dump(tree, file, ensure_ascii=False, indent=2)
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())
    draft.replace(folder / NAME)


def _compare(folder: Path, known: Mapping[str, Any], asked: Mapping[str, Any]) -> None:
    plain = json.loads(json.dumps(asked))
    names = [*known, *(name for name in plain if name not in known)]
    other = [name for name in names if known.get(name) != plain.get(name)]
    if other:
        told = "\n".join(
            f"  {name}: {_shown(known.get(name))} then, {_shown(plain.get(name))} now" for name in other
        )
        raise OptionError(
            f"{folder}: holds a scan begun otherwise; it cannot be resumed [scan-differs]\n{told}\n"
            "  Begin again with --restart, which forgets what is there, or name another folder with --out."
        )


def _shown(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else f"{text[:79]}…"


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Keep other scans out of a folder for as long as this process lives.

    Raises:
        OptionError: another scan is at work there.
        InputError: the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / _LOCK).open("a")
    except OSError as error:
        raise InputError(f"{folder}: cannot be written [output-failed]\n  {error.strerror}.") from None
    with file:
        try:
            import fcntl
        except ImportError:  # Windows: nothing keeps two scans apart there
            yield
            return
        try:
            # The lock goes with the process, however it ends.
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise OptionError(
                f"{folder}: another scan is writing there [scan-running]\n  Wait for it, or name another folder."
            ) from None
        yield
