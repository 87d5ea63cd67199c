"""Units and scales in headers and captions: "£m", "Rs crore", "000s", "%"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from crossfoot.lexicon import table
from crossfoot.tables.labels import phrases, words_of

#: A unit has no more pieces than "in millions of US dollars".
_PIECES = 6
_PIECE = re.compile(r"[’']?000(?:['’]?s)?|[^\W\d_]+(?:\.[^\W\d_]+)*\.?|\S")
_BOX = re.compile(r"[(\[]([^()\[\]]*)[)\]]")


class HeaderUnit(NamedTuple):
    """What a header says of all the figures below it; ``power``: they are in this power of ten."""

    currency: str | None = None
    power: int = 0
    percent: bool = False
    points: bool = False


def header_unit(label: str, caption: bool = False) -> HeaderUnit | None:
    """The unit at the end of a label, or in its brackets; a caption's must be of money or a scale.

    >>> header_unit("Revenue (£m)")
    HeaderUnit(currency='GBP', power=6, percent=False, points=False)
    """
    boxes = _BOX.findall(label)
    bare = _BOX.sub(" ", label)
    for text, boxed in [*((box, True) for box in reversed(boxes)), (bare, False)]:
        unit = _suffix(text, boxed, label)
        if unit is not None and not (caption and (unit.percent or unit.points)):
            return unit
    leads = _PIECE.match(label.strip("*_ ").lower())
    return HeaderUnit(percent=True) if leads and leads.group() in _named("percent") and not caption else None


def _suffix(text: str, boxed: bool, label: str) -> HeaderUnit | None:
    """The longest run of unit words at the end of a text."""
    spans = [match.span() for match in _PIECE.finditer(text)]
    words = [text[start:end] for start, end in spans]
    while words and words[-1] in (".", ":", ",", "*", "_"):
        words.pop()
    for first in range(max(0, len(words) - _PIECES), len(words)):
        leads = first > 0 and words[first - 1] in (",", "-", "–", "—", ":")
        unit = _read(words[first:], boxed or leads or words[first] == "in", label)
        if unit is not None:
            return unit
    return None


def _read(words: list[str], marked: bool, label: str) -> HeaderUnit | None:
    """A run in which every word belongs to a unit; a bare name of a currency needs a scale or a mark beside it."""
    joined = " ".join(words).lower()
    if joined in _named("points"):
        return HeaderUnit(points=True)
    if joined in _named("percent"):
        return HeaderUnit(percent=True)
    currency: str | None = None
    power, letter, wordy, weak = 0, False, False, False
    for word in words:
        for piece in _split(word):
            low = piece.lower().rstrip(".")
            if piece in _currencies() or low in _currencies():
                currency = _currencies().get(piece) or _currencies()[low]
                wordy = wordy or piece.isalpha()
            elif low in _weak_currencies():
                currency, weak = _weak_currencies()[low], True
            elif low in _scales() and not power:
                power, letter = _scales()[low], len(low) == 1 or low in _currency_only()
            elif low not in _fillers():
                return None
    if currency is None and (not power or (letter and not _may_be_scale(words[-1], label, marked))):
        return None
    if not power and (weak or (currency is not None and wordy and not marked)):
        return None
    return HeaderUnit(currency, power)


def _may_be_scale(letter: str, label: str, marked: bool) -> bool:
    """Whether a lone "m" or "k" is a scale: in brackets, beside something that is not a length."""
    if not marked or letter.lower() in _currency_only():
        return False
    return not set(words_of(label)) & {words[0] for words in phrases("lengths")}


def _split(word: str) -> list[str]:
    """``US$m`` as its currency and its scale."""
    if word.lower().rstrip(".") in _scales() or word in _currencies() or word.lower() in _currencies():
        return [word]
    for size in range(len(word) - 1, 0, -1):
        head, rest = word[:size], word[size:]
        if head in _currencies() and rest.lower() in _scales():
            return [head, rest]
    return [word]


@cache
def _named(name: str) -> frozenset[str]:
    return frozenset(str(phrase).lower() for phrase in table("table_labels")[name])


@cache
def _scales() -> Mapping[str, int]:
    return {**table("scales")["words"], **table("table_labels")["scales"]}


@cache
def _currency_only() -> frozenset[str]:
    return frozenset(table("table_labels")["currency_only_scales"])


@cache
def _fillers() -> frozenset[str]:
    return frozenset(table("table_labels")["units_between"]) | frozenset("'’.")


@cache
def _currencies() -> Mapping[str, str]:
    """Signs and codes as they are printed, names in lower case, with the code of each."""
    return _names(weak=False)


@cache
def _weak_currencies() -> Mapping[str, str]:
    """Names that are other words too (pounds, real): a currency only beside a scale."""
    return {name: code for name, code in _names(weak=True).items() if len(name) > 1 and name.islower()}


def _names(weak: bool) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for code, row in table("currencies").items():
        doubtful = {str(sign) for sign in row.get("weak", ())}
        for word in (*row.get("signs", ()), *row.get("words", ())):
            name = str(word).rstrip(".")
            if (str(word) in doubtful) is weak and " " not in name:
                found.setdefault(name, code)
    return found
