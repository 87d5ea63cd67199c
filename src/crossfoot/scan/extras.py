"""Libraries that come with an extra: what is said where one is missing."""

from __future__ import annotations

from importlib.util import find_spec

from crossfoot.errors import OptionError


def need(extra: str, *libraries: str) -> None:
    """See that libraries are installed, without importing them.

    Raises:
        OptionError: one is not; the message says what to install.
    """
    missing = [library for library in libraries if find_spec(library) is None]
    if missing:
        verb = "is" if len(missing) == 1 else "are"
        raise OptionError(
            f"A scan needs {' and '.join(missing)}, which {verb} not installed [extra-missing]\n"
            f"  Install with: pip install 'crossfoot[{extra}]'"
        )
