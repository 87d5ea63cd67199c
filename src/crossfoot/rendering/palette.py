"""ANSI colours, or none of them."""

from __future__ import annotations

from dataclasses import dataclass

_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}
#: The colour of each level and verdict.
MEANING = {
    "error": "red",
    "warning": "yellow",
    "note": "cyan",
    "consistent": "green",
    "undecided": "yellow",
}


@dataclass(frozen=True, slots=True)
class Palette:
    """Paints text when ``on``; otherwise returns it as it is."""

    on: bool = False

    def paint(self, text: str, *names: str) -> str:
        """``text`` in the colours named ("bold", "red", ...)."""
        codes = ";".join(_CODES[name] for name in names if name in _CODES)
        return f"\x1b[{codes}m{text}\x1b[0m" if self.on and codes and text else text

    def word(self, meaning: str) -> str:
        """A level or verdict in its colour."""
        return self.paint(meaning, "bold", MEANING.get(meaning, ""))
