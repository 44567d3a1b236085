"""Which instruments and frameworks there are, and the one way to load them.

A released version is pinned by its digest in `resources/instruments/released.toml`; a folder that no
longer matches is refused, so nobody can change a question under an answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from udset_desktop.instrument.framework import Framework
from udset_desktop.instrument.model import Instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedInstrument:
    """One instrument version that can be loaded."""

    id: str
    version: str
    digest: str
    folder: Path


class Catalogue:
    """Instruments and frameworks by id and version; each is read once."""

    def __init__(self, folders: tuple[Path, ...] = ()) -> None:
        """`folders` are site folders handed out by a coordinator, beside the program's own."""
        raise NotImplementedError

    def instrument(self, instrument_id: str, version: str) -> Instrument:
        """The instrument; raises `InstrumentRefused` (`instrument.unknown`, or its findings)."""
        raise NotImplementedError

    def framework(self, framework_id: str, version: str) -> Framework:
        """The framework; raises `InstrumentRefused`."""
        raise NotImplementedError

    def listed(self) -> tuple[ListedInstrument, ...]:
        """All versions there are, by id, then version, the newest last."""
        raise NotImplementedError


def load_instrument(instrument_id: str, version: str) -> Instrument:
    """One of the program's own instruments; raises `InstrumentRefused`."""
    raise NotImplementedError


def list_instruments() -> tuple[ListedInstrument, ...]:
    """The program's own instruments."""
    raise NotImplementedError


def load_framework(framework_id: str, version: str) -> Framework:
    """One of the program's own frameworks; raises `InstrumentRefused`."""
    raise NotImplementedError
