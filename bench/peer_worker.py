"""One tool on one list of articles, in the tool's own environment: prints what it took as JSON.

Run by `bench/peers.py`, never by hand: `python peer_worker.py TOOL WORK ARTICLES SECONDS`. It needs nothing but the
standard library and the tool, so that it runs under any of them. Times are of the processor.
"""

import importlib
import json
import resource
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

Work = Callable[[str], object]


def crossfoot_list() -> Work:
    return load("crossfoot").extract


def crossfoot_check() -> Work:
    return load("crossfoot").Checker().check


def quantulum3_list() -> Work:
    return load("quantulum3.parser").parse


def recognizers_list() -> Work:
    """The English models that together read what the others call quantities: numbers, percentages and units."""
    units, numbers = load("ms_recognizers_number_with_unit"), load("ms_recognizers_number")
    names = ("recognize_currency", "recognize_dimension", "recognize_age", "recognize_temperature")
    calls = [getattr(units, name) for name in names]
    calls += [numbers.recognize_number, numbers.recognize_percentage]
    return lambda text: [call(text, "en-us") for call in calls]


def onus_list() -> Work:
    return load("onus.numbers").find


def onus_check() -> Work:
    """Its claims without a language model, with the document as its own evidence."""
    engine, evidence, settings = load("onus.engine"), load("onus.evidence"), load("onus.settings")
    plain = settings.Settings(llm=False)

    def check(text: str) -> object:
        with NamedTemporaryFile(
            "w", suffix=".txt", encoding="utf-8"
        ) as file:  # it reads documents from files only
            file.write(text)
            file.flush()
            return engine.check(file.name, evidence.load(texts=[text]), plain)

    return check


def numaudit_list() -> Work:
    return load("numaudit.extract").scan_document


def numaudit_check() -> Work:
    """Every number against a pool of data, here the document's own numbers."""
    audit, extract = load("numaudit.audit"), load("numaudit.extract")

    def check(text: str) -> object:
        pool = audit.Pool([number.value for number in extract.scan_document(text).numbers])
        return audit.audit_text(text, pool)

    return check


def quantguard_list() -> Work:
    return load("quantguard.claims").extract_claims


def quantguard_check() -> Work:
    """Its claims verified with the document as its own source."""
    guard = load("quantguard").QuantitativeGuard()
    return lambda text: guard.verify(text, [text])


WORKS = {
    ("crossfoot", "list"): crossfoot_list,
    ("crossfoot", "check"): crossfoot_check,
    ("quantulum3", "list"): quantulum3_list,
    ("ms-recognizers-text-suite", "list"): recognizers_list,
    ("onus", "list"): onus_list,
    ("onus", "check"): onus_check,
    ("numaudit", "list"): numaudit_list,
    ("numaudit", "check"): numaudit_check,
    ("rag-quantguard", "list"): quantguard_list,
    ("rag-quantguard", "check"): quantguard_check,
}


def load(name: str) -> Any:
    return importlib.import_module(name)


def measure(work: Work, texts: list[str], seconds: float) -> dict[str, float]:
    """Work through the articles, over and over or as far as the time reaches; what fails counts as read."""
    done = failed = articles = 0
    begin = now = time.process_time()
    while now - begin < seconds:
        for text in texts:
            try:
                work(text)
            except Exception:  # a tool that falls over an article is told of, not followed
                failed += 1
            done += len(text.encode())
            articles += 1
            now = time.process_time()
            if now - begin >= seconds:
                break
    return {"rate": done / 1024 / (now - begin), "articles": articles, "failed": failed}


def main() -> None:
    tool, work, file, seconds = sys.argv[1:]
    warnings.simplefilter("ignore")
    texts = json.loads(Path(file).read_text(encoding="utf-8"))
    function = WORKS[tool, work]()
    function("Sales rose 25% to $1.5bn from $1.2bn on 3 March 2025.")  # what is loaded late is loaded now
    started = time.process_time()
    found = measure(function, texts, float(seconds)) if float(seconds) else {}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"started": started, "peak": peak, **found}))


if __name__ == "__main__":
    main()
