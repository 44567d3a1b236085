"""Wrong passphrases counted on disk, so that waiting gets longer and a restart does not help.

Used by `usecases.unlocking` alone.  The count is written before a try is looked at: whoever kills
the program in between has used the try.  Holds a number and a time, nothing of what was typed.  The
file has one length and stays there, so that a try can be counted on a disk that is full.
"""

from __future__ import annotations

import contextlib
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from udset_desktop.foundation.atomic import read_file, write_file, write_over
from udset_desktop.foundation.clock import Clock
from udset_desktop.foundation.problems import AccessRefused, EnvironmentFailure

TRIES_NAME = "vault.tries"
FREE_TRIES = 3
_FIRST_WAIT_S = 5
_LONGEST_WAIT_S = 15 * 60
_LIMIT_BYTES = 1024
_FILE_BYTES = 128
_DISK_SAYS_NO = ("foundation.disk_full", "foundation.disk_failed")


def wait_after_s(tries: int) -> int:
    """Seconds to wait after so many wrong tries in a row: none for three, then doubling to 15 minutes."""
    if tries < FREE_TRIES:
        return 0
    return min(_LONGEST_WAIT_S, _FIRST_WAIT_S << min(tries - FREE_TRIES, 16))


def seconds_left(folder: Path, clock: Clock) -> int:
    """Seconds until the next try is taken."""
    tries, last_utc = _read(folder)
    ready_utc = last_utc + timedelta(seconds=wait_after_s(tries))
    # A clock set back must not open the door, nor shut it for years: at most the whole wait again.
    left = (ready_utc - max(clock.now_utc(), last_utc)).total_seconds()
    return max(0, -int(-left // 1))


def begin_try(folder: Path, clock: Clock) -> None:
    """Count one more try; raises `AccessRefused` while it is too soon."""
    left = seconds_left(folder, clock)
    tries, last_utc = _read(folder)
    if left:
        if clock.now_utc() < last_utc:
            _write(folder, tries, clock.now_utc())
        raise AccessRefused("usecases.wait", seconds=left)
    _write(folder, tries + 1, clock.now_utc())


def wrong_tries(folder: Path) -> int:
    """How many wrong tries there were since the last right one."""
    tries, _ = _read(folder)
    return tries


def forget_tries(folder: Path, clock: Clock) -> None:
    """Begin at nought again, after the right passphrase; a disk that says no shuts nobody out."""
    with contextlib.suppress(EnvironmentFailure):
        _write(folder, 0, clock.now_utc())


def _read(folder: Path) -> tuple[int, datetime]:
    never = datetime.fromtimestamp(0, UTC)
    try:
        told = json.loads(read_file(folder / TRIES_NAME, limit_bytes=_LIMIT_BYTES))
        return int(told["tries"]), datetime.fromisoformat(told["last_utc"]).astimezone(UTC)
    except EnvironmentFailure as problem:
        if problem.code != "foundation.no_file":
            raise
    except (ValueError, TypeError, KeyError):
        return 0, never  # a damaged count is no reason to shut somebody out of their work
    return 0, never


def _write(folder: Path, tries: int, last_utc: datetime) -> None:
    content = json.dumps({"tries": tries, "last_utc": last_utc.isoformat()}).encode().ljust(_FILE_BYTES)
    path = folder / TRIES_NAME
    try:
        write_file(path, content)
    except EnvironmentFailure as problem:
        if problem.code not in _DISK_SAYS_NO:
            raise
        # Where not even that goes the try is taken uncounted: what is on file must be readable on a
        # full disk, and the passphrase is kept by what a try costs, not by the waiting.
        with contextlib.suppress(EnvironmentFailure):
            write_over(path, content)
