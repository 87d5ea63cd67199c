"""The sentences that the figures of a finding stand in, each figure marked."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from crossfoot.model.finding import Claim
from crossfoot.rendering.page.blocks import Block
from crossfoot.rendering.page.markup import escaped

#: Passages shown of a finding with many, as a long column has.
SHOWN = 6
#: A sentence that is longer is cut around its figures.
_LONGEST = 600
_AROUND = 120
_STOP = re.compile(r"[.!?…][\"'”’)\]]{0,2}\s+(?=[\"'“‘(\[]?[A-Z0-9£$€])")


def passages_html(text: str, blocks: Sequence[Block], claims: Sequence[Claim]) -> str:
    """One quotation a sentence or table row, in reading order."""
    spans = sorted({(claim.start, claim.end) for claim in claims if claim.end > claim.start})
    found: dict[tuple[int, int], list[tuple[int, int]]] = {}
    starts = [block.start for block in blocks]
    for span in spans:
        place = max(bisect_right(starts, span[0]) - 1, 0)
        found.setdefault(_place(text, blocks[place] if blocks else None, span), []).append(span)
    quotes = [_quote(text, place, inside) for place, inside in found.items()]
    more = len(quotes) - SHOWN
    if more > 0:
        quotes[SHOWN:] = [f'<p class="more">and {more} more like these</p>']
    return "".join(quotes)


def _place(text: str, block: Block | None, span: tuple[int, int]) -> tuple[int, int]:
    """The row or the sentence around a figure."""
    if block is None or span[0] >= block.end:
        return span
    if block.kind == "table":
        for row in block.rows:
            if row and row[0][0] <= span[0] <= row[-1][1]:
                return row[0][0], row[-1][1]
        return span
    start, end = block.start, block.end
    for stop in _STOP.finditer(text, block.start, block.end):
        if stop.end() <= span[0]:
            start = stop.end()
        elif stop.start() >= span[1]:
            end = stop.start() + len(stop[0].rstrip())
            break
    return max(start, span[0] - _LONGEST), min(end, span[1] + _LONGEST)


def _quote(text: str, place: tuple[int, int], inside: list[tuple[int, int]]) -> str:
    start, end = place
    if end - start > _LONGEST:
        start = max(start, min(first for first, _ in inside) - _AROUND)
        end = min(end, max(last for _, last in inside) + _AROUND)
    parts = ["… " if start > place[0] else ""]
    at = start
    for first, last in inside:
        if first < at or last > end:
            continue
        parts += [_plain(text[at:first]), f"<mark>{_plain(text[first:last])}</mark>"]
        at = last
    parts += [_plain(text[at:end]), " …" if end < place[1] else ""]
    return f'<blockquote dir="auto">{"".join(parts)}</blockquote>'


def _plain(text: str) -> str:
    """On one line; the bars of a table as dots between its cells."""
    return re.sub(r"\s+", " ", escaped(text.replace("|", " · ")))
