"""Profiles: which levels rules report at for a kind of text."""

from __future__ import annotations

from dataclasses import dataclass, field

from crossfoot.errors import OptionError
from crossfoot.model.finding import Level
from crossfoot.rulebook import Rule


@dataclass(frozen=True, slots=True)
class Profile:
    """A name, what it is for, the packs whose notes and silent rules it raises, and what it hears of the others."""

    name: str
    summary: str
    packs: frozenset[str] = field(default_factory=frozenset)
    strict: bool = False
    quiet: bool = False

    def level(self, rule: Rule) -> Level:
        """The level at which a rule reports under this profile."""
        level = rule.level
        if level in (Level.OFF, Level.NOTE) and rule.pack in self.packs:
            return Level.WARNING
        if self.strict and level is Level.NOTE:
            return Level.WARNING
        if self.quiet and level is not Level.ERROR:
            return Level.OFF
        return level


PROFILES = {
    profile.name: profile
    for profile in (
        Profile("news", "the rules that run by default"),
        Profile(
            "finance",
            "the default rules and those of the finance pack that are otherwise off",
            frozenset({"finance"}),
        ),
        Profile(
            "science",
            "the default rules, with the notes about statistics raised to warnings",
            frozenset({"statistics"}),
        ),
        Profile(
            "sport",
            "the default rules and those of the sport pack that are otherwise off",
            frozenset({"sport"}),
        ),
        Profile("strict", "the default rules, with notes raised to warnings", strict=True),
        Profile("quiet", "errors only", quiet=True),
    )
}
DEFAULT = "news"


def profile_named(name: str | None) -> Profile:
    """The profile of that name, "news" for None; raises OptionError that names the nearest."""
    if name is None:
        return PROFILES[DEFAULT]
    if name not in PROFILES:
        from difflib import get_close_matches

        near = get_close_matches(name, PROFILES, 1)
        hint = f"Did you mean '{near[0]}'?" if near else f"Profiles: {', '.join(PROFILES)}."
        raise OptionError(f"There is no profile '{name}'. {hint}")
    return PROFILES[name]
