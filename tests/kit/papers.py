"""What a reader of a finished paper is given: checks, words, outlines of the structure."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import page


def problems_of(pdf: bytes, folder: Path) -> list[str]:
    """What PDF/UA-1 finds wrong with the paper; nothing is good."""
    report = page.validate_pdf(str(_kept(pdf, folder)), profile=page.ValidationProfile.PDF_UA_1)
    assert report.rules.total > 50, "the validator must really have looked"
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def structure_of(pdf: bytes, folder: Path) -> str:
    """The structure with its text, as poppler reads it."""
    return _run("pdfinfo", "-struct-text", str(_kept(pdf, folder)))


def words_read(pdf: bytes, folder: Path) -> tuple[str, ...]:
    """The words a screen reader is given, in its order."""
    lines = re.findall(r'^\s*"(.*)"$', structure_of(pdf, folder), flags=re.MULTILINE)
    return tuple(" ".join(lines).split())


def fonts_in(pdf: bytes, folder: Path) -> list[list[str]]:
    """One row a font: name, and whether it is embedded, a subset, and copies as text."""
    rows = _run("pdffonts", str(_kept(pdf, folder))).splitlines()[2:]
    return [[row.split()[0], *re.findall(r"\b(?:yes|no)\b", row)] for row in rows]


def _kept(pdf: bytes, folder: Path) -> Path:
    path = folder / "paper.pdf"
    path.write_bytes(pdf)
    return path


def _run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode("utf-8")
