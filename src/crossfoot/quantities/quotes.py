"""Which stretches of a text stand inside quotation marks."""

from __future__ import annotations

import re

_MARK = re.compile('["“”„«»\n]')
_OPENING = frozenset("“„«")
_CLOSING = frozenset("”»")
# Single marks: one opens behind a space before a letter, a digit or a currency sign, and closes behind anything
# but a space. What opens "'90s" and "'em" is an apostrophe.
_SINGLE = re.compile(
    r"(?<![^\s(\[—–])(?P<open>['‘])(?=[\w$£€])(?![0-9]{2}s?\b|(?:em|til|tis|twas|cause|n)\b)"
    r"|(?<=\S)(?P<close>['’])(?![\w])|(?P<blank>\n)(?=\n)"
)
_SINGLE_MARK = re.compile("['‘’\n]")
_STOPS = frozenset(".,!?…")
#: A quotation in single marks is not longer.
_LONGEST = 1500


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Spans between quotation marks, by their start; a straight mark opens or closes by turn, a blank line closes.

    >>> quoted_spans('He said "up 5%" and left.'), quoted_spans("'We sold 40,' he said.")
    ([(8, 15)], [(0, 13)])
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
    if "'" in text or "‘" in text:
        spans = sorted((*spans, *_single_spans(text)))
    return spans


def _single_spans(text: str) -> list[tuple[int, int]]:
    """Spans between single marks; the apostrophe of "the workers' pay" closes none."""
    spans: list[tuple[int, int]] = []
    opened = -1
    # Marks are found first: the expression begins with what stands before one, and so would be tried everywhere.
    for mark in _SINGLE_MARK.finditer(text):
        at = mark.start()
        match = _SINGLE.match(text, at)
        if match is None:
            continue
        if match["open"]:
            opened = at
        elif match["blank"] or at - opened > _LONGEST:
            opened = -1
        elif opened >= 0 and (text[at - 1] in _STOPS or text[at - 1] not in "sS"):
            spans.append((opened, at + 1))
            opened = -1
    return spans
