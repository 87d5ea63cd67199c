"""Files of JSON that hold one article or several: an item for each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePath

from crossfoot.documents import Document, read_each
from crossfoot.documents.options import ReadOptions
from crossfoot.errors import InputError
from crossfoot.scan.item import Item, Story

_SUFFIX = ".json"


def is_story(name: str) -> bool:
    """Whether a file's name is that of JSON that may hold several articles."""
    return PurePath(name.lower()).suffix == _SUFFIX


def story_items(name: str, options: ReadOptions, named: bool = False) -> Iterator[Item]:
    """The items of a JSON file; one that cannot be read at all is one item, and fails where it is loaded."""
    none = True
    try:
        for place, found in enumerate(read_each(options, name), 1):
            none = False
            if isinstance(found, Document) and found.record is None:
                yield Item(name, 1, None, named=named)
                return
            record = found.record if isinstance(found, Document) else None
            yield Item(name, place, Story(record or str(place)), named=named)
    except (InputError, OSError):
        pass
    if none:
        yield Item(name, 1, None, named=named)


def story_document(item: Item, options: ReadOptions) -> Document:
    """The article of an item of ``story_items``.

    Raises:
        InputError: it cannot be read, or the file has fewer articles than it had.
    """
    held = _held(options, item.file)
    if item.place > len(held):
        raise InputError(
            f"{item.file}: article {item.place} not read [file-changed]\n"
            f"  The file held it when the scan began and does not any more."
        )
    found = held[item.place - 1]
    if isinstance(found, InputError):
        raise found
    return found


# The items of a file come one after the other: reading it anew for each would take the square of its articles.
@lru_cache(maxsize=1)
def _held(options: ReadOptions, name: str) -> tuple[Document | InputError, ...]:
    return tuple(read_each(options, name))
