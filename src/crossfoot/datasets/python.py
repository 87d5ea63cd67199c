"""Schemas are Python of the repository: loaded by path, run, and said on the screen."""

from __future__ import annotations

import importlib.util
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

from crossfoot.errors import DataError
from crossfoot.rulebook.problems import shown_path, suggestion


def load(path: Path, name: str) -> Any:
    """Run a Python file and give a name of it.

    Raises:
        DataError: the file is not there or raises, or has no such name.
    """
    if not path.is_file():
        raise DataError(f"{shown_path(path)}: schema not loaded [file-missing]\n  There is no such file.")
    module = _module(path)
    if not hasattr(module, name):
        known = [
            known for known, value in vars(module).items() if isinstance(value, type) and known[0] != "_"
        ]
        raise DataError(
            f"{shown_path(path)}: schema not loaded [schema-missing]\n"
            f"  There is no '{name}' in it. {suggestion(name, known, 'In it')}"
        )
    return getattr(module, name)


def _module(path: Path) -> Any:
    # A name of its own: two repositories may both have a schemas.py, and neither may hide a library.
    module_name = f"_crossfoot_schema_{sha256(str(path).encode()).hexdigest()[:12]}"
    if module_name in sys.modules:
        return sys.modules[module_name]
    spec = importlib.util.spec_from_file_location(module_name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[module_name] = module  # pandera looks up annotations there
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        del sys.modules[module_name]
        raise DataError(
            f"{shown_path(path)}: schema not loaded [schema-broken]\n  {type(error).__name__}: {error}"
        ) from error
    return module
