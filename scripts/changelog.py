"""Move the fragments of changelog.d/ into CHANGELOG.md: `python scripts/changelog.py 0.2.0 2026-12-01`."""

import sys
from collections.abc import Mapping
from pathlib import Path

KINDS = {
    "breaking": "Breaking",
    "added": "Added",
    "changed": "Changed",
    "fixed": "Fixed",
    "removed": "Removed",
}
MARK = "<!-- releases -->\n"


def fragments(folder: Path) -> dict[Path, str]:
    """Return each fragment's kind; raise ValueError, naming all that have an unknown one."""
    found = {path: path.suffixes[-2:-1] for path in sorted(folder.glob("*.md")) if path.name != "README.md"}
    wrong = [path.name for path, suffixes in found.items() if not suffixes or suffixes[0][1:] not in KINDS]
    if wrong:
        raise ValueError(
            f"{', '.join(wrong)}: a fragment is named <short-name>.<kind>.md, kind one of {', '.join(KINDS)}"
        )
    return {path: suffixes[0][1:] for path, suffixes in found.items()}


def release(version: str, date: str, kinds: Mapping[Path, str]) -> str:
    """Return the section of one release."""
    parts = [f"## {version} ({date})"]
    for kind, title in KINDS.items():
        entries = [path.read_text(encoding="utf-8").strip() for path in kinds if kinds[path] == kind]
        if entries:
            parts.append(
                f"### {title}\n\n"
                + "\n".join(f"- {entry.replace(chr(10), chr(10) + '  ')}" for entry in entries)
            )
    return "\n\n".join(parts) + "\n"


def main(version: str, date: str, root: Path = Path()) -> None:
    kinds = fragments(root / "changelog.d")
    page = root / "CHANGELOG.md"
    head, mark, rest = page.read_text(encoding="utf-8").partition(MARK)
    if not mark:
        raise ValueError(f"{page} has lost its line {MARK.strip()}")
    page.write_text(f"{head}{mark}\n{release(version, date, kinds)}{rest}", encoding="utf-8")
    for path in kinds:
        path.unlink()


if __name__ == "__main__":
    main(*sys.argv[1:3])
