"""HTML to checked text: the article of a page, its blocks as paragraphs, its tables as lines with pipes.

Left out: scripts, styles, menus, forms, asides, headers and footers of the page, code, struck-out and hidden text,
marks of footnotes. Where a page has an ``article`` (or a ``main``) that holds most of its text, the rest is left out
too, but for the page's ``h1``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from crossfoot.documents.html_meta import Head
from crossfoot.documents.html_scan import Tag, Text, attributes, scan, text_pieces
from crossfoot.documents.html_table import HtmlCell, HtmlTable
from crossfoot.documents.inline import PLACEHOLDER
from crossfoot.documents.mapping import Piece, SourceMap, assemble
from crossfoot.documents.raised import raised_text

_BLOCKS = frozenset(
    {
        "address", "article", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li",
        "main", "ol", "p", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    }
)  # fmt: skip
_SKIPPED = frozenset(
    {
        "aside", "audio", "button", "canvas", "datalist", "del", "footer", "head", "menu", "nav", "object", "pre",
        "s", "select", "strike", "svg", "template", "video",
    }
)  # fmt: skip
_IN_TABLES = frozenset({"td", "th", "table", "caption"})
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_PLACEHELD = frozenset({"code", "kbd", "samp", "var", "math"})
_SECTIONS = frozenset({"tbody", "tfoot", "thead"})
#: What ends an element whose end tag may be left out (HTML standard, 13.1.2.4); any block ends a paragraph.
_ENDED_BY = {
    "p": _BLOCKS, "li": {"li"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"}, "td": {"td", "th", "tr"} | _SECTIONS,
    "th": {"td", "th", "tr"} | _SECTIONS, "tr": {"tr"} | _SECTIONS, "thead": _SECTIONS, "tbody": _SECTIONS,
}  # fmt: skip
#: Elements open at once; what is nested deeper counts as part of the last, as it does in browsers.
_DEEPEST = 512
#: What of the page's text an article must hold to stand for the page.
_MOST = 0.5
_BULLET, _BREAK = "• ", "\n\n"


@dataclass(slots=True)
class Block:
    """A paragraph, heading, item or table; ``roots``: numbers of the article and main elements around it."""

    pieces: list[Piece]
    roots: tuple[int, ...]
    heading: bool = False

    @property
    def size(self) -> int:
        """Characters of text."""
        return sum(len(piece.text) for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says, and what it states about itself."""

    text: str
    map: SourceMap
    head: Head


def html_page(source: str) -> Page:
    """The checked text of a page (lines ended by ``\\n``), with the map back to it."""
    walk = Walk(source)
    blocks = _chosen(walk.run())
    if not blocks:  # an element left open hid the whole page
        walk = Walk(source, frozenset({"head", "pre", "template"}))
        blocks = _chosen(walk.run())
    text, mapped = assemble(joined(blocks))
    return Page(text, mapped, walk.head)


def html_tables(source: str, start: int, end: int) -> list[list[Piece]]:
    """The tables of a stretch of HTML inside another text."""
    walk = Walk(source, spans=(start, end))
    walk.run()
    return [table for table in walk.tables if table]


def joined(blocks: list[Block]) -> Iterator[Piece]:
    """The pieces of all blocks, an empty line between two."""
    end = None
    for block in blocks:
        if end is not None:
            yield Piece(_BREAK, end, end)
        yield from block.pieces
        end = block.pieces[-1].end


def _chosen(blocks: list[Block]) -> list[Block]:
    """The blocks of the article that holds most of the page, and the page's heading; all where there is none."""
    sizes: Counter[int] = Counter()
    for block in blocks:
        sizes.update(dict.fromkeys(block.roots, block.size))
    total = sum(block.size for block in blocks)
    # The innermost that still holds most: later numbers are further in.
    roots = [root for root, size in sizes.items() if size > total * _MOST]
    if not roots:
        return blocks
    chosen = [number for number, block in enumerate(blocks) if max(roots) in block.roots]
    heads = [number for number, block in enumerate(blocks) if block.heading and number < chosen[0]]
    has_head = any(blocks[number].heading for number in chosen)
    return [blocks[number] for number in ([] if has_head else heads[-1:]) + chosen]


@dataclass(slots=True)
class _Open:
    """An element that is open."""

    name: str
    hides: bool = False
    root: int | None = None
    placed: bool = False


