"""Aligned tables for people, by tabulate, which is imported only when one is printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

#: By how much tabulate makes a column wider than its head.
_PADDING = 2


def aligned(
    rows: Sequence[Sequence[object]],
    headers: Sequence[str],
    right: Sequence[str] = (),
    widths: Sequence[int | None] | None = None,
) -> str:
    """A table with a ruled head.

    Args:
        right: the headers of the columns that are set flush right.
        widths: the most characters a column may take before it wraps; None leaves a column alone.
    """
    from tabulate import tabulate

    limits = widths or [None] * len(headers)
    return tabulate(
        [[_cell(value, limit) for value, limit in zip(row, limits, strict=True)] for row in rows],
        headers=list(headers),
        tablefmt="simple",
        # tabulate would rewrite "4.10" as 4.1 and "007" as 7.
        disable_numparse=True,
        colalign=["right" if header in right else "left" for header in headers] if rows else None,
    )


def counts(row: Mapping[str, int]) -> str:
    """A table of one row of counts under their names, as ``aligned`` lays it out.

    Every check ends with one, and importing tabulate would take a tenth of its time.
    """
    widths = {name: max(len(name) + _PADDING, len(str(count))) for name, count in row.items()}
    lines = (
        [name.rjust(widths[name]) for name in row],
        ["-" * widths[name] for name in row],
        [str(count).rjust(widths[name]) for name, count in row.items()],
    )
    return "\n".join("  ".join(line) for line in lines)


def _cell(value: object, width: int | None) -> str:
    text = "" if value is None else " ".join(str(value).split())
    if width is None or len(text) <= width:
        return text
    # Not by tabulate's maxcolwidths, which reads "800,000,000" as a number and fails.
    from textwrap import wrap

    return "\n".join(wrap(text, width))
