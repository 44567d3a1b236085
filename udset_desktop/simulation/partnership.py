"""The made-up partnership: one training project, its desk, and as many enrolled laptops as wanted.

Everything goes through the verbs a real coordinator uses.  Refuses a home with a real project, and a
training home that holds somebody else's project.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from udset_desktop.foundation.ids import ProjectId
from udset_desktop.foundation.places import Home, require_private_folder
from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.foundation.resources import read_resource_text, resource_path
from udset_desktop.simulation.laptop import fixed_clock
from udset_desktop.usecases.enrolling import enrol
from udset_desktop.usecases.projects import accept_card, new_project, set_project, write_pack
from udset_desktop.usecases.standing import keep_project
from udset_desktop.usecases.unlocking import VaultState, Which, unlock, vault_state
from udset_desktop.usecases.workplace import Workplace, open_workplace, require_training

MADE_UP_PROJECT = ProjectId("74726169" * 2)
"""The id of the made-up project on every machine: the same seed then gives the same pool digest."""

_NAME = "Strathmorrow (made-up people)"
_ORGANISATIONS = ("council", "voices")


def open_desk(home: Home, *, words: bool = False) -> Workplace:
    """The coordinator's place of the made-up project, begun if there is none yet; with `words` they may leave.

    Raises `InputRefused` in a home with a real project or with another training project.
    """
    require_training(home)
    workplace = open_workplace(home, clock=fixed_clock())
    if vault_state(workplace, Which.DESK) is VaultState.NONE:
        _require_unused(home)
        return _begun(workplace, words=words)
    unlock(workplace, which=Which.DESK)
    if workplace.require_settings().id != MADE_UP_PROJECT:
        workplace.close()
        raise InputRefused(Finding(code="simulation.other_project"))
    if words and not workplace.require_settings().switches.words:
        _settle(workplace, words=True)
    return workplace


def add_laptops(desk: Workplace, laptops: int) -> tuple[int, ...]:
    """The numbers of new laptops of the home, enrolled with the pack and believed by the desk."""
    first = _next_number(desk.home)
    require_private_folder(desk.home.folder)
    with TemporaryDirectory(dir=desk.home.folder, prefix=".enrol-") as name:
        folder = Path(name)
        pack = write_pack(desk, folder / "made-up.udsetpack")
        for number in range(first, first + laptops):
            laptop = open_workplace(desk.home, laptop=number, clock=fixed_clock())
            try:
                enrolled = enrol(
                    laptop,
                    pack.file,
                    pack.code,
                    passphrase="",
                    organisation=_ORGANISATIONS[number % len(_ORGANISATIONS)] if number > 1 else "council",
                    card=folder,
                )
            finally:
                laptop.close()
            accept_card(desk, enrolled.card, enrolled.code)
    return tuple(range(first, first + laptops))


def _begun(workplace: Workplace, *, words: bool) -> Workplace:
    new_project(workplace, _NAME, passphrase="", training=True)
    desk = workplace.require_desk()
    project = replace(workplace.require_settings(), id=MADE_UP_PROJECT)
    keep_project(desk, project)
    workplace.project = project
    _settle(workplace, words=words)
    return workplace


def _settle(workplace: Workplace, *, words: bool) -> None:
    """The settings of the made-up project, as a coordinator takes them from a file."""
    if not words:
        set_project(workplace, resource_path("simulation", "project.toml"))
        return
    told = "\n".join(read_resource_text("simulation", name) for name in ("project.toml", "words.toml"))
    with TemporaryDirectory(prefix="udset-settings-") as name:
        file = Path(name) / "project.toml"
        file.write_text(told, encoding="utf-8")
        set_project(workplace, file)


def _next_number(home: Home) -> int:
    taken = [int(folder.name) for folder in (home.folder / "laptops").glob("*") if folder.name.isdigit()]
    return max(taken, default=0) + 1


def _require_unused(home: Home) -> None:
    # Laptops without a desk joined some other project; theirs is not ours to fill.
    if any((home.folder / "laptops").glob("*")):
        raise InputRefused(Finding(code="simulation.other_project"))
