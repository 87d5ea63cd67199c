"""Pages with tables that programs write, each between two markers."""

from __future__ import annotations

from collections.abc import Mapping


def filled(page: str, made: Mapping[str, str]) -> str:
    """The page with each table between its two markers.

    Raises:
        ValueError: a marker is missing, so that there is no place for a table.
    """
    for name, table in made.items():
        begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
        head, first, rest = page.partition(begin)
        _, second, tail = rest.partition(end)
        if not (first and second):
            raise ValueError(f"the page has no {begin} ... {end}")
        page = f"{head}{begin}\n{table}\n{end}{tail}"
    return page
