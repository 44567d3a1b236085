"""A coordinator's desk and a laptop that joined its project, in training homes of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.kit.bundles import CANARY
from udset_desktop.foundation.clock import FixedClock
from udset_desktop.foundation.places import Home
from udset_desktop.interview.person import Person
from udset_desktop.record.model import Record
from udset_desktop.usecases.enrolling import Enrolled, enrol, update
from udset_desktop.usecases.projects import (
    WrittenPack,
    accept_card,
    add_coordinator,
    hand_root_key,
    join_as_coordinator,
    new_project,
    set_project,
    take_root_key,
    write_pack,
)
from udset_desktop.usecases.workplace import Workplace, open_workplace

PASSPHRASE = "heather and peat smoke"

PROJECT_FILE = """
[project]
name = "Machair conversations"
partnership = "machair"
instruments = ["user-review/1.0.0", "carer-review/1.0.0"]
floor = 50

[[service]]
code = "home_care"
name = "Home care"
people = 300

[[locality]]
code = "north"
name = "North end"
people = 900

[[organisation]]
code = "council"
name = "Machair Council"

[switches]
comparison = false
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Both sides, and the papers that went between them."""

    desk: Workplace
    laptop: Workplace
    pack: WrittenPack
    enrolled: Enrolled

    def close(self) -> None:
        self.desk.close()
        self.laptop.close()


def clock() -> FixedClock:
    return FixedClock(datetime(2026, 6, 1, 9, 0, tzinfo=UTC))


def workplace_in(folder: Path) -> Workplace:
    return open_workplace(Home(folder=folder), clock=clock())


def begun(folder: Path, text: str = PROJECT_FILE) -> Workplace:
    """A desk with a training project and its settings."""
    desk = workplace_in(folder / "desk-home")
    new_project(desk, "Machair conversations", passphrase="", training=True)
    file = folder / "project.toml"
    file.write_text(text, encoding="utf-8")
    set_project(desk, file)
    return desk


def joined(folder: Path, text: str = PROJECT_FILE, *, believed: bool = True) -> Joined:
    """A laptop enrolled with a desk's pack, and its card accepted."""
    desk = begun(folder, text)
    pack = write_pack(desk, folder / "machair.udsetpack")
    laptop = workplace_in(folder / "laptop-home")
    enrolled = enrol(laptop, pack.file, pack.code, passphrase="")
    if believed:
        accept_card(desk, enrolled.card, enrolled.code)
    return Joined(desk=desk, laptop=laptop, pack=pack, enrolled=enrolled)


def put_on_file(workplace: Workplace, *records: Record) -> None:
    """Records of somebody whose name must never leave, kept as if they had been held here."""
    vault = workplace.require_vault()
    for one in records:
        vault.save_person(Person(id=one.person, name=f"{CANARY} Ross"))
        vault.save_record(one)


def second_signer(first: Joined, folder: Path) -> Workplace:
    """A colleague's desk that signs packs too; both have pack 2."""
    second = workplace_in(folder / "second-home")
    card = join_as_coordinator(second, first.pack.file, first.pack.code, passphrase="")
    add_coordinator(first.desk, card.file, card.code)
    update(second, write_pack(first.desk, folder / "both.udsetpack").file)
    hand_root_key(first.desk, card.coordinator, folder / "root.udsetroot")
    take_root_key(second, folder / "root.udsetroot")
    return second
