"""Made-up texts with what must be found in each, and how findings are counted against them.

The files lie in `tests/kit/redaction`.  Numbers of people are made when a text is read, so that none
that could be somebody's is kept.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path

from udset_desktop.redaction.known import kind_of_name
from udset_desktop.redaction.model import KnownName

FOLDER = Path(__file__).parent / "redaction"
GROUPS = {"p": "name", "l": "name", "s": "name", "o": "name"}
"""Names of people and places, streets and organisations; every other kind is an identifier by its shape."""

MAY_STAY = "?"
"""The kind of a label that may be found or not: it counts neither way."""

NEED_NOT = set(
    re.findall(
        r"\w+",
        "mr mrs ms miss dr prof rev sir father sister nurse pc cllr councillor auntie uncle grandad old"
        " sergeant professor inspector the of and flat nhs at on st",
    )
)
"""Words of a label that give nothing away."""

_LABEL = re.compile(r"\{([\w?]):([^{}]*)\}")
_SLOT = re.compile(r"<(\w+)>")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Label:
    """What must be found."""

    start: int
    end: int
    kind: str

    @property
    def group(self):
        """Whether it is a name or known by its shape."""
        return GROUPS.get(self.kind, "structured")


@dataclass(frozen=True)
class Labelled:
    """A text, what must be found in it, and what its record knows."""

    text: str
    labels: tuple[Label, ...]
    known: tuple[KnownName, ...]


@dataclass(frozen=True)
class Score:
    """Which labels were found whole, and which findings touch one."""

    labels: list
    findings: list


def read_texts(name):
    """The texts of one file."""
    draw = random.Random(f"redaction {name}")
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [_read(line, draw) for line in lines if line.strip() and not line.startswith("#")]


def score(labelled, findings):
    """How the findings of one text stand beside what must be found."""
    covered = {place for one in findings for place in range(one.start, one.end)}
    labels = []
    for label in labelled.labels:
        if label.kind == MAY_STAY:
            continue
        words = [
            word
            for word in _WORD.finditer(labelled.text, label.start, label.end)
            if word.group().lower() not in NEED_NOT and word.group() != "s"
        ]
        labels.append((label, all(covered.issuperset(range(*word.span())) for word in words)))
    told = []
    for one in findings:
        kinds = {label.kind for label in labelled.labels if one.start < label.end and one.end > label.start}
        if kinds != {MAY_STAY}:
            told.append((one, bool(kinds)))
    return Score(labels=labels, findings=told)


def _read(line, draw):
    known = ()
    if line.startswith("known: "):
        told, _, line = line.removeprefix("known: ").partition(" | ")
        known = tuple(KnownName(name, kind_of_name(name)) for name in told.split("; "))
    line = _SLOT.sub(lambda slot: _made(slot.group(1), draw), line).replace("\\n", "\n")
    labels, text, at = [], "", 0
    for found in _LABEL.finditer(line):
        text += line[at : found.start()]
        labels.append(Label(len(text), len(text) + len(found.group(2)), found.group(1)))
        text += found.group(2)
        at = found.end()
    return Labelled(text + line[at:], tuple(labels), known)


def _made(slot, draw):
    """A number of the right shape that nobody was given on purpose."""
    digits = "".join(str(draw.randrange(10)) for _ in range(5))
    day = f"{draw.randint(1, 28):02}{draw.randint(1, 12):02}{draw.randint(20, 60)}"
    match slot:
        case "CHI" | "CHI6":
            nine = day + digits[:3]
            made = next((nine + last for last in "0123456789" if _mod_11(nine + last)), nine + "7")
            return f"{made[:6]} {made[6:]}" if slot == "CHI6" else made
        case "CHIBAD":
            return day + digits[:4]
        case "NHS" | "NHSDASH":
            nine = f"9{digits}{draw.randrange(900, 999)}"
            made = next((nine + last for last in "0123456789" if _mod_11(nine + last)), None)
            if made is None:
                return _made(slot, draw)
            joint = "-" if slot == "NHSDASH" else " "
            return joint.join((made[:3], made[3:6], made[6:]))
        case "NI" | "NISPACE":
            letters = f"{draw.choice('ABCEGHJKLMNOPRSTWXYZ')}{draw.choice('ABCEGHJKLMNPRSTWXYZ')}"
            six = f"{draw.randrange(10**6):06}"
            last = draw.choice("ABCD")
            spaced = f"{letters} {six[:2]} {six[2:4]} {six[4:]} {last}"
            return spaced if slot == "NISPACE" else f"{letters}{six}{last}"
    raise AssertionError(slot)


def _mod_11(ten):
    total = sum(int(digit) * weight for digit, weight in zip(ten, range(10, 1, -1), strict=False))
    return (11 - total % 11) % 11 == int(ten[9]) and 11 - total % 11 != 10
