"""HTML to tags and stretches of text, each with its exact place in the source.

Parsers that build a tree keep lines at best; a finding must lead back to the character. What counts as a tag, a
comment or raw text follows the tokenizer of the HTML standard (13.2.5) as far as text and its places depend on it.
Linear on any input: quotation marks that are never closed are looked for in the first tags only, and the end of a raw
element or a comment once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from crossfoot.documents.mapping import Piece

_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)")
# Possessive: text without an end is given up after one pass, not taken apart in every way there is.
_TAG_END = re.compile(r"(?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+>")
#: Tags with an open quotation mark that are looked through to the end of the text; later ones end at their first ">".
_PATIENCE = 50
_ATTRIBUTE = re.compile(
    r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'=<>`]+)))?"
)
_SPECIAL = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?|\s+|[^\s&]+|&")
#: Elements whose content is no mark-up.
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript"})


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of text, character references and all."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tag:
    """An opening or closing tag.

    ``raw`` is the span of an opened raw element's content; ``quoted`` says that a quotation mark in it is never closed.
    """

    name: str
    closing: bool
    start: int
    end: int
    attributes: tuple[int, int]
    raw: tuple[int, int] | None = None
    quoted: bool = False

    def attribute(self, source: str, name: str) -> str | None:
        """The value of an attribute, "" where it has none, None where it is absent."""
        return attributes(source, self).get(name)


def attributes(source: str, tag: Tag) -> dict[str, str]:
    """The attributes of a tag by lower-case name, character references resolved; the first of a name counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(source, *tag.attributes):
        value = match["double"] or match["single"] or match["bare"] or ""
        found.setdefault(match[1].lower(), unescape(value))
    return found


def scan(source: str, start: int = 0, end: int | None = None) -> Iterator[Text | Tag]:
    """Tags and texts of ``source[start:end]`` in order; comments, declarations and what no tag ends are left out."""
    end = len(source) if end is None else end
    at, patience = start, _PATIENCE
    while at < end:
        opening = source.find("<", at, end)
        opening = end if opening < 0 else opening
        if opening > at:
            yield Text(at, opening)
        if opening == end:
            return
        if source.startswith("<!--", opening):
            at = _behind(source, "-->", opening + 4, end)
        elif source.startswith(("<!", "<?"), opening):
            at = _behind(source, ">", opening, end)
        else:
            tag = _tag(source, opening, end, patience > 0)
            if tag is None:
                yield Text(opening, opening + 1)
                at = opening + 1
            else:
                patience -= tag.quoted
                yield tag
                at = tag.raw[1] if tag.raw else tag.end


def _behind(source: str, mark: str, at: int, end: int) -> int:
    found = source.find(mark, at, end)
    return end if found < 0 else found + len(mark)


def _tag(source: str, opening: int, end: int, patient: bool) -> Tag | None:
    head = _TAG.match(source, opening, end)
    if head is None:
        return None
    closed = _TAG_END.match(source, head.end(), end) if patient else None
    # A tag with an open quotation mark ends at its first ">", as editors show it; one without any, with the text.
    stop = closed.end() if closed else _behind(source, ">", head.end(), end)
    name, closing = head[2].lower(), bool(head[1])
    raw = None
    if name in _RAW and not closing:
        raw = (stop, _raw_end(source, name, stop, end))
    return Tag(name, closing, opening, stop, (head.end(), stop - 1), raw, closed is None)


def _raw_end(source: str, name: str, at: int, end: int) -> int:
    found = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(source, at, end)
    return found.start() if found else end


def text_pieces(source: str, start: int, end: int) -> Iterator[Piece]:
    """A stretch of text as pieces: character references resolved, each run of blanks one space."""
    for match in _SPECIAL.finditer(source, start, end):
        text = match[0]
        if text[0] == "&":
            text = unescape(text)
            text = " " if text.isspace() and text != "\u00a0" else text
        elif text.isspace():
            # A no-break space may part the thousands of a number.
            text = text if text.strip(" \t\r\n\f") else " "
        yield Piece(text, match.start(), match.end())
