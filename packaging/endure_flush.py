"""A disk that cannot flush: the flush that is asked for fails, and what it was to flush is gone.

So it is on a disk that breaks: the system says once that something could not be written, and forgets it.
SQLite's flush is no call that it hands out, so each file it opens is given a table of calls of its own,
the same but for the one.  The program's own files are flushed by `os.fsync`.
"""

from __future__ import annotations

import ctypes
import errno
import os
from pathlib import Path
from typing import Any

FAILED = 10 | (4 << 8)
"""SQLITE_IOERR_FSYNC."""
_CALLS = 18
_SYNC = 4  # of the table of calls, the fifth
_OPEN = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p
)
_FLUSH = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int)


VFS_HEAD = (
    ("version", ctypes.c_int),
    ("file_bytes", ctypes.c_int),
    ("longest_path", ctypes.c_int),
    ("next", ctypes.c_void_p),
    ("name", ctypes.c_char_p),
    ("app_data", ctypes.c_void_p),
)
"""The fields of `sqlite3_vfs` that come before its calls."""


class _Calls(ctypes.Structure):
    """`sqlite3_io_methods`."""

    _fields_ = (("version", ctypes.c_int), ("calls", ctypes.c_void_p * _CALLS))


class _File(ctypes.Structure):
    """`sqlite3_file`, as far as everybody knows it."""

    _fields_ = (("calls", ctypes.POINTER(_Calls)),)


class _Opens(ctypes.Structure):
    """`sqlite3_vfs`, as far as the opening of a file."""

    _fields_ = (*VFS_HEAD, ("open", ctypes.c_void_p))


class Flushes:
    """Counts the flushes, and fails the one that is asked for; 0 for none."""

    def __init__(self, at: int = 0) -> None:
        self.at, self.seen = at, 0
        self._paths: dict[int, Path] = {}
        self._flushed: dict[Path, bytes] = {}
        self._honest: dict[int, Any] = {}
        self._kept: list[Any] = []  # what C calls must not be collected

    def fails(self) -> bool:
        """Counts one flush, and tells whether it is the one."""
        self.seen += 1
        return self.seen == self.at

    def put_on(self, library: ctypes.CDLL) -> None:
        """From now on, for the files that this database library opens."""
        library.sqlite3_vfs_find.restype = ctypes.POINTER(_Opens)
        vfs = library.sqlite3_vfs_find(None)
        honest = _OPEN(vfs.contents.open)

        def opened(one: int, name: int | None, file: int, flags: int, told: int | None) -> int:
            code: int = honest(one, name, file, flags, told)
            if code == 0 and name:
                self._watch(file, Path(os.fsdecode(ctypes.string_at(name))))
            return code

        mine = _OPEN(opened)
        self._kept += [honest, mine]
        vfs.contents.open = ctypes.cast(mine, ctypes.c_void_p)

    def replace_fsync(self) -> None:
        """From now on, for the program's own files."""
        honest = os.fsync

        def fsync(descriptor: int) -> None:
            if self.fails():
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            honest(descriptor)

        os.fsync = fsync  # type: ignore[assignment]

    def _watch(self, file: int, path: Path) -> None:
        """Give an open file a table of calls of its own."""
        held = ctypes.cast(file, ctypes.POINTER(_File)).contents
        table = _Calls.from_buffer_copy(held.calls.contents)
        honest = _FLUSH(table.calls[_SYNC])
        mine = _FLUSH(self._flush)
        table.calls[_SYNC] = ctypes.cast(mine, ctypes.c_void_p).value
        self._kept += [table, mine]
        self._honest[file], self._paths[file] = honest, path
        held.calls = ctypes.pointer(table)
        self._flushed[path] = path.read_bytes()

    def _flush(self, file: int, how: int) -> int:
        path = self._paths[file]
        if self.fails():
            _as_it_was(path, self._flushed[path])
            return FAILED
        code: int = self._honest[file](file, how)
        self._flushed[path] = path.read_bytes()
        return code


def _as_it_was(path: Path, content: bytes) -> None:
    """The same file with what it held when it was last flushed."""
    with path.open("r+b") as stream:
        stream.write(content)
        stream.truncate()
