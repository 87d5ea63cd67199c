"""How a text prints its numbers: its marks, and what its billion is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notation:
    """A way of printing numbers.

    ``numbers`` and ``scale`` are names of ``lexicon/notations.yaml``; ``decimal`` is the mark before the decimals,
    ``group`` the one between thousands. "1.234,5" is continental, "1,234.5" English; a long billion is 10¹².
    """

    numbers: str = "english"
    scale: str = "short"
    decimal: str = "."
    group: str = ","

    def dressed(self, text: str) -> str:
        """A number printed in English ("1,234.5") with the marks of this notation."""
        english = (self.decimal, self.group) == (".", ",")
        return text if english else text.translate({ord("."): self.decimal, ord(","): self.group})


ENGLISH = Notation()
