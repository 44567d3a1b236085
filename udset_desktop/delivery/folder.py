"""The carrier to a folder: a stick, a share, a folder that another program keeps in step."""

from __future__ import annotations

from pathlib import Path

from udset_desktop.delivery.carrier import NAME_TAKEN
from udset_desktop.foundation.atomic import failure_of, read_back, write_file
from udset_desktop.foundation.problems import EnvironmentFailure
from udset_desktop.foundation.progress import Control


class FolderCarrier:
    """A folder of this system."""

    def __init__(self, folder: Path) -> None:
        """Raises `EnvironmentFailure` where the folder is not there now."""
        self._folder = folder
        try:
            there = folder.is_dir()
        except OSError as problem:
            raise failure_of(problem, folder) from problem
        if not there:
            raise EnvironmentFailure("delivery.no_folder", name=folder.name)

    def put(self, name: str, content: bytes, control: Control) -> None:
        """The whole file, on the disk itself, or nothing."""
        control.checkpoint(0.0)
        try:
            write_file(self._folder / name, content, replace=False)
        except EnvironmentFailure as problem:
            if problem.code == "foundation.file_there":
                raise EnvironmentFailure(NAME_TAKEN, name=name) from problem
            if problem.code == "foundation.no_folder":
                raise EnvironmentFailure("delivery.no_folder", name=self._folder.name) from problem
            raise

    def get(self, name: str, *, limit_bytes: int, control: Control) -> bytes | None:
        """What the disk has under `name`."""
        control.checkpoint(0.0)
        try:
            return read_back(self._folder / name, limit_bytes=limit_bytes)
        except EnvironmentFailure as problem:
            if problem.code == "foundation.no_file" and self._folder.is_dir():
                return None
            if problem.code == "foundation.no_file":
                raise EnvironmentFailure("delivery.no_folder", name=self._folder.name) from problem
            raise

    def names(self, control: Control) -> tuple[str, ...]:
        """The files in it."""
        control.checkpoint()
        try:
            return tuple(sorted(one.name for one in self._folder.iterdir() if one.is_file()))
        except OSError as problem:
            raise failure_of(problem, self._folder) from problem

    def remove(self, name: str) -> None:
        """Take one file away."""
        try:
            (self._folder / name).unlink(missing_ok=True)
        except OSError as problem:
            raise failure_of(problem, self._folder / name) from problem

    def close(self) -> None:
        """Nothing is held."""
