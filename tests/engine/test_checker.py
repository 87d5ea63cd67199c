"""The main job: a text in, a report out."""

import datetime
import decimal
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

import crossfoot
from crossfoot.engine.checker import Checker
from crossfoot.errors import OptionError
from crossfoot.model.finding import Level, Tier, Verdict

TEXT = (
    "It placed 12 million new shares at £2.50 each to raise £30m. "
    "The price is a 9% discount to Friday's close of £2.75.\n\n"
    "Turnover fell from £40m to £30m, a drop of 33%. The F-16 flew past at 30 June 31."
)


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker()


def test_findings_are_sorted_and_point_into_the_text(checker: Checker) -> None:
    report = checker.check(TEXT)
    assert [finding.rule for finding in report.findings] == sorted(
        (finding.rule for finding in report.findings),
        key=lambda rule: next(found.start for found in report.findings if found.rule == rule),
    )
    for finding in report.findings:
        for claim in finding.claims:
            assert TEXT[claim.start : claim.end] == claim.text


def test_a_discrepancy_says_what_would_fit_and_which_slip_it_looks_like(checker: Checker) -> None:
    finding = next(one for one in checker.check(TEXT).discrepancies if one.rule == "percent-change")
    assert finding.level is Level.ERROR
    assert finding.tier is Tier.ANCHORED
    assert finding.diagnosis == "worked out on the new value instead of the old"
    assert finding.message == (
        "£40m to £30m is a change of 25% (22% to 28%, allowing for rounding). The article says 33%."
    )
    assert ("change", "25%") in [(repair.role, repair.suggestion) for repair in finding.repairs]


def test_coverage_adds_up_and_gives_a_reason_for_every_unchecked_figure(checker: Checker) -> None:
    coverage = checker.check(TEXT).coverage
    assert coverage.found == coverage.checked + coverage.identifiers + len(coverage.unchecked)
    assert all(item.reason for item in coverage.unchecked)


def test_a_text_without_figures_has_nothing_to_say(checker: Checker) -> None:
    report = checker.check("Nothing happened, and nobody counted.")
    assert report.findings == ()
    assert report.coverage.found == 0


@pytest.mark.parametrize(
    "text", ["", "\n\n", "5", "%", "(" * 50, "\x00 5% of 3", "\ud800 rose 5% to $3", "½" * 40]
)
def test_odd_texts_are_read_without_a_crash(text: str, checker: Checker) -> None:
    assert checker.check(text).text == text


def test_the_same_text_gives_the_same_report_in_every_thread_and_after_a_pickle(checker: Checker) -> None:
    alone = checker.check(TEXT)
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda _: checker.check(TEXT).findings == alone.findings, range(8))) == {True}
    copy = pickle.loads(pickle.dumps(checker))
    assert copy.check(TEXT).findings == alone.findings


def test_the_hash_seed_changes_nothing() -> None:
    code = f"import crossfoot; print([(f.rule, f.message, f.fingerprint) for f in crossfoot.check({TEXT!r}).findings])"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "src", "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "77")
    }
    assert len(outputs) == 1


def test_only_the_named_rules_run() -> None:
    report = Checker(rules=["share-sale"]).check(TEXT)
    assert {finding.rule for finding in report.findings} == {"share-sale"}


def test_ignored_rules_do_not_run() -> None:
    report = Checker(config={"ignore": ["percent-change"]}).check(TEXT)
    assert "percent-change" not in {finding.rule for finding in report.findings}


def test_levels_can_be_set() -> None:
    report = Checker(config={"levels": {"percent-change": "note"}}).check(TEXT)
    assert [one.level for one in report.discrepancies if one.rule == "percent-change"] == [Level.NOTE]


def test_an_unknown_rule_or_profile_names_the_nearest() -> None:
    with pytest.raises(OptionError, match=r"no rule 'percent-chnge'. Did you mean 'percent-change'\?"):
        Checker(rules=["percent-chnge"])
    with pytest.raises(OptionError, match=r"no profile 'finanse'. Did you mean 'finance'\?"):
        Checker(profile="finanse")


def test_the_quiet_profile_reports_errors_only() -> None:
    assert set(Checker(profile="quiet").levels.values()) == {Level.ERROR}


def test_the_date_of_the_text_decides_the_rates() -> None:
    text = "The fine was €100 million ($130 million)."
    assert crossfoot.check(text, as_of=datetime.date(2010, 1, 15)).discrepancies
    assert not crossfoot.check(text, as_of=datetime.date(2012, 9, 17)).discrepancies
    assert not crossfoot.check(text).discrepancies


def test_a_missing_rate_is_a_reason_and_no_accusation(checker: Checker) -> None:
    report = checker.check("The fine was 5bn naira ($900 million).", as_of=datetime.date(2020, 5, 5))
    assert not report.discrepancies
    assert "no-reference-data" in report.coverage.reasons()


def test_fingerprints_stay_when_lines_move_and_change_with_a_figure(checker: Checker) -> None:
    moved = "A line above.\n\n" * 50 + TEXT
    marks = {finding.fingerprint for finding in checker.check(TEXT).findings}
    assert {finding.fingerprint for finding in checker.check(moved).findings} == marks
    changed = TEXT.replace("£2.75", "£2.74")
    assert {finding.fingerprint for finding in checker.check(changed).findings} != marks


def test_every_verdict_is_a_plain_string() -> None:
    assert Verdict.DISCREPANCY == "discrepancy"


@pytest.mark.parametrize("precision", [6, 15, 60])
def test_the_precision_of_the_program_around_changes_nothing(checker: Checker, precision: int) -> None:
    text = "Sales fell 33% to £30m from £40m. 1,234,567,890 of 2,345,678,901 people came, or 52.6%."
    plain = checker.check(text)
    with decimal.localcontext() as context:
        context.prec = precision
        report = checker.check(text)
        assert report.findings == plain.findings
        assert report.figures == plain.figures
        assert [(q.text, q.interval) for q in crossfoot.extract(text)] == [
            (q.text, q.interval) for q in plain.figures
        ]


def test_a_datetime_stands_for_its_day(checker: Checker) -> None:
    text = "She was born on 3 May 1980 and is 42."
    moment = checker.check(text, as_of=datetime.datetime(2026, 11, 20, 9, 30))
    assert moment.findings == checker.check(text, as_of=datetime.date(2026, 11, 20)).findings
    assert moment.discrepancies


def test_a_date_in_writing_is_refused(checker: Checker) -> None:
    with pytest.raises(OptionError, match="fromisoformat"):
        checker.check(TEXT, as_of="2026-11-20")  # type: ignore[arg-type]
