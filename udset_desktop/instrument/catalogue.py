"""Which instruments and frameworks there are, and the one way to load them.

A released version is pinned by its digest in `resources/instruments/released.toml`; a folder that no
longer matches is refused, so nobody can change a question under an answer.  Workplace holds one
catalogue and hands it on; readers of bundles ask it for the exact definition a record names.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from udset_desktop.foundation.problems import Finding, InstrumentRefused
from udset_desktop.foundation.resources import read_resource_text, resource_path
from udset_desktop.instrument.framework import Framework
from udset_desktop.instrument.framework_reader import find_framework
from udset_desktop.instrument.model import Instrument
from udset_desktop.instrument.reader import STRUCTURE_FILE, digest_of, read_instrument
from udset_desktop.instrument.tables import NAME_PATTERN, VERSION_PATTERN


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedInstrument:
    """One instrument version that can be loaded."""

    id: str
    version: str
    digest: str
    folder: Path

    @property
    def key(self) -> str:
        """Id and version as projects and packs name them: `user-review/1.0.0`."""
        return f"{self.id}/{self.version}"


class Catalogue:
    """Instruments and frameworks by id and version; each is read once."""

    def __init__(self, folders: tuple[Path, ...] = ()) -> None:
        """`folders` are site folders handed out by a coordinator, beside the program's own."""
        self._folders = folders
        self._read: dict[str, Instrument] = {}

    def instrument(self, instrument_id: str, version: str) -> Instrument:
        """The instrument; raises `InstrumentRefused` (`instrument.unknown`, or its findings)."""
        key = f"{instrument_id}/{version}"
        if key not in self._read:
            self._read[key] = self._read_checked(instrument_id, version)
        return self._read[key]

    def by_key(self, key: str) -> Instrument:
        """The instrument named `id/version`; raises `InstrumentRefused`."""
        instrument_id, _, version = key.partition("/")
        return self.instrument(instrument_id, version)

    def titles(self, keys: Iterable[str], language: str) -> Mapping[str, str]:
        """What each `id/version` is called; two that are called the same have their version after it."""
        called = {key: self.by_key(key).words("instrument.title", language) for key in keys}
        often = Counter(called.values())
        return {
            key: title if often[title] == 1 else f"{title}, {key.rpartition('/')[2]}"
            for key, title in called.items()
        }

    def has(self, instrument_id: str, version: str) -> bool:
        """Whether there is such a version to load."""
        return self._folder_of(instrument_id, version) is not None

    def framework(self, framework_id: str, version: str) -> Framework:
        """The framework; raises `InstrumentRefused`."""
        return load_framework(framework_id, version)

    def listed(self) -> tuple[ListedInstrument, ...]:
        """All versions there are, by id, then version, the newest last."""
        found = [
            ListedInstrument(
                id=folder.parent.name, version=folder.name, digest=digest_of(folder), folder=folder
            )
            for place in self._places()
            for folder in place.glob("*/*")
            if (folder / STRUCTURE_FILE).is_file()
        ]
        return tuple(sorted(found, key=lambda one: (one.id, _order(one.version))))

    def newest(self, instrument_id: str) -> Instrument:
        """The newest version of an instrument; raises `InstrumentRefused`."""
        versions = [one.version for one in self.listed() if one.id == instrument_id]
        return self.instrument(instrument_id, versions[-1] if versions else "0")

    def _read_checked(self, instrument_id: str, version: str) -> Instrument:
        key = f"{instrument_id}/{version}"
        folder = self._folder_of(instrument_id, version)
        if folder is None:
            raise InstrumentRefused(Finding(code="instrument.unknown", context={"instrument": key}))
        instrument = read_instrument(folder)
        if instrument.key != key:
            raise InstrumentRefused(Finding(code="instrument.other_folder", context={"instrument": key}))
        if released_digests().get(key, instrument.digest) != instrument.digest:
            raise InstrumentRefused(Finding(code="instrument.altered", context={"instrument": key}))
        return instrument

    def _folder_of(self, instrument_id: str, version: str) -> Path | None:
        # trust: only names of the closed form become part of a path, whoever asked for them.
        if not NAME_PATTERN.fullmatch(instrument_id) or not VERSION_PATTERN.fullmatch(version):
            return None
        folders = (place / instrument_id / version for place in self._places())
        return next((folder for folder in folders if (folder / STRUCTURE_FILE).is_file()), None)

    def _places(self) -> tuple[Path, ...]:
        return (resource_path("instruments"), *self._folders)


def _order(version: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in version.split("."))


@cache
def released_digests() -> dict[str, str]:
    """The digests of all released versions, by `id/version`."""
    table = tomllib.loads(read_resource_text("instruments", "released.toml"))
    return {str(key): str(digest) for key, digest in table.items()}


@cache
def own_catalogue() -> Catalogue:
    """The catalogue of the program's own instruments."""
    return Catalogue()


def load_instrument(instrument_id: str, version: str) -> Instrument:
    """One of the program's own instruments; raises `InstrumentRefused`."""
    return own_catalogue().instrument(instrument_id, version)


def list_instruments() -> tuple[ListedInstrument, ...]:
    """The program's own instruments."""
    return own_catalogue().listed()


def load_framework(framework_id: str, version: str) -> Framework:
    """One of the program's own frameworks; raises `InstrumentRefused`."""
    framework = find_framework(framework_id, version)
    if framework is None:
        key = f"{framework_id}/{version}"
        raise InstrumentRefused(Finding(code="instrument.unknown_framework", context={"framework": key}))
    return framework
