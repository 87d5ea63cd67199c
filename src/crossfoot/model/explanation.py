"""Why a line was read as it was: the working that ``crossfoot explain`` shows."""

from __future__ import annotations

from dataclasses import dataclass

from crossfoot.model.quantity import Quantity


@dataclass(frozen=True, slots=True)
class WordNote:
    """A word or phrase of the line with the classes the lexicon gives it."""

    text: str
    start: int
    end: int
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureNote:
    """A figure of the line with the roles that its governing words give it, and its frame number."""

    figure: Quantity
    roles: tuple[str, ...]
    frame: int | None
    attributes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadingNote:
    """A reading that was tried: its figures by role, how it was found, what came of it and what blocked it."""

    rule: str
    tier: str
    figures: tuple[tuple[str, str], ...]
    holds: bool | None
    computed: str
    chance: float | None
    outcome: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything the binder saw in one stretch of the text (offsets into the checked text)."""

    text: str
    start: int
    end: int
    words: tuple[WordNote, ...]
    figures: tuple[FigureNote, ...]
    readings: tuple[ReadingNote, ...]
    skipped: tuple[tuple[str, str], ...] = ()
