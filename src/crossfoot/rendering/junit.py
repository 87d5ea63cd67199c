"""JUnit XML, as CI servers show test results: a suite an article, a case a finding.

What is at or above the failing level is a failure, below it a passed case with a remark; what could not be read is an
error; what a marker leaves alone is skipped, with its reason. An article in which nothing is queried has one passed
case, so that no suite is empty. The form is that of the xunit plugin's ``junit-10.xsd``, the narrowest in use: no
places outside names and texts.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from crossfoot.model.finding import Finding, Verdict
from crossfoot.model.report import Suppressed
from crossfoot.rendering.places import repository_path, sentences, state
from crossfoot.rendering.run import Checked, Failure, Run


def render_junit(run: Run, show_all: bool = False, colour: bool = False) -> str:
    """The run as a ``testsuites`` element; without ``show_all``, what agrees makes no case of its own."""
    suites = [_article(run, item, show_all) for item in run.checked]
    suites += [_unread(run, failure) for failure in (*run.failures, *run.broken)]
    root = Element("testsuites", {"name": "crossfoot", **_sums(suites)})
    root.extend(suites)
    indent(root)
    text: str = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _sums(suites: list[Element]) -> dict[str, str]:
    return {key: str(sum(int(suite.get(key, 0)) for suite in suites)) for key in _COUNTED}


_COUNTED = ("tests", "failures", "errors")


def _suite(name: str, cases: list[Element]) -> Element:
    kinds = {"failures": "failure", "errors": "error", "skipped": "skipped"}
    counts = {key: str(sum(case.find(tag) is not None for case in cases)) for key, tag in kinds.items()}
    counts = {"tests": str(len(cases)), **counts}
    suite = Element("testsuite", {"name": clean(name), **counts})
    suite.extend(cases)
    return suite


def _article(run: Run, item: Checked, show_all: bool) -> Element:
    path = repository_path(run, item.path)
    shown = [one for one in item.report.findings if show_all or one.verdict is not Verdict.CONSISTENT]
    cases = [_case(run, item, path, finding) for finding in shown]
    cases += [_skipped(item, path, one) for one in item.report.suppressed]
    return _suite(path, cases or [Element("testcase", classname=clean(path), name="figures agree")])


def _case(run: Run, item: Checked, path: str, finding: Finding) -> Element:
    place = item.document.locate(finding.start, finding.end)
    name = f"{finding.rule} at {place.line}:{place.column}"
    case = Element("testcase", classname=clean(path), name=name)
    text = clean(
        f"{path}:{place.line}:{place.column}  {finding.rule}  {state(finding)}\n{sentences(finding)}"
    )
    if finding.verdict is Verdict.UNDECIDED:
        _body(case, "error", finding.message, text)
    elif finding.verdict is Verdict.DISCREPANCY and finding.level.rank >= run.fail_on.rank:
        _body(case, "failure", finding.message, text)
    elif finding.verdict is Verdict.DISCREPANCY:
        SubElement(case, "system-out").text = text
    return case


def _skipped(item: Checked, path: str, one: Suppressed) -> Element:
    place = item.document.locate(one.finding.start, one.finding.end)
    name = f"{one.finding.rule} at {place.line}:{place.column}"
    case = Element("testcase", classname=clean(path), name=name)
    SubElement(case, "skipped", message=clean(one.by.reason))
    return case


def _body(case: Element, tag: str, message: str, text: str) -> None:
    SubElement(case, tag, message=clean(message), type=tag).text = text


def _unread(run: Run, failure: Failure) -> Element:
    path = repository_path(run, failure.path)
    case = Element("testcase", classname=clean(path), name="is read")
    _body(case, "error", failure.message.splitlines()[0], clean(failure.message))
    return _suite(path, [case])


def clean(text: str) -> str:
    """The text without characters that XML 1.0 cannot hold (section 2.2, Char)."""
    return "".join(char if _allowed(ord(char)) else "\ufffd" for char in text)


def _allowed(code: int) -> bool:
    return (
        code in (0x9, 0xA, 0xD)
        or 0x20 <= code <= 0xD7FF
        or 0xE000 <= code <= 0xFFFD
        or 0x10000 <= code <= 0x10FFFF
    )
