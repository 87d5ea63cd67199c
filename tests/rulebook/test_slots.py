import pytest

from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Key, Window
from tests.rulebook.samples import changed, load, problem, problems, token


def figure(block: str) -> str:
    """The good rule with other conditions on its price."""
    return changed(("{kind: money, role: unit-price}", block))


def test_a_slot_holds_what_the_file_says() -> None:
    rule = load(
        figure(
            "{kind: [money, number], role: [unit-price, total], noun: share, unit: [USD, EUR], per: share,"
            " optional: yes, greater-than: gap, less-than: reference, range: only}"
        )
    )
    slot = rule.figures["price"]
    assert slot.kinds == (Kind.MONEY, Kind.NUMBER)
    assert slot.roles == ("unit-price", "total")
    assert (slot.nouns, slot.units, slot.per) == (("share",), ("USD", "EUR"), "share")
    assert (slot.optional, slot.many, slot.range) == (True, False, "only")
    assert (slot.greater_than, slot.less_than) == ("gap", "reference")


def test_same_as_names_another_slot() -> None:
    slot = load(
        figure("{kind: money, noun: same-as gap, unit: same-as reference, per: same-as gap}")
    ).figures["price"]
    assert (slot.noun_as, slot.unit_as, slot.per_as) == ("gap", "reference", "gap")
    assert (slot.nouns, slot.units, slot.per) == ((), (), None)


def test_a_unit_may_be_unlike_that_of_another_slot() -> None:
    slot = load(figure("{kind: money, unit: unlike reference}")).figures["price"]
    assert (slot.unit_unlike, slot.unit_as, slot.units) == ("reference", None, ())
    found = problem(figure("{kind: money, unit: unlike refrence}"))
    assert (token(found), found.message[:42]) == ("refrence", "'refrence' is not bound. Did you mean 'ref")


def test_a_slot_without_kind_takes_that_of_the_slot_it_is_like() -> None:
    rule = load(changed(("{kind: money, role: reference, like: price}", "{role: reference, like: price}")))
    assert rule.figures["reference"].kinds == (Kind.MONEY,)


def test_slots_keep_the_order_of_the_file() -> None:
    assert [slot.name for slot in load(changed()).slots] == ["gap", "price", "reference"]


@pytest.mark.parametrize(
    ("block", "bad", "says"),
    [
        ("{kind: mony}", "mony", "Unknown kind 'mony'. Did you mean 'money'?"),
        (
            "{kind: money, role: unit-prise}",
            "unit-prise",
            "Unknown role 'unit-prise'. Did you mean 'unit-price'?",
        ),
        ("{kind: money, rol: total}", "rol", "Unknown key 'rol'. Did you mean 'role'?"),
        ("{role: total}", "price", "The key 'kind' is missing."),
        (
            "{kind: money, like: gapp}",
            "gapp",
            "'gapp' is not bound. Did you mean 'gap'? Bound here: gap, reference.",
        ),
        ("{kind: money, like: price}", "price", "'price' is not bound. Bound here: gap, reference."),
        ("{kind: money, noun: same-as gapp}", "gapp", "'gapp' is not bound. Did you mean 'gap'?"),
        ("{kind: money, many: true}", "true", "'true' is not one of yes, no. Did you mean 'yes'?"),
        ("{kind: money, range: never}", "never", "'never' is not one of yes, no, only."),
        ("{kind: [money, money]}", "money", "'money' is listed twice."),
        ("{kind: []}", "[", "The list is empty"),
        ("{kind: }", "", "nothing is written here"),
        ("{kind: {a: b}}", "{", "Expected a kind, one or a list."),
        ("money", "money", "Expected the kind and role of 'price'"),
    ],
)
def test_a_wrong_condition_is_told_at_its_word(block: str, bad: str, says: str) -> None:
    found = problem(figure(block))
    assert says in found.message
    assert found.line == 7
    assert not bad or token(found) == bad


@pytest.mark.parametrize("name", ["Price", "unit-price", "2nd", "a" * 41])
def test_a_figure_is_named_so_that_a_formula_can_use_it(name: str) -> None:
    found = problems(changed(("  price: ", f"  {name}: "), ("like: price", "like: gap")))
    assert "A figure's name is lower-case letters" in found[0].message


@pytest.mark.parametrize("name", ["all", "any", "computed", "and"])
def test_names_with_another_meaning_are_refused(name: str) -> None:
    found = problems(changed(("  price: ", f"  {name}: "), ("like: price", "like: gap")))
    assert "has another meaning" in found[0].message


def test_the_key_names_a_figure_and_its_class() -> None:
    assert load(changed()).key == Key("gap", specific=True)
    found = problem(changed(("figure: gap, class: specific", "figure: gab, class: specific")))
    assert found.message == "'gab' is not bound. Did you mean 'gap'? Bound here: gap, price, reference."
    found = problem(changed(("class: specific", "class: special")))
    assert found.message == "'special' is not one of specific, promiscuous."


def test_a_key_may_need_a_word_in_its_frame() -> None:
    text = changed(("class: specific", "class: specific, cue: [discount, premium]"))
    key = load(text).key
    assert key is not None
    assert key.cues == ("discount", "premium")
    found = problem(text.replace("premium]", "premum]"))
    assert found.message == "Unknown class of words 'premum'. Did you mean 'premium'?"


def test_windows_that_are_not_named_are_closed() -> None:
    assert load(changed()).window == Window(frame=True, sentence="unique")


@pytest.mark.parametrize(
    ("window", "says"),
    [
        ("{frame: unique}", "'unique' is not one of yes, no."),
        ("{sentence: always}", "'always' is not one of unique, yes, no."),
        ("{previous: yes}", "'yes' is not one of back-reference, unique, no."),
        ("{frame: yes, page: yes}", "Unknown key 'page'."),
        ("{frame: no}", "Every window is closed"),
        ("yes", "Expected the window"),
    ],
)
def test_a_wrong_window_is_told(window: str, says: str) -> None:
    assert says in problems(changed(("{frame: yes, sentence: unique}", window)))[0].message
