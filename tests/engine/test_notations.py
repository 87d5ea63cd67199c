"""A text that prints decimal commas: checked as it is printed, and answered in the same notation."""

import pickle
from pathlib import Path

import pytest

import crossfoot
from crossfoot.errors import InputError, OptionError

TEXT = "Sales fell 33,0% to €1.030,5 million from €1.340,7 million."


def said(report: crossfoot.Report) -> list[str]:
    return [finding.message for finding in report.discrepancies]


def test_the_message_and_the_repairs_are_printed_alike() -> None:
    report = crossfoot.check(TEXT, numbers="continental")
    (finding,) = report.discrepancies
    assert finding.message == (
        "€1.340,7 million to €1.030,5 million is a change of 23,1%. The article says 33,0%."
    )
    assert [repair.suggestion for repair in finding.repairs] == [
        "23,1%",
        "€898,3 million",
        "€1.538,1 million",
    ]


def test_three_decimals_or_thousands_is_a_question_of_the_notation() -> None:
    text = "Membership rose 35% to 1.531 people from 1.234 people."
    assert said(crossfoot.check(text, numbers="continental")) == [
        "1.234 to 1.531 is a change of 24%. The article says 35%."
    ]
    assert [str(q.value) for q in crossfoot.check(text).figures] == ["35", "1.531", "1.234"]


def test_a_long_billion_is_a_thousand_milliards() -> None:
    text = "It paid 2 billion euros, or 2,000 milliard euros."
    values = {str(q.value) for q in crossfoot.check(text, scale="long").figures}
    assert values == {"2E+12", "2.000E+12"}


def test_tables_are_read_in_the_notation_too() -> None:
    text = "| Region | Sales |\n|---|---:|\n| North | 1.200,5 |\n| South | 2.300,5 |\n| Total | {} |\n"
    right = crossfoot.check(text.format("3.501,0"), numbers="continental")
    assert [f.rule for f in right.findings if f.verdict == "consistent"] == ["column-total"]
    (wrong,) = crossfoot.check(text.format("3.601,0"), numbers="continental").discrepancies
    assert "3.501,0" in wrong.message


def test_an_article_says_how_it_prints_its_numbers(tmp_path: Path) -> None:
    article = tmp_path / "a.md"
    article.write_text(f"---\ncrossfoot: {{numbers: continental}}\n---\n{TEXT}\n", encoding="utf-8")
    assert len(crossfoot.check(article).discrepancies) == 1
    assert "23,1%" in said(crossfoot.check(article))[0]
    english = tmp_path / "b.md"
    english.write_text("---\ncrossfoot: {numbers: english}\n---\nIt sold 1,234 tonnes.\n", encoding="utf-8")
    (figure,) = crossfoot.check(english, numbers="continental").figures
    assert figure.value == 1234


def test_a_notation_that_there_is_not_is_refused(tmp_path: Path) -> None:
    article = tmp_path / "a.md"
    article.write_text("---\ncrossfoot: {scale: huge}\n---\nIt sold 5.\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.md: numbers not read \[notation-unknown\]"):
        crossfoot.check(article)
    with pytest.raises(OptionError, match="'numbers' has no 'german'"):
        crossfoot.Checker(numbers="german")


def test_a_checker_keeps_its_notation_when_it_is_pickled() -> None:
    checker = pickle.loads(pickle.dumps(crossfoot.Checker(numbers="continental", scale="long")))
    (figure,) = checker.check("It paid 1.234 billion euros.").figures
    assert str(figure.value) == "1.234E+15"


def test_explain_reads_the_notation_of_the_article() -> None:
    document = crossfoot.Document.from_text("It sold 1.234 tonnes.")
    (note,) = crossfoot.Checker(numbers="continental").explain(document, 1).figures
    assert note.figure.value == 1234
