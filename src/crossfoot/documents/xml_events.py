"""XML to events by expat, with the doors closed: no document type, so no entities; no more depth than allowed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol
from xml.parsers import expat

from crossfoot.documents.limits import Limits, refusal
from crossfoot.errors import InputError, LimitError

#: Between the namespace of a name and the name.
MARK = "}"


class Handler(Protocol):
    """What takes the events of an XML part; names are ``namespace}local``."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Characters between two tags; long ones may come in several pieces."""


class DoctypeError(Exception):
    """The part declares a document type."""


def parse_xml(chunks: Iterable[bytes], handler: Handler, name: str, part: str, limits: Limits) -> None:
    """Send the events of a part to a handler.

    Raises:
        InputError: it is not well-formed, or declares a document type (with which entities come).
        LimitError: its elements are nested deeper than allowed.
    """
    parser = expat.ParserCreate(namespace_separator=MARK)
    parser.buffer_text = True
    guard = _Guard(handler, name, limits)
    parser.StartElementHandler = guard.start
    parser.EndElementHandler = guard.end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = guard.doctype
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        detail = f"Its part {part} is not well-formed XML: {error}."
        raise InputError(f"{name}: article not read [xml-invalid]\n  {detail}") from None
    except DoctypeError:
        detail = f"Its part {part} declares a document type, as no program for writing does. Entities are not read."
        raise InputError(f"{name}: article not read [xml-refused]\n  {detail}") from None


class _Guard:
    """Counts how deep the elements go on their way to the handler."""

    def __init__(self, handler: Handler, name: str, limits: Limits) -> None:
        self.handler = handler
        self.name = name
        self.limits = limits
        self.depth = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.depth += 1
        if self.depth > self.limits.depth:
            found = f"Its elements are nested more than {self.limits.depth} deep"
            raise LimitError(refusal(self.name, found, "depth", self.limits.depth))
        self.handler.start(name, attributes)

    def end(self, name: str) -> None:
        self.depth -= 1
        self.handler.end(name)

    def doctype(self, *declared: object) -> None:
        raise DoctypeError
