"""JSON to articles, and back to the characters of the file."""

from __future__ import annotations

import datetime
import json
import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossfoot.documents import Document, Limits, ReadOptions, read, read_all, read_each
from crossfoot.documents.json_fields import DEFAULT_FIELDS, Fields, parse_field
from crossfoot.documents.json_scan import Bare, Text, Value, scan_json, string_of
from crossfoot.errors import InputError, LimitError, NoArticleError, OptionError

SALE = {
    "id": "a-7",
    "headline": "Sales down 25%",
    "standfirst": "A bad year",
    "body": "Sales fell to £30m.",
    "date": "2025-03-25",
}


def parsed(record: object, **fields: Any) -> Document:
    own = Fields(**fields) if fields else None
    return read(json.dumps(record).encode(), format="json", path="a.json", fields=own)


def plain(source: str, value: Value) -> object:
    """The value as the standard library has it."""
    if isinstance(value, Text):
        return string_of(source, value)[0]
    if isinstance(value, Bare):
        return json.loads(value.text)
    if isinstance(value, list):
        return [plain(source, item) for item in value]
    return {key: plain(source, item) for key, item in value.items()}


WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | WORDS,
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)  # fmt: skip


@given(ANY, st.booleans(), st.sampled_from([None, 1]))
def test_any_value_is_read_as_the_standard_library_reads_it(
    value: object, ascii_: bool, indent: int | None
) -> None:
    source = json.dumps(value, ensure_ascii=ascii_, indent=indent)
    assert plain(source, scan_json(source, "a", Limits())) == value


@given(st.text(alphabet='{}[]:,"\\u0041 truefalsn-1.e\n', max_size=30))
def test_what_it_refuses_is_what_the_standard_library_refuses(source: str) -> None:
    try:
        json.loads(source)
        good = True
    except ValueError:
        good = False
    try:
        scan_json(source, "a", Limits())
        assert good
    except InputError:
        assert not good


@given(st.text(max_size=60), st.booleans())
def test_every_character_of_a_string_leads_back(said: str, ascii_: bool) -> None:
    source = json.dumps(said, ensure_ascii=ascii_)
    text, mapped = string_of(source, Text(0, len(source)))
    assert len(text) == len(said)
    for at, character in enumerate(said):
        start, end = mapped.span(at, at + 1)
        written = json.loads(f'"{source[start:end]}"')
        assert written == character
        assert text[at] == character or (
            text[at] == "\ufffd" and (character == "\0" or "\ud800" <= character < "\ue000")
        )


def test_the_parts_of_an_article() -> None:
    record = {**SALE, "images": [{"caption": "The yard"}, {"caption": ""}, {"caption": "The 5 boats"}]}
    document = parsed(record)
    column = json.dumps(record).index("25%") + 1
    assert document.text == "Sales down 25%\n\nA bad year\n\nSales fell to £30m.\n\nThe yard\n\nThe 5 boats"
    assert [part.name for part in document.parts] == ["headline", "standfirst", "body", "caption", "caption"]
    assert (document.title, document.date, document.format) == (
        "Sales down 25%",
        datetime.date(2025, 3, 25),
        "json",
    )
    assert document.outline[0] == ("heading", 1)
    place = document.locate(11, 14)
    assert (place.part, place.line, place.column) == ("headline", 1, column)
    assert str(place) == f"a.json#headline:1:{column}"


def test_escapes_and_mark_up_lead_back_to_the_source() -> None:
    source = (
        '{\r\n "headline": "Caf\\u00e9: \\ud83d\\ude42 5%",\r\n '
        '"body": "<p>It cost &pound;30m\\u002e<\\/p>\\n<p>6&#37;</p>"}'
    )
    document = read(source.encode(), format="json", path="a.json")
    assert document.text == "Café: 🙂 5%\n\nIt cost £30m.\n\n6%"
    for text, written, line in [
        ("5%", "5%", 2),
        ("🙂", "\\ud83d\\ude42", 2),
        ("£30m.", "&pound;30m\\u002e", 3),
        ("6%", "6&#37;", 3),
    ]:
        start = document.text.index(text)
        place = document.locate(start, start + len(text))
        assert source[place.source_start : place.source_end] == written
        assert place.line == line
        assert source.split("\r\n")[line - 1][place.column - 1 :].startswith(written)


