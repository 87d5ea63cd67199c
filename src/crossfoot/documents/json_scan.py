"""JSON to values that know where they stand: a finding in a string must lead back to the characters of the file.

The standard library's reader keeps no places and recurses. This one goes by RFC 8259, in one pass, and counts what it
meets: nesting and the number of values are limited.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from json import decoder

from crossfoot.documents.limits import Limits, refusal
from crossfoot.documents.location import LineIndex
from crossfoot.documents.mapping import Piece, SourceMap, assemble
from crossfoot.errors import InputError, LimitError

#: The decoder of strings that the standard library has for this; its stubs do not know it.
_DECODED: Callable[[str, int, bool], tuple[str, int]] = decoder.scanstring  # type: ignore[attr-defined]
_BLANKS = re.compile(r"[ \t\n\r]*+")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*+"')
_BARE = re.compile(r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?|true|false|null")
#: A character of a string as it is written: a pair of surrogates is one.
_WRITTEN = re.compile(
    r"\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\.|[^\\]++", re.DOTALL
)
_SURROGATE = re.compile("[\ud800-\udfff\0]")


@dataclass(frozen=True, slots=True)
class Text:
    """A string: where it begins, its opening quotation mark included, and where it ends."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Bare:
    """A number, true, false or null, as it is written."""

    text: str


Value = dict[str, "Value"] | list["Value"] | Text | Bare


def scan_json(source: str, name: str, limits: Limits, first_line: int = 1) -> Value:
    """The value that a text holds.

    Args:
        first_line: the line of the file that the text begins on, for errors.

    Raises:
        InputError: it is no JSON; the message gives line and column.
        LimitError: it is nested too deeply, or holds too many values.
    """
    return _Scanner(source, name, limits, first_line).run()


class _Scanner:
    """Keeps the containers that are open; the text is read once, from left to right."""

    def __init__(self, source: str, name: str, limits: Limits, first_line: int) -> None:
        self.source = source
        self.name = name
        self.limits = limits
        self.first_line = first_line
        self.open: list[dict[str, Value] | list[Value]] = []
        self.keys: list[str] = []
        self.at = 0
        self.count = 0

    def run(self) -> Value:
        value = self._value()
        while self.open:
            value = self._step()
        self._blanks()
        if self.at < len(self.source):
            raise self._error("Nothing may follow the end of the value")
        return value

    def _step(self) -> Value:
        """Read what comes next in the innermost container; the container itself where it ends."""
        inner = self.open[-1]
        self._blanks()
        if self._takes("}" if isinstance(inner, dict) else "]"):
            return self._close()
        if inner:
            if not self._takes(","):
                raise self._error(
                    "Expected ',' or the end of the " + ("object" if isinstance(inner, dict) else "list")
                )
            self._blanks()
        key = self._key() if isinstance(inner, dict) else ""
        value = self._value()
        if isinstance(value, dict | list):
            self.keys.append(key)
        else:
            self._put(inner, key, value)
        return value

    def _close(self) -> Value:
        done = self.open.pop()
        if self.open:
            self._put(self.open[-1], self.keys.pop(), done)
        return done

    def _put(self, inner: dict[str, Value] | list[Value], key: str, value: Value) -> None:
        if isinstance(inner, dict):
            inner[key] = value
        else:
            inner.append(value)

    def _key(self) -> str:
        if not self.source.startswith('"', self.at):
            raise self._error("Expected a key in quotation marks")
        found = self._string()
        key = _DECODED(self.source, found.start + 1, True)[0]
        self._blanks()
        if not self._takes(":"):
            raise self._error("Expected ':' behind a key")
        return key

    def _value(self) -> Value:
        self._blanks()
        self.count += 1
        if self.count > self.limits.values:
            found = f"It holds more than {self.limits.values:,} values"
            raise LimitError(refusal(self.name, found, "values", self.limits.values))
        character = self.source[self.at : self.at + 1]
        if character == '"':
            return self._string()
        if character in ("{", "[") and character:
            return self._opened({} if character == "{" else [])
        match = _BARE.match(self.source, self.at)
        if match is None:
            raise self._error("Expected a value" if character else "The text ends where a value was expected")
        self.at = match.end()
        return Bare(match[0])

    def _opened(self, container: dict[str, Value] | list[Value]) -> Value:
        self.at += 1
        self.open.append(container)
        if len(self.open) > self.limits.depth:
            found = f"Its objects and lists are nested more than {self.limits.depth} deep"
            raise LimitError(refusal(self.name, found, "depth", self.limits.depth))
        return container

    def _string(self) -> Text:
        match = _STRING.match(self.source, self.at)
        if match is None:
            raise self._error("A string is not closed, or has a line end or a bad escape in it")
        self.at = match.end()
        return Text(match.start(), match.end())

    def _blanks(self) -> None:
        found = _BLANKS.match(self.source, self.at)
        assert found is not None
        self.at = found.end()

    def _takes(self, mark: str) -> bool:
        if self.source.startswith(mark, self.at):
            self.at += 1
            return True
        return False

    def _error(self, what: str) -> InputError:
        line, column = LineIndex(self.source).place(self.at)
        place = f"{self.name}:{line + self.first_line - 1}:{column}"
        return InputError(f"{place}: article not read [json-invalid]\n  Not valid JSON: {what}.")


def string_of(source: str, text: Text) -> tuple[str, SourceMap]:
    """What a string says, and the map of its characters to the source.

    A lone surrogate or NUL is no character, and becomes U+FFFD.
    """
    return assemble(_pieces(source, text.start + 1, text.end - 1))


def _pieces(source: str, start: int, end: int) -> list[Piece]:
    pieces = []
    for match in _WRITTEN.finditer(source, start, end):
        said = match[0]
        if said[0] == "\\":
            said = _DECODED(f'{said}"', 0, True)[0]
        pieces.append(Piece(_SURROGATE.sub("\ufffd", said), match.start(), match.end()))
    return pieces
