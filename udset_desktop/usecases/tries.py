"""Wrong passphrases counted on disk, so that waiting gets longer and a restart does not help.

Used by `usecases.unlocking` and `usecases.restoring`.  The count is written before a try is looked at:
whoever kills the program in between has used the try.  Holds numbers and a time, nothing of what was
typed.  The count lies in two files of one length that stay there, so that a try can be counted on a
disk that is full, and so that a file taken away or copied back does not begin the count anew.
"""

from __future__ import annotations

import contextlib
import json
import math
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from udset_desktop.foundation.atomic import read_file, write_file, write_over
from udset_desktop.foundation.clock import Clock
from udset_desktop.foundation.problems import AccessRefused, EnvironmentFailure

TRIES_NAME = "vault.tries"
COPY_NAME = "vault.tries.copy"
FREE_TRIES = 3
TRIES_AFTER_SWAP = 5
"""As many wrong tries are taken to have been made where the count was copied back, moved or taken away."""

_VAULT_NAME = "vault.db"  # `store.vault.VAULT_NAME`, which is too heavy to import for a look
_FIRST_WAIT_S = 5
_LONGEST_WAIT_S = 15 * 60
_LIMIT_BYTES = 1024
_FILE_BYTES = 256
_DISK_SAYS_NO = ("foundation.disk_full", "foundation.disk_failed")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Count:
    """How many tries since the last right one, and when the last was, by both clocks.

    `forward_s` is the clock that only goes forward, which begins anew when the computer does.
    """

    tries: int
    last_utc: datetime
    forward_s: float = math.inf
    is_swapped: bool = False


_NONE = _Count(tries=0, last_utc=datetime.fromtimestamp(0, UTC))


def wait_after_s(tries: int) -> int:
    """Seconds to wait after so many wrong tries in a row: none for three, then doubling to 15 minutes."""
    if tries < FREE_TRIES:
        return 0
    return min(_LONGEST_WAIT_S, _FIRST_WAIT_S << min(tries - FREE_TRIES, 16))


def seconds_left(folder: Path, clock: Clock) -> int:
    """Seconds until the next try is taken."""
    return _left(_read(folder) or _NONE, clock)


def begin_try(folder: Path, clock: Clock, *, was_counted: bool = False) -> None:
    """Count one more try; raises `AccessRefused` while it is too soon.

    `was_counted` tells that a count was kept here before: where it is gone, somebody took it away.
    """
    count = _read(folder)
    if (count is None and was_counted) or (count is not None and count.is_swapped):
        tries = max(TRIES_AFTER_SWAP, (count or _NONE).tries)
        if _write(folder, tries, clock):  # else on a full disk nobody would ever get in
            raise AccessRefused("usecases.wait", seconds=wait_after_s(tries))
    known = count or _NONE
    if left := _left(known, clock):
        if clock.elapsed_s() < known.forward_s:
            _write(folder, known.tries, clock, forward_s=0.0)  # from now on by the computer's new beginning
        raise AccessRefused("usecases.wait", seconds=left)
    _write(folder, known.tries + 1, clock)


def wrong_tries(folder: Path) -> int:
    """How many wrong tries there were since the last right one."""
    return (_read(folder) or _NONE).tries


def forget_tries(folder: Path, clock: Clock) -> None:
    """Begin at nought again, after the right passphrase; a disk that says no shuts nobody out."""
    with contextlib.suppress(EnvironmentFailure):
        _write(folder, 0, clock)


def _left(count: _Count, clock: Clock) -> int:
    wait = wait_after_s(count.tries)
    passed = clock.elapsed_s() - count.forward_s
    if passed < 0:
        # The computer was started anew: what has passed since then has passed, and nothing else is
        # sure.  The time of day can be set by anybody, forward to open the door and back to keep it shut.
        passed = clock.elapsed_s()
    return max(0, -int(-(wait - passed) // 1))


def _read(folder: Path) -> _Count | None:
    """The count that stands; None where none was ever kept, or what is there cannot be read as one.

    A count that was copied back is told by its file: the copy notes which file it was written beside.
    """
    first, _ = _told(folder / TRIES_NAME)
    second, noted = _told(folder / COPY_NAME)
    if first is None or second is None:
        return first or second
    if first == second:
        count, vault = noted.partition(" ")[::2]
        swapped = bool(count) and count != _file_mark(folder / TRIES_NAME)
        # A folder copied whole has another vault as well, and whoever has that need not wait at all.
        return replace(first, is_swapped=swapped and vault == _vault_mark(folder))
    # Cut off between the two, or one of them copied back: the one that makes wait longer stands.
    return max(first, second, key=lambda count: (count.tries, count.last_utc))


def _told(path: Path) -> tuple[_Count | None, str]:
    """What one file says, and the mark it notes of the other."""
    try:
        told = json.loads(read_file(path, limit_bytes=_LIMIT_BYTES))
        forward_s = float(told.get("forward_s", math.inf))
        count = _Count(
            tries=int(told["tries"]),
            last_utc=datetime.fromisoformat(told["last_utc"]).astimezone(UTC),
            forward_s=forward_s if math.isfinite(forward_s) else math.inf,
        )
        return count, str(told.get("beside", ""))
    except EnvironmentFailure as problem:
        if problem.code != "foundation.no_file":
            raise
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        pass  # a damaged count is no reason to shut somebody out of their work
    return None, ""


def _file_mark(path: Path) -> str:
    """What tells one file from another put in its place, even with the same content and date."""
    with contextlib.suppress(OSError):
        about = path.stat()
        return f"{about.st_ino:x}.{about.st_mtime_ns:x}.{about.st_ctime_ns:x}"
    return ""


def _vault_mark(folder: Path) -> str:
    """What tells the vault from a copy of it; its content and dates change with every saving."""
    with contextlib.suppress(OSError):
        about = (folder / _VAULT_NAME).stat()
        return f"{about.st_dev:x}.{about.st_ino:x}"
    return ""


def _write(folder: Path, tries: int, clock: Clock, *, forward_s: float | None = None) -> bool:
    """Whether the count could be kept."""
    told: dict[str, object] = {
        "tries": tries,
        "last_utc": clock.now_utc().isoformat(),
        "forward_s": clock.elapsed_s() if forward_s is None else forward_s,
    }
    kept = _write_one(folder / TRIES_NAME, told)
    beside = f"{_file_mark(folder / TRIES_NAME)} {_vault_mark(folder)}"
    return _write_one(folder / COPY_NAME, told | {"beside": beside}) and kept


def _write_one(path: Path, told: dict[str, object]) -> bool:
    content = json.dumps(told).encode().ljust(_FILE_BYTES)
    try:
        write_file(path, content)
    except EnvironmentFailure as problem:
        if problem.code not in _DISK_SAYS_NO:
            raise
        # Where not even that goes the try is taken uncounted: what is on file must be readable on a
        # full disk, and the passphrase is kept by what a try costs, not by the waiting.
        try:
            write_over(path, content)
        except EnvironmentFailure:
            return False
    return True
