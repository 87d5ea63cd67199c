"""From a letter of a value back to where it was written: values have escapes resolved and lines folded."""

from __future__ import annotations

import re

#: The line ends of YAML, as libyaml counts them; str.splitlines() knows others.
LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_LINE_ENDS = ("\n", "\r", "\x85", "\u2028", "\u2029")
_BLANKS = re.compile(r"[ \t]+")
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)


def positions(text: str, start: int, end: int, style: str | None, value: str) -> list[int]:
    """For each character of a scalar's ``value``, and for its end, the index in ``text`` where it stands.

    ``text[start:end]`` is the scalar as written in ``style`` (None for plain, else ' " | or >).

    Walks value and source side by side: quotation marks, escapes, folded lines and indentation stand in the source
    only. Where they cannot be matched the place stays at the last one that could.
    """
    at = start
    if style in ("|", ">"):
        header = LINE_END.search(text, at)
        at = header.end() if header else end
    elif style is not None:
        at += 1
    folds = _folded_blanks(text, at, end)
    places: list[int] = []
    for wanted in value:
        place, at = _next_place(text, at, end, style, wanted, folds)
        places.append(place)
    places.append(min(at, max(end - 1, start)))
    return places


def _next_place(
    text: str, at: int, end: int, style: str | None, wanted: str, folds: set[int]
) -> tuple[int, int]:
    """Where the next character of the value stands, and where to go on from."""
    if style == '"':
        escape = _ESCAPE.match(text, at)
        while escape and escape.group()[1:] in _LINE_ENDS:
            at = _skip_blanks(text, escape.end(), end)
            escape = _ESCAPE.match(text, at)
        if escape:
            return at, escape.end()
    if style == "'" and wanted == "'" and text[at : at + 2] == "''":
        return at, at + 2
    if at < end and text[at] == wanted and at not in folds:
        return at, at + 1
    skipped = _skip_blanks(text, at, end)
    if wanted in " \n":
        return at, skipped
    if skipped < end and text[skipped] == wanted:
        return skipped, skipped + 1
    return at, at


def _folded_blanks(text: str, start: int, end: int) -> set[int]:
    """Indices of the blanks before a line end, which fold away with it."""
    runs = (run.span() for run in _BLANKS.finditer(text, start, end))
    return {i for first, stop in runs if text[stop : stop + 1] in ("\n", "\r") for i in range(first, stop)}


def _skip_blanks(text: str, at: int, end: int) -> int:
    while at < end and text[at] in " \t\n\r":
        at += 1
    return at
