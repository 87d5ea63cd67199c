"""Rules as data: from YAML files to rules that carry their proof.

Here lives everything that knows how a rule is written. What a rule does to a text is in ``binding`` and ``engine``.
Read ``model.py`` first (what a rule says), then ``schema.py`` (its keys); the rest follows the way of a file:

    compose.py     YAML text to nodes (nodes.py), which know their places (places.py)
    fields.py      single values, closed lists          schema.py      the whole rule
    slots.py       the figures, key and window          statements.py  check, say and phrases
    examples.py    passages with marked figures         page.py        the manual page of a rule
    load.py        one file to one Rule                 book.py        folders to a Rulebook
    problems.py    what is wrong, and where             ready.py       rules that were loaded before

What reads YAML is imported only when a rule is read from its file: a check with rules that are ready needs none of it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from crossfoot.rulebook.book import Rulebook, load_rulebook, load_with_shipped
from crossfoot.rulebook.model import ALL, ANY, Example, Examples, Key, Rule, Slot, Window
from crossfoot.rulebook.problems import Problem

if TYPE_CHECKING:
    from crossfoot.rulebook.fields import Vocabulary
    from crossfoot.rulebook.load import load_rule
    from crossfoot.rulebook.page import rule_page

__all__ = [
    "ALL",
    "ANY",
    "Example",
    "Examples",
    "Key",
    "Problem",
    "Rule",
    "Rulebook",
    "Slot",
    "Vocabulary",
    "Window",
    "load_rule",
    "load_rulebook",
    "load_with_shipped",
    "rule_page",
]

_LATE = {"Vocabulary": "fields", "load_rule": "load", "rule_page": "page"}


def __getattr__(name: str) -> Any:
    if name not in _LATE:
        raise AttributeError(f"module 'crossfoot.rulebook' has no attribute {name!r}")
    value = getattr(import_module(f"crossfoot.rulebook.{_LATE[name]}"), name)
    globals()[name] = value
    return value
