"""Which columns of a corpus hold the text, the id, the date and the source of an article."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from crossfoot.errors import OptionError
from crossfoot.rulebook.problems import suggestion

#: Names that are tried, in order, where none is given.
USUAL = {
    "text": ("text", "body", "content", "article", "article_text", "body_text"),
    "id": ("id", "article_id", "uid", "guid", "url", "uri", "link", "slug"),
    "date": ("date", "published", "published_at", "publication_date", "pub_date", "pubdate", "datetime", "created_at"),
    "source": ("source", "publisher", "publication", "outlet", "feed", "site", "domain"),
}  # fmt: skip
#: How many columns a message lists.
_LISTED = 30


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns asked for, or, once resolved, those that are used; ``text`` may be several, one after another."""

    text: tuple[str, ...] = ()
    id: str | None = None
    date: str | None = None
    source: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """All of them, each once."""
        named = (*self.text, self.id, self.date, self.source)
        return tuple(dict.fromkeys(name for name in named if name))

    def resolved(self, there: Sequence[str], file: str) -> Columns:
        """The columns to use, the usual names standing in for those that are not asked for.

        Raises:
            OptionError: a column asked for is not there, or none that looks like the text.
        """
        asked = {"id": self.id, "date": self.date, "source": self.source}
        for role, name in (*(("text", name) for name in self.text), *asked.items()):
            if name is not None and name not in there:
                raise OptionError(_missing(role, name, there, file))
        text = self.text or tuple(filter(None, [_usual("text", there)]))
        if not text:
            raise OptionError(
                f"{file}: which column holds the text? [column-missing]\n"
                f"  None is called {', '.join(USUAL['text'])}. Name it with --text.\n  {_listed(there)}"
            )
        found = {role: name or _usual(role, there, taken=text) for role, name in asked.items()}
        return Columns(text, **found)


def _usual(role: str, there: Collection[str], taken: Collection[str] = ()) -> str | None:
    by_lower = {name.lower(): name for name in there if name not in taken}
    return next((by_lower[name] for name in USUAL[role] if name in by_lower), None)


def _missing(role: str, name: str, there: Sequence[str], file: str) -> str:
    return (
        f"{file}: no column '{name}', which --{role} names [column-missing]\n"
        f"  {suggestion(name, there, 'Columns')}\n  {_listed(there)}"
    )


def _listed(there: Sequence[str]) -> str:
    shown = ", ".join(there[:_LISTED])
    return f"It has: {shown}{f' and {len(there) - _LISTED} more' if len(there) > _LISTED else ''}."
