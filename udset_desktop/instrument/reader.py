"""A TOML folder turned into an Instrument, or all its findings at once.

Used for the program's own instruments and for folders a coordinator hands out; both are input.
"""

from __future__ import annotations

from pathlib import Path

from udset_desktop.instrument.model import Instrument


def read_instrument(folder: Path) -> Instrument:
    """The instrument of a folder; raises `InstrumentRefused` with every finding."""
    raise NotImplementedError
