"""Fuzz target: figures of any text. `python -m tests.fuzz.fuzz_figures -max_total_time=60 [CORPUS...]`.

What must hold of every text: no crash; every figure is where it says it is; figures are in order and apart; the strict
interval lies within the lenient one, and the lenient one holds the value that was printed without a hedge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fuzz.fuzzer import run_on_texts

if TYPE_CHECKING:
    from crossfoot.model.notation import Notation


def check(text: str) -> None:
    """Read a text in two notations and assert what must hold of its figures."""
    from crossfoot.lexicon.notations import notation_named  # here, so that the fuzzer can instrument it first

    for notation in (notation_named(), notation_named("continental", "long")):
        check_in(text, notation)


def check_in(text: str, notation: Notation) -> None:
    """Read a text in a notation and assert what must hold of its figures."""
    from crossfoot.quantities import extract_figures

    found = extract_figures(text, notation)
    last = 0
    for figure in found.everything():
        assert text[figure.start : figure.end] == figure.text
        assert last <= figure.start < figure.end
        assert figure.hedge_start <= figure.start
        assert 0 <= figure.sentence < len(found.sentences)
        assert figure.lenient.encloses(figure.interval)
        if figure.value is not None and figure.hedge is None:
            assert figure.lenient.contains(figure.value)
        last = figure.end
    found.surround()
    for figure in found.everything():
        quantity = figure.quantity()
        assert quantity.kind is figure.kind
        assert quantity.clause >= 0


if __name__ == "__main__":
    run_on_texts(check, "crossfoot.quantities.extraction")
