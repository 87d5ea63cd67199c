"""The closed phrases of rules and roles."""

import pytest

from crossfoot.lexicon.patterns import Class, Gap, Group, Mark, PatternError, Slot, Word, parse


def test_every_element_is_read() -> None:
    pattern = parse("{gap} <discount> to|from ... {reference} [, or] -- end")
    assert pattern.nodes == (
        Slot("gap"),
        Class("discount"),
        Group(((Word("to"),), (Word("from"),)), optional=False),
        Gap(),
        Slot("reference"),
        Group(((Mark(","), Word("or")),), optional=True),
        Mark("--"),
        Word("end"),
    )
    assert pattern.slots == ("gap", "reference")
    assert pattern.words == {"to", "from", "or", "end"}


def test_alternatives_in_a_group_may_be_several_words() -> None:
    pattern = parse("{a} (of | out of) {b}")
    assert pattern.nodes[1] == Group(((Word("of"),), (Word("out"), Word("of"))), optional=False)


def test_all_problems_are_told_at_once_with_their_columns() -> None:
    with pytest.raises(PatternError) as caught:
        parse("{a} <discont> {c} Of", classes={"discount"}, slots={"a", "b"})
    assert [(problem.column, problem.message) for problem in caught.value.problems] == [
        (4, "Unknown class 'discont'. Did you mean 'discount'?"),
        (14, "Unknown figure 'c'. Known here: a, b."),
        (18, "Words are written in lower case: 'of'."),
    ]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("of the total", "A phrase must name at least one figure, like {price}."),
        ("{a} [of {b}", "'[' is not closed; expected ']'."),
        ("{a} ) {b}", "')' has no meaning here."),
        ("{a} " + "word " * 100 + "{b}", "A phrase may have at most 400 characters; this has 507."),
    ],
)
def test_a_bad_phrase_says_what_is_wrong(source: str, message: str) -> None:
    with pytest.raises(PatternError) as caught:
        parse(source)
    assert caught.value.problems[0].message == message


def test_words_that_sentences_are_compared_without_are_passed_over() -> None:
    assert parse("{a} at the gate and {b}").nodes == parse("{a} at gate and {b}").nodes
    assert parse("{a} the|this {b}").nodes[1] == Group(((Word("this"),),), optional=True)
    assert parse("{a} the|a {b}").nodes == parse("{a} {b}").nodes
