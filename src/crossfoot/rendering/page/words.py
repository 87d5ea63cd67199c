"""Plain words for what the engine names shortly: why a figure was not checked, how sure a reading is."""

from __future__ import annotations

import re
from typing import Any

from crossfoot.lexicon import table
from crossfoot.model.finding import Finding, Level, Tier, Verdict

_REASONS = {
    "no-relation": "Nothing in the article was found that it could be checked against.",
    "missing-operand": "It seems to belong to a sum, but another figure of that sum is missing nearby.",
    "ambiguous": "More than one reading is possible, and they do not agree.",
    "weak": "The link to the other figures is too weak to say anything.",
    "no-reference-data": "It needs a rate or a table that is not at hand.",
    "no-date": "It needs the date of the article, which is not known.",
    "limit": "There were too many figures at once to try them all.",
    "suppressed": "A comment in the article switches the check off.",
}
_GUARD = "guard:"
_NO_SLUG = re.compile(r"[^a-z0-9]+")


def reason_text(reason: str) -> str:
    """Why a figure was not checked, as a sentence."""
    if reason.startswith(_GUARD):
        return f"Left alone on purpose: {_guard(reason.removeprefix(_GUARD))}."
    return _REASONS.get(reason, reason.replace("-", " ").capitalize() + ".")


def reason_name(reason: str) -> str:
    """The reason itself, in a word or two."""
    return reason.removeprefix(_GUARD).replace("-", " ")


def _guard(name: str) -> str:
    guards: Any = table("guards")
    entry: Any = guards.get(name)
    text = entry.get("text") if isinstance(entry, dict) else None
    return str(text).rstrip(".") if text else name.replace("-", " ")


def confidence(finding: Finding) -> str:
    """How sure the reading is, in words and with the reason."""
    if finding.verdict is Verdict.UNDECIDED:
        return "Undecided: the rule itself could not be used here."
    if finding.tier is Tier.BOUND:
        return "Certain: the figures were tied to data by hand."
    if finding.level is Level.NOTE:
        return "A query: worth a look, often there is a good reason."
    if finding.tier is Tier.ANCHORED:
        return "Certain: the figures stand in one phrase, and no rounding makes them fit."
    return "Likely: the words tie these figures together, and no rounding makes them fit."


def slug(name: str) -> str:
    """A name as part of an id."""
    return _NO_SLUG.sub("-", name.lower()).strip("-")
