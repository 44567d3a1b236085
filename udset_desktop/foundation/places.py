"""Where a home lies: data, logs and the training folder, per operating system.

A home holds one project (`contract.md`); `--home` moves it, for tests and for a portable stick.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from udset_desktop import APP_ID
from udset_desktop.foundation.problems import EnvironmentFailure


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """One home folder: everything the program writes lies under `folder`."""

    folder: Path

    @property
    def vault_folder(self) -> Path:
        """The only laptop's vault, or the first's."""
        return self.laptop_folder(1)

    def laptop_folder(self, number: int) -> Path:
        """The folder of laptop `number` of this home, counted from 1."""
        return self.folder / "laptops" / str(number)

    @property
    def desk_folder(self) -> Path:
        """The coordinator's desk vault."""
        return self.folder / "desk"

    @property
    def logs_folder(self) -> Path:
        """Logs that hold nothing personal."""
        return self.folder / "logs"


def default_home() -> Home:
    """The platform's place for this program's data."""
    # late: a start with `--home` need not pay for asking the platform
    import platformdirs  # noqa: PLC0415

    return Home(folder=Path(platformdirs.user_data_dir(APP_ID, appauthor=False)) / "home")


def training_home() -> Home:
    """The folder beside the default home where made-up people live."""
    return Home(folder=default_home().folder.parent / "training")


def require_private_folder(folder: Path) -> Path:
    """Make `folder` if need be, for this user alone; raises `EnvironmentFailure`."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if os.name == "posix":
            folder.chmod(0o700)
    except OSError as problem:
        raise EnvironmentFailure("foundation.folder_refused", name=folder.name) from problem
    return folder


def whole_path(path: Path) -> Path:
    """Where a path somebody gave lies, from the top, so that it means the same whatever folder is worked in."""
    return path.resolve()


def tells_its_folder(place: str) -> bool:
    """Whether a place that was written down says where it is, on this system or another."""
    return PurePosixPath(place).is_absolute() or PureWindowsPath(place).is_absolute()
