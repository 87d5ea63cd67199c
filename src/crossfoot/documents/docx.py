"""DOCX to checked text: paragraphs, tables as lines with pipes, and behind them the footnotes that the text refers to.

Left out: what was deleted (insertions count), hidden and struck-out text, comments, headers and footers, tables of
contents, pictures. A formula leaves a placeholder. The libraries that read DOCX leave out insertions, footnotes and
text boxes, and unpack whatever they are given (docs/adr/0015).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from crossfoot.documents.archive import Archive
from crossfoot.documents.document import Document, Part
from crossfoot.documents.docx_body import Body, Cell, Paragraph, Row, Story, Table
from crossfoot.documents.docx_names import Properties, Relations, Styles
from crossfoot.documents.html_table import HtmlCell, HtmlTable
from crossfoot.documents.limits import Limits
from crossfoot.documents.mapping import Piece, assemble
from crossfoot.documents.origin import Blocks
from crossfoot.documents.raised import raised_text
from crossfoot.documents.xml_events import Handler, parse_xml
from crossfoot.errors import InputError

_H = TypeVar("_H", bound=Handler)
_BULLET, _BREAK = "• ", "\n\n"
_CONTENTS = "contents"
_NOTES = {"w:footnoteReference": ("footnotes", "footnote"), "w:endnoteReference": ("endnotes", "endnote")}


def read_docx(data: bytes, path: str | None, limits: Limits) -> Document:
    """The document that the bytes of a DOCX file hold.

    Raises:
        InputError: it is no DOCX file, is damaged, or declares entities.
        LimitError: it unpacks to more than allowed, or is nested too deeply.
    """
    package = _Package(Archive(data, path or "<bytes>", limits), path or "<bytes>", limits)
    body, styles = package.parse(package.main, Body()), package.parse(package.part("styles"), Styles())
    builder = _Builder(styles)
    builder.story(body.stories[""], "")
    package.notes(body, builder)
    return builder.document(path, package.properties())


@dataclass(slots=True)
class _Package:
    """The parts of the file, found by its relations."""

    archive: Archive
    name: str
    limits: Limits
    main: str = field(init=False)
    relations: Relations = field(init=False)

    def __post_init__(self) -> None:
        top = self.parse("_rels/.rels", Relations())
        self.main = top.targets.get("officeDocument", "word/document.xml").lstrip("/")
        if self.main not in self.archive.names():
            raise InputError(
                f"{self.name}: article not read [docx-invalid]\n  The archive holds no document of Word."
            )
        folder, _, base = self.main.rpartition("/")
        self.relations = self.parse(f"{folder}/_rels/{base}.rels", Relations())

    def part(self, kind: str) -> str:
        """The name of the part of a kind, as the document tells it; "" if it tells none."""
        target = self.relations.targets.get(kind, "")
        if not target or target.startswith("/"):
            return target.lstrip("/")
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.main), target))

    def parse(self, part: str, handler: _H) -> _H:
        """Send a part to a handler, if it is there."""
        if part in self.archive.names():
            parse_xml(self.archive.chunks(part), handler, self.name, part, self.limits)
        return handler

    def notes(self, body: Body, builder: _Builder) -> None:
        """The footnotes and endnotes that the text refers to, in that order."""
        for reference, (kind, label) in _NOTES.items():
            numbers = list(dict.fromkeys(number for name, number in body.notes if name == reference))
            if not numbers:
                continue
            stories = self.parse(self.part(kind), Body()).stories
            for count, number in enumerate(numbers, 1):
                builder.note(stories.get(number, Story()), f"{label} {count}")

    def properties(self) -> Properties:
        """The title and the day of publication that the file states."""
        found = Properties()
        for part in self.archive.names():
            if part in ("docProps/core.xml", "docProps/custom.xml") or part.startswith("customXml/item"):
                try:
                    self.parse(part, found)
                except InputError:  # such data of other programs is no part of the article
                    continue
        return found


@dataclass(slots=True)
class _Builder:
    """Gathers the blocks of the checked text and the list of all blocks that they lead back to."""

    styles: Styles
    source: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    at: int = 0
    blocks: list[tuple[list[Piece], tuple[str, int] | None, bool]] = field(default_factory=list)
    title: str | None = None

    def story(self, story: Story, place: str) -> None:
        """The blocks of a text; ``place`` goes in front of their names."""
        paragraphs = tables = 0
        inner = {id(table) for item in story.items if isinstance(item, Table) for table in item.inner}
        for item in story.items:
            if isinstance(item, Paragraph):
                paragraphs += 1
                self._paragraph(item, f"{place}paragraph {paragraphs}")
            elif id(item) not in inner:
                tables += 1
                self._table(item, f"{place}table {tables}")

    def note(self, story: Story, label: str) -> None:
        """A footnote, as one block."""
        pieces = self._listed(list(story.paragraphs()), label, "\n")
        self._add(pieces, ("note", 0))

    def _paragraph(self, paragraph: Paragraph, label: str) -> None:
        kind = self.styles.kind(paragraph.style)
        if paragraph.level is not None:
            kind = "heading", paragraph.level
        pieces = self._listed([paragraph], label, "\n")
        if kind and kind[0] == _CONTENTS:
            return
        if kind == ("heading", 1) and self.title is None:
            self.title = " ".join("".join(piece.text for piece in pieces).split()) or None
        numbered = paragraph.numbered
        if numbered is None:
            numbered = self.styles.is_numbered(paragraph.style) and kind is None
        if pieces and numbered and not (kind and kind[0] == "heading"):
            pieces.insert(0, Piece(_BULLET, pieces[0].start, pieces[0].start))
        self._add(pieces, kind, paragraph.joined)

    def _table(self, table: Table, label: str) -> None:
        """A table of data as one block, the cells of any other as a block each; tables within cells behind it."""
        rows = [row for row in table.rows if not row.gone]
        grid = HtmlTable(self.at, nested=bool(table.inner))
        for number, row in enumerate(rows, 1):
            grid.rows.append(
                [self._cell(cell, f"{label}, row {number}, column {cell.column}") for cell in row.cells]
            )
        grid.head_rows = max(_heads(rows), 1)
        if grid.is_data():
            self._add(list(grid.pieces()), None)
        else:
            for cell in (cell for cells in grid.rows for cell in cells):
                self._add(cell.pieces, None)
        for number, inner in enumerate(table.inner, 1):
            self._table(inner, f"{label}, inner table {number}")

    def _cell(self, cell: Cell, label: str) -> HtmlCell:
        pieces = self._listed(cell.paragraphs, label, " ")
        return HtmlCell(pieces, False, cell.columns)

    def _listed(self, paragraphs: list[Paragraph], label: str, line_feed: str) -> list[Piece]:
        """List the text of a block; the pieces of it that are said."""
        start = self.at
        self.starts.append(start)
        self.labels.append(label)
        pieces: list[Piece] = []
        for number, paragraph in enumerate(paragraphs):
            if number:
                pieces += self._said("\n", line_feed)
            for run in paragraph.runs:
                behind = pieces[-1].text[-1:] if pieces else ""
                listed = run.text
                text = raised_text(listed.strip(), behind) if run.raised else listed
                pieces += self._said(
                    listed, text.replace("\n", line_feed).replace("\t", " ") if run.said else ""
                )
        self._said("\n", "")
        return _trimmed(pieces)

    def _said(self, listed: str, said: str) -> Iterator[Piece]:
        start, self.at = self.at, self.at + len(listed)
        self.source.append(listed)
        return iter([Piece(said, start, self.at)] if said else [])

    def _add(self, pieces: list[Piece], kind: tuple[str, int] | None, joined: bool = False) -> None:
        if pieces:
            self.blocks.append((pieces, kind, joined))

    def document(self, path: str | None, properties: Properties) -> Document:
        """The whole."""
        pieces: list[Piece] = []
        outline: dict[int, tuple[str, int]] = {}
        length, goes_on = 0, True
        for block, kind, joined in self.blocks:
            if not goes_on:
                pieces.append(Piece(_BREAK, pieces[-1].end, pieces[-1].end))
                length += len(_BREAK)
            if kind is not None:
                outline[length] = kind
            pieces += block
            length += sum(len(piece.text) for piece in block)
            goes_on = joined
        text, mapped = assemble(pieces)
        source = "".join(self.source).removesuffix("\n")
        origin = Blocks(source, tuple(self.starts), tuple(self.labels))
        part = Part(source, mapped, 0, len(text), origin=origin)
        return Document(
            text, (part,), path, "docx", properties.date, self.title or properties.title, outline=outline
        )


def _heads(rows: list[Row]) -> int:
    """How many rows at the top are marked as headers."""
    count = 0
    while count < len(rows) and rows[count].head:
        count += 1
    return count


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """The pieces without blanks at either end; nothing where no words are left."""
    first, last = 0, len(pieces)
    while first < last and not pieces[first].text.strip():
        first += 1
    while last > first and not pieces[last - 1].text.strip():
        last -= 1
    kept = pieces[first:last]
    if kept:
        kept[0] = _cut(kept[0], left=True)
        kept[-1] = _cut(kept[-1], left=False)
    return kept


def _cut(piece: Piece, left: bool) -> Piece:
    """A piece without the blanks on one side."""
    text = piece.text.lstrip() if left else piece.text.rstrip()
    if text == piece.text or len(piece.text) != piece.end - piece.start:
        return Piece(text, piece.start, piece.end)
    if left:
        return Piece(text, piece.end - len(text), piece.end)
    return Piece(text, piece.start, piece.start + len(text))
