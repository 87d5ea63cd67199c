"""Signs before a figure: "-5", "±3", "minus 4", "negative five", and the hyphen that marks an item of a list."""

from __future__ import annotations

from crossfoot.model.quantity import Kind
from crossfoot.quantities.figure import Figure
from crossfoot.quantities.passage import MINUSES, Passage


def read_sign(p: Passage, figure: Figure) -> None:
    """Take a plus or minus sign, or the word minus, before the figure."""
    j = figure.first - 1
    if j < p.floor:
        return
    word = p.lower[j]
    if word in p.words.minus:
        negative = True
    elif word in p.words.negative:
        if not _negates(p, figure, j):
            return
        negative = True
    elif p.glued(figure.first) and (word in MINUSES or word in "+±"):
        if p.glued(j) and p.lower[j - 1] not in "([{<=>,;:/\"'“‘≈≤≥":
            return
        if (
            word in "-–"
            and figure.kind is Kind.NUMBER
            and _opens_line(p, figure, j)
            and not _fills_line(p, figure)
        ):
            return
        negative = word in MINUSES
    else:
        return
    if word in p.words.minus and p.lower[max(0, j - 2) : j] == p.words.plus_or and j - 2 >= p.floor:
        figure.first, figure.signed, figure.form = j - 2, True, "margin"
        return
    if word == "±":
        figure.form = "margin"
    figure.first = j
    figure.signed = True
    if negative and figure.value is not None:
        figure.value = -figure.value


def _opens_line(p: Passage, figure: Figure, j: int) -> bool:
    """Whether the mark ``j`` opens a line and may so mark an item of a list; before degrees it does not."""
    before = p.text[p.ends[j - 1] : p.starts[j]] if j else "\n"
    return "\n" in before and p.word(figure.last) not in p.words.degree_units


def _fills_line(p: Passage, figure: Figure) -> bool:
    """Whether a figure with a sign is all that its line holds, or has decimals: then the sign marks no item."""
    end = p.starts[figure.last] if figure.last < p.size else len(p.text)
    decimals = p.words.decimal_mark in p.lower[figure.first]
    return decimals or figure.last >= p.size or "\n" in p.text[p.ends[figure.last - 1] : end]


def _negates(p: Passage, figure: Figure, j: int) -> bool:
    """Whether the word negative is the sign of a figure: not "a negative one", "tested negative three times"."""
    before = p.word(j - 1)
    if before in p.words.tested or figure.kind is Kind.DURATION or p.word(figure.last) == p.words.times_word:
        return False
    return not (before in p.words.degree_words and figure.value == 1 and figure.kind is Kind.NUMBER)