@dataclass(slots=True)
class Walk:
    """Steps through the tags of a page and gathers its blocks."""

    source: str
    skipped: frozenset[str] = _SKIPPED
    spans: tuple[int, int | None] = (0, None)
    stack: list[_Open] = field(default_factory=list)
    open: Counter[str] = field(default_factory=Counter)
    hidden: int = 0
    blocks: list[Block] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    tables: list[list[Piece]] = field(default_factory=list)
    grids: list[HtmlTable] = field(default_factory=list)
    roots: list[int] = field(default_factory=list)
    numbered: int = 0
    head: Head = field(init=False)

    def __post_init__(self) -> None:
        self.head = Head(self.source)

    def run(self) -> list[Block]:
        """The blocks of the source, in order."""
        for item in scan(self.source, *self.spans):
            if isinstance(item, Text):
                self._text(item)
            elif item.closing:
                self._close(item.name)
            else:
                self._open(item)
        while self.stack:
            self._pop()
        self._flush()
        return self.blocks

    def _text(self, item: Text) -> None:
        if self.hidden:
            return
        if self.open["sup"]:
            self._raised(item)
            return
        for piece in text_pieces(self.source, item.start, item.end):
            if piece.text != " " or (self.pieces and self.pieces[-1].text[-1:] not in (" ", "\n")):
                self.pieces.append(piece)

    def _raised(self, item: Text) -> None:
        """A raised 2 or 3 behind a letter is a power; anything else raised is the mark of a footnote."""
        said = raised_text(
            self.source[item.start : item.end].strip(), self.pieces[-1].text[-1:] if self.pieces else ""
        )
        if said:
            self.pieces.append(Piece(said, item.start, item.end))

    def _open(self, tag: Tag) -> None:
        self.head.take(tag)
        name = tag.name
        if name in _VOID:
            self._void(tag)
            return
        if tag.raw is not None or len(self.stack) >= _DEEPEST:
            return
        self._imply(name)
        if name in _BLOCKS:
            self._flush()
        element = _Open(name, hides=name in self.skipped or self._is_hidden(tag))
        element.hides = element.hides or (name == "header" and not self.roots)
        if name in ("article", "main"):
            self.numbered += 1
            element.root = self.numbered
            self.roots.append(self.numbered)
        if name in _PLACEHELD:
            if not self.hidden:
                self.pieces.append(Piece(PLACEHOLDER, tag.start, tag.end))
            element.hides = True
        self.stack.append(element)
        self.open[name] += 1
        self.hidden += element.hides
        if not self.hidden:
            self._structure(tag)

    def _structure(self, tag: Tag) -> None:
        """What an opening tag means for lists and tables."""
        if tag.name == "table":
            if self.grids:
                self.grids[-1].nested = True
            self.grids.append(HtmlTable(tag.end))
            self.stack[-1].placed = True
        elif tag.name == "tr" and self.grids:
            self.grids[-1].rows.append([])
            self.grids[-1].head_rows += self.open["thead"] > 0
        elif tag.name in ("td", "th") and self.grids:
            self.stack[-1].placed = True
            spans = attributes(self.source, tag)
            if not self.grids[-1].rows:
                self.grids[-1].rows.append([])
            cell = HtmlCell([], tag.name == "th", _count(spans.get("colspan")), _count(spans.get("rowspan")))
            self.grids[-1].rows[-1].append(cell)
        elif tag.name == "li":
            self.pieces.append(Piece(_BULLET, tag.end, tag.end))

    def _void(self, tag: Tag) -> None:
        if self.hidden:
            return
        if tag.name == "br":
            self.pieces.append(Piece("\n" if not self.grids else " ", tag.start, tag.end))
        elif tag.name == "hr":
            self._flush()
        elif tag.name == "img":
            self.pieces.append(Piece(PLACEHOLDER, tag.start, tag.end))

    def _is_hidden(self, tag: Tag) -> bool:
        if tag.attributes[1] <= tag.attributes[0]:
            return False
        found = attributes(self.source, tag)
        return "hidden" in found or "display:none" in found.get("style", "").replace(" ", "").lower()

    def _imply(self, name: str) -> None:
        """End the elements that the opening of ``name`` ends: a paragraph, a cell and its row."""
        while self.stack and name in _ENDED_BY.get(self.stack[-1].name, ()):
            self._pop()

    def _close(self, name: str) -> None:
        if name in _BLOCKS and not self.hidden:
            self._flush()
        if not self.open[name]:
            return
        while self._pop() != name:
            pass

    def _pop(self) -> str:
        element = self.stack[-1]
        if element.name in _BLOCKS and not self.hidden:
            self._flush()
        self.stack.pop()
        self.open[element.name] -= 1
        self.hidden -= element.hides
        if element.root is not None:
            self.roots.remove(element.root)
        if element.name == "table" and element.placed:
            self._finish(self.grids.pop())
        return element.name

    def _flush(self) -> None:
        """End the block that is being gathered: into the cell that is open, else among the blocks."""
        pieces, self.pieces = _trimmed(self.pieces), []
        if not pieces:
            return
        cell = self._cell()
        if cell is not None:
            if cell.pieces:
                cell.pieces.append(Piece(" ", cell.pieces[-1].end, cell.pieces[-1].end))
            cell.pieces.extend(piece for piece in pieces if piece.text != _BULLET)
            return
        heading = any(element.name == "h1" for element in self.stack[-3:])
        self.blocks.append(Block(pieces, tuple(self.roots), heading))

    def _cell(self) -> HtmlCell | None:
        """The cell that is open in the innermost table."""
        inside = next((one.name for one in reversed(self.stack) if one.name in _IN_TABLES), None)
        if inside not in ("td", "th") or not self.grids or not self.grids[-1].rows:
            return None
        row = self.grids[-1].rows[-1]
        return row[-1] if row else None

    def _finish(self, table: HtmlTable) -> None:
        """A table of data becomes one block; the cells of any other, a block each."""
        if table.is_data():
            pieces = list(table.pieces())
            self.tables.append(pieces)
            self.blocks.append(Block(pieces, tuple(self.roots)))
            return
        for row in table.rows:
            self.blocks += [Block(cell.pieces, tuple(self.roots)) for cell in row if cell.pieces]


def _count(stated: str | None) -> int:
    """A span attribute as the standard reads it: at least 1, and no more than a table may have."""
    return min(max(int(stated), 1), 1000) if stated and stated.isdecimal() and len(stated) < 6 else 1


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """The pieces without blanks at either end; nothing where no words are left."""
    first, last = 0, len(pieces)
    while first < last and pieces[first].text.isspace():
        first += 1
    while last > first and pieces[last - 1].text.isspace():
        last -= 1
    kept = pieces[first:last]
    return kept if any(piece.text.strip() not in ("", "•") for piece in kept) else []
