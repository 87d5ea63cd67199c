"""The words around the figures of a finding, quoted so that an editor knows the place without opening the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossfoot.documents import Document
from crossfoot.model.finding import Claim, Finding
from crossfoot.rendering.palette import Palette

#: Figures no further apart than this (characters) share one quotation.
_GAP = 80
#: Words taken along in front of the first figure and behind the last, within their clause.
_BEFORE, _AFTER = 3, 4
_LONGEST = 240

_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]{0,2}\s+(?=[\"'“‘(]?[A-Z])|\n\s*\n")
_CLAUSE_MARK = re.compile(r"[,;:()\[\]!?\n—–|\"“”]|\.(?:\s|$)")
_WORD_BEFORE = re.compile(r"(\S+)[^\S\n]+$")
_WORD_AFTER = re.compile(r"[^\S\n]*(\S+)")
_LOOK = 60


def quotation(document: Document, finding: Finding, palette: Palette) -> str:
    """``"a 16.6% discount from HK$57 Monday closing price", at "HK$53.25"``: the fullest stretch, then the rest."""
    groups = list(_groups(document.text, sorted(finding.claims, key=lambda claim: (claim.start, claim.end))))
    if not groups:
        return ""
    main = max(groups, key=len)
    quoted = f'"{_stretch(document.text, main, palette)}"'
    line = document.locate(main[0].start, main[0].end).spoken
    others = [_other(document, group, line, palette) for group in groups if group is not main]
    return quoted + (f", at {' and '.join(others)}" if others else "")


def _groups(text: str, claims: list[Claim]) -> Iterator[list[Claim]]:
    """Claims in reading order, parted where the text between them is long or ends a sentence."""
    group: list[Claim] = []
    end = 0
    for claim in claims:
        between = text[end : claim.start]
        if group and (len(between) > _GAP or _SENTENCE_END.search(between)):
            yield group
            group = []
        group.append(claim)
        end = max(end, claim.end)
    if group:
        yield group


def _other(document: Document, group: list[Claim], line: str, palette: Palette) -> str:
    start, end = group[0].start, max(claim.end for claim in group)
    quoted = f'"{_plain(document.text[start:end], palette, group, start)}"'
    own = document.locate(start, end).spoken
    return quoted if own == line else f"{quoted} {own}"


def _stretch(text: str, group: list[Claim], palette: Palette) -> str:
    first, last = group[0].start, max(claim.end for claim in group)
    start, end = _begin(text, first), _finish(text, last)
    if end - start > _LONGEST:
        return _plain(text[start : start + _LONGEST], palette, group, start).rstrip() + " …"
    return _plain(text[start:end], palette, group, start)


def _begin(text: str, first: int) -> int:
    look = max(first - _LOOK, 0)
    marks = list(_CLAUSE_MARK.finditer(text, look, first))
    floor = marks[-1].end() if marks else look
    at = first
    for _ in range(_BEFORE):
        word = _WORD_BEFORE.search(text[floor:at])
        # A word cut by the limit of the look is not whole.
        if word is None or (floor + word.start(1) == look and look > 0 and not text[look - 1].isspace()):
            break
        at = floor + word.start(1)
    return at


def _finish(text: str, last: int) -> int:
    mark = _CLAUSE_MARK.search(text, last, last + _LOOK)
    ceiling = mark.start() if mark else min(last + _LOOK, len(text))
    at = last
    for _ in range(_AFTER):
        word = _WORD_AFTER.match(text, at, ceiling)
        if word is None or (word.end() == ceiling and mark is None and ceiling < len(text)):
            break
        at = word.end()
    return at


def _plain(stretch: str, palette: Palette, group: list[Claim], start: int) -> str:
    """One line; the figures bold where there is colour; what is not prose shown as an ellipsis."""
    parts: list[str] = []
    done = 0
    for claim in group:
        begin, end = max(claim.start - start, done), min(claim.end - start, len(stretch))
        if begin >= end:
            continue
        parts += [stretch[done:begin], palette.paint(stretch[begin:end], "bold")]
        done = end
    parts.append(stretch[done:])
    return " ".join("".join(parts).replace("\ufffc", "…").split())
