from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossfoot.model.finding import Level
from crossfoot.rulebook.examples import unmarked
from tests.rulebook.samples import changed, load, problem, problems, token

CONSISTENT = '    - "The shares sold at {price=$9}, a {gap=10%} discount to {reference=$10}."\n'
SILENT = '    - "A 20% discount is offered on the $10 ticket."\n'


def consistent(entry: str) -> str:
    return changed((CONSISTENT, f"    - {entry}\n"))


def silent(entry: str) -> str:
    return changed((SILENT, f"    - {entry}\n"))


def test_marks_are_taken_out_and_their_places_kept() -> None:
    example = load(changed()).examples.consistent[0]
    assert example.text == "The shares sold at $9, a 10% discount to $10."
    assert [(name, example.text[start:end]) for name, start, end in example.marks] == [
        ("price", "$9"),
        ("gap", "10%"),
        ("reference", "$10"),
    ]
    assert example.marked("gap") == ("10%",)
    assert (example.kind, example.line) == ("consistent", 18)


def test_an_example_may_say_more_than_its_text() -> None:
    example = load(changed()).examples.discrepancy[0]
    assert (example.slip, example.says) == ("power-of-ten", ("10%",))
    text = consistent('{text: "A {gap=10%} cut.", as_of: 2025-03-25, level: note}')
    example = load(text).examples.consistent[0]
    assert (example.as_of, example.level) == (date(2025, 3, 25), Level.NOTE)
    assert load(silent('{text: "Up 5%.", because: fee}')).examples.silent[0].because == "fee"


def test_figures_that_cannot_be_marked_inline_are_named() -> None:
    example = load(
        consistent("{text: 'It cost $9, 10% less.', figures: {gap: 10%, price: $9}}")
    ).examples.consistent[0]
    assert [(name, example.text[start:end]) for name, start, end in example.marks] == [
        ("price", "$9"),
        ("gap", "10%"),
    ]


def test_a_list_figure_is_marked_once_a_member() -> None:
    text = changed(
        ("{kind: money, role: unit-price}", "{kind: money, many: yes}"),
        ("1 - price / reference == gap", "sum(price) == reference"),
        ("{price=$9}, a {gap=10%} discount", "{price=$4} and {price=$5}, a {gap=10%} discount"),
    )
    assert load(text).examples.consistent[0].marked("price") == ("$4", "$5")


def test_examples_iterate_in_the_order_of_the_file() -> None:
    examples = load(changed()).examples
    assert [example.kind for example in examples] == ["consistent", "discrepancy", "silent"]
    assert len(examples) == 3


def test_a_passage_may_run_over_lines() -> None:
    example = load(
        consistent("|\n      Sold at {price=$9},\n      a {gap=10%} discount.")
    ).examples.consistent[0]
    assert example.text == "Sold at $9,\na 10% discount.\n"
    assert example.marked("gap") == ("10%",)


@pytest.mark.parametrize(
    ("entry", "bad", "says"),
    [
        ('"A {gab=10%} cut."', "gab", "'gab' is not bound. Did you mean 'gap'?"),
        ('"A {gap=10%} and {gap=11%} cut."', "gap", "'gap' is marked 2 times, but it is one figure."),
        ('"A 10% cut."', '"A 10% cut."', "No figure is marked."),
        ('"A {gap=10% cut."', "{", "'{' stands alone."),
        ('"A gap=10%} cut."', "}", "'}' stands alone."),
        ('"A {gap= 10%} cut."', "{gap= 10%}", "without blanks"),
        ('"A {gap=} cut."', "{gap=}", "without blanks"),
        ('{text: "A {gap=10%} cut.", asof: x}', "asof", "Unknown key 'asof'. Did you mean 'as_of'?"),
        ('{text: "A {gap=10%} cut.", as_of: 25 March}', "25 March", "is not a date. Write year-month-day"),
        ('{text: "A {gap=10%} cut.", as_of: 2025-02-30}', "2025-02-30", "is not a date"),
        ('{text: "A {gap=10%} cut.", level: grave}', "grave", "Unknown level 'grave'."),
        ('{text: "A {gap=10%} cut.", slip: power-of-ten}', "power-of-ten", "Only a discrepancy has a slip"),
        ('{text: "A {gap=10%} cut.", because: fee}', "fee", "keeps a passage silent"),
        ("{text: 'A 10% cut.', figures: {gap: 12%}}", "12%", "does not occur in the passage"),
        ("{text: 'A 10% cut to 10%.', figures: {gap: 10%}}", "10%", "occurs more than once"),
    ],
)
def test_a_wrong_example_is_told_at_its_word(entry: str, bad: str, says: str) -> None:
    found = problem(consistent(entry))
    assert says in found.message
    assert (found.line, token(found)) == (18, bad)


def test_an_example_without_text_counts_for_nothing() -> None:
    found = [one.message for one in problems(consistent("{says: [x]}"))]
    assert found[1] == "The key 'text' is missing."
    assert found[0] == "A rule carries its proof: it needs an example under 'consistent', and has none."


def test_nothing_is_marked_in_a_silent_passage() -> None:
    assert "A silent passage binds nothing" in problem(silent('"A {gap=20%} cut."')).message


def test_a_slip_must_be_one_that_the_rule_tries() -> None:
    found = problem(changed(("slips: [digits-transposed, power-of-ten]", "slips: [digits-transposed]")))
    assert found.message == "The rule does not try the slip 'power-of-ten'. Its slips: digits-transposed."


@pytest.mark.parametrize("kind", ["consistent", "discrepancy", "silent"])
def test_a_rule_carries_one_example_of_each_kind(kind: str) -> None:
    text = "\n".join(
        f"  {line.strip()} []" if line == f"  {kind}:" else line for line in changed().splitlines()
    )
    lines = text.splitlines()
    del lines[lines.index(f"  {kind}: []") + 1]
    found = problem("\n".join(lines))
    assert f"it needs an example under '{kind}', and has none" in found.message
    assert token(found) == kind[:1] or token(found) == kind


def test_a_shipped_rule_carries_three() -> None:
    assert [one.message for one in problems(changed(), shipped=True)] == [
        f"A rule carries its proof: it needs 3 examples under '{kind}', and has only 1."
        for kind in ("consistent", "discrepancy", "silent")
    ]


def test_doubled_braces_stand_for_themselves() -> None:
    assert unmarked("a {{b}} {c=d}")[:2] == ("a {b} d", (("c", 6, 7),))


@given(
    st.lists(st.tuples(st.text("ab {}=é", max_size=6), st.text("019%$", min_size=1, max_size=4)), max_size=6)
)
def test_marked_text_is_the_text_at_the_marks(pieces: list[tuple[str, str]]) -> None:
    """Whatever stands between them, marks point at the very characters that were marked."""
    text = "".join(f"{plain.replace('{', '{{').replace('}', '}}')}{{x={figure}}}" for plain, figure in pieces)
    stripped, marks, mistakes = unmarked(text)
    assert not mistakes
    assert stripped == "".join(plain + figure for plain, figure in pieces)
    assert [stripped[start:end] for _, start, end in marks] == [figure for _, figure in pieces]
