"""The names of WordprocessingML, and what a DOCX file says of its styles, its title and its day."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from crossfoot.documents.html_meta import day
from crossfoot.documents.xml_events import MARK

#: The two forms in which Office Open XML is written: transitional and strict.
_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_MATHS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_PREFIXES = {**dict.fromkeys(_WORD, "w"), **dict.fromkeys(_MATHS, "m"), _COMPATIBILITY: "mc"}
_OFF = frozenset({"0", "false", "off", "none"})
#: Custom properties that state the day of publication, lower case.
_DAYS = frozenset({"publication date", "publicationdate", "date published", "datepublished", "publish date"})
#: How many styles may be based on one another.
_LONGEST_CHAIN = 20


def short(name: str) -> str:
    """A name as this package knows it: ``w:p``; "" before the colon for a namespace that tells nothing about text."""
    namespace, _, local = name.rpartition(MARK)
    return f"{_PREFIXES.get(namespace, '')}:{local}"


def value(attributes: Mapping[str, str], local: str = "val") -> str | None:
    """An attribute of an element of the w namespace."""
    return next(
        (attributes[f"{ns}{MARK}{local}"] for ns in _WORD if f"{ns}{MARK}{local}" in attributes), None
    )


def is_on(attributes: Mapping[str, str]) -> bool:
    """Whether a property that is on unless it says otherwise is on."""
    return (value(attributes) or "1").lower() not in _OFF


@dataclass(slots=True)
class Style:
    """A paragraph style as far as it tells what a paragraph is."""

    name: str = ""
    based_on: str | None = None
    numbered: bool | None = None
    level: int | None = None


@dataclass(slots=True)
class Styles:
    """Takes the events of ``styles.xml``; answers what a paragraph of a style is."""

    found: dict[str, Style] = field(default_factory=dict)
    _open: Style | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """A style begins, or says something of itself."""
        name = short(name)
        if name == "w:style":
            self._open = self.found.setdefault(value(attributes, "styleId") or "", Style())
        elif self._open is None:
            return
        elif name == "w:name":
            self._open.name = (value(attributes) or "").lower()
        elif name == "w:basedOn":
            self._open.based_on = value(attributes)
        elif name == "w:numId":
            self._open.numbered = value(attributes) != "0"
        elif name == "w:outlineLvl":
            level = value(attributes) or ""
            self._open.level = int(level) + 1 if level in "012345678" and level else None

    def end(self, name: str) -> None:
        """A style ends."""
        if short(name) == "w:style":
            self._open = None

    def text(self, data: str) -> None:
        """Styles have no text."""

    def is_numbered(self, style: str | None) -> bool:
        """Whether its paragraphs are items of a list."""
        return next((one.numbered for one in self._chain(style) if one.numbered is not None), False)

    def kind(self, style: str | None) -> tuple[str, int] | None:
        """("heading", level), ("quote", 0) or ("contents", 0); None for a paragraph like others."""
        for one in self._chain(style):
            if one.name == "title":
                return "heading", 1
            if one.name == "subtitle":
                return None
            if one.level is not None or one.name.startswith("heading "):
                return "heading", min(one.level or _number(one.name), 6)
            if one.name.startswith(("toc ", "table of figures")):
                return "contents", 0
            if "quote" in one.name:
                return "quote", 0
        return None

    def _chain(self, style: str | None) -> list[Style]:
        chain: list[Style] = []
        while style in self.found and len(chain) < _LONGEST_CHAIN:
            chain.append(self.found[style])
            style = chain[-1].based_on
        return chain


def _number(name: str) -> int:
    digits = name.rpartition(" ")[2]
    return int(digits) if digits in "123456789" and digits else 1


@dataclass(slots=True)
class Properties:
    """Takes the events of the parts with properties: the title, and the day where one is stated as that of publication.

    When a file was made or saved says nothing of its publication, and is left alone.
    """

    title: str | None = None
    date: datetime.date | None = None
    _at: str = ""
    _property: str = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """A property begins."""
        self._at = name.rpartition(MARK)[2]
        if self._at == "property":
            self._property = attributes.get("name", "").strip().lower()

    def end(self, name: str) -> None:
        """A property ends."""
        self._at = ""

    def text(self, data: str) -> None:
        """What a property says."""
        if self._at == "title":
            self.title = f"{self.title or ''}{data}".strip() or None
        elif self._at == "PublishDate" or (self._at and self._property in _DAYS):
            self.date = self.date or day(data)


@dataclass(slots=True)
class Relations:
    """Takes the events of a ``.rels`` part: where each kind of part is."""

    targets: dict[str, str] = field(default_factory=dict)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """A relation: the last word of its type is its kind."""
        if attributes.get("TargetMode") != "External" and "Target" in attributes:
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.targets.setdefault(kind, attributes["Target"])

    def end(self, name: str) -> None:
        """Relations hold nothing."""

    def text(self, data: str) -> None:
        """Relations hold nothing."""
