"""Raised characters: a power, the end of an ordinal, or the mark of a footnote, which is no part of the text."""

from __future__ import annotations

_POWERS = {"2": "²", "3": "³"}
_ORDINALS = frozenset({"st", "nd", "rd", "th"})


def raised_text(said: str, behind: str) -> str:
    """What raised characters say in the text; "" for the mark of a footnote.

    Args:
        said: the characters, without blanks.
        behind: the text's last character in front of them, "" if there is none.

    >>> raised_text("2", "m"), raised_text("th", "5"), raised_text("14", ".")
    ('²', 'th', '')
    """
    if said in _POWERS and behind.isalpha():
        return _POWERS[said]
    return said if said in _ORDINALS else ""
