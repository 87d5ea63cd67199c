"""What a reader spends on one file before it refuses it: a hostile one must end in an error, soon.

Every limit has a default that no honest article meets, and can be set (``--limit text-size=20MB``, ``[limits]`` in the
configuration, ``read(..., limits=Limits(text_size=20_000_000))``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields

from crossfoot.errors import LimitError, OptionError

_SIZE = re.compile(r"(\d{1,12})\s*(?:([kKmMgG])?[bB]?)?")
_FACTORS = {None: 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of readers.

    Attributes:
        file_size: bytes of a file (the articles of a JSONL file are counted one by one).
        text_size: characters of one article's text.
        unpacked_size: bytes that the parts of a DOCX file may unpack to.
        depth: how deep elements of XML, objects and lists of JSON may be nested.
        values: values of a JSON file, or of a line of JSONL.
        pages: pages of a PDF.
        seconds: time that a PDF may take.
        memory: bytes of memory that a PDF may take.
    """

    file_size: int = 100_000_000
    text_size: int = 5_000_000
    unpacked_size: int = 100_000_000
    depth: int = 200
    values: int = 1_000_000
    pages: int = 1_000
    seconds: int = 60
    memory: int = 1_000_000_000

    def check(self, limit: str, found: int, name: str, what: str) -> None:
        """Refuse a file in which ``found`` of something is more than a limit allows.

        Args:
            limit: the name of the limit, as an attribute.
            what: what was counted: "bytes of the file".

        Raises:
            LimitError: more than the limit; the message tells how to raise it.
        """
        allowed: int = getattr(self, limit)
        if found > allowed:
            raise LimitError(refusal(name, f"It has {found:,} {what}", limit, allowed))


DEFAULT_LIMITS = Limits()


def refusal(name: str, found: str, limit: str, allowed: int) -> str:
    """The message for a file that a limit stopped."""
    key = limit.replace("_", "-")
    return (
        f"{name}: article not read [limit-reached]\n"
        f"  {found}; the limit {key} is {allowed:,}.\n"
        f"  If the file is what it should be, raise the limit: --limit {key}={_doubled(found, allowed)}."
    )


def _doubled(found: str, allowed: int) -> int:
    numbers = [int(digits.replace(",", "")) for digits in re.findall(r"\d[\d,]*", found)]
    return max([allowed * 2, *numbers])


def parse_limit(key: str, value: object) -> tuple[str, int]:
    """The attribute and the number that a setting means: ``parse_limit("file-size", "200 MB")``.

    Raises:
        OptionError: no such limit, or no positive whole number.
    """
    name = key.replace("-", "_")
    known = [item.name.replace("_", "-") for item in fields(Limits)]
    if name.replace("_", "-") not in known:
        raise OptionError(f"There is no limit '{key}'. Limits: {', '.join(known)}.")
    match = _SIZE.fullmatch(str(value).strip()) if not isinstance(value, bool) else None
    number = int(match[1]) * _FACTORS[match[2].lower() if match[2] else None] if match else 0
    if number < 1:
        raise OptionError(f"The limit {key} is a whole number, as in {known[0]}=200MB, not '{value}'.")
    return name, number
