"""Where the verbs work: one home, one laptop of it, its clock, and the stores once they are open.

Made by the faces at start and handed to every verb; nothing global holds it.  Light to import: the
stores come in with the verbs that open them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from udset_desktop.foundation.atomic import read_file, write_file
from udset_desktop.foundation.clock import Clock, SystemClock
from udset_desktop.foundation.languages import spoken
from udset_desktop.foundation.places import Home, require_private_folder
from udset_desktop.foundation.problems import (
    AccessRefused,
    EnvironmentFailure,
    Finding,
    Incompatible,
    InputRefused,
)

if TYPE_CHECKING:
    # Naming the types must not load what is behind them: the window is painted before it.
    from udset_desktop.project.model import Project
    from udset_desktop.store.desk import Desk
    from udset_desktop.store.vault import Vault
    from udset_desktop.usecases.pin import PinLock

MARKER_NAME = "home.json"
_MARKER_FORMAT = 1
_MARKER_LIMIT_BYTES = 4096


class HomeKind(StrEnum):
    """What a home holds; the two kinds never mix."""

    EMPTY = "empty"
    REAL = "real"
    TRAINING = "training"


@dataclass(slots=True, kw_only=True)
class Workplace:
    """One laptop's place of work, and what of it is open.

    `vault` and `desk` are `None` while locked; verbs ask through `require_vault` and `require_desk`.
    """

    home: Home
    laptop: int = 1
    clock: Clock
    language: str = "en"
    vault: Vault | None = field(default=None, repr=False)
    desk: Desk | None = field(default=None, repr=False)
    project: Project | None = None
    pin: PinLock | None = field(default=None, repr=False)

    @property
    def vault_folder(self) -> Path:
        """The folder of this laptop's vault."""
        return self.home.laptop_folder(self.laptop)

    @property
    def is_training(self) -> bool:
        """Whether this home is for made-up people."""
        return home_kind(self.home) is HomeKind.TRAINING

    def require_vault(self) -> Vault:
        """The open vault; raises `AccessRefused` while it is locked."""
        if self.vault is None or (self.pin is not None and self.pin.is_shut):
            raise AccessRefused("usecases.vault_locked")
        return self.vault

    def require_desk(self) -> Desk:
        """The open desk vault; raises `AccessRefused` while it is locked."""
        if self.desk is None or (self.pin is not None and self.pin.is_shut):
            raise AccessRefused("usecases.desk_locked")
        return self.desk

    def require_project(self) -> Project:
        """The project of this home as it holds today; raises `InputRefused` where none has been joined or begun.

        A switch whose last day has passed is off, whatever the pack said.
        """
        return self.require_settings().on(self.clock.today_on())

    def require_settings(self) -> Project:
        """The project as it was written down, for whoever changes or hands on its settings."""
        if self.project is None:
            raise InputRefused(Finding(code="usecases.no_project"))
        return self.project

    def close(self) -> None:
        """Shut what is open, in the thread that calls; safe to call again."""
        self.close_laptop()
        self.close_desk()
        self.project = self.pin = None

    def close_laptop(self) -> None:
        """Shut this laptop's vault alone."""
        if self.vault is not None:
            self.vault.close()
        self.vault = None

    def close_desk(self) -> None:
        """Shut the desk's vault alone."""
        if self.desk is not None:
            self.desk.close()
        self.desk = None


def open_workplace(
    home: Home, *, laptop: int = 1, clock: Clock | None = None, language: str = ""
) -> Workplace:
    """A workplace with nothing unlocked yet, in the language spoken; nothing is written."""
    return Workplace(home=home, laptop=laptop, clock=clock or SystemClock(), language=language or spoken())


def home_kind(home: Home) -> HomeKind:
    """What `home` is marked as; raises `EnvironmentFailure` when its marker cannot be read.

    A folder that holds vaults but no marker counts as real: made-up people never get the doubt.
    """
    marker = home.folder / MARKER_NAME
    try:
        if not marker.exists():
            holds_vaults = (home.folder / "laptops").exists() or home.desk_folder.exists()
            return HomeKind.REAL if holds_vaults else HomeKind.EMPTY
    except OSError:  # a folder that may not be looked into says neither yes nor no
        raise EnvironmentFailure("foundation.folder_refused", name=home.folder.name) from None
    try:
        told = json.loads(read_file(marker, limit_bytes=_MARKER_LIMIT_BYTES))
        form, kind = int(told["format"]), str(told["kind"])
    except (ValueError, TypeError, KeyError):
        raise EnvironmentFailure("usecases.marker_damaged", name=MARKER_NAME) from None
    if form > _MARKER_FORMAT or kind not in {HomeKind.REAL, HomeKind.TRAINING}:
        raise Incompatible("usecases.home_newer")
    return HomeKind(kind)


def mark_home(home: Home, kind: HomeKind) -> None:
    """Make `home` one of its kind, once and for all; raises `InputRefused` where it is the other."""
    found = home_kind(home)
    if found is kind:
        return
    if found is not HomeKind.EMPTY:
        code = "usecases.real_project_here" if found is HomeKind.REAL else "usecases.training_here"
        raise InputRefused(Finding(code=code))
    require_private_folder(home.folder)
    marker = {"format": _MARKER_FORMAT, "kind": str(kind)}
    write_file(home.folder / MARKER_NAME, json.dumps(marker, sort_keys=True).encode() + b"\n")


def require_own_kind(workplace: Workplace, *, training: bool) -> None:
    """Nothing, where a project is of the kind its home is marked as; raises `AccessRefused` otherwise.

    A mark edited by hand never makes real people of made-up ones, nor the reverse.
    """
    if workplace.is_training is not training:
        raise AccessRefused("usecases.not_its_home")


def require_training(home: Home) -> None:
    """Nothing, where made-up people may be put; raises `InputRefused` in a home with a real project."""
    if home_kind(home) is HomeKind.REAL:
        raise InputRefused(Finding(code="usecases.real_project_here"))
