"""The project's name for the locked door: the one thing of a project that lies outside the vault.

Light to import: the door is painted before the stores are there.
"""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING

from udset_desktop.foundation.atomic import read_file, write_file
from udset_desktop.foundation.places import Home
from udset_desktop.foundation.problems import EnvironmentFailure, UdsetError
from udset_desktop.foundation.unseen import without_unseen

if TYPE_CHECKING:
    from udset_desktop.usecases.workplace import Workplace

DOOR_NAME = "door.json"
_FORMAT = 1
_LIMIT_BYTES = 4096
_LETTERS = 200
"""Longer than any name a project may have."""


def read_door_name(home: Home) -> str:
    """What the door of `home` says; "" where nothing was put there, or nothing that could be read.

    Whoever has the disk can write anything there, so it is a line of words and nothing more.
    """
    try:
        told = json.loads(read_file(home.folder / DOOR_NAME, limit_bytes=_LIMIT_BYTES))
        name = told["project"] if told["format"] == _FORMAT else ""
    except (UdsetError, ValueError, TypeError, KeyError):
        return ""
    if not isinstance(name, str):
        return ""
    return " ".join(without_unseen(name)[0].split())[:_LETTERS]


def keep_door_name(workplace: Workplace) -> None:
    """Put the name of the project in force at the door, where another one stands there.

    A disk that takes nothing more leaves the door as it was: no verb fails for it.
    """
    project = workplace.project
    if project is None or read_door_name(workplace.home) == project.name:
        return
    told = {"format": _FORMAT, "project": project.name}
    with contextlib.suppress(EnvironmentFailure):
        write_file(workplace.home.folder / DOOR_NAME, json.dumps(told, sort_keys=True).encode() + b"\n")
