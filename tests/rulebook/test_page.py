import pytest
from markdown_it import MarkdownIt

from crossfoot.rulebook import rule_page
from crossfoot.rulebook.page import plain_formula
from tests.rulebook.samples import changed, load

PAGE = """\
# premium-discount

A discount must agree with the two prices it compares.

Readers act on it.

Level: **error**.

## Figures

| Figure | Kind | Role | Further |
|---|---|---|---|
| `gap` | percent | gap |  |
| `price` | money | unit-price |  |
| `reference` | money | reference | like `price` |

Starts from `gap` and looks for the others in the same frame, then in the same sentence if there is only one.

Also found in these phrases:

- `{gap} <discount> <to-word> ... {reference}`

## Check

> 1 − price ÷ reference must equal gap

A percentage counts as a fraction here: 6.6% is 0.066.

## Message

> {price} is {computed} below {reference}. The article says {gap}.
"""


def test_the_page_of_a_rule_is_made_from_the_rule() -> None:
    page = rule_page(load(changed()))
    assert page.startswith(PAGE)
    assert page.endswith("> A 20% discount is offered on the $10 ticket.\n")
    assert "> The shares sold at **$9**, a **1%** cut from **$10**.\n>\n> *slip: power-of-ten*" in page


@pytest.mark.parametrize(
    ("formula", "plain"),
    [
        ("1 - price / reference == gap", "1 − price ÷ reference must equal gap"),
        ("-a*(-b)  <=  c ** 2", "−a × (−b) must be at most c to the power of 2"),
        ("low(x) < high(x) and a != b", "low(x) must be below high(x) and a must differ from b"),
        ("new > old", "new must be above old"),
        ("new >= old", "new must be at least old"),
    ],
)
def test_a_formula_is_told_in_signs_an_editor_reads(formula: str, plain: str) -> None:
    assert plain_formula(formula) == plain


def test_conditions_and_cases_are_told_in_words() -> None:
    text = changed(
        (
            "{kind: money, role: unit-price}",
            "{kind: money, optional: yes, noun: share, unit: unlike gap, per: none, range: no, less-than: reference}",
        ),
        ("check: 1 - price / reference == gap", "check: {up: price > reference, any: price == reference}"),
        ("level: error", "level: error\nformerly: price-gap\nonly-slips: yes\nprinted: yes"),
    )
    page = rule_page(load(text))
    assert (
        "| `price` | money | any | may be absent; in another unit than `gap`; less than `reference`; counts share;"
        " not a rate; not a range |"
    ) in page
    assert (
        "- when it is said to rise: price must be above reference\n- otherwise: price must equal reference"
        in page
    )
    assert "formerly `price-gap`" in page
    assert "A mismatch that none of these explains is left alone." in page
    assert "compared as printed" in page


def test_a_guard_is_told_once_with_its_figures() -> None:
    page = rule_page(load(changed(("unless: {gap: [extreme]", "unless: {gap: [extreme], price: [extreme]"))))
    assert "- **extreme** (`gap`, `price`). A high, a low or a record" in page
    assert "- **fee** (any figure). " in page


def test_text_of_a_rule_cannot_break_out_of_its_page() -> None:
    """Markdown in an example is shown, not obeyed."""
    text = changed(
        ("Readers act on it.", "'<script>alert(1)</script> [x](y) *so* # no'"),
        ("A 20% discount", "# A <b>20%</b> | `discount`"),
    )
    tokens = MarkdownIt().enable("table").parse(rule_page(load(text)))
    assert not [token for token in tokens if token.type in ("html_block", "html_inline")]
    inline = [
        child
        for token in tokens
        for child in token.children or ()
        if child.type in ("html_inline", "link_open")
    ]
    assert not inline
    assert sum(token.type == "heading_open" for token in tokens) == 9


def test_a_detector_is_named_with_what_it_does() -> None:
    lines = [
        line
        for line in changed().splitlines()
        if not line.startswith(("key:", "window:", "phrases:", "check:"))
    ]
    page = rule_page(load("\n".join([*lines, "detector: list-total"])))
    assert "Found by the detector `list-total`: A list of like figures" in page
    assert "## Check" not in page
