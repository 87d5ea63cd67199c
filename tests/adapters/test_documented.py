"""What docs/adapters.md shows runs as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytest.importorskip("great_expectations", reason="Great Expectations comes with the extra [data]")
pytest.importorskip("pandera", reason="pandera comes with the extra [data]")

_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)
TITLES = ("pandera", "Great Expectations")


def examples(repository: Path) -> list[str]:
    return _BLOCK.findall((repository / "docs" / "adapters.md").read_text(encoding="utf-8"))


def test_there_is_one_for_each_library(repository: Path) -> None:
    assert len(examples(repository)) == len(TITLES)


@pytest.mark.parametrize("place", range(len(TITLES)), ids=TITLES)
def test_an_example_runs(repository: Path, place: int) -> None:
    code = compile(examples(repository)[place], f"docs/adapters.md[{TITLES[place]}]", "exec")
    exec(code, {"__name__": "documented"})  # noqa: S102  our own page
