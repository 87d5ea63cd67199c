"""Fuzz target: figures of any text. `python tests/fuzz/fuzz_figures.py -max_total_time=60 [CORPUS...]`.

What must hold of every text: no crash; every figure is where it says it is; figures are in order and apart; the strict
interval lies within the lenient one, and the lenient one holds the value that was printed without a hedge.
"""

from __future__ import annotations

import sys


def check(text: str) -> None:
    """Read a text and assert what must hold of its figures."""
    from crossfoot.quantities import extract_figures  # here, so that the fuzzer can instrument it first

    found = extract_figures(text)
    last = 0
    for figure in found.figures:
        assert text[figure.start : figure.end] == figure.text
        assert last <= figure.start < figure.end
        assert figure.hedge_start <= figure.start
        assert 0 <= figure.sentence < len(found.sentences)
        assert figure.lenient.encloses(figure.interval)
        if figure.value is not None and figure.hedge is None:
            assert figure.lenient.contains(figure.value)
        last = figure.end
    found.surround()
    for figure in found.figures:
        quantity = figure.quantity()
        assert quantity.kind is figure.kind
        assert quantity.clause >= 0


def main() -> None:
    """Run the fuzzer with the options of the command line, which are libFuzzer's."""
    import atheris

    with atheris.instrument_imports(include=["crossfoot"]):
        import crossfoot.quantities.extraction  # noqa: F401

    def target(data: bytes) -> None:
        check(atheris.FuzzedDataProvider(data).ConsumeUnicodeNoSurrogates(len(data)))

    atheris.Setup(sys.argv, target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
