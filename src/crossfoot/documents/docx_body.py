"""The story of a DOCX part: its paragraphs, cells and footnotes as blocks, each run with what it is.

Read as Word shows it with every change accepted: what was inserted is there, what was deleted or moved away is not.
A run keeps whether it is said at all (hidden and struck-out words are not) and whether it is raised.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from crossfoot.documents.docx_names import is_on, short, value
from crossfoot.documents.inline import PLACEHOLDER

#: What is left out with all that it holds: deletions, formatting as it was, and the second form of a drawing.
_LEFT_OUT = frozenset(
    {
        "w:del", "w:moveFrom", "mc:Fallback", "w:rPrChange", "w:pPrChange", "w:sectPrChange", "w:tblPrChange",
        "w:trPrChange", "w:tcPrChange", "w:tblGridChange", "w:numberingChange", "w:tblPrExChange", "w:rt",
    }
)  # fmt: skip
_CHARACTERS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
_HIDING = frozenset({"w:vanish", "w:webHidden", "w:strike", "w:dstrike"})
_NOTES = frozenset({"w:footnoteReference", "w:endnoteReference"})


@dataclass(slots=True)
class Run:
    """Characters alike: ``said`` or not; raised or not. ``placeholder``: what is no prose stands in for them."""

    parts: list[str]
    said: bool = True
    raised: bool = False
    placeholder: bool = False

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(self.parts)


@dataclass(slots=True)
class Paragraph:
    """A paragraph; ``joined``: its end was deleted, so that the next goes on where it stops."""

    runs: list[Run] = field(default_factory=list)
    style: str | None = None
    numbered: bool | None = None
    joined: bool = False
    level: int | None = None


@dataclass(slots=True)
class Cell:
    """A cell; ``column`` counts from 1, a cell that spans others before it being all of these."""

    column: int
    columns: int = 1
    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass(slots=True)
class Row:
    """A row; ``head``: it is repeated on every page; ``gone``: it was deleted."""

    cells: list[Cell] = field(default_factory=list)
    head: bool = False
    gone: bool = False
    skipped: int = 0


@dataclass(slots=True)
class Table:
    """A table; ``inner`` are those within its cells."""

    rows: list[Row] = field(default_factory=list)
    inner: list[Table] = field(default_factory=list)


@dataclass(slots=True)
class Story:
    """What a part or a footnote holds, in order; text boxes stand before the paragraph that they hang on."""

    items: list[Paragraph | Table] = field(default_factory=list)

    def paragraphs(self) -> Iterator[Paragraph]:
        """Those outside tables."""
        return (item for item in self.items if isinstance(item, Paragraph))


@dataclass(slots=True)
class Body:
    """Takes the events of a part with text; ``stories`` are its body ("") and its footnotes by number.

    ``notes`` are the footnotes in the order in which the text refers to them, as (kind, number).
    """

    stories: dict[str, Story] = field(default_factory=lambda: {"": Story()})
    notes: list[tuple[str, str]] = field(default_factory=list)
    _story: Story = field(init=False)
    _paragraphs: list[Paragraph] = field(default_factory=list)
    _tables: list[Table] = field(default_factory=list)
    _skipping: int = 0
    _maths: int = 0
    _in_text: bool = False
    _in_run: bool = False
    _said: bool = True
    _raised: bool = False
    _row_properties: bool = False
    _mark_properties: bool = False
    _paragraph_properties: bool = False

    def __post_init__(self) -> None:
        self._story = self.stories[""]

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        name = short(name)
        if self._skipping or (name in _LEFT_OUT and not self._is_marked(name)):
            self._skipping += 1
            return
        opened = _OPENED.get(name)
        if opened is not None:
            opened(self, attributes)
        elif self._paragraphs:
            self._within(name, attributes)

    def _is_marked(self, name: str) -> bool:
        """Whether this is the deletion of a paragraph's end or of a row: it holds nothing, and is noted there."""
        if name != "w:del":
            return False
        if self._row_properties and self._tables and self._tables[-1].rows:
            self._tables[-1].rows[-1].gone = True
            return True
        if self._paragraphs and self._mark_properties:
            self._paragraphs[-1].joined = True
            return True
        return False

    def _within(self, name: str, attributes: Mapping[str, str]) -> None:
        """Something inside a paragraph."""
        if name in _CHARACTERS and self._in_run:
            self._say(_CHARACTERS[name])
        elif name in _HIDING and is_on(attributes) and self._in_run:
            self._said = False
        elif name == "w:vertAlign" and self._in_run:
            self._raised = value(attributes) == "superscript"
        elif name in _NOTES and self._in_run:
            self.notes.append((name, value(attributes, "id") or ""))
        elif self._paragraph_properties:
            self._property(name, attributes)

    def _property(self, name: str, attributes: Mapping[str, str]) -> None:
        paragraph = self._paragraphs[-1]
        if name == "w:pStyle":
            paragraph.style = value(attributes)
        elif name == "w:numId":
            paragraph.numbered = value(attributes) != "0"
        elif name == "w:outlineLvl":
            level = value(attributes) or ""
            paragraph.level = int(level) + 1 if level in "012345" and level else None
        elif name == "w:rPr":
            self._mark_properties = True

    def end(self, name: str) -> None:
        """An element ends."""
        if self._skipping:
            self._skipping -= 1
            return
        closed = _CLOSED.get(short(name))
        if closed is not None:
            closed(self)

    def text(self, data: str) -> None:
        """Characters: text inside w:t, nothing elsewhere (instructions of fields, deleted text)."""
        if self._in_text and not self._skipping and not self._maths:
            self._say(data)

    def _say(self, text: str) -> None:
        runs = self._paragraphs[-1].runs if self._paragraphs else []
        if runs and (runs[-1].said, runs[-1].raised, runs[-1].placeholder) == (
            self._said,
            self._raised,
            False,
        ):
            runs[-1].parts.append(text)  # adding to a text would take the square of the time
        else:
            runs.append(Run([text], self._said, self._raised))

    # What opens and closes.

    def _open_paragraph(self, attributes: Mapping[str, str]) -> None:
        self._paragraphs.append(Paragraph())
        self._in_run = False

    def _close_paragraph(self) -> None:
        if not self._paragraphs:
            return
        paragraph = self._paragraphs.pop()
        cell = self._cell()
        if cell is not None:
            cell.paragraphs.append(paragraph)
        else:
            self._story.items.append(paragraph)

    def _cell(self) -> Cell | None:
        rows = self._tables[-1].rows if self._tables else []
        return rows[-1].cells[-1] if rows and rows[-1].cells else None

    def _open_run(self, attributes: Mapping[str, str]) -> None:
        self._in_run, self._said, self._raised = True, True, False

    def _close_run(self) -> None:
        # A text box inside a run has runs of its own; what follows it in the outer run is read as plain.
        self._said, self._raised = True, False
        self._in_run = False

    def _open_text(self, attributes: Mapping[str, str]) -> None:
        self._in_text = bool(self._paragraphs)

    def _close_text(self) -> None:
        self._in_text = False

    def _open_maths(self, attributes: Mapping[str, str]) -> None:
        if not self._maths and self._paragraphs:
            self._paragraphs[-1].runs.append(Run([PLACEHOLDER], placeholder=True))
        self._maths += 1

    def _close_maths(self) -> None:
        self._maths -= 1

    def _open_properties(self, attributes: Mapping[str, str]) -> None:
        self._paragraph_properties = True

    def _close_properties(self) -> None:
        self._paragraph_properties = self._mark_properties = False

    def _open_table(self, attributes: Mapping[str, str]) -> None:
        self._tables.append(Table())

    def _close_table(self) -> None:
        table = self._tables.pop()
        if self._tables:
            self._tables[-1].inner.append(table)
        self._story.items.append(table)

    def _open_row(self, attributes: Mapping[str, str]) -> None:
        if self._tables:
            self._tables[-1].rows.append(Row())

    def _open_row_properties(self, attributes: Mapping[str, str]) -> None:
        self._row_properties = True

    def _close_row_properties(self) -> None:
        self._row_properties = False

    def _open_cell(self, attributes: Mapping[str, str]) -> None:
        if self._tables and self._tables[-1].rows:
            row = self._tables[-1].rows[-1]
            last = row.cells[-1] if row.cells else None
            row.cells.append(Cell(last.column + last.columns if last else 1 + row.skipped))

    def _head_row(self, attributes: Mapping[str, str]) -> None:
        if self._tables and self._tables[-1].rows:
            self._tables[-1].rows[-1].head = is_on(attributes)

    def _skip_columns(self, attributes: Mapping[str, str]) -> None:
        if self._tables and self._tables[-1].rows:
            self._tables[-1].rows[-1].skipped = _count(value(attributes))

    def _span(self, attributes: Mapping[str, str]) -> None:
        cell = self._cell()
        if cell is not None:
            cell.columns = max(_count(value(attributes)), 1)

    def _open_note(self, attributes: Mapping[str, str]) -> None:
        kind = value(attributes, "type") or "normal"
        number = value(attributes, "id") or ""
        self._story = self.stories.setdefault(number, Story()) if kind == "normal" else Story()


def _count(stated: str | None) -> int:
    return min(int(stated), 1000) if stated and stated.isdecimal() and len(stated) < 6 else 0


_OPENED: dict[str, Callable[[Body, Mapping[str, str]], None]] = {
    "w:p": Body._open_paragraph,
    "w:r": Body._open_run,
    "w:t": Body._open_text,
    "m:oMath": Body._open_maths,
    "w:pPr": Body._open_properties,
    "w:tbl": Body._open_table,
    "w:tr": Body._open_row,
    "w:trPr": Body._open_row_properties,
    "w:tc": Body._open_cell,
    "w:tblHeader": Body._head_row,
    "w:gridBefore": Body._skip_columns,
    "w:gridSpan": Body._span,
    "w:footnote": Body._open_note,
    "w:endnote": Body._open_note,
}
_CLOSED: dict[str, Callable[[Body], None]] = {
    "w:p": Body._close_paragraph,
    "w:r": Body._close_run,
    "w:t": Body._close_text,
    "m:oMath": Body._close_maths,
    "w:pPr": Body._close_properties,
    "w:tbl": Body._close_table,
    "w:trPr": Body._close_row_properties,
}
