"""What came of data sets, as text for people and as JSON for programs."""

import json
from decimal import Decimal
from importlib.resources import files

import jsonschema
import pytest

from crossfoot.model.dataset import DataCheck, DataReport, DataSetResult, RowFailure
from crossfoot.rendering.data import SHOWN, render_data, render_data_json
from crossfoot.rendering.palette import Palette

SLIP = RowFailure(
    3,
    {"shares": "800", "proceeds": "46.2"},
    "46.2 = 800 × 53.25 does not hold",
    "46.2",
    "42.6 (42.596 to 42.604)",
    Decimal("42.596"),
    Decimal("42.604"),
    "digits-transposed",
    (("proceeds", "42.6"),),
    line=4,
)
FAILED = DataCheck(
    "rows", "proceeds", "proceeds == shares * price", "failed", 9, 1, 2, records=(SLIP,), why="It is news."
)
WARNED = DataCheck("expectation", "x", "price: values to be between", "failed", 9, 1, severity="warning")
ERROR = DataCheck("rows", "a == b", "a == b", "error", message="no column 'a'")
PASSED = DataCheck("schema", "s", "4 columns and checks of s", "passed", 9)
SETS = {
    "sound": DataSetResult("sound", "sound.yaml", 9, (PASSED,)),
    "warned": DataSetResult("warned", "warned.yaml", 9, (PASSED, WARNED)),
    "failed": DataSetResult("failed", "failed.yaml", 9, (FAILED, PASSED)),
    "error": DataSetResult("error", "error.yaml", 9, (FAILED, ERROR)),
    "broken": DataSetResult("broken", "broken.yaml", problem="broken.yaml: no rows [no-rows]\n  Nothing."),
    "nothing": DataSetResult("nothing", "nothing.yaml", 9, ()),
}


@pytest.mark.parametrize(
    ("names", "code"),
    [
        *(("sound", 0), ("warned", 0), ("failed", 1), ("error", 2), ("broken", 2), ("nothing", 2)),
        *(("sound failed", 1), ("failed broken", 2), ("", 2)),
    ],
)
def test_the_worst_counts_and_nothing_is_no_pass(names: str, code: int) -> None:
    assert DataReport(tuple(SETS[name] for name in names.split())).exit_code == code
    assert DataReport((SETS["sound"],), ("x: no such file",)).exit_code == 2


def test_json_is_what_its_schema_says() -> None:
    schema = json.loads(
        (files("crossfoot.rendering") / "schemas" / "data-1.json").read_text(encoding="utf-8")
    )
    document = json.loads(render_data_json(DataReport(tuple(SETS.values()), ("x: no such file",))))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(document, schema)
    (row,) = document["datasets"][2]["checks"][0]["rows"]
    assert (row["low"], row["high"], row["repairs"]) == ("42.596", "42.604", {"proceeds": "42.6"})


def test_text_shows_what_fails_where_and_why() -> None:
    shown = render_data(DataReport((SETS["failed"], SETS["broken"])), Palette())
    assert (
        "failed  rows: proceeds: proceeds == shares * price [1 of 9 rows fail; 2 left out for want of a figure]"
        in shown
    )
    assert "row 3 (line 4): 46.2 = 800 × 53.25 does not hold" in shown
    assert "Why it matters: It is news." in shown
    assert "broken  not checked" in shown
    assert shown.endswith("2 data sets, 2 checks: 1 passed, 1 failed; 1 data set not checked.\n")
    assert "\x1b" not in shown
    assert "\x1b" in render_data(DataReport((SETS["failed"],)), Palette(True))


def test_text_shows_the_first_rows_and_counts_the_others() -> None:
    many = DataCheck("rows", "r", "a == b", "failed", 5000, 3000, records=(SLIP,) * 200)
    shown = render_data(DataReport((DataSetResult("many", "many.yaml", 5000, (many,)),)), Palette())
    assert shown.count("row 3 (line 4)") == SHOWN
    assert "and 2,990 more rows" in shown
