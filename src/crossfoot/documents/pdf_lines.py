"""The lines of a PDF page: their text, each character's number on the page, their edges and size."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from crossfoot.documents.pdf_pages import Page

#: What PDFium gives for a hyphen at the end of a line, which it takes for a part of the word.
_HYPHENS = frozenset({0xFFFE, 0x02, 0xAD})
_LINE_FEED, _RETURN, _TAB = 0x0A, 0x0D, 0x09
#: A gap this wide, in heights of the type, is a blank where the page draws none.
_GAP = 0.15
#: Smaller than this share of its line's height and standing this much higher, a character is raised.
_SMALL, _RAISED = 0.92, 0.12
_RAISED_TEXT = re.compile(r"\d{1,3}|st|nd|rd|th|[*†‡§a-e]")
#: No wider than this, a gap is none: raised characters are drawn apart from the line, but next to it.
_NEXT_TO = 0.6


@dataclass(slots=True)
class Line:
    """A line of a page.

    ``text`` has a character for each of ``characters``; ``raised`` are the ranges of it that stand higher. ``size`` is
    the height of its type, ``base`` the lower edge of it. ``hyphenated``: it ends in a hyphen that may be no part of
    the word.
    """

    page: int
    text: str
    characters: Any
    boxes: Any
    left: float
    right: float
    base: float
    size: float
    raised: list[tuple[int, int]] = field(default_factory=list)
    hyphenated: bool = False

    @property
    def top(self) -> float:
        """The upper edge of its type."""
        return self.base + self.size

    def first_word(self) -> float:
        """The width of its first word."""
        end = self.text.find(" ")
        end = len(self.text) if end < 0 else end
        return float(self.boxes[4 * end - 3] - self.boxes[0]) if end else 0.0


def lines_of(page: Page) -> list[Line]:
    """The lines of a page, in the order in which the page draws them."""
    runs: list[list[int]] = []
    open_: list[int] = []
    for at, code in enumerate(page.codes):
        if code == _LINE_FEED or (
            open_ and page.codes[open_[-1]] in _HYPHENS and _is_below(page, open_[-1], at)
        ):
            _end(page, open_, runs)
            open_ = []
        if code not in (_LINE_FEED, _RETURN) and _is_character(code):
            open_.append(at)
    _end(page, open_, runs)
    return [_measured(page, run) for run in runs]


def _is_character(code: int) -> bool:
    control = code < 0x20 and code not in (_TAB, 0x02)
    return (
        not control
        and not 0xD800 <= code < 0xE000
        and code not in (0xFFFF, 0x200B, 0xFEFF)
        and code < 0x110000
    )


def _is_below(page: Page, before: int, at: int) -> bool:
    return bool(page.codes[at] != _RETURN and page.boxes[4 * at + 2] < page.boxes[4 * before + 2] - 1.0)


def _is_blank(code: int) -> bool:
    # A no-break space may part the thousands of a number.
    return code == _TAB or (code not in (0xA0, 0x202F, 0x2007) and chr(code).isspace())


def _end(page: Page, numbers: list[int], runs: list[list[int]]) -> None:
    """End a run of characters: without blanks around it, as a line of its own or as more of the last one."""
    while numbers and _is_blank(page.codes[numbers[-1]]):
        numbers.pop()
    first = next((at for at, number in enumerate(numbers) if not _is_blank(page.codes[number])), len(numbers))
    kept = numbers[first:]
    if not kept:
        return
    if runs and _is_next_to(page, runs[-1][-1], kept[0]):
        runs[-1] += kept
    else:
        runs.append(kept)


def _is_next_to(page: Page, last: int, first: int) -> bool:
    """Whether a run goes on where another stops: raised or lowered characters are given apart from their line."""
    left, _, bottom, top = page.boxes[4 * first : 4 * first + 4]
    _, right, base, height = page.boxes[4 * last : 4 * last + 4]
    size = max(height - base, top - bottom)
    overlap = min(height, top) - max(base, bottom)
    return bool(
        overlap > 0.5 * min(height - base, top - bottom) and -0.2 * size < left - right < _NEXT_TO * size
    )


def _measured(page: Page, run: list[int]) -> Line:
    """A line of characters; blanks next to each other are one."""
    sizes = Counter(round(page.sizes[number], 1) for number in run if page.sizes[number])
    size = max(float(sizes.most_common(1)[0][0]), 1.0) if sizes else 1.0
    plain = [number for number in run if round(page.sizes[number], 1) == size] or run
    base = Counter(round(page.boxes[4 * number + 2], 1) for number in plain).most_common(1)[0][0]
    texts: list[str] = []
    characters, boxes = array("I"), array("f")
    before = -1
    for number in run:
        code = page.codes[number]
        if _is_blank(code):
            continue
        if before >= 0 and _is_parted(page, before, number, size):
            texts.append(" ")
            characters.append(before + 1)
            boxes.extend(
                [
                    page.boxes[4 * before + 1],
                    page.boxes[4 * number],
                    *page.boxes[4 * before + 2 : 4 * before + 4],
                ]
            )
        texts.append("-" if code in _HYPHENS else chr(code))
        characters.append(number)
        boxes.extend(page.boxes[4 * number : 4 * number + 4])
        before = number
    text = "".join(texts)
    hyphenated = text.endswith("-") and len(text) > 1 and text[-2].isalnum()
    line = Line(page.number, text, characters, boxes, boxes[0], boxes[-3], base, size, hyphenated=hyphenated)
    line.raised = [one for one in _raised(page, line) if _RAISED_TEXT.fullmatch(text, *one)]
    return line


def _is_parted(page: Page, before: int, number: int, size: float) -> bool:
    """Whether a blank stands between two characters; a line end that PDFium puts around raised ones is none."""
    codes = page.codes[before + 1 : number]
    if any(_is_blank(code) and code not in (_LINE_FEED, _RETURN) for code in codes):
        return True
    return bool(codes) and bool(page.boxes[4 * number] - page.boxes[4 * before + 1] > _GAP * size)


def _raised(page: Page, line: Line) -> list[tuple[int, int]]:
    """The ranges of smaller characters that stand higher than the rest."""
    found: list[tuple[int, int]] = []
    for at, number in enumerate(line.characters):
        if line.text[at] == " " or not 0 < page.sizes[number] < line.size * _SMALL:
            continue
        if line.boxes[4 * at + 2] > line.base + _RAISED * line.size:
            if found and found[-1][1] == at:
                found[-1] = (found[-1][0], at + 1)
            else:
                found.append((at, at + 1))
    return found
