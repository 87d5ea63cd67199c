"""Text made safe for HTML, for JSON inside HTML, and for eyes."""

from __future__ import annotations

import json

import pytest

from crossfoot.rendering.page.markup import clean, counted, escaped, json_block


def test_markup_in_text_is_text() -> None:
    assert escaped("<b a=\"1\" c='2'>&") == "&lt;b a=&quot;1&quot; c=&#x27;2&#x27;&gt;&amp;"


@pytest.mark.parametrize(
    "bad", ["\x00", "\x1b", "\x85".encode("latin-1").decode("latin-1"), "\ud800", "\uffff"]
)
def test_what_is_no_text_does_not_reach_the_page(bad: str) -> None:
    assert bad not in clean(f"a{bad}b")


def test_a_character_that_turns_the_line_round_is_shown_by_name() -> None:
    assert clean("\u202e100\u202c") == "[U+202E]100[U+202C]"


def test_marks_of_direction_and_other_scripts_stay() -> None:
    assert clean("שלום\u200f مرحبا") == "שלום\u200f مرحبا"


def test_json_cannot_end_its_script_element() -> None:
    tree = {"a": "</script><!--<script>", "b": "\u2028&😀"}
    text = json_block(tree)
    assert not set("<>&") & set(text)
    assert text.isascii()
    assert json.loads(text) == tree


def test_counts_are_written_out() -> None:
    assert [
        counted(1, "figure"),
        counted(2, "figure"),
        counted(1200, "relation agrees", "relations agree"),
    ] == [
        "1 figure",
        "2 figures",
        "1,200 relations agree",
    ]
