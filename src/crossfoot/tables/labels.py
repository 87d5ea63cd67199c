"""What the words of a table's headers, row labels and captions say (data: ``lexicon/table_labels.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from crossfoot.lexicon import table
from crossfoot.quantities.tokens import split_words

Words = tuple[str, ...]

_BOXED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\^[^^]*\^")
_MARKS = re.compile(r"[*_`†‡§¶¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈᵉ~]+|&nbsp;|&emsp;|&ensp;|</?[a-z]{1,6}/?>")
_EDGES = frozenset(".:,;-–—·•")


@cache
def phrases(name: str) -> frozenset[Words]:
    """The labels of one list of the lexicon, as words."""
    return frozenset(tuple(split_words(str(phrase))) for phrase in table("table_labels")[name])


@cache
def words_of(label: str) -> Words:
    """The words of a label without brackets, footnote marks and the marks at its ends.

    >>> words_of("**Total assets** (£m)")
    ('total', 'assets')
    """
    words = split_words(_MARKS.sub(" ", _BOXED.sub(" ", label)))
    if not any(word[0].isalnum() for word in words):
        return tuple(words)  # "+/-"
    first, last = 0, len(words)
    while first < last and words[first] in _EDGES:
        first += 1
    while last > first and words[last - 1] in _EDGES:
        last -= 1
    return tuple(words[first:last])


def plain(label: str) -> str:
    """A label as a person reads it, without the marks of Markdown."""
    return " ".join(_MARKS.sub(" ", label).split())


def is_one(words: Words, name: str) -> bool:
    """Whether the whole label is one of a list."""
    return words in phrases(name)


def has_one(words: Words, name: str) -> bool:
    """Whether one of a list stands anywhere in the label."""
    known = phrases(name)
    longest = _longest(name)
    return any(
        words[first : first + size] in known
        for first in range(len(words))
        for size in range(1, min(longest, len(words) - first) + 1)
    )


@cache
def _longest(name: str) -> int:
    return max((len(words) for words in phrases(name)), default=0)


@cache
def statement_lines() -> Mapping[Words, str]:
    """Every name of a line of a statement, with the line it names."""
    rows = table("table_labels")["lines"]
    return {tuple(split_words(str(phrase))): line for line, names in rows.items() for phrase in names}


def tells_rounding(text: str) -> bool:
    """Whether a note says that figures may not add up because they were rounded."""
    words = {*split_words(text)}
    lists = table("table_labels")
    return not words.isdisjoint(lists["rounding"]) and not words.isdisjoint(lists["rounding_sums"])
