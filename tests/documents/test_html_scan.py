"""Tags and their ends, where mark-up is broken on purpose."""

from __future__ import annotations

import pytest

from crossfoot.documents.html_scan import Tag, scan


def tags(source: str) -> list[str]:
    return [source[item.start : item.end] for item in scan(source) if isinstance(item, Tag)]


def test_a_greater_sign_in_quotation_marks_ends_no_tag() -> None:
    assert tags("""<a title="5 > 4" x='>'>a</a>""") == ["""<a title="5 > 4" x='>'>""", "</a>"]


def test_a_quotation_mark_that_is_never_closed_ends_with_its_tag() -> None:
    assert tags('<p title="a>5 per cent</p>') == ['<p title="a>', "</p>"]


def test_a_tag_without_an_end_takes_the_rest() -> None:
    assert tags("<p>a <b c d e f") == ["<p>", "<b c d e f"]


@pytest.mark.parametrize("unit", ["<p <", "<p a=b ", '<p ">"\'', "<p '\" x>", "<a b", "</p "])
def test_broken_tags_without_number_are_read_in_one_pass(unit: str) -> None:
    """Each took a time exponential or quadratic in the number of tags."""
    assert tags(unit * 20_000)


def test_without_patience_a_tag_ends_at_its_first_greater_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crossfoot.documents.html_scan._PATIENCE", 0)
    assert tags('<a title="5 > 4">') == ['<a title="5 >']
