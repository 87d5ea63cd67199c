"""The word lists of ``lexicon/lists.yaml``, each as a set."""

from __future__ import annotations

from functools import cache

from crossfoot.lexicon import table


@cache
def words_of(name: str) -> frozenset[str]:
    """The words of one list.

    >>> sorted(words_of("inside"))
    ['inside', 'within']
    """
    return frozenset(map(str, table("lists")[name]))
