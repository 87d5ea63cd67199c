"""Reading the YAML tables of the lexicon."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]  # the C loader is chosen at run time
    """The safe loader without YAML 1.1's traps for word lists: "on", "off", "no" and dates stay text."""


_DROPPED = ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rows if tag not in _DROPPED]
    for first, rows in _Base.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), ["t", "f"])


@cache
def table(name: str) -> Any:
    """The parsed table ``name`` (the stem of a YAML file of this folder); read once, so treat it as frozen.

    Raises:
        FileNotFoundError: when there is no such table.
    """
    source = files("crossfoot.lexicon").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(source, _Loader)  # a SafeLoader: it builds plain values only
