"""The tables of docs/extraction.md: conventions adapted, kinds of cases told, marks replaced."""

import json
from pathlib import Path

import pytest

from scripts import extraction_table
from scripts.extraction import handcheck, operands, recognizers, speed


def specification(
    folder: Path, model: str, sentence: str, text: str, **resolution: str
) -> recognizers.Expected:
    row = {"Text": text, "TypeName": "number", "Resolution": resolution, "Start": sentence.index(text)}
    (folder / f"{model}Model.json").write_text(json.dumps([{"Input": sentence, "Results": [row]}]))
    (expected,) = recognizers.read(folder, model)
    return expected


@pytest.mark.parametrize(
    ("model", "sentence", "text", "resolution"),
    [
        ("Number", "it paid $5 million", "5 million", {"value": "5000000"}),
        ("Number", "on 7 June 2005", "7", {"value": "7"}),
        ("Percent", "up 5%", "5%", {"value": "5%"}),
        ("Currency", "it cost 12 cents", "12 cents", {"value": "12", "unit": "Cent"}),
        ("Dimension", "he is 5 feet 2 inches", "5 feet 2 inches", {"value": "5.1666667", "unit": "Foot"}),
        ("Number", "it has SCP-173 in it", "173", {"value": "173"}),
        ("Currency", "many dollars came", "dollars", {"unit": "Dollar"}),
        ("NumberRange", "more than 40 came", "more than 40", {"value": "(40,)"}),
        ("NumberRange", "between 20 and 30", "between 20 and 30", {"value": "[20,30)"}),
    ],
)
def test_conventions_are_adapted(
    model: str, sentence: str, text: str, resolution: dict[str, str], tmp_path: Path
) -> None:
    scored = recognizers.score(specification(tmp_path, model, sentence, text, **resolution))
    assert scored.value
    assert scored.span


def test_what_is_not_right_is_told_or_a_fault(tmp_path: Path) -> None:
    wrong = recognizers.score(specification(tmp_path, "Number", "about - 10 k", "- 10 k", value="-10000"))
    assert not wrong.value
    assert recognizers.difference(wrong) in extraction_table.PURPOSE
    fault = recognizers.score(specification(tmp_path, "Number", "it has 17 in it", "17", value="18"))
    assert not fault.value
    assert recognizers.difference(fault) is None


def test_operands_without_a_figure_are_named(tmp_path: Path) -> None:
    file = tmp_path / "passages.jsonl"
    file.write_text(json.dumps({"id": "x", "clean": "It rose 5% and shone.", "operands": ["5%", "shone"]}))
    assert list(extraction_table.coverage(file)) == [
        "1 of 2 operands are overlapped by a figure.",
        "- x: 'shone'",
    ]


def test_a_reader_that_is_missing_is_not_timed() -> None:
    assert speed.measure("no-such-reader", ["text"]) is None


def test_parts_go_between_their_marks() -> None:
    page = "a\n<!-- speed -->\nold\n<!-- end speed -->\nb\n"
    assert extraction_table.update(page, {"speed": ["new \\1"]}) == page.replace("old", "new \\1")


def test_an_operand_is_found_in_its_order(tmp_path: Path) -> None:
    file = tmp_path / "passages.jsonl"
    file.write_text(json.dumps({"id": "x", "clean": "It rose 5% to 5%.", "operands": ["5%", "5%"]}))
    assert [one.covered for one in operands.operands(file)] == [True, True]


def test_the_sample_that_was_judged_is_the_one_that_is_drawn() -> None:
    if handcheck.fingerprint(handcheck.population()) != handcheck.DRAWN_FROM:
        pytest.skip("the passages have changed since the sample was drawn; their verdicts stay")
    known = handcheck.verdicts()
    assert [(one.passage, one.operand) for one in handcheck.sample()] == list(known)


def test_values_judged_by_hand_are_right() -> None:
    known = handcheck.verdicts()
    assert {verdict for _, verdict in known.values()} <= {"right", "wrong"}
    drawn = [one for one in handcheck.population() if (one.passage, one.operand) in known]
    right = [one for one in drawn if known[one.passage, one.operand] == (one.digest, "right")]
    again = [
        f"{one.passage} {one.operand}" for one in drawn if known[one.passage, one.operand][0] != one.digest
    ]
    assert len(right) >= 0.98 * len(drawn), (
        f"judge again: python -m scripts.extraction.handcheck --list ({again})"
    )


def test_a_value_that_is_read_otherwise_must_be_judged_again(tmp_path: Path) -> None:
    one = handcheck.Judged("x", 0, "It rose [5%].", "percent 5")
    other = handcheck.Judged("x", 0, "It rose [5%].", "percent 6")
    assert one.digest != other.digest
    table = tmp_path / "handcheck.csv"
    table.write_text(f"passage,operand,digest,verdict\nx,0,{one.digest},right\n", encoding="utf-8")
    assert handcheck.verdicts(table) == {("x", 0): (one.digest, "right")}


@pytest.mark.parametrize(
    ("model", "sentence", "text", "resolution"),
    [
        ("Number", "two out of five hundred came", "two out of five hundred", {"value": "0.004"}),
        ("Number", "the two millionth", "two", {"value": "2"}),
        ("Currency", "it lost 300 bitcoins then", "300 bitcoins", {"value": "300", "unit": "Bitcoin"}),
        ("Dimension", "50 km/ms is fast", "50 km/ms", {"value": "50", "unit": "Kilometer per millisecond"}),
    ],
)
def test_entities_split_otherwise_are_put_together(
    model: str, sentence: str, text: str, resolution: dict[str, str], tmp_path: Path
) -> None:
    scored = recognizers.score(specification(tmp_path, model, sentence, text, **resolution))
    assert scored.value
    assert scored.span


def test_entities_without_a_number_are_counted_apart(tmp_path: Path) -> None:
    specification(tmp_path, "Currency", "many dollars", "dollars", unit="Dollar")
    specification(tmp_path, "Percent", "up 5%", "5%", value="5%")
    for model in recognizers.MODELS:
        if not (tmp_path / f"{model}Model.json").exists():
            (tmp_path / f"{model}Model.json").write_text("[]", encoding="utf-8")
    rows = list(extraction_table.specifications(tmp_path))
    assert (
        next(row for row in rows if row.startswith("| All"))
        == "| All | 2 | 1 | 2 | 0 | 0 | 100.0% | 100.0% | 100.0% |"
    )


def test_a_figure_where_no_number_is_expected_is_a_fault(tmp_path: Path) -> None:
    read = recognizers.score(
        specification(tmp_path, "Currency", "a 5 dollar note", "5 dollar", unit="Dollar")
    )
    assert not read.value
    assert recognizers.difference(read) is None


def test_a_hostile_input_is_told_beside_news() -> None:
    one = speed.strain("numbers", "5 ", 2_000)
    assert (one.figures, one.size) == (2_000, 4_000)
    assert one.doubling > 1
    news = speed.ordinary(["Sales rose 5% to £12m."])
    assert news.figures == 2
    assert news.per_kilobyte > news.seconds