@pytest.mark.parametrize(
    ("record", "text", "date"),
    [
        ({"title": {"rendered": "Up&#8217;s 5%"}, "content": {"rendered": "<p>Up 6%</p>"}, "date": "2025-03-25T06:00"},
         "Up’s 5%\n\nUp 6%", "2025-03-25"),
        ({"webTitle": "x", "fields": {"headline": "Up 5%", "trailText": "So it is", "body": "<p>Up 6%</p>"},
          "webPublicationDate": "2025-03-25T06:00:00Z"}, "Up 5%\n\nSo it is\n\nUp 6%", "2025-03-25"),
        ({"headlines": {"basic": "Up 5%"}, "content_elements": [{"type": "text", "content": "Up <b>6</b>%"},
          {"type": "image", "content": "no"}, {"type": "text", "content": "Up 7%"}],
          "display_date": "2025-03-25T00:00Z"},
         "Up 5%\n\nUp 6%\n\nUp 7%", "2025-03-25"),
        ({"@type": "NewsArticle", "headline": "Up 5%", "articleBody": "Up 6%", "datePublished": "2025-03-25"},
         "Up 5%\n\nUp 6%", "2025-03-25"),
        ({"headline": "Up 5%", "body_html": "<p>Up 6%</p>", "pubDate": "Tue, 25 Mar 2025 06:00:00 GMT"},
         "Up 5%\n\nUp 6%", "2025-03-25"),
        ({"title": "Up 5%", "body": ["Up 6%", "Up 7%"], "date": "soon"}, "Up 5%\n\nUp 6%\n\nUp 7%", "None"),
        ({"title": "Up 5%", "body": None, "text": "Up 6%"}, "Up 5%\n\nUp 6%", "None"),
    ],
    ids=["WordPress", "Guardian", "Arc", "schema.org", "ninjs", "list", "null"],
)  # fmt: skip
def test_names_of_fields_that_are_usual(record: dict[str, object], text: str, date: str) -> None:
    document = parsed(record)
    assert (document.text, str(document.date)) == (text, date)


def test_names_of_fields_are_settings() -> None:
    record = {
        "kopf": "Up 5%",
        "a.b": {"c": ["# Up 6%", "| a | 5 |"]},
        "bilder": {"x": {"u": "Up 7%"}},
        "nr": 12,
    }
    with pytest.raises(NoArticleError) as error:
        parsed(record)
    assert str(error.value) == (
        "a.json: article not read [json-without-article]\n"
        "  No field is known as the headline or the body of an article. It has the fields kopf, a.b, bilder, nr.\n"
        "  Name them: --field headline=PATH --field body=PATH, or [fields] in the configuration."
    )
    own = {
        "headline": ("kopf",),
        "body": ("none", "a.b.c"),
        "captions": ("bilder.*.u",),
        "body_format": "markdown",
    }
    with pytest.raises(NoArticleError):
        parsed({"x": 1}, **own)
    own["body"] = ("body.c",)
    record["body"] = record.pop("a.b")
    assert parsed(record, **own).text == "Up 5%\n\nUp 6%\n\n| a | 5 |\n\nUp 7%"
    for key, value, message in [
        ("titel", "x", "There is no field 'titel'. Fields: headline, standfirst, body"),
        ("body", "", "The field body is a path"), ("body", 5, "The field body is a path"),
        ("body-format", "pdf", "is one of text, html, markdown, not 'pdf'"),
    ]:  # fmt: skip
        with pytest.raises(OptionError, match=message):
            parse_field(key, value)
    assert parse_field("body-format", "html") == ("body_format", "html")
    assert parse_field("body", ["a", "b"]) == ("body", ("a", "b"))
    assert DEFAULT_FIELDS.body_format is None


def test_a_body_format_that_is_named_is_used() -> None:
    record = {"body": "a < b, 5 &pound; <i>x</i>"}
    assert parsed(record).text == "a < b, 5 £ x"
    assert parsed(record, body_format="text").text == record["body"]


