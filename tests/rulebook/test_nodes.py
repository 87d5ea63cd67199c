from crossfoot.rulebook.nodes import Scalar, Source


def test_a_problem_with_a_node_covers_it_up_to_its_line_end() -> None:
    source = Source("a: one\n  two\n", "a.yaml")
    source.at(Scalar(3, 12, 0, 3, "one two", None), "here")
    source.at(Scalar(0, 1, 0, 0, "a", None), "there")
    assert [(p.line, p.column, p.length) for p in source.problems] == [(1, 4, 3), (1, 1, 1)]


def test_a_problem_inside_a_value_stands_on_its_own_line() -> None:
    source = Source("a: one\n  two\n", "a.yaml")
    source.inside(Scalar(3, 12, 0, 3, "one two", None), 4, 3, "here")
    found = source.problems[0]
    assert (found.line, found.column, found.length, found.source) == (2, 3, 3, "  two")


def test_a_problem_behind_the_end_of_a_value_stands_at_its_end() -> None:
    source = Source("a: one\n", "a.yaml")
    source.inside(Scalar(3, 6, 0, 3, "one", None), 99, 5, "here")
    assert (source.problems[0].line, source.problems[0].column) == (1, 6)


def test_the_error_holds_all_problems() -> None:
    source = Source("a: b\n", "a.yaml")
    source.add(0, 3, 1, "second")
    source.add(0, 0, 1, "first")
    assert [str(problem).splitlines()[-1] for problem in source.error().problems] == ["  first", "  second"]
