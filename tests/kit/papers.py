"""What a reader of a finished paper is given: checks, words, outlines of the structure."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import page

from tests.kit import canaries

_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')
_TOUCH = 0.15  # of a letter's height: the boxes of two lines meet at their tails


@dataclass(frozen=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float
    word: str

    def lies_over(self, other: _Box) -> bool:
        """Whether the two share more than the air round their letters."""
        least = _TOUCH * min(self.bottom - self.top, other.bottom - other.top)
        across = min(self.right, other.right) - max(self.left, other.left)
        return across > least and min(self.bottom, other.bottom) - max(self.top, other.top) > least


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


def words_drawn(pdf: bytes, folder: Path) -> str:
    """Everything an eye can read on its pages, head and foot with it."""
    return _run("pdftotext", str(_kept(pdf, folder)), "-")


def clashes_in(pdf: bytes, folder: Path) -> list[str]:
    """Words that run off their page, and words drawn over another; nothing is good."""
    told = _run("pdftotext", "-bbox", str(_kept(pdf, folder)), "-")
    found = []
    for number, (width, height, inside) in enumerate(_PAGE.findall(told), start=1):
        boxes = [_Box(*map(float, sides), word) for *sides, word in _WORD.findall(inside)]
        for place, box in enumerate(boxes):
            if box.left < 0 or box.top < 0 or box.right > float(width) or box.bottom > float(height):
                found.append(f"page {number}: {box.word!r} runs off it")
            over = (other for other in boxes[place + 1 :] if box.lies_over(other))
            found += [f"page {number}: {box.word!r} lies over {other.word!r}" for other in over]
    return found


def fonts_in(pdf: bytes, folder: Path) -> list[list[str]]:
    """One row a font: name, and whether it is embedded, a subset, and copies as text."""
    rows = _run("pdffonts", str(_kept(pdf, folder))).splitlines()[2:]
    return [[row.split()[0], *re.findall(r"\b(?:yes|no)\b", row)] for row in rows]


def _kept(pdf: bytes, folder: Path) -> Path:
    path = folder / "paper.pdf"
    canaries.own(path)
    path.write_bytes(pdf)
    return path


def _run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode("utf-8")
