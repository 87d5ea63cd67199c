"""Nouns that may count the same things, one being the other's kind: trains seat people, who are passengers."""

from __future__ import annotations

from functools import cache

from crossfoot.lexicon import table


@cache
def _sorts() -> dict[str, frozenset[str]]:
    """For every noun the sorts of things that it may count."""
    found: dict[str, set[str]] = {}
    for sort, nouns in table("akin").items():
        for noun in nouns:
            found.setdefault(str(noun), set()).add(sort)
    return {noun: frozenset(sorts) for noun, sorts in found.items()}


def akin(one: str | None, other: str | None) -> bool:
    """Whether two counted nouns may be said of the same things.

    >>> akin("lorry", "vehicle"), akin("lorry", "driver"), akin(None, "driver")
    (True, False, False)
    """
    if one is None or other is None:
        return False
    return one == other or not _sorts().get(one, frozenset()).isdisjoint(_sorts().get(other, frozenset()))
