"""How a document prints its numbers, where it says so itself.

In front matter (``crossfoot: {numbers: continental, scale: long}``), or in the file of markers beside it.
"""

from __future__ import annotations

from collections.abc import Mapping

from crossfoot.documents.document import Document
from crossfoot.errors import InputError, OptionError
from crossfoot.lexicon.notations import notation_named
from crossfoot.model.notation import Notation

#: What ``crossfoot:`` may say of numbers.
NOTATION_KEYS = ("numbers", "scale")


def notation_of(document: Document, base: Notation) -> Notation:
    """The notation that a document states, ``base`` where it states none.

    Raises:
        InputError: it states one that there is not.
    """
    for settings in (document.meta.get("crossfoot"), document.beside):
        if isinstance(settings, Mapping):
            named = {key: settings[key] for key in NOTATION_KEYS if key in settings}
            try:
                base = notation_named(**{key: str(name) for key, name in named.items()}, base=base)
            except OptionError as error:
                name = document.path or "<text>"
                raise InputError(f"{name}: numbers not read [notation-unknown]\n  {error}") from None
    return base
