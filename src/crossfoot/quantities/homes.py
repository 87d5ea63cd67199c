"""Which currency a shared sign or word means in a text: "$" in Toronto, "crowns" in Prague."""

from __future__ import annotations

from crossfoot.quantities.passage import Passage

_DOLLAR = "USD"
_AMERICAN = "US$"


def resolve(p: Passage, sign: str, owner: str) -> str:
    """The ISO code that ``sign`` (lower case) means in this text; ``owner`` is its default.

    A bare dollar is another country's only where the text prints "US$" for the American one. Any other shared
    sign or word goes to the sharer whose home the text names most, if it does not name the owner's.
    """
    sharers = p.words.sharers.get(sign)
    if not sharers:
        return owner
    key = (sign, owner)
    found = p.resolved.get(key)
    if found is None:
        found = p.resolved[key] = _resolve(p, sharers, owner)
    return found


def _resolve(p: Passage, sharers: list[str], owner: str) -> str:
    if owner == _DOLLAR and _AMERICAN not in p.text:
        return owner
    if owner != _DOLLAR and _mentions(p, owner):
        return owner
    counts = [(_mentions(p, code), code) for code in sharers]
    best = max(counts, key=lambda pair: pair[0])
    return best[1] if best[0] else owner


def _mentions(p: Passage, code: str) -> int:
    padded = f" {p.lowered} "
    return sum(
        padded.count(f" {word} ") + padded.count(f" {word}'s ") for word in p.words.homes.get(code, ())
    )
