import time

import pytest

from crossfoot.rulebook.compose import compose
from crossfoot.rulebook.nodes import Entries, Scalar, Source
from crossfoot.rulebook.places import positions


def tree(text: str) -> tuple[Entries, Source]:
    source = Source(text, "a.yaml")
    root = compose(source)
    assert isinstance(root, Entries)
    return root, source


def found(source: Source, scalar: Scalar) -> list[int]:
    return positions(source.text, scalar.start, scalar.end, scalar.style, scalar.value)


@pytest.mark.parametrize(
    "written",
    [
        "plain text here",
        "'it''s quoted'",
        '"tab \\t, quote \\", \\u00e9 and \\x41 end"',
        '"folded\n  over   \n\n  lines"',
        '"joined \\\n   over lines"',
        "plain\n  over\n  lines",
        "|\n  block\n   text\n\n  more\n",
        ">-\n  folded\n  text\n",
        "'😀 wide'",
        "'single\n  over lines'",
    ],
)
def test_every_letter_of_a_value_is_found_again_in_the_file(written: str) -> None:
    """Words are looked up by their letters, so that a column in a formula leads to the column in the file."""
    root, source = tree(f"key: {written}\n")
    value = root.values["key"]
    assert isinstance(value, Scalar)
    places = found(source, value)
    assert len(places) == len(value.value) + 1
    assert places == sorted(places)
    for place, character in zip(places, value.value, strict=False):
        assert source.text[place] == character or source.text[place] == "\\" or character in " \n"


def test_finding_letters_again_is_linear_in_blanks() -> None:
    root, source = tree("key: 'a" + " " * 200_000 + "b'\n")
    value = root.values["key"]
    assert isinstance(value, Scalar)
    began = time.process_time()
    assert source.text[found(source, value)[-2]] == "b"
    assert time.process_time() - began < 1
