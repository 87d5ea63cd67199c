"""Word lists of the lexicon, each as a set: those of ``lists.yaml``, and of ``afar.yaml`` for what is bound afar."""

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


@cache
def afar(name: str) -> frozenset[str]:
    """The words of one list for operands that stand paragraphs apart.

    >>> "loan" in afar("other-deals")
    True
    """
    return frozenset(map(str, table("afar")[name]))
