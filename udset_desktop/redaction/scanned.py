"""Figures that a scan has read as letters: "O1632 96O 245", "l2/O5/1944".

Called by `redaction.search` before any rule looks.  Each letter becomes the one figure it looks like, so
offsets stay what they are.
"""

from __future__ import annotations

import re

_MIXED = re.compile(r"\d(?:[OolI]|(?<=[OolI].))")
_RUN = re.compile(r"(?<![\w./'-])[\dOolI]{1,24}(?:[ ./-][\dOolI]{1,24}){0,8}(?![^\W_])")
_GROUP = re.compile(r"[\dOolI]+")
_YEAR = re.compile(r"2[Oo0][\dOo]\d|[lI1]9\d[\dOo]")
_FIGURES = str.maketrans("OolI", "0011")
_FEWEST = 4
_FEWEST_WITH_LITRES = 6
"""Of fewer signs nothing is told: "10l", "O2"."""


def with_figures(text: str) -> str:
    """The text with a figure for each letter that stands for one among figures."""
    if _MIXED.search(text) is None:
        return text
    return _RUN.sub(lambda run: _read(run.group()), text)


def _read(run: str) -> str:
    """A run of groups as figures, where most of its signs are figures and each letter stands among some."""
    groups = _GROUP.findall(run)
    figures = sum(map(str.isdecimal, run))
    mixed = [group for group in groups if not group.isdecimal()]
    letters = sum(map(len, mixed)) - sum(sum(map(str.isdecimal, group)) for group in mixed)
    enough = figures >= _FEWEST and figures >= 2 * letters
    if not mixed or any(group.isalpha() for group in groups):
        return run
    litres = any(group[-1] == "l" and group[:-1].isdecimal() for group in mixed)
    if litres and (letters > 1 or figures < _FEWEST_WITH_LITRES):
        return run
    return run.translate(_FIGURES) if enough or _YEAR.fullmatch(run) else run
