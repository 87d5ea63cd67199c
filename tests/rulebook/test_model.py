from crossfoot.rulebook.model import Example, Examples, Proof
from tests.rulebook.samples import changed, load


def test_examples_are_read_once() -> None:
    calls: list[int] = []

    def read() -> Examples:
        calls.append(1)
        return Examples(todo=(Example("todo", "x"),))

    proof = Proof(read)
    assert calls == []
    assert proof.examples() is proof.examples()
    assert calls == [1]


def test_a_word_without_a_case_of_its_own_takes_the_check_for_any() -> None:
    rule = load(changed())
    assert rule.check_for("premium") is rule.check_for(None)
    assert rule.say_for("premium") == rule.say_for(None)


def test_guards_of_a_figure_come_before_those_of_all() -> None:
    assert load(changed()).guards("gap") == ("extreme", "fee")
