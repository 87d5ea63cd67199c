"""How files are to be read, where it is not as their names and bytes say."""

from __future__ import annotations

from dataclasses import dataclass

from crossfoot.documents.json_fields import Fields
from crossfoot.documents.limits import DEFAULT_LIMITS, Limits


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What holds for every file of a run: the arguments of ``read`` that its path does not tell.

    Attributes:
        format: of every file; None goes by the suffix of each.
        encoding: of files that are text; None means as their bytes say.
        limits: what may be spent on one file.
        fields: where the parts of an article are in JSON; None means the names that are usual.
    """

    format: str | None = None
    encoding: str | None = None
    limits: Limits = DEFAULT_LIMITS
    fields: Fields | None = None


DEFAULT_OPTIONS = ReadOptions()
