"""`CHANGELOG.md` and the handbook's "What is new", compiled from the fragments in `packaging/changes`.

A fragment is `<slug>.<kind>.md`, one sentence in the user's words; kinds: added, changed, fixed,
security, removed.  Run it after adding one; `--check` (in `packaging/check.py`) fails when the two
pages and the fragments differ.  What was released stays in `CHANGELOG.md` below the mark.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FRAGMENTS = ROOT / "packaging" / "changes"
CHANGELOG = ROOT / "CHANGELOG.md"
WHATS_NEW = ROOT / "resources" / "handbook" / "en" / "whats_new.md"
KINDS = ("added", "changed", "fixed", "security", "removed")
_RELEASED = "<!-- released -->"


def main() -> int:
    """Write both pages, or say which is out of date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when something differs")
    check = parser.parse_args().check
    wanted = {CHANGELOG: changelog_text(), WHATS_NEW: whats_new_text()}
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text]
    for path in stale:
        if check:
            print(f"{path.relative_to(ROOT)} does not hold the fragments; run packaging/changelog.py")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text := wanted[path], encoding="utf-8")
            print(f"{path.relative_to(ROOT)}: {text.count(chr(10))} lines")
    return 1 if check and stale else 0


def changelog_text() -> str:
    """The whole of `CHANGELOG.md`: what is coming, then what was released, untouched."""
    before = CHANGELOG.read_text(encoding="utf-8") if CHANGELOG.exists() else ""
    released = before.partition(_RELEASED)[2].strip("\n")
    head = "# Changes\n\nIn the words of the people who use the program. The newest stands first.\n"
    return f"{head}\n## {_version()} (coming)\n\n{_sections()}\n{_RELEASED}\n" + (
        released and f"\n{released}\n"
    )


def whats_new_text() -> str:
    """The handbook page that the program shows offline."""
    return f"# What is new in {_version()}\n\n{_sections()}"


def _sections() -> str:
    parts = []
    for kind in KINDS:
        sentences = sorted(
            " ".join(file.read_text("utf-8").split()) for file in FRAGMENTS.glob(f"*.{kind}.md")
        )
        if sentences:
            parts.append(f"### {kind.capitalize()}\n\n" + "".join(f"- {one}\n" for one in sentences))
    return "\n".join(parts)


def _version() -> str:
    text = (ROOT / "udset_desktop" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    return found.group(1) if found else "?"


if __name__ == "__main__":
    sys.exit(main())
