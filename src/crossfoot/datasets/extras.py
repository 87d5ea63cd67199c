"""Libraries that come with an extra: what is said where one is missing."""

from __future__ import annotations

from typing import Any

from crossfoot.errors import DataError


class extra:  # noqa: N801  reads as a statement: with extra("pandas")
    """Turn the absence of a library of the extra [data] into a message that says what to install."""

    def __init__(self, library: str) -> None:
        self.library = library

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, error: BaseException | None, trace: Any) -> None:
        if isinstance(error, ModuleNotFoundError) and not str(error.name).startswith("crossfoot"):
            raise DataError(
                f"{error.name} is not installed, which this needs [extra-missing]\n"
                "  Install it with: pip install 'crossfoot[data]'"
            ) from None
