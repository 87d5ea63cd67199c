"""What every reader of figures works on: the text, its tokens and the vocabulary."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from crossfoot.quantities.tokens import Tokens, tokenize
from crossfoot.quantities.vocabulary import Vocabulary, vocabulary

if TYPE_CHECKING:
    from crossfoot.quantities.figure import Figure

HYPHENS = frozenset("-")
#: Marks that may join the two ends of a range.
DASHES = frozenset("-–—−―")
#: Tokens of a label behind its first one, up to its colon.
_LABEL = 3
#: Marks that may stand for a minus.
MINUSES = frozenset("-–−")


class Passage:
    """A text under extraction.

    ``floor`` is the first token that no figure has taken yet; ``claimed`` the first one that is not part of a
    rate's base ("per 100,000"), which is no figure of its own. ``before`` is the figure read last; ``second_day``
    the token of a day whose month was printed before another one, and that month; ``month_end`` is the token behind
    the last month that stands alone.
    """

    def __init__(self, text: str, words: Vocabulary | None = None, tokens: Tokens | None = None) -> None:
        self.text = text
        self.tokens = tokens or tokenize(text)
        self.starts = self.tokens.starts
        self.ends = self.tokens.ends
        self.lower = self.tokens.lower
        self.size = len(self.starts)
        self.words = words or vocabulary()
        self.floor = 0
        self.claimed = 0
        self.second_day = (-1, 0)
        self.month_end = -1
        self.before: Figure | None = None
        self.resolved: dict[tuple[str, str], str] = {}

    def word(self, index: int) -> str:
        """The lower-case token, or an empty string past either end."""
        return self.lower[index] if 0 <= index < self.size else ""

    def glued(self, index: int) -> bool:
        """Whether the token stands directly behind the one before it."""
        return 0 < index < self.size and self.starts[index] == self.ends[index - 1]

    def on_another_line(self, index: int) -> bool:
        """Whether a paragraph ends before the token, or a line that a label follows: "4,210 / Parks: 1,385"."""
        if not 0 < index < self.size or "\n" not in (
            gap := self.text[self.ends[index - 1] : self.starts[index]]
        ):
            return False
        return ":" in self.lower[index + 1 : index + 1 + _LABEL] or gap.count("\n") > 1

    def printed(self, first: int, last: int) -> str:
        """The text of the tokens from ``first`` up to, not including, ``last``."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def capital(self, index: int) -> bool:
        """Whether the token begins with a capital letter."""
        return 0 <= index < self.size and self.text[self.starts[index]].isupper()

    def hyphen(self, index: int) -> bool:
        """Whether the token is a hyphen glued to its neighbours on both sides."""
        return self.word(index) == "-" and self.glued(index) and self.glued(index + 1)

    def hyphen_like(self, index: int) -> bool:
        """Whether the mark is glued to its neighbours on both sides."""
        return self.glued(index) and self.glued(index + 1)

    def value_is_one(self, word: str) -> bool:
        """Whether the word is the number word for 1."""
        return self.words.small.get(word) == 1

    @cached_property
    def lowered(self) -> str:
        """The tokens joined by single spaces: for the few questions asked of the whole text."""
        return " ".join(self.lower)
