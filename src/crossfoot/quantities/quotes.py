"""Which stretches of a text stand inside quotation marks."""

from __future__ import annotations

import re

_MARK = re.compile('["“”„«»\n]')
_OPENING = frozenset("“„«")
_CLOSING = frozenset("”»")


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Spans between double quotation marks; a straight mark opens or closes by turn, and a blank line closes.

    >>> quoted_spans('He said "up 5%" and left.')
    [(8, 15)]
    """
    spans: list[tuple[int, int]] = []
    opened = -1
    for match in _MARK.finditer(text):
        mark, at = match[0], match.start()
        if mark == "\n":
            if opened >= 0 and text[at + 1 : at + 2] == "\n":
                spans.append((opened, at))
                opened = -1
        elif mark in _OPENING or (mark == '"' and opened < 0):
            opened = at if opened < 0 else opened
        elif opened >= 0 and (mark in _CLOSING or mark == '"'):
            spans.append((opened, at + 1))
            opened = -1
    return spans
