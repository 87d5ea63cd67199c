"""Keep the sample reports true: make them of articles in claims/ and compare with reports/samples (or --update).

They are what a visitor looks at first: the review page of an article with slips and of one without, and the same run
as text, Markdown and SARIF. Everything a report says comes from the article and the rules, so the same articles make
the same reports on any machine.
"""

from __future__ import annotations

import sys
from pathlib import Path

from crossfoot import Checker
from crossfoot.documents import read
from crossfoot.rendering import Checked, Run, render

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = "reports/samples"
#: Name of the report -> (format, articles).
REPORTS = {
    "share-sale-with-slips.html": ("html", ("claims/with-slips/share-sale.md",)),
    "council-budget.html": ("html", ("claims/council-budget.md",)),
    "share-sale-with-slips.md": ("markdown", ("claims/with-slips/share-sale.md",)),
    "share-sale-with-slips.sarif": ("sarif", ("claims/with-slips/share-sale.md",)),
}


def made(root: Path = ROOT) -> dict[str, str]:
    """The reports by file name, as they are now."""
    checker = Checker()

    def checked(path: str) -> Checked:
        document = read((root / path).read_bytes(), format="markdown", path=path)
        return Checked(document, checker.check(document), document.date)

    return {
        name: render(format, Run(tuple(map(checked, articles)), rulebook=checker.rulebook))
        for name, (format, articles) in REPORTS.items()
    }


def stale(reports: dict[str, str], folder: Path) -> list[str]:
    """What is wrong with the folder: reports that differ or are missing, files that are no reports."""
    found = [
        f"{folder.name}/{name} is not what crossfoot makes of its article now"
        for name, text in reports.items()
        if not (folder / name).is_file() or (folder / name).read_bytes() != text.encode()
    ]
    known = {*reports, "README.md"}
    return found + [
        f"{folder.name}/{path.name} is no sample"
        for path in sorted(folder.iterdir())
        if path.name not in known
    ]


def main() -> int:
    reports, folder = made(), ROOT / SAMPLES
    folder.mkdir(exist_ok=True)
    if "--update" in sys.argv[1:]:
        for name, text in reports.items():
            (folder / name).write_bytes(text.encode())
    problems = stale(reports, folder)
    print("\n".join(problems) or "Samples: every report is what crossfoot makes of its article.")
    if problems:
        print("To write them anew: nox -s reports -- --update")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
