"""Sentences of a text: prose, headings, list items and table cells."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import Literal

from crossfoot.lexicon import table
from crossfoot.quantities.tokens import Tokens

SentenceKind = Literal["prose", "heading", "item", "cell"]


@dataclass(slots=True)  # frozen, it would take four times as long to make, and a text has many
class Sentence:
    """A sentence: code points ``start`` to ``end``, tokens ``first`` up to ``last``, and its paragraph."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int
    kind: SentenceKind


# A stop, closing marks, space; or a line's end. What follows decides.
_BREAK = re.compile(r"[.!?…][\"'”’)\]]{0,3}(?=\s)")
_LINE = re.compile(r"[^\n]+")
_ITEM = re.compile(r"[ \t]*(?:[-*•·▪‣–—]|\d{1,2}[.)])[ \t]")
# An item mark inside a line: "... as follows: * Stocks fell ... * Sales rose ...".
# The mark comes first and what stands before it second: a search for one character is fast.
_MARK = re.compile(r"[*•▪‣](?<=[ \t].)(?=[ \t]+[A-Z\"“'‘])")
_CELL_MARK = re.compile(r"\||\t")
_FINAL = frozenset(".!?…:;,\"”’')")
#: A line that ends without a stop and is shorter than this is a heading.
_HEADING = 150
#: No word before or behind a full stop is looked at any further.
_LONGEST = 24
#: Shares of line ends before a lower-case word that tell hard-wrapped text.
_WRAPPED = 0.35


@cache
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    data = table("abbreviations")
    return frozenset(data["titles"]), frozenset(data["ambiguous"]), frozenset(data["openers"])


def split_sentences(text: str, tokens: Tokens) -> list[Sentence]:
    """Cut a text into sentences, in order.

    A blank line always ends one. A single line end does, unless the text is hard-wrapped or the next line goes
    on in lower case. ``|`` and tabs cut a line into cells.
    """
    wrapped = _is_wrapped(text)
    found: list[Sentence] = []
    for paragraph, (start, end, kind) in enumerate(_blocks(text, wrapped)):
        for piece_start, piece_end, piece_kind in _pieces(text, start, end, kind):
            _add(found, text, tokens, (piece_start, piece_end), paragraph, piece_kind)
    return found


def _add(
    found: list[Sentence],
    text: str,
    tokens: Tokens,
    span: tuple[int, int],
    paragraph: int,
    kind: SentenceKind,
) -> None:
    first = bisect_left(tokens.starts, span[0], found[-1].last if found else 0)
    last = bisect_left(tokens.starts, span[1], first)
    if last > first:
        found.append(Sentence(tokens.starts[first], tokens.ends[last - 1], first, last, paragraph, kind))


def _is_wrapped(text: str) -> bool:
    total = lower = 0
    for match in re.finditer(r"[^\n]\n[ \t]*([^\s])", text):
        total += 1
        lower += match[1].islower()
    return total > 2 and lower > _WRAPPED * total


def _blocks(text: str, wrapped: bool) -> list[tuple[int, int, SentenceKind]]:
    """Runs of lines that belong together."""
    blocks: list[tuple[int, int, SentenceKind]] = []
    open_block = False
    previous_end = 0
    for line in _LINE.finditer(text):
        start, end = line.span()
        content = line[0].strip()
        if not content:
            open_block = False
            continue
        blank_between = text.count("\n", previous_end, start) > 1
        joins = open_block and not blank_between and _continues(text, previous_end, line[0], content, wrapped)
        if joins:
            blocks[-1] = (blocks[-1][0], end, blocks[-1][2])
        else:
            blocks.append((start, end, _kind(line[0], content)))
        open_block = True
        previous_end = end
    return blocks


def _continues(text: str, previous_end: int, line: str, content: str, wrapped: bool) -> bool:
    if _ITEM.match(line) or _CELL_MARK.search(line):
        return False
    before = text[max(0, previous_end - 3) : previous_end].rstrip()
    stopped = bool(before) and before[-1] in '.!?"”'
    if wrapped:
        indented = line[:1] in " \t"
        return not (indented and stopped)
    return content[0].islower() and not stopped


def _kind(line: str, content: str) -> SentenceKind:
    if _CELL_MARK.search(line):
        return "cell"
    if _ITEM.match(line):
        return "item"
    return "prose"


def _pieces(text: str, start: int, end: int, kind: SentenceKind) -> list[tuple[int, int, SentenceKind]]:
    if kind == "cell":
        return [(*span, kind) for span in _cells(text, start, end)]
    marks = {match.start() for match in _MARK.finditer(text, start + 1, end)}
    cuts = [start, *sorted((*_stops(text, start, end), *marks)), end]
    if marks:
        pieces = ((a, b) for a, b in itertools.pairwise(cuts) if text[a:b].strip(" \t*•▪‣"))
        return [(a, b, "item" if a in marks else kind) for a, b in pieces]
    spans = [(a, b) for a, b in itertools.pairwise(cuts) if text[a:b].strip()]
    if (
        kind == "prose"
        and len(spans) == 1
        and end - start < _HEADING
        and text[start:end].rstrip()[-1] not in _FINAL
    ):
        return [(start, end, "heading")]
    return [(a, b, kind) for a, b in spans]


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [match.end() for match in _CELL_MARK.finditer(text, start, end)]
    edges = [start, *cuts, end]
    return [(a, b) for a, b in itertools.pairwise(edges) if text[a:b].strip(" |\t")]


def _stops(text: str, start: int, end: int) -> list[int]:
    cuts = []
    for match in _BREAK.finditer(text, start, end):
        if _ends_sentence(text, match.start(), match.end(), start, end):
            cuts.append(match.end())
    return cuts


def _ends_sentence(text: str, mark: int, after: int, start: int, end: int) -> bool:
    following = after
    while following < end and text[following] in " \t\n\u00a0\u3000\"'“‘([":
        following += 1
    if following >= end or text[following].islower():
        return False
    if text[mark] != "." or after > mark + 1:
        return True
    return _full_stop(text, mark, following, start, end)


def _full_stop(text: str, mark: int, following: int, start: int, end: int) -> bool:
    """Whether the full stop at ``mark`` is more than the dot of an abbreviation."""
    titles, ambiguous, openers = _words()
    begin = max(start, mark - _LONGEST, text.rfind(" ", start, mark) + 1)
    if not text[begin:mark].isalpha():  # then not all of it is a word
        begin = mark
        while (
            begin > start
            and mark - begin < _LONGEST
            and (text[begin - 1].isalpha() or text[begin - 1] == ".")
        ):
            begin -= 1
    word = text[begin:mark].lower()
    if not word or text[begin - 1 : begin].isdigit():  # "doubled to £140m. Streaming grew"
        return True
    stop = following
    while stop < end and stop - following < _LONGEST and text[stop].isalpha():
        stop += 1
    opener = text[following:stop].lower() in openers
    if word in titles:
        return word == "no" and not text[following].isdecimal()
    if word in ambiguous:
        return opener
    if "." in word:  # U.S., p.m., e.g.
        return opener
    return len(word) > 1 or word == "i" or opener
