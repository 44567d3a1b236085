"""A bundle is a file from a stranger: opened, checked and distrusted here.

Called by `usecases.merging` and, for reading back what was just written, by `bundle.writer`.
Nothing is extracted to disk and no name from inside becomes a path.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from udset_desktop.bundle.opened import HeldLine, OpenedBundle, OpenedLine
from udset_desktop.instrument.model import Instrument
from udset_desktop.project.model import Project
from udset_desktop.project.trust import Trust

__all__ = ["HeldLine", "OpenedBundle", "OpenedLine", "ReadingKey", "check_line", "open_bundle"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingKey:
    """An age key that bundles are sealed to: a coordinator's, or the laptop's own."""

    secret: str = field(repr=False)
    recipient: str


def open_bundle(
    content: bytes, *, key: ReadingKey, trust: Trust, definitions: Mapping[str, Instrument], project: Project
) -> OpenedBundle:
    """Everything the bundle says; raises `BundleRefused` (container) and `Incompatible` (newer format).

    `definitions` are the instruments known here by "id/version".  A fault of one line holds that
    line; a fault of anything else refuses the whole.
    """
    raise NotImplementedError


def check_line(
    line: bytes, number: int, *, definitions: Mapping[str, Instrument], project: Project
) -> OpenedLine | HeldLine:
    """One line of records.jsonl on its own; also how a held line is tried again."""
    raise NotImplementedError
