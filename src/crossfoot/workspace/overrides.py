"""What one article is checked with: the settings of the workspace, overridden for some paths."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from crossfoot.model.finding import Level


@dataclass(frozen=True, slots=True)
class Settings:
    """Rules, levels and how numbers are printed; ``select`` None means the rules of the profile.

    Hashable, so that checkers can be shared.
    """

    select: tuple[str, ...] | None = None
    profile: str | None = None
    ignore: tuple[str, ...] = ()
    levels: tuple[tuple[str, Level], ...] = ()
    numbers: str | None = None
    scale: str | None = None

    def as_config(self) -> Mapping[str, object]:
        """What ``Checker`` takes as its ``config``."""
        asked = {"ignore": self.ignore, "levels": dict(self.levels)}
        return {**asked, "numbers": self.numbers, "scale": self.scale}


@dataclass(frozen=True, slots=True)
class Override:
    """Settings for the articles that a glob (in the form of .gitignore) matches; None leaves a setting as it is."""

    paths: tuple[str, ...]
    select: tuple[str, ...] | None = None
    profile: str | None = None
    ignore: tuple[str, ...] = ()
    levels: tuple[tuple[str, Level], ...] = ()
    numbers: str | None = None
    scale: str | None = None

    def applied(self, base: Settings) -> Settings:
        """The settings with this override on top; rules left out add up, levels replace each other by name."""
        return replace(
            base,
            select=self.select if self.select is not None else base.select,
            profile=self.profile or base.profile,
            ignore=tuple(dict.fromkeys((*base.ignore, *self.ignore))),
            levels=tuple({**dict(base.levels), **dict(self.levels)}.items()),
            numbers=self.numbers or base.numbers,
            scale=self.scale or base.scale,
        )


def settings_for(path: str, root: Path, base: Settings, overrides: Iterable[Override]) -> Settings:
    """The settings of one article; later overrides win."""
    overrides = tuple(overrides)
    whole = Path(path).resolve()
    if not overrides or not whole.is_relative_to(root):
        return base
    relative = whole.relative_to(root).as_posix()
    for override in overrides:
        if _matches(override.paths, relative):
            base = override.applied(base)
    return base


def _matches(globs: tuple[str, ...], relative: str) -> bool:
    from crossfoot.workspace.discovery import spec_of

    return bool(spec_of(globs).match_file(relative))
