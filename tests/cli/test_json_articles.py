"""JSON and JSONL on the command line: several articles a file, names of fields, folders."""

from __future__ import annotations

import json

from tests.cli.conftest import Terminal

SALE = {"id": "a-7", "headline": "Sale", "body": "A 16.6% discount."}
GOOD = {"id": "a-8", "headline": "Sale", "body": "A 6.6% discount."}


def lines(*records: object) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def test_each_line_is_an_article(terminal: Terminal) -> None:
    terminal.write("feed.jsonl", lines(SALE, GOOD) + "{\n" + lines(SALE | {"id": None}))
    outcome = terminal.run("check", "feed.jsonl")
    assert "feed.jsonl#a-7/body:1:46  discount  error" in outcome.out
    assert "feed.jsonl#line 4/body:4:45  discount  error" in outcome.out
    assert outcome.err == (
        "feed.jsonl:3:2: article not read [json-invalid]\n"
        "  Not valid JSON: Expected a key in quotation marks.\n"
    )
    assert outcome.code == 2
    tree = json.loads(terminal.run("check", "feed.jsonl", "--format", "json").out)
    assert [one.get("record") for one in tree["documents"]] == ["a-7", "a-8", "line 4"]
    assert tree["documents"][0]["findings"][0]["location"]["part"] == "a-7/body"


def test_fields_are_named_on_the_command_line_or_in_the_configuration(terminal: Terminal) -> None:
    terminal.write("a.json", json.dumps({"kopf": "Sale", "inhalt": {"roh": "A 16.6% discount."}}))
    outcome = terminal.run("check", "a.json")
    assert "a.json: article not read [json-without-article]" in outcome.err
    assert outcome.code == 2
    named = ("--field", "headline=kopf", "--field", "body=none", "--field", "body=inhalt.roh")
    assert "a.json#body:1:39  discount" in terminal.run("check", "a.json", *named).out
    outcome = terminal.run("check", "a.json", "--field", "kopf=headline")
    assert "There is no field 'kopf'. Fields: headline, standfirst" in outcome.err
    terminal.write("crossfoot.toml", '[fields]\nbody = "inhalt.roh"\n')
    assert terminal.run("check", "a.json").code == 1


def test_a_folder_of_json_is_searched_where_its_fields_are_known(terminal: Terminal) -> None:
    """JSON may be anything, so a walk takes it only when it is told how articles look in it."""
    terminal.write("in/a.json", json.dumps(SALE))
    terminal.write("in/package.json", json.dumps({"name": "x", "version": "1.0.0"}))
    terminal.write("in/b.md", "A 6.6% discount.")
    assert terminal.run("check", "in").code == 0
    outcome = terminal.run("check", "in", "--field", "body=body")
    assert "in/a.json#body:1:46  discount  error" in outcome.out
    assert "JSON without an article: in/package.json." in outcome.out
    assert (outcome.code, outcome.err) == (1, "")


def test_an_empty_feed(terminal: Terminal) -> None:
    terminal.write("feed.jsonl", "\n\n")
    outcome = terminal.run("check", "feed.jsonl")
    assert outcome.err == "feed.jsonl: nothing to check [article-empty]\n  The file is empty.\n"
    assert outcome.code == 2


def test_the_review_page_has_every_article_of_a_file(terminal: Terminal) -> None:
    terminal.write("feed.jsonl", lines(SALE, GOOD | {"headline": "Second"}))
    assert terminal.run("report", "feed.jsonl", "-o", "out/").code == 1
    names = sorted(path.name for path in (terminal.folder / "out").iterdir())
    assert len(names) == 3
    page = (terminal.folder / "out" / "index.html").read_text()
    assert "Sale" in page
    assert "Second" in page


def test_one_line_is_explained(terminal: Terminal) -> None:
    terminal.write("feed.jsonl", lines(SALE, GOOD))
    assert terminal.real("explain", "feed.jsonl:2").code == 0
    assert "6.6%" in terminal.real("explain", "feed.jsonl:2").out
    assert "there is no line 9" in terminal.run("explain", "feed.jsonl:9").err
