"""Reading the tables of the lexicon.

They are written in YAML, for people; what is read at run time is the same in JSON, which takes a tenth of the time.
A wheel carries the JSON, made when it is built (``hatch_build.py``). In a checkout a table is parsed once and kept
beside the compiled modules, together with the YAML it was made from: any edit of that makes it be parsed again.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from crossfoot.resources import kept, packaged

SUFFIX = ".yaml"
_FOLDER = Path(__file__).resolve().parent


@cache
def table(name: str) -> Any:
    """The parsed table ``name`` (the stem of a YAML file of this folder); read once, so treat it as frozen.

    Raises:
        FileNotFoundError: when there is no such table.
    """
    ready = packaged(f"lexicon/{name}.json")
    if ready is not None:
        return json.loads(ready)
    source = (_FOLDER / f"{name}{SUFFIX}").read_text(encoding="utf-8")
    return kept(f"lexicon-{name}", source, lambda: parse(source))


def names() -> list[str]:
    """The names of all tables, sorted."""
    return sorted(path.stem for path in _FOLDER.glob(f"*{SUFFIX}"))


def as_json(name: str) -> str:
    """The table as a wheel carries it.

    Raises:
        ValueError: the table holds something that JSON cannot give back as it was.
    """
    parsed = parse((_FOLDER / f"{name}{SUFFIX}").read_text(encoding="utf-8"))
    text = json.dumps(parsed, ensure_ascii=False, separators=(",", ":"))
    if json.loads(text) != parsed:
        raise ValueError(f"{name}{SUFFIX} does not survive as JSON: are all its keys text?")
    return text


def parse(source: str) -> Any:
    """The plain values of a YAML text, without YAML 1.1's traps for word lists: "on", "no" and dates stay text."""
    import yaml

    return yaml.load(source, _loader())  # a SafeLoader: it builds plain values only


@cache
def _loader() -> Any:
    import re

    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    dropped = ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")

    class Loader(base):  # type: ignore[misc]  # the C loader is chosen at run time
        yaml_implicit_resolvers = {  # noqa: RUF012  the name and the form are PyYAML's
            first: [(tag, pattern) for tag, pattern in rows if tag not in dropped]
            for first, rows in base.yaml_implicit_resolvers.items()
        }

    Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), ["t", "f"])
    return Loader
