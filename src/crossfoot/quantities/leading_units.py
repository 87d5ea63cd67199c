"""The larger unit of a compound measure where it is one and stands before: "an hour and twenty minutes"."""

from __future__ import annotations

from crossfoot.quantities.figure import Figure
from crossfoot.quantities.passage import Passage


def read_one_before(p: Passage, figure: Figure) -> None:
    """ "an hour and twenty minutes": the larger unit stands before, and is one."""
    j = figure.first - 1
    if j - 2 < p.floor or p.lower[j] != p.words.joiner or p.lower[j - 2] not in p.words.articles:
        return
    if p.lower[j - 1] not in p.words.suffixes:
        return
    for length, suffix in p.words.suffixes.matches(p.lower, j - 1, p.text, p.starts, p.ends):
        factor = p.words.compounds.get(suffix.unit or "", {}).get(figure.unit or "")
        if length == 1 and factor is not None and figure.value is not None and figure.value < factor:
            figure.value, figure.first, figure.compound = figure.value + factor, j - 2, True
            return
