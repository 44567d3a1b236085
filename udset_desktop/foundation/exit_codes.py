"""Which error family ends the program with which number: the one table, as `contract.md` promises it.

Called by `cli.main` and by the window where it cannot open; commands raise and never choose a number
themselves, but for a merge that went on past a refused file.
"""

from __future__ import annotations

from enum import IntEnum

from udset_desktop.foundation.problems import (
    AccessRefused,
    Cancelled,
    EnvironmentFailure,
    ForksRemain,
    Incompatible,
    InputRefused,
    NotThereYet,
    UdsetError,
    UsageRefused,
)


class ExitCode(IntEnum):
    """How the program ended."""

    DONE = 0
    USAGE = 2
    INPUT_REFUSED = 3
    ACCESS_REFUSED = 4
    NEWER = 5
    ENVIRONMENT = 6
    FORKS_REMAIN = 7
    BUG = 70
    CANCELLED = 130


_BY_FAMILY: tuple[tuple[type[UdsetError], ExitCode], ...] = (
    (InputRefused, ExitCode.INPUT_REFUSED),
    (AccessRefused, ExitCode.ACCESS_REFUSED),
    (Incompatible, ExitCode.NEWER),
    (EnvironmentFailure, ExitCode.ENVIRONMENT),
    (ForksRemain, ExitCode.FORKS_REMAIN),
    (UsageRefused, ExitCode.USAGE),
    (NotThereYet, ExitCode.USAGE),
    (Cancelled, ExitCode.CANCELLED),
)


def exit_code_of(error: UdsetError) -> ExitCode:
    """The number for an expected error; one that no family knows is a bug of ours."""
    return next((code for family, code in _BY_FAMILY if isinstance(error, family)), ExitCode.BUG)
