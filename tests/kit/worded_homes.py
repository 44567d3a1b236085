"""A coordinator's home and a laptop's, by command, whose project lets words go from today for a year.

The commands go by the clock of the machine, so a decision with the days of the other tests would run out.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.kit.command import ran_well, training_home
from tests.kit.words_out import WORDED_PROJECT
from udset_desktop.foundation.clock import SystemClock
from udset_desktop.foundation.places import Home
from udset_desktop.project.switches import months_after
from udset_desktop.usecases.unlocking import unlock
from udset_desktop.usecases.workplace import Workplace, open_workplace


@dataclass(frozen=True)
class WordedHomes:
    """Two homes, and a laptop that the coordinator believes."""

    desk: Path
    laptop: Path

    @contextmanager
    def at_laptop(self) -> Iterator[Workplace]:
        """The laptop's place of work, for what no command does: talking and reading."""
        workplace = open_workplace(Home(folder=self.laptop))
        unlock(workplace, "")
        try:
            yield workplace
        finally:
            workplace.close()


def worded_homes(folder: Path, project: str = WORDED_PROJECT) -> WordedHomes:
    """Both homes, made by the commands that people use."""
    desk, laptop = training_home(folder), folder / "visiting"
    today = SystemClock().today_on()
    text = project.replace("2026-05-01", today.isoformat())
    text = text.replace("2027-05-01", months_after(today, 12).isoformat())
    (folder / "worded.toml").write_text(text, encoding="utf-8")
    ran_well("project", "set", folder / "worded.toml", "--home", desk)
    file = folder / "worded.udsetpack"
    code = ran_well("project", "pack", "--out", file, "--home", desk, "--json").object["code"]
    card = ran_well("laptop", "enrol", file, "--code", code, "--home", laptop, "--json").object
    ran_well("project", "accept", card["card"], "--code", card["code"], "--home", desk)
    return WordedHomes(desk=desk, laptop=laptop)
