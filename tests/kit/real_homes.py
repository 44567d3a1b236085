"""A desk and a laptop under passphrases, as a council has them: what training homes cannot show."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.kit.joined import PASSPHRASE, PROJECT_FILE, workplace_in
from udset_desktop.usecases.enrolling import Enrolled, enrol
from udset_desktop.usecases.organisation_keys import make_organisation_key
from udset_desktop.usecases.projects import WrittenPack, accept_card, new_project, set_project, write_pack
from udset_desktop.usecases.workplace import Workplace

OWN = "gannet over the skerry"


@dataclass(frozen=True, slots=True, kw_only=True)
class RealRiver:
    """Both sides, the papers between them, and the organisation's private half."""

    desk: Workplace
    laptop: Workplace
    pack: WrittenPack
    enrolled: Enrolled
    key_file: Path

    def close(self) -> None:
        self.desk.close()
        self.laptop.close()


def both_at_one_desk(folder: Path) -> RealRiver:
    """The same, and its coordinator holds conversations too: the desk's home has a laptop's vault, under `OWN`."""
    made = real_river(folder)
    enrol(made.desk, made.pack.file, made.pack.code, passphrase=OWN)
    return made


def real_river(folder: Path) -> RealRiver:
    """A project of one council, and a laptop of it that is believed; both open under `PASSPHRASE`."""
    desk = workplace_in(folder / "desk-home")
    new_project(desk, "Machair conversations", passphrase=PASSPHRASE)
    file = folder / "project.toml"
    file.write_text(PROJECT_FILE, encoding="utf-8")
    set_project(desk, file)
    key_file = folder / "council-key.txt"
    make_organisation_key(desk, "council", key_file)
    pack = write_pack(desk, folder / "machair.udsetpack")
    laptop = workplace_in(folder / "laptop-home")
    enrolled = enrol(laptop, pack.file, pack.code, passphrase=PASSPHRASE)
    accept_card(desk, enrolled.card, enrolled.code)
    return RealRiver(desk=desk, laptop=laptop, pack=pack, enrolled=enrolled, key_file=key_file)
