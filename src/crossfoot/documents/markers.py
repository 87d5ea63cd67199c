"""Markers in an article: ``<!-- crossfoot: ok percent-change "weekly, not monthly" -->``.

``ok`` names a rule and gives a reason: what this rule would query in the paragraph is left alone. The marker stands on
a line of its own before its paragraph, or at the end of it. A marker that names a file ties the figure before it to
data: ``<!-- crossfoot: datasets/regions.csv[Kent, people] -->`` (``datasets.queries`` has the forms). In front matter
(``crossfoot: {ok: [...], data: [...]}``) and in a file beside a text that must not be touched
(``sale.pdf.crossfoot.yaml``) the entries hold for the whole document, or for the figures that they name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from crossfoot.documents.document import Document, Part
from crossfoot.documents.notation import NOTATION_KEYS

#: Appended to a file's name: the markers of a text that must not be touched.
SIDECAR = ".crossfoot.yaml"
_OPEN, _CLOSE = "<!--", "-->"
#: What every marker in a text has.
_SIGN = "crossfoot:"
_OURS = re.compile(r"<!--\s*crossfoot:\s*")
_OK = re.compile(r'ok\s+([\w-]+)\s*(?:["“]([^"“”]*)["”])?')
_FENCE = re.compile(r"[ \t]*(?:>[ \t]*)*(`{3,}|~{3,})")
_DATA = re.compile(r"[^\s\[\]:\"'<>|*?]+\.(?:csv|tsv|parquet)\s*[\[:].*")
_FORM = 'Write it as <!-- crossfoot: ok RULE "reason" -->, or <!-- crossfoot: FILE.csv[row, column] -->.'
_KEYS = frozenset({"ok", "data", *NOTATION_KEYS})
_HOLDS = "'crossfoot' holds the lists 'ok' and 'data', and may say 'numbers' and 'scale'."
_ENTRY = "Each entry of 'ok' has 'rule' and 'reason', and may have 'figures', a list of texts."
_TIE = "Each entry of 'data' has 'figure', as printed, and 'is', as in datasets/regions.csv[Kent, people]."


@dataclass(frozen=True, slots=True)
class Marker:
    """A rule that is to be left alone, and why.

    ``start`` to ``end`` is the stretch of the checked text that it speaks of, ``figures`` the printed figures that it
    is limited to, if any. ``line`` and ``column`` say where it stands, from 1; line 0 is a file beside the article.
    """

    rule: str
    reason: str
    start: int
    end: int
    line: int
    column: int = 1
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Binding:
    """A figure that is tied to data: the last one before ``at`` in its paragraph, or the one printed as ``figure``.

    ``target`` says what it should be, in the form of ``datasets.queries``; ``line`` and ``column`` as in a marker.
    """

    target: str
    at: int
    line: int
    column: int = 1
    figure: str | None = None


@dataclass(frozen=True, slots=True)
class Markers:
    """The markers of a document and its ties to data.

    ``spans``: where they stand in its text; ``problems``: what was not understood.
    """

    markers: tuple[Marker, ...] = ()
    bindings: tuple[Binding, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    problems: tuple[str, ...] = ()


def is_marked(document: Document) -> bool:
    """Whether a document may have markers; most have none, and need no search for them."""
    settings = (document.meta.get("crossfoot"), document.beside)
    return any(one is not None for one in settings) or any(_SIGN in part.source for part in document.parts)


def markers_of(document: Document) -> Markers:
    """All markers of a document, those in its text first."""
    found: list[Marker] = []
    bindings: list[Binding] = []
    spans: list[tuple[int, int]] = []
    problems: list[str] = []
    for number, part in enumerate(document.parts):
        for start, end in _comments(part, document.format):
            place = document.place(number, start)
            spans.append(_in_text(part, start, end))
            content = _content(part.source, start, end)
            if _DATA.fullmatch(content):
                at = part.start + part.map.text_range(0, start)[1]
                bindings.append(Binding(content, at, *place))
                continue
            match = _OK.fullmatch(content)
            if match is None or not (match[2] or "").strip():
                problems.append(_problem(document, place[0], place[1], _FORM))
                continue
            stretch = _stretch(document, part, start, end)
            found.append(Marker(match[1], match[2].strip(), *stretch, *place))
    for line, settings in ((1, document.meta.get("crossfoot")), (0, document.beside)):
        if settings is not None:
            found += _entries(document, settings, line, problems)
            bindings += _ties(document, settings, line, problems)
    return Markers(tuple(found), tuple(bindings), tuple(spans), tuple(problems))


def without_markers(text: str) -> str:
    """A text with the markers that stand in it taken out: they are no words of the article."""
    kept, at = [], 0
    for start, end in _spans(text):
        kept.append(text[at:start])
        at = end
    return "".join((*kept, text[at:])) if at else text


def _spans(source: str) -> Iterator[tuple[int, int]]:
    """The spans of our comments in a source."""
    at = source.find(_OPEN)
    while at >= 0:
        end = source.find(_CLOSE, at)
        if end < 0:
            return
        end += len(_CLOSE)
        if _OURS.match(source, at, end):
            yield at, end
        at = source.find(_OPEN, end)


def _comments(part: Part, format: str) -> Iterator[tuple[int, int]]:
    """The spans of our comments in a source, but for those that a code block shows."""
    code = list(_code(part.source)) if format == "markdown" else []
    for start, end in _spans(part.source):
        if part.source[start - 1 : start] != "`" and not any(first <= start < last for first, last in code):
            yield start, end


def _code(source: str) -> Iterator[tuple[int, int]]:
    """The spans of fenced code blocks."""
    opened: tuple[int, str] | None = None
    at = 0
    for line in source.splitlines(keepends=True):
        fence = _FENCE.match(line)
        if fence and opened is None:
            opened = at, fence[1]
        elif fence and opened is not None and fence[1].startswith(opened[1]):
            yield opened[0], at + len(line)
            opened = None
        at += len(line)
    if opened is not None:
        yield opened[0], at


def _content(source: str, start: int, end: int) -> str:
    opening = _OURS.match(source, start, end)
    assert opening is not None
    return " ".join(source[opening.end() : end - len(_CLOSE)].split())


def _in_text(part: Part, start: int, end: int) -> tuple[int, int]:
    """Where a comment stands in the checked text; an empty span where it was left out of that."""
    first, last = part.map.text_range(start, end)
    return part.start + first, part.start + last


def _stretch(document: Document, part: Part, start: int, end: int) -> tuple[int, int]:
    """The paragraph that a marker speaks of: the one it stands in or ends, else the next."""
    source, text = part.source, document.text
    before = source[source.rfind("\n", 0, start) + 1 : start]
    behind = source[end : _line_end(source, end)]
    trailing = bool(before.strip())
    if not trailing and not behind.strip():
        above = source[: max(start - len(before) - 1, 0)]
        ended = not source[_line_end(source, end) + 1 : _line_end(source, _line_end(source, end) + 1)].strip()
        trailing = ended and bool(above[above.rfind("\n") + 1 :].strip())
    if trailing:
        at = part.start + part.map.text_range(0, start)[1]
        at = len(text[:at].rstrip()) - 1
    else:
        at = part.start + part.map.text_range(end, len(source))[0]
        at += len(text[at:]) - len(text[at:].lstrip())
    first = text.rfind("\n\n", 0, max(at, 0)) + 2 if "\n\n" in text[: max(at, 0)] else 0
    last = text.find("\n\n", max(at, 0))
    return first, len(text) if last < 0 else last


def _line_end(source: str, at: int) -> int:
    found = source.find("\n", at)
    return len(source) if found < 0 else found


def _entries(document: Document, settings: object, line: int, problems: list[str]) -> Iterator[Marker]:
    """The markers of front matter or of a file beside the article."""
    if not isinstance(settings, Mapping) or not settings or not set(settings) <= _KEYS:
        problems.append(_problem(document, line, 1, f"{_HOLDS} {_ENTRY}"))
        return
    listed = settings.get("ok", [])
    if not isinstance(listed, list):
        problems.append(_problem(document, line, 1, f"'ok' is a list. {_ENTRY}"))
        return
    for entry in listed:
        marker = _entry(document, entry, line)
        if marker is None:
            problems.append(_problem(document, line, 1, _ENTRY))
        else:
            yield marker


def _entry(document: Document, entry: object, line: int) -> Marker | None:
    if not isinstance(entry, Mapping) or not set(entry) <= {"rule", "reason", "figures"}:
        return None
    rule, reason, figures = entry.get("rule"), entry.get("reason"), entry.get("figures", [])
    if not isinstance(rule, str) or not isinstance(reason, str) or not reason.strip():
        return None
    if not isinstance(figures, list) or not all(isinstance(figure, str) for figure in figures):
        return None
    return Marker(rule, reason.strip(), 0, len(document.text), line, 1, tuple(figures))


def _ties(document: Document, settings: object, line: int, problems: list[str]) -> Iterator[Binding]:
    """The figures that front matter, or a file beside the article, ties to data."""
    listed = settings.get("data", []) if isinstance(settings, Mapping) else []
    for entry in listed if isinstance(listed, list) else [listed]:
        good = isinstance(entry, Mapping) and set(entry) == {"figure", "is"}
        if good and all(isinstance(value, str) for value in entry.values()):
            yield Binding(entry["is"], len(document.text), line, 1, entry["figure"])
        else:
            problems.append(_problem(document, line, 1, _TIE))


def _problem(document: Document, line: int, column: int, detail: str) -> str:
    name = document.path or "<text>"
    place = f"{name}:{line}:{column}" if line else f"{name}{SIDECAR}"
    return f"{place}: marker not understood [marker-invalid]\n  {detail}"
