"""Which currency a shared sign or word means in a text: "$" in Toronto, "crowns" in Prague."""

from __future__ import annotations

from crossfoot.quantities.passage import Passage

_DOLLAR = "USD"
_AMERICAN = "US$"
#: So many tokens may hold the title and the place that a text opens with.
_DATELINE = 25


def resolve(p: Passage, sign: str, owner: str) -> str:
    """The ISO code that ``sign`` (lower case) means in this text; ``owner`` is its default.

    A bare dollar is another country's only where the text says so ("Canadian dollars unless ..."), or where it
    prints "US$" for the American one, opens at the other's home and never prints that dollar's own sign. Any other
    shared sign or word goes to the sharer whose home the text names most, if it does not name the owner's.
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
    if owner == _DOLLAR:
        return _dollar(p, sharers)
    if owner != _DOLLAR and _mentions(p, owner):
        return owner
    signed = _by_sign(p, sharers, owner)
    if signed is not None:
        return signed
    counts = [(_mentions(p, code), code) for code in sharers]
    best = max(counts, key=lambda pair: pair[0])
    return best[1] if best[0] else owner


def has_money(p: Passage, code: str, phrases: tuple[str, ...] = ()) -> bool:
    """Whether a text has the money of a currency: it prints its sign, its small coin, its home or a phrase for it."""
    key = ("", code)
    if key not in p.resolved:
        signs = any(sign in p.text for sign in p.words.own_signs.get(code, ()))
        coins = any(word in p.words.own_coins.get(code, ()) for word in p.lower)
        told = any(f" {phrase} " in f" {p.lowered} " for phrase in phrases)
        p.resolved[key] = code if signs or coins or told or _mentions(p, code) else ""
    return bool(p.resolved[key])


def _by_sign(p: Passage, sharers: list[str], owner: str) -> str | None:
    """The sharer whose sign a text prints that does not print the owner's: cents beside "€" are no dollar's."""
    signs = p.words.own_signs
    if any(sign in p.text for sign in signs.get(owner, ())):
        return None
    return next((code for code in sharers if any(sign in p.text for sign in signs.get(code, ()))), None)


def _dollar(p: Passage, sharers: list[str]) -> str:
    if any(ending in p.lowered for ending in p.words.unless):  # few texts need the hundred phrases
        for phrase, code in p.words.dollar_homes.items():
            if phrase in p.lowered:
                return code
    if _AMERICAN not in p.text:
        spoken = any(word in p.lowered for word in p.words.dollar_names)
        return (None if spoken else _by_sign(p, sharers, _DOLLAR)) or _DOLLAR
    opening = set(p.lower[:_DATELINE])
    for code in sharers:
        at_home = any(word in opening for word in p.words.homes.get(code, ()))
        if at_home and not any(sign in p.text for sign in p.words.dollar_signs.get(code, ())):
            return code
    return _DOLLAR


def _mentions(p: Passage, code: str) -> int:
    padded = f" {p.lowered} "
    return sum(
        padded.count(f" {word} ") + padded.count(f" {word}'s ") for word in p.words.homes.get(code, ())
    )
