"""Rules as data: from YAML files to rules that carry their proof.

Here lives everything that knows how a rule is written. What a rule does to a text is in ``binding`` and ``engine``.
Read ``model.py`` first (what a rule says), then ``schema.py`` (its keys); the rest follows the way of a file:

    compose.py     YAML text to nodes (nodes.py), which know their places (places.py)
    fields.py      single values, closed lists          schema.py      the whole rule
    slots.py       the figures, key and window          statements.py  check, say and phrases
    examples.py    passages with marked figures         page.py        the manual page of a rule
    load.py        one file to one Rule                 book.py        folders to a Rulebook
    problems.py    what is wrong, and where
"""

from crossfoot.rulebook.book import Rulebook, load_rulebook
from crossfoot.rulebook.fields import Vocabulary
from crossfoot.rulebook.load import load_rule
from crossfoot.rulebook.model import ALL, ANY, Example, Examples, Key, Rule, Slot, Window
from crossfoot.rulebook.page import rule_page
from crossfoot.rulebook.problems import Problem

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
    "rule_page",
]
