"""How a fuzz target is run: its check on whatever the fuzzer makes, with crossfoot instrumented."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable


def run_on_texts(check: Callable[[str], object], *modules: str) -> None:
    """Run a check of texts with the options of the command line, which are libFuzzer's."""
    import atheris

    def texts(data: bytes) -> None:
        check(atheris.FuzzedDataProvider(data).ConsumeUnicodeNoSurrogates(len(data)))

    run_on_bytes(texts, *modules)


def run_on_bytes(check: Callable[[bytes], object], *modules: str) -> None:
    """Run a check of bytes; ``modules`` are loaded before it starts, so that the fuzzer sees into them."""
    import atheris

    with atheris.instrument_imports(include=["crossfoot"]):
        for module in modules:
            importlib.import_module(module)
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
