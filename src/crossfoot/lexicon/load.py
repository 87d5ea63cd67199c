"""Reading the YAML tables of the lexicon."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def table(name: str) -> Any:
    """The parsed table ``name`` (the stem of a YAML file of this folder); read once, so treat it as frozen.

    Raises:
        FileNotFoundError: when there is no such table.
    """
    source = files("crossfoot.lexicon").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(source, _Loader)
