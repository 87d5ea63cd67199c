"""Lines of a PDF to blocks: paragraphs, headings, list items, tables, notes; running heads and page numbers and
tables of contents left out.

A PDF has no paragraphs. Lines belong together if they are of one size, follow each other at the distance usual for it,
and the first word of the next would not have fitted on the line before. What stands at the head or foot of several
pages and differs in digits alone is no part of the text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from crossfoot.documents.pdf_lines import Line
from crossfoot.documents.pdf_pages import Page
from crossfoot.documents.pdf_tables import Cell, table_rows

#: Head and foot of a page, as a share of its height; running lines stand at the same height (points).
_MARGIN, _SAME_HEIGHT, _CLOSE, _OFTEN = 0.12, 4.0, 1.7, 3
_NUMBER = re.compile(r"(?:page\s+)?[-–—\s]*\d{1,4}[-–—\s]*(?:\s*(?:of|/|\|)\s*\d{1,4})?", re.IGNORECASE)
_LEADERS = re.compile(r"(?:\. ?){6,}\w{0,8}\Z")
_DIGITS = re.compile(r"\d+")
_BULLET = re.compile(r"[•●▪◦‣∙·*–—-] |\(?\d{1,2}[.)] ")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)\]]*\Z")
#: Sizes alike; a heading is so much larger than the body, a note so much smaller.
_ALIKE, _HEADING, _NOTE = 0.06, 1.14, 0.9
#: Lines of a paragraph are at most so much further apart than usual, and than their size.
_USUAL, _WIDEST = 1.3, 2.6
_INDENT = 0.9
#: Width of a column of left edges that belong together, in points.
_BUCKET = 24.0


@dataclass(slots=True)
class Block:
    """Lines that belong together; of a table, ``rows`` instead: for each line the cell that stands in each column."""

    lines: list[Line]
    kind: tuple[str, int] | None = None
    rows: list[list[Cell]] = field(default_factory=list)


def blocks_of(
    pages: list[Page], lines: list[list[Line]], tick: Callable[[], None] = lambda: None
) -> list[Block]:
    """The blocks of a file in reading order, notes behind all others.

    Args:
        lines: those of each page.
        tick: called before each page, to raise what ends work that takes too long.
    """
    running = _running(pages, lines)
    kept = [
        [line for line in found if id(line) not in running and not _LEADERS.search(line.text)]
        for found in lines
    ]
    body = _body_size(kept)
    blocks: list[Block] = []
    for found in kept:
        tick()
        blocks += _page_blocks(found, body)
    notes = [block for block in blocks if block.kind == ("note", 0)]
    return _over_pages([block for block in blocks if block.kind != ("note", 0)]) + notes


def _running(pages: list[Page], lines: list[list[Line]]) -> set[int]:
    """The ids of lines that are running heads, running feet or page numbers."""
    seen: dict[tuple[str, bool], list[Line]] = defaultdict(list)
    inward: dict[int, Line] = {}
    for page, listed in zip(pages, lines, strict=True):
        height = sorted(listed, key=lambda line: line.base)
        inward |= {id(above): below for below, above in pairwise(height) if _is_head(page, above)}
        inward |= {id(below): above for below, above in pairwise(height) if _is_foot(page, below)}
        for line in listed:
            if _is_head(page, line) or _is_foot(page, line):
                seen[_DIGITS.sub("#", line.text), _is_head(page, line)].append(line)
    # The innermost first: a line close to one that is text is text as well.
    repeated = [line for alike in seen.values() for line in _repeated(alike)]
    often = {
        id(line)
        for alike in seen.values()
        if len({one.page for one in alike}) >= _OFTEN
        for line in _repeated(alike)
    }
    middle = {page.number: page.height / 2 for page in pages}
    found: set[int] = set()
    for line in sorted(repeated, key=lambda line: abs(line.base - middle[line.page])):
        within = inward.get(id(line))
        if within is None or id(within) in found or id(line) in often or not _is_close(line, within):
            found.add(id(line))
    return found


def _is_head(page: Page, line: Line) -> bool:
    return line.base > page.height * (1 - _MARGIN)


def _is_foot(page: Page, line: Line) -> bool:
    return line.top < page.height * _MARGIN


def _repeated(alike: list[Line]) -> list[Line]:
    """Those of some lines alike but for their digits that stand at the same height on several pages; page numbers."""
    if _NUMBER.fullmatch(alike[0].text):
        return alike
    same = [line for line in alike if abs(line.base - alike[0].base) < _SAME_HEIGHT]
    return same if len({line.page for line in same}) > 1 else []


def _is_close(line: Line, within: Line) -> bool:
    """Whether two lines are as near and alike as those of a paragraph."""
    return _alike(line, within) and abs(line.base - within.base) < _CLOSE * line.size


def _body_size(lines: list[list[Line]]) -> float:
    sizes: Counter[float] = Counter()
    for line in (line for found in lines for line in found):
        sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _page_blocks(lines: list[Line], body: float) -> Iterator[Block]:
    edges = _edges(lines)
    usual = _usual_distance(lines)
    at = 0
    while at < len(lines):
        rows = table_rows(lines, at)
        if rows:
            yield Block(lines[at : at + len(rows)], None, rows)
            at += len(rows)
            continue
        last = at + 1
        while (
            last < len(lines)
            and _goes_on(lines, at, last, edges, usual, body)
            and not table_rows(lines, last)
        ):
            last += 1
        yield Block(lines[at:last], _kind(lines[at:last], body))
        at = last


def _kind(lines: list[Line], body: float) -> tuple[str, int] | None:
    first = lines[0]
    text = lines[-1].text
    if first.size > body * _HEADING and len(lines) < 5 and not text.endswith("."):
        return "heading", 1 if first.size > body * 1.4 else 2
    if first.size < body * _NOTE and (
        (first.raised[:1] and first.raised[0][0] == 0) or first.text[:1] in "*†‡"
    ):
        return "note", 0
    return ("item", 0) if _BULLET.match(first.text) else None


def _edges(lines: Iterable[Line]) -> dict[tuple[int, int], float]:
    """The right edge of the lines of a size that begin in each stretch of the page's width."""
    found: dict[tuple[int, int], float] = {}
    for line in lines:
        key = int(line.left // _BUCKET), round(line.size)
        found[key] = max(found.get(key, 0.0), line.right)
    return found


def _usual_distance(lines: list[Line]) -> dict[float, float]:
    """By size, the distance of lines that is most usual, the smaller of two."""
    distances: dict[float, Counter[float]] = defaultdict(Counter)
    for above, below in pairwise(lines):
        distance = round(above.base - below.base, 0)
        if _alike(above, below) and 0 < distance <= _WIDEST * above.size:
            distances[round(above.size)][distance] += 1
    return {
        size: min(counts, key=lambda one, counts=counts: (-counts[one], one))  # type: ignore[misc]
        for size, counts in distances.items()
    }


def _alike(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= _ALIKE * one.size


def _goes_on(
    lines: list[Line],
    first: int,
    at: int,
    edges: dict[tuple[int, int], float],
    usual: dict[float, float],
    body: float,
) -> bool:
    """Whether a line belongs to the paragraph of the line before it, which began at ``first``."""
    above, below = lines[at - 1], lines[at]
    distance = above.base - below.base
    if not _alike(above, below) or distance <= 0 or _BULLET.match(below.text):
        return False
    if distance > _USUAL * usual.get(round(above.size), _WIDEST * above.size):
        return False
    if above.size > body * _HEADING or above.hyphenated:
        return True
    item = _BULLET.match(lines[first].text)
    if below.left - above.left > _INDENT * above.size and not (item and at - first == 1):
        return False
    bucket = int(above.left // _BUCKET)
    edge = max(edges.get((near, round(above.size)), 0.0) for near in (bucket - 1, bucket, bucket + 1))
    return edge - above.right < below.first_word() + 0.25 * above.size


def _over_pages(blocks: list[Block]) -> list[Block]:
    """The blocks, a paragraph that a page's end cuts put together again."""
    joined: list[Block] = []
    for block in blocks:
        if joined and _is_cut(joined[-1], block):
            joined[-1].lines += block.lines
        else:
            joined.append(block)
    return joined


def _is_cut(before: Block, block: Block) -> bool:
    if before.rows or block.rows or block.kind or (before.kind and before.kind[0] == "heading"):
        return False
    above, below = before.lines[-1], block.lines[0]
    open_ = not _SENTENCE_END.search(above.text) and (below.text[0].islower() or above.hyphenated)
    return below.page == above.page + 1 and _alike(above, below) and open_
