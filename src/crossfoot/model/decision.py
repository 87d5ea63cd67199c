"""What a reviewer decided about a finding."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum


class Ruling(StrEnum):
    """A reviewer's verdict on a finding."""

    FIXED = "fixed"
    SOURCE = "source"
    DIFFERENT_BASE = "different-base"
    WRONG_LINK = "wrong-link"
    ACCEPTED = "accepted"


#: What each verdict means, for help texts and messages.
MEANING = {
    Ruling.FIXED: "the article was corrected",
    Ruling.SOURCE: "the source gives these figures",
    Ruling.DIFFERENT_BASE: "the figures are worked out on another base",
    Ruling.WRONG_LINK: "these figures do not belong together: a false alarm",
    Ruling.ACCEPTED: "left as it is",
}


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of a decisions file.

    A finding is known by its ``fingerprint`` and by ``path``, relative to the top of the repository. ``expires`` is
    the last day on which the decision holds; None means that it holds for good.
    """

    fingerprint: str
    verdict: Ruling
    rule: str
    path: str
    reason: str = ""
    by: str = ""
    date: datetime.date | None = None
    expires: datetime.date | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What one decision is about: no file holds two of the same key."""
        return self.path, self.fingerprint

    def holds(self, day: datetime.date) -> bool:
        """Whether it has not expired by ``day``."""
        return self.expires is None or day <= self.expires
