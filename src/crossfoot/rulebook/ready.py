"""Shipped rules that were loaded before: when the wheel was built, or at an earlier run of a checkout.

A rule file is read for its author: every problem is found and shown in its place. For a file that had none, this
need not be done at every start: what came of it is kept as plain values, and a formula is parsed when it is asked
for. In a checkout nothing that was kept is used once a rule file, a closed list or the code that reads them changes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crossfoot.lexicon.patterns import parse as parse_phrase
from crossfoot.model.finding import Level
from crossfoot.model.quantity import Kind
from crossfoot.resources import kept, packaged
from crossfoot.rulebook.model import Examples, Key, Proof, Rule, Slot, Window

if TYPE_CHECKING:
    from crossfoot.formula import Check

#: The file of the wheel that holds the rules.
PACKAGED = "rules.json"
#: Folders of the package whose code decides what comes of a rule file.
_READERS = ("formula", "lexicon", "model", "rulebook")

Plain = dict[str, Any]


class Formulas(Mapping[str, "Check"]):
    """Formulas by cue class, known to be sound; each is parsed when it is first asked for."""

    __slots__ = ("_sources",)

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = sources

    def __getitem__(self, cue: str) -> Check:
        return _formula(self._sources[cue])

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)

    def __contains__(self, cue: object) -> bool:
        return cue in self._sources


@cache
def _formula(source: str) -> Check:
    from crossfoot.formula import parse

    return parse(source)


def ready_rules(folder: Path, paths: Sequence[Path], load: Callable[[Path], Rule | None]) -> dict[Path, Rule]:
    """The rules of the shipped folder by path; those with problems are left out.

    Args:
        folder: the folder that the names are relative to.
        paths: the rule files, all inside of it.
        load: reads one file; None if it has problems.
    """
    names = {path.relative_to(folder).as_posix(): path for path in paths}
    ready = packaged(PACKAGED)
    try:
        rows = (
            json.loads(ready)
            if ready is not None
            else kept("rules", _sources(names), partial(_rows, names, load))
        )
    except (OSError, ValueError):  # a file that cannot be read or is not UTF-8: the loader tells
        return {}
    return {path: rule_of(rows[name], path) for name, path in names.items() if name in rows}


def as_json(rules: Mapping[str, Rule]) -> str:
    """Rules by the name of their file, as a wheel carries them."""
    rows = {name: plain(rule) for name, rule in rules.items()}
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def plain(rule: Rule) -> Plain:
    """A rule as JSON values, without examples and path; values that are the default are left out."""
    row = _given(rule, "proof", "path", "shipped")
    row["figures"] = [_given(slot) for slot in rule.slots]
    row["checks"] = {cue: check.source for cue, check in rule.checks.items()}
    row["phrases"] = [pattern.source for pattern in rule.phrases]
    for name in ("key", "window"):
        if name in row:
            row[name] = _given(row[name])
    return row


def rule_of(row: Plain, path: Path) -> Rule:
    """The shipped rule that ``plain`` made the values of; its examples are read from the file when asked for."""
    row = dict(row)
    figures = [_slot(slot) for slot in row.pop("figures")]
    return Rule(
        level=Level(row.pop("level")),
        figures={slot.name: slot for slot in figures},
        checks=Formulas(row.pop("checks")),
        phrases=tuple(parse_phrase(source) for source in row.pop("phrases")),
        key=Key(**_tuples(row.pop("key"))) if "key" in row else None,
        window=Window(**row.pop("window", {})),
        unless=_tuples(row.pop("unless", {})),
        words=_tuples(row.pop("words", {})),
        choices=_tuples(row.pop("choices", {})),
        path=path,
        shipped=True,
        proof=Proof(partial(_examples, path)),
        **_tuples(row),
    )


def _slot(row: Plain) -> Slot:
    kinds = tuple(Kind(kind) for kind in row["kinds"])
    return Slot(**{**_tuples(row), "kinds": kinds})


def _tuples(row: Plain) -> Plain:
    """JSON has lists where the values have tuples."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}


def _given(value: Any, *without: str) -> Plain:
    """The fields of a data class that are not the default."""
    row = {}
    for field in fields(value):
        given = getattr(value, field.name)
        default = field.default_factory() if field.default_factory is not MISSING else field.default
        if field.name not in without and given != default:
            row[field.name] = given
    return row


def _rows(names: Mapping[str, Path], load: Callable[[Path], Rule | None]) -> dict[str, Plain]:
    loaded = ((name, load(path)) for name, path in names.items())
    return {name: plain(rule) for name, rule in loaded if rule is not None}


def _sources(names: Mapping[str, Path]) -> Plain:
    """Everything that decides what comes of the rule files: their texts, the closed lists, the code."""
    from crossfoot.rulebook.fields import Vocabulary

    lists = Vocabulary.standard()
    return {
        "files": {name: path.read_text(encoding="utf-8") for name, path in names.items()},
        "lists": [sorted(getattr(lists, field.name)) for field in fields(lists)],
        "code": sorted(_code()),
    }


def _code() -> Iterator[list[str | int]]:
    """The modules that read rules, each with its size and time of change, as Python looks at them too."""
    package = Path(__file__).resolve().parents[1]
    for name in _READERS:
        for entry in os.scandir(package / name):
            if entry.name.endswith(".py"):
                state = entry.stat()
                yield [f"{name}/{entry.name}", state.st_size, state.st_mtime_ns]


def _examples(path: Path) -> Examples:
    from crossfoot.rulebook.load import load_rule

    return load_rule(path, shipped=True).examples
