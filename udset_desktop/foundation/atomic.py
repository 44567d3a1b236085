"""Files that are there whole or not at all.

Written beside, flushed to the disk, then put in place; private to this user.  OS errors become
`EnvironmentFailure` here and nowhere else.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import stat
from pathlib import Path
from typing import BinaryIO

from udset_desktop.foundation.problems import EnvironmentFailure, Finding, InputRefused

_PART = re.compile(r"\..+\.[0-9a-f]{8}\.part")
"""The name of a file on its way to its place, as `write_file` gives it."""


def write_file(path: Path, content: bytes, *, replace: bool = True) -> None:
    """Put `content` at `path` in one step, mode 0600; raises `EnvironmentFailure`.

    With `replace=False` a file that is already there is left alone and refused.
    """
    beside = path.with_name(f".{path.name}.{os.urandom(4).hex()}.part")
    try:
        _write_beside(beside, content)
        if replace:
            beside.replace(path)
        else:
            _link_new(beside, path)
        _sync_folder(path.parent)
    except OSError as problem:
        if isinstance(problem, FileNotFoundError) and not path.parent.is_dir():
            raise EnvironmentFailure("foundation.no_folder", name=path.name) from problem
        raise failure_of(problem, path) from problem
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def remove_parts(folder: Path) -> None:
    """Take away what a `write_file` that was cut off left in `folder`; a disk that says no keeps nobody waiting."""
    for left in folder.glob(".*.part"):
        if _PART.fullmatch(left.name):
            with contextlib.suppress(OSError):
                left.unlink()


def put_in_place(beside: Path, path: Path) -> None:
    """A whole file beside its place put there in one step, over what is there; raises `EnvironmentFailure`."""
    try:
        beside.replace(path)
        _sync_folder(path.parent)
    except OSError as problem:
        raise failure_of(problem, path) from problem


def write_over(path: Path, content: bytes) -> None:
    """Put `content` over as many bytes of the file at `path`, which takes no room; raises `EnvironmentFailure`.

    Only for a full disk and what must be counted even there: a kill on the way may leave half of it.
    """
    try:
        with path.open("r+b") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as problem:
        raise failure_of(problem, path) from problem


def write_part(path: Path, content: bytes, at: int) -> None:
    """Put `content` into the file at `path` from byte `at` on, over what is there; raises `EnvironmentFailure`.

    Nothing is flushed: for what may be lost with the power, and not with a kill.
    """
    try:
        _write_at(path, content, at)
    except OSError as problem:
        raise failure_of(problem, path) from problem


def has_room(folder: Path, *, least_bytes: int) -> bool:
    """Whether so many bytes more can be kept in `folder`; yes where the system does not say."""
    try:
        return shutil.disk_usage(folder).free >= least_bytes
    except OSError:
        return True


def read_file(path: Path, *, limit_bytes: int, may_be_piped: bool = False) -> bytes:
    """The bytes of `path`; raises `EnvironmentFailure`, and `InputRefused` past `limit_bytes`.

    Anything but a plain file is refused at once, as a pipe may keep whoever reads it waiting for ever;
    one is read where it `may_be_piped`.
    """
    try:
        with path.open("rb") if may_be_piped else _plain_file(path) as stream:
            content = stream.read(limit_bytes + 1)
    except OSError as problem:
        raise failure_of(problem, path) from problem
    if len(content) > limit_bytes:
        context: dict[str, str | int] = {"name": path.name, "limit_bytes": limit_bytes}
        raise InputRefused(Finding(code="foundation.file_too_large", context=context))
    return content


def read_start(path: Path, *, length_bytes: int) -> bytes:
    """The first bytes of `path`, all of a shorter file; raises as `read_file` does."""
    try:
        with _plain_file(path) as stream:
            return stream.read(length_bytes)
    except OSError as problem:
        raise failure_of(problem, path) from problem


def read_back(path: Path, *, limit_bytes: int) -> bytes:
    """What lies at `path` on the disk itself, opened anew; raises as `read_file` does.

    The system is asked to forget what it remembers of the file first, so that a stick which takes
    everything and keeps nothing is found out.  Where it cannot be asked the file is read all the same.
    """
    if hasattr(os, "posix_fadvise"):
        with contextlib.suppress(OSError), _plain_file(path) as stream:
            os.fsync(stream.fileno())
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return read_file(path, limit_bytes=limit_bytes)


def failure_of(problem: OSError, path: Path) -> EnvironmentFailure:
    """The sentence-bearing form of an OS error; names the file, never the user's folders."""
    if problem.errno in {errno.ENOSPC, errno.EDQUOT}:
        return EnvironmentFailure("foundation.disk_full", name=path.name)
    if problem.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return EnvironmentFailure("foundation.not_allowed", name=path.name)
    if problem.errno == errno.ENOENT:
        return EnvironmentFailure("foundation.no_file", name=path.name)
    if problem.errno == errno.EEXIST:
        return EnvironmentFailure("foundation.file_there", name=path.name)
    if problem.errno == errno.EISDIR:
        return EnvironmentFailure("foundation.a_folder", name=path.name)
    return EnvironmentFailure(
        "foundation.disk_failed", name=path.name, reason=errno.errorcode.get(problem.errno or 0, "?")
    )


def _plain_file(path: Path) -> BinaryIO:
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):  # a folder refuses by itself
        raise InputRefused(Finding(code="foundation.no_plain_file", context={"name": path.name}))
    return path.open("rb")


def _write_beside(beside: Path, content: bytes) -> None:
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _write_at(path: Path, content: bytes, at: int) -> None:
    descriptor = os.open(path, os.O_WRONLY | getattr(os, "O_BINARY", 0))
    try:
        os.lseek(descriptor, at, os.SEEK_SET)
        os.write(descriptor, content)
    finally:
        os.close(descriptor)


def _link_new(beside: Path, path: Path) -> None:
    # A hard link refuses an existing name in one step; where a file system has none (FAT sticks),
    # an exclusive create reserves the name first.
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except OSError:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
        beside.replace(path)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # some network and stick file systems cannot
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
