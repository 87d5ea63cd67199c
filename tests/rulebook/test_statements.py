import pytest

from crossfoot.rulebook import ANY
from tests.rulebook.samples import changed, load, problem, problems, token

CHECK = "check: 1 - price / reference == gap"
SAY = 'say: "{price} is {computed} below {reference}. The article says {gap}."'
PHRASES = 'phrases: ["{gap} <discount> <to-word> ... {reference}"]'


def test_one_check_serves_any_wording() -> None:
    rule = load(changed())
    assert list(rule.checks) == [ANY]
    check = rule.check_for("discount")
    assert check is not None
    assert check.source == "1 - price / reference == gap"


def test_checks_and_messages_may_depend_on_the_wording() -> None:
    rule = load(
        changed(
            (CHECK, "check:\n  premium: price / reference - 1 == gap\n  any: 1 - price / reference == gap"),
            (SAY, 'say: {premium: "above {gap}", any: "below {gap}"}'),
        )
    )
    premium, other = rule.check_for("premium"), rule.check_for(None)
    assert premium is not None
    assert other is not None
    assert premium.source.startswith("price")
    assert other.source.startswith("1 -")
    assert (rule.say_for("premium"), rule.say_for("discount")) == ("above {gap}", "below {gap}")


def test_checks_may_depend_on_the_direction_of_the_words() -> None:
    rule = load(changed((CHECK, "check: {up: price > reference, down: price < reference}")))
    assert list(rule.checks) == ["up", "down"]
    assert rule.check_for("premium") is None


def test_a_name_that_is_not_bound_is_told_at_its_place() -> None:
    found = problem(changed((CHECK, "check: 1 - price / refrence == gap")))
    assert (
        found.message
        == "'refrence' is not bound. Did you mean 'reference'? Bound here: gap, price, reference."
    )
    assert (found.line, token(found)) == (12, "refrence")


@pytest.mark.parametrize(
    ("written", "line", "column"),
    [
        ("check: 1 - price / refrence == gap", 12, 20),
        ("check: '1 - price / refrence == gap'", 12, 21),
        ('check: "1 - price \\u002f refrence == gap"', 12, 26),
        ("check: |\n  1 - price\n  / refrence == gap", 14, 5),
        ("check: >-\n  1 - price\n  / refrence == gap", 14, 5),
        ("check: 1 - price\n  / refrence == gap", 13, 5),
        ('check: {any: "1 - price / refrence == gap"}', 12, 27),
    ],
)
def test_the_place_is_right_however_the_formula_is_written(written: str, line: int, column: int) -> None:
    found = problem(changed((CHECK, written)))
    assert (found.line, found.column, token(found)) == (line, column, "refrence")


def test_all_problems_of_a_formula_are_told() -> None:
    found = problems(changed((CHECK, "check: 1 - prize / refrence == gap")))
    assert [token(one) for one in found] == ["prize", "refrence"]


def test_what_the_formula_parser_finds_is_told_at_its_place() -> None:
    found = problem(changed((CHECK, "check: 1 - price ÷ reference == gap")))
    assert (found.line, token(found)) == (12, "÷")


@pytest.mark.parametrize(
    "formula", ["(" * 1500 + "gap", "gap == " + "1 + " * 60_000 + "1", "gap == " + "-" * 1900 + "1"]
)
def test_a_monstrous_formula_is_a_problem_and_no_crash(formula: str) -> None:
    assert problems(changed((CHECK, f"check: {formula}")))[0].line == 12


def test_list_figures_stand_in_sums_only() -> None:
    text = changed(("{kind: money, role: unit-price}", "{kind: money, many: yes}"))
    assert "'price' is a list: use it inside sum(), mean() or count()." in problem(text).message
    load(text.replace(CHECK, "check: sum(price) == reference"))


def test_single_figures_stand_outside_sums() -> None:
    found = problem(changed((CHECK, "check: sum(price) / reference == gap")))
    assert (found.message[:23], token(found)) == ("'price' is one figure. ", "price")


def test_messages_show_figures_and_the_computed_value_only() -> None:
    found = problem(changed(("{computed} below", "{conputed} below")))
    assert found.message.startswith("'conputed' is not bound. Did you mean 'computed'?")
    assert token(found) == "{conputed}"
    assert "stands alone" in problem(changed(("is {computed}", "is } {computed}"))).message


def test_a_message_with_braces_and_no_quotation_marks_is_explained() -> None:
    found = problem(changed((SAY, "say: {price}")))
    assert found.message == "Expected a message. Put text that begins with { in quotation marks."


def test_an_unknown_class_of_words_is_told() -> None:
    found = problem(changed((CHECK, "check: {premum: price == reference, any: price == reference}")))
    assert found.message == "Unknown class of words 'premum'. Did you mean 'premium'?"
    assert token(found) == "premum"


def test_classes_of_the_rule_may_be_used_in_checks_and_phrases() -> None:
    rule = load(
        changed(
            (
                CHECK,
                "check: {markdown: price == reference, any: gap == gap}\nwords: {markdown: [marked down]}",
            ),
            ("<discount>", "<markdown>"),
        )
    )
    assert rule.words == {"markdown": ("marked down",)}


def test_phrases_are_parsed_and_their_problems_placed() -> None:
    assert load(changed()).phrases[0].slots == ("gap", "reference")
    found = problem(changed(("<discount> <to-word>", "<discont> <to-word>")))
    assert (found.line, token(found)) == (11, "<discont>")
    assert "Did you mean 'discount'?" in found.message
    assert token(problem(changed(('["{gap} <disc', '["{gab} <disc')))) == "{gab}"
    assert problems(changed((PHRASES, "phrases: '" + "[" * 390 + " {gap}'")))[0].line == 11
