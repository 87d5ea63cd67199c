"""Front matter: the block of keys at the head of a Markdown file, in YAML (``---``) or TOML (``+++``)."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from typing import Any

from crossfoot.errors import InputError

_CLOSERS = {"---": ("---", "..."), "+++": ("+++",)}
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}[0-9:.]{0,12} ?(?:Z|[+-]\d{2}:?\d{2})?)?\Z")

_UNREAD = "front matter not read [front-matter-invalid]"
#: Longer front matter is refused rather than parsed: nobody writes it, and YAML is slow on it.
_LIMIT = 100_000


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Keys as strings, lists and mappings; ``length`` is how much of the source the block takes."""

    length: int = 0
    meta: dict[str, object] = field(default_factory=dict)
    date: datetime.date | None = None
    title: str | None = None


def parse_front_matter(source: str, name: str) -> FrontMatter:
    """Front matter of a line-normalised source; empty where there is none.

    A block that is closed but holds no keys (two rules around a paragraph) is taken for text.

    Raises:
        InputError: the block cannot be parsed, or ``date:`` is not a date in the form YYYY-MM-DD.
    """
    found = _block(source)
    if found is None:
        return FrontMatter()
    marker, body, length = found
    if length > _LIMIT:
        raise InputError(
            f"{name}:1: front matter not read [front-matter-invalid]\n  It is longer than {_LIMIT} characters."
        )
    meta = _toml(body, name) if marker == "+++" else _yaml(body, name)
    if meta is None:
        return FrontMatter()
    title = meta.get("title")
    return FrontMatter(length, meta, _date(meta, body, name), title if isinstance(title, str) else None)


def parse_date(text: str) -> datetime.date | None:
    """A date written YYYY-MM-DD, perhaps with a time behind it; None if it is anything else."""
    match = _DATE.match(text.strip())
    if match is None:
        return None
    try:
        return datetime.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _block(source: str) -> tuple[str, str, int] | None:
    first, _, _ = source.partition("\n")
    marker = first.rstrip()
    if marker not in _CLOSERS:
        return None
    at = len(first) + 1
    while at < len(source):
        end = source.find("\n", at)
        end = len(source) if end < 0 else end
        if source[at:end].rstrip() in _CLOSERS[marker]:
            return marker, source[len(first) + 1 : at], min(end + 1, len(source))
        at = end + 1
    return None


def _yaml(body: str, name: str) -> dict[str, object] | None:
    loaded = load_yaml(body, name, 2, _UNREAD)
    if not body.strip():
        return {}
    return loaded if isinstance(loaded, dict) else None


def load_yaml(body: str, name: str, first: int, refusal: str) -> object:
    """Strings, lists and mappings out of YAML: its own typing would turn 1.20 into 1.2 and no into False.

    Args:
        first: the line of the file that ``body`` begins on, from 1.
        refusal: what did not happen, with its reason in words, for the error.

    Raises:
        InputError: it is not valid YAML, or has aliases.
    """
    import yaml

    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(body, Loader=loader)):
            raise InputError(f"{name}:{first}: {refusal}\n  Aliases (*name) are not read here.")
        # The base loader builds strings, lists and mappings, nothing else.
        return yaml.load(body, Loader=loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + first if error.problem_mark else first
        detail = f"Not valid YAML: {error.problem or error.context}."
        raise InputError(f"{name}:{line}: {refusal}\n  {detail}") from None
    except (yaml.YAMLError, RecursionError) as error:
        detail = f"Not valid YAML: {str(error) or 'nested too deeply'}."
        raise InputError(f"{name}:{first}: {refusal}\n  {detail}") from None


def _toml(body: str, name: str) -> dict[str, object]:
    import tomllib

    try:
        return tomllib.loads(body)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = re.search(r"line (\d+)", str(error))
        raise InputError(
            _message(name, int(line[1]) + 1 if line else 1, f"Not valid TOML: {error}.")
        ) from None


def _date(meta: dict[str, object], body: str, name: str) -> datetime.date | None:
    given = meta.get("date")
    if given is None or given == "":
        return None
    if isinstance(given, datetime.datetime):
        return given.date()
    if isinstance(given, datetime.date):
        return given
    found = parse_date(given) if isinstance(given, str) else None
    if found is None:
        at = next((n for n, line in enumerate(body.split("\n"), 2) if line.startswith("date")), 1)
        shown = given if isinstance(given, str) else "..."
        raise InputError(
            _message(name, at, f"'{shown}' is not a date. Write date: YYYY-MM-DD, as in 2025-03-25.")
        )
    return found


def _message(name: str, line: int, detail: str) -> str:
    return f"{name}:{line}: {_UNREAD}\n  {detail}"
