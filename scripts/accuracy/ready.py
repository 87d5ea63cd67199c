"""A checker to measure: with every rule there is, or not at all."""

from __future__ import annotations

from crossfoot import Checker


def checker(profile: str | None = None) -> Checker:
    """A checker of a profile, "news" unless given; a rule that was not loaded ends the program, with its problems.

    A missing rule would look like an improvement: nothing it says can be wrong.
    """
    made = Checker(profile=profile)
    if made.rulebook.problems:
        raise SystemExit("\n".join(map(str, made.rulebook.problems)))
    return made
