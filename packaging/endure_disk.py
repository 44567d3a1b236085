"""A disk that fails: the very write or flush that is asked for, by the database or by the program's own files.

Put on inside the program that does a job.  SQLite hands out the calls by which it reaches the disk and
takes others in their place; the files the program writes itself all go through `foundation.atomic`.
"""

from __future__ import annotations

import ctypes
import errno
import os
from pathlib import Path
from typing import Any

from endure_flush import VFS_HEAD, Flushes

from udset_desktop.foundation import atomic

FULL, BROKEN, UNFLUSHED = "full", "broken", "unflushed"
"""Every write from one on finds no room; one write fails; one flush fails, and what it was to flush is gone."""
_CALLS = ("write", "pwrite", "pwrite64", "ftruncate")
_WRITE = ctypes.CFUNCTYPE(ctypes.c_ssize_t, ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t, use_errno=True)
_PWRITE = ctypes.CFUNCTYPE(
    ctypes.c_ssize_t, ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int64, use_errno=True
)
_TRUNCATE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int, ctypes.c_int64, use_errno=True)
_FORMS = {"write": _WRITE, "pwrite": _PWRITE, "pwrite64": _PWRITE, "ftruncate": _TRUNCATE}


class _Vfs(ctypes.Structure):
    """`sqlite3_vfs`, as far as the taking of other calls."""

    _fields_ = (
        *VFS_HEAD,
        *((f"call_{number}", ctypes.c_void_p) for number in range(13)),
        ("set_call", ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p)),
        ("get_call", ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p)),
    )


class FailingDisk:
    """Counts the writes, and fails the one that is asked for; 0 for none.

    Before each it looks how much lies on the disk of a folder: `most_bytes` is the most that ever did.
    """

    def __init__(self, how: str = FULL, at: int = 0, place: Path = Path()) -> None:
        self.how, self.at = how, at
        self.seen = self.most_bytes = 0
        self._place = place
        self.flushes = Flushes(at if how == UNFLUSHED else 0)
        self._kept: list[Any] = []  # what C calls must not be collected

    def put_on(self) -> None:
        """From now on."""
        for library in _libraries():
            self._replace_calls(library)
            self.flushes.put_on(library)
        self._replace_files()
        self.flushes.replace_fsync()

    def fails(self) -> int:
        """Counts one write; the number of the error it ends with, or 0."""
        self.seen += 1
        stat = os.statvfs(self._place)
        self.most_bytes = max(self.most_bytes, (stat.f_blocks - stat.f_bfree) * stat.f_frsize)
        if not self.at or self.seen < self.at or self.how == UNFLUSHED:
            return 0
        if self.how == FULL:
            return errno.ENOSPC
        return errno.EIO if self.seen == self.at else 0

    def _replace_calls(self, library: ctypes.CDLL) -> None:
        library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        vfs = library.sqlite3_vfs_find(None)
        for name in _CALLS:
            form = _FORMS[name]
            address = vfs.contents.get_call(ctypes.cast(vfs, ctypes.c_void_p), name.encode())
            if not address:
                continue
            mine = form(self._failing(form(address)))
            self._kept.append(mine)
            vfs.contents.set_call(
                ctypes.cast(vfs, ctypes.c_void_p), name.encode(), ctypes.cast(mine, ctypes.c_void_p)
            )

    def _failing(self, honest: Any) -> Any:  # noqa: ANN401 - a call of C
        def call(*told: int) -> int:
            if number := self.fails():
                ctypes.set_errno(number)
                return -1
            done: int = honest(*told)
            return done

        return call

    def _replace_files(self) -> None:
        write, link, write_part = atomic._write_beside, atomic._link_new, atomic._write_at  # noqa: SLF001

        def write_beside(beside: Path, content: bytes) -> None:
            if number := self.fails():
                beside.write_bytes(content[: len(content) // 2])
                raise OSError(number, os.strerror(number))
            write(beside, content)

        def link_new(beside: Path, path: Path) -> None:
            if number := self.fails():
                raise OSError(number, os.strerror(number))
            link(beside, path)

        def write_at(path: Path, content: bytes, at: int) -> None:
            if number := self.fails():
                raise OSError(number, os.strerror(number))
            write_part(path, content, at)

        atomic._write_beside, atomic._link_new, atomic._write_at = write_beside, link_new, write_at  # noqa: SLF001


def _libraries() -> list[ctypes.CDLL]:
    """Both databases, as far as they can be reached."""
    import _sqlite3  # noqa: PLC0415 - the driver's own library, for this alone

    from sqlcipher3 import _sqlite3 as sealed  # noqa: PLC0415

    found = [ctypes.CDLL(module.__file__) for module in (sealed, _sqlite3)]
    return [one for one in found if hasattr(one, "sqlite3_vfs_find")]