def test_one_article_a_line() -> None:
    lines = [
        json.dumps(SALE),
        "",
        json.dumps({"title": "Up 6%", "body": "It is"}),
        "{oops",
        json.dumps({"x": 1}),
        json.dumps([1]),
    ]
    data = "\r\n".join(lines).encode()
    found = list(read_each(ReadOptions(format="jsonl"), data, "feed.jsonl"))
    articles = [one for one in found if isinstance(one, Document)]
    assert [one.record for one in articles] == ["a-7", "line 3"]
    place = articles[1].locate(3, 5)
    assert (str(place), place.line) == ("feed.jsonl#line 3/headline:3:15", 3)
    assert data.decode()[place.source_start : place.source_end] == "6%"
    assert str(articles[0].locate(0, 5)) == f"feed.jsonl#a-7/headline:1:{lines[0].index('Sales') + 1}"
    assert articles[1].line_offsets(3) == (0, len(articles[1].text))
    assert articles[1].line_offsets(1) is None
    assert [str(one).partition("\n")[0] for one in found if isinstance(one, InputError)] == [
        "feed.jsonl:4:2: article not read [json-invalid]",
        "feed.jsonl (article line 5): article not read [json-without-article]",
        "feed.jsonl (article line 6): article not read [json-without-article]",
    ]
    assert pickle.loads(pickle.dumps(articles[1])).locate(3, 5) == place


@pytest.mark.parametrize(
    "wrap", [lambda all_: all_, lambda all_: {"response": {"results": all_}}, lambda all_: {"items": all_}]
)
def test_a_list_of_articles(wrap: Any) -> None:
    data = json.dumps(wrap([SALE, {"headline": "Up 6%", "body": "It is"}]), indent=2).encode()
    options = ReadOptions(format="json")
    assert [one.record for one in read_all(data, options, "a.json")] == ["a-7", "2"]
    with pytest.raises(InputError, match=r"a\.json: holds several articles \[articles-several\]"):
        read(data, format="json", path="a.json")
    with pytest.raises(InputError, match="nothing to check"):
        read(b"[]", format="json")
    with pytest.raises(NoArticleError):
        list(read_all(b'[{"x": 1}]', options))


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (
            '{"a": 1,}',
            "a.json:1:9: article not read [json-invalid]\n  Not valid JSON: Expected a key in quotation marks.",
        ),
        (
            '{"a": 1\n "b": 2}',
            "a.json:2:2: article not read [json-invalid]\n  Not valid JSON: Expected ',' or the end of the object.",
        ),
        ('{"a" 1}', "Expected ':' behind a key"),
        ("[1 2]", "Expected ',' or the end of the list"),
        ('{"a": "b', "A string is not closed, or has a line end or a bad escape in it"),
        ('{"a": "\\x"}', "bad escape"),
        ('{"a": "b\nc"}', "a.json:1:7"),
        ('{"a": nul}', "Expected a value"),
        ('{"a":', "The text ends where a value was expected"),
        ("{} 5", "Nothing may follow the end of the value"),
        ("", "The text ends where a value was expected"),
    ],
)
def test_what_is_no_json(source: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        read(source.encode(), format="json", path="a.json")
    assert message in str(error.value)


def test_hostile_json_ends_soon() -> None:
    """Deep, long, and of many values; each stands on one line."""
    deep = "[" * 100_000
    with pytest.raises(LimitError, match="nested more than 200 deep; the limit depth is 200"):
        read(deep.encode(), format="json")
    with pytest.raises(
        LimitError, match="It holds more than 1,000,000 values; the limit values is 1,000,000"
    ):
        read(b"[" + b"0," * 2_000_000 + b"0]", format="json")
    line = b'{"body": "' + b"5 " * 50_000_000 + b'"}'
    with pytest.raises(LimitError, match="bytes; the limit file-size is 100,000,000"):
        read(line, format="json")
    with pytest.raises(LimitError, match="characters of text; the limit text-size is 5,000,000"):
        read(line[:12] + b"5 " * 4_000_000 + b'"}', format="json")
    with pytest.raises(InputError, match="json-invalid"):
        read(b'{"body": "' + b"\\" * 3_000_001 + b'"}', format="json")
    document = read(b'{"body": "5 \\ud800 6 \\u0000 7"}', format="json")
    assert document.text == "5 \ufffd 6 \ufffd 7"


def test_a_file_names_its_format(tmp_path: Path) -> None:
    for name in ("a.json", "a.jsonl", "a.ndjson"):
        (tmp_path / name).write_text(json.dumps(SALE))
        assert read(tmp_path / name).text.startswith("Sales down 25%")
