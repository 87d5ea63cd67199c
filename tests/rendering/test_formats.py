"""Every format, against what it looked like when it was last read by a person.

CROSSFOOT_UPDATE=1 writes the snapshots anew; read the difference before committing it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from crossfoot import Checker, Document
from crossfoot.model.finding import Level
from crossfoot.rendering import Checked, Failure, Run, render
from crossfoot.rendering.formats import FORMATS

SNAPSHOTS = Path(__file__).parent / "snapshots"
TEXT = (
    "Harbour Metals sold 800 million shares at HK$53.25 each, raising HK$46.2 billion.\n\n"
    "The park covers 52 hectares (148 acres). The levy rose 25% to £5m from £4m | @desk <b>#7</b>.\n\n"
    "Sales fell 33% to £30m from £40m. "
    '<!-- crossfoot: ok percent-change "as filed" --> <!-- crossfoot: ok share-sale "none" -->\n'
)


@pytest.fixture(scope="module")
def run() -> Run:
    checker = Checker()
    document = Document.from_text(TEXT, path="articles/a sale, in full.md")
    failure = Failure(
        "articles/gone.md", "articles/gone.md: no such file [file-missing]\n  Did you mean go.md?"
    )
    return Run(
        (Checked(document, checker.check(document)),),
        (failure,),
        root=Path.cwd(),
        rulebook=checker.rulebook,
        fail_on=Level.ERROR,
    )


def _own_parts(text: str) -> str:
    """Without what the page takes over from its templates, the same in every report."""
    text = re.sub(r"<(style|script)>.*?</\1>", r"<\1></\1>", text, flags=re.DOTALL)
    return re.sub(r"sha256-[\w+/=]+", "sha256-...", text)


@pytest.mark.parametrize("format", FORMATS)
def test_a_format_looks_as_it_was_last_read(run: Run, format: str) -> None:
    path = SNAPSHOTS / f"report.{format}"
    text = _own_parts(render(format, run, show_all=True))
    if os.environ.get("CROSSFOOT_UPDATE"):
        path.write_bytes(text.encode())
    assert text.encode() == path.read_bytes()


@pytest.mark.parametrize("format", FORMATS)
def test_a_run_without_anything_is_rendered_too(format: str) -> None:
    assert render(format, Run()) or format == "github"
