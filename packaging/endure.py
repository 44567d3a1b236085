"""Kill the program at random moments of a conversation, and look whether anything was lost or shown.

    python3 packaging/endure.py --kills 200 --seed 1

A second process holds a scripted conversation through the real verbs and tells, line by line, what
it is about to save and what the verb said was saved.  It is killed (SIGKILL) at a moment drawn from
the seed.  Then: every saved row of the vault must be there (`endure_kept.py`), one saving either whole
or not at all, the check of the vault clean, the conversation offered on Today as cut off and resumed
at its page, and no phrase of it readable in any file under the folder that was home, temporary
folder and working folder to it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from endure_kept import Table, rows_of, with_changes  # noqa: E402
from endure_talk import CANARY, NAME, PASSPHRASE, hold_conversations, tell  # noqa: E402

from udset_desktop.foundation.places import Home  # noqa: E402
from udset_desktop.usecases import enrolling, interviewing, projects, unlocking  # noqa: E402
from udset_desktop.usecases.workplace import Workplace, open_workplace  # noqa: E402

__all__ = ["CANARY", "NAME", "PASSPHRASE", "tell"]
READY_LONGEST_S = 60.0
STARTING_S = 1.0  # kills while the program starts and unlocks
TALKING_S = 1.2  # kills while it saves
STARTING_EVERY = 7  # by count and not by chance: a short run must meet both, on any machine


class Lost(Exception):
    """Something that was promised did not hold."""


@dataclass
class Known:
    """What the killed program said was saved, and what it was about to save."""

    rows: Table = field(default_factory=dict)
    about_to: dict[str, Any] = field(default_factory=dict)
    saved: int = 0

    def hear(self, line: dict[str, Any]) -> None:
        """Take in one line told."""
        if "do" in line:
            self.about_to = line
        elif self.about_to:
            self.rows = with_changes(self.rows, line.get("rows") or self.about_to["sets"])
            self.about_to = {}
            self.saved += 1

    def require_in(self, rows: Table) -> None:
        """The vault holds what was saved, or the one saving further that was on its way: whole or not at all."""
        sets = self.about_to.get("sets")
        if self.about_to.get("do") == "begin" and rows != self.rows:
            fresh = {name: text for name, text in rows.items() if name not in self.rows}
            require(len({name.split()[0] for name in fresh}) == 1, "more than one conversation has begun")
            sets = fresh
        if sets is not None and rows == with_changes(self.rows, sets):
            self.rows = rows
        names = [name for name in {**self.rows, **rows} if self.rows.get(name) != rows.get(name)]
        require(not names, f"lost, changed or from nowhere: {names[:9]}, about to {self.about_to.get('do')}")


@dataclass
class Tally:
    """What the kills came to."""

    kills: int = 0
    while_doing: Counter[str] = field(default_factory=Counter)
    saved: int = 0
    seconds: float = 0.0


def endure(folder: Path, *, kills: int, seed: int) -> Tally:
    """Kill `kills` times; raises `Lost` at the first promise that did not hold."""
    chance = random.Random(seed)
    home = folder / "home"
    make_home(home, folder)
    require_search_finds(folder)
    known, tally = Known(), Tally()
    began_s = time.monotonic()
    for number in range(kills):
        heard = killed_run(
            folder, home, chance.randrange(10**9), chance, starting=not number % STARTING_EVERY
        )
        for line in heard:
            known.hear(line)
        tally.while_doing[known.about_to.get("do", "between" if heard else "starting")] += 1
        try:
            require_unreadable(folder)
            require_kept(home, known)
        except Lost as lost:
            message = f"kill {number + 1} of {kills}, seed {seed}: {lost}"
            raise Lost(message) from lost
        known.about_to = {}
        tally.kills += 1
    tally.saved, tally.seconds = known.saved, time.monotonic() - began_s
    return tally


def make_home(home: Path, folder: Path) -> None:
    """A coordinator's project and one laptop that has joined it, in homes of their own."""
    desk = open_workplace(Home(folder=folder / "desk"))
    projects.new_project(desk, "Endurance", passphrase=PASSPHRASE)
    pack = projects.write_pack(desk, folder / "project.udsetpack")
    desk.close()
    laptop = open_workplace(Home(folder=home))
    enrolling.enrol(laptop, pack.file, pack.code, passphrase=PASSPHRASE)
    laptop.close()


def killed_run(
    folder: Path, home: Path, seed: int, chance: random.Random, *, starting: bool
) -> list[dict[str, Any]]:
    """What a run told before it was killed, while it was `starting` or once it had begun to save."""
    command = [sys.executable, str(Path(__file__).resolve()), "--talk", str(home), "--seed", str(seed)]
    # Told into a file and not a pipe: a full pipe would stop the talker, and every kill would hit it waiting.
    with tempfile.NamedTemporaryFile(prefix="udset-endure-told-") as told:
        talker = subprocess.Popen(
            command, cwd=folder, stdout=told, stderr=subprocess.PIPE, env=surroundings(folder)
        )
        if starting:
            time.sleep(STARTING_S * chance.random() ** 2)  # more of them early: a fast machine is soon up
        else:
            wait_for_a_line(Path(told.name), talker)
            time.sleep(chance.uniform(0, TALKING_S))
        talker.kill()
        _, complaint = talker.communicate(timeout=READY_LONGEST_S)
        lines = Path(told.name).read_bytes().split(b"\n")
    if complaint or talker.returncode != -signal.SIGKILL:
        message = f"it ended by itself ({talker.returncode}): {complaint.decode()[-2000:]}"
        raise Lost(message)
    return [json.loads(line) for line in lines[:-1]]  # the last was cut by the kill, or is empty


def surroundings(folder: Path) -> dict[str, str]:
    """An environment in which everything a program may write lies under `folder`."""
    names = ("HOME", "TMPDIR", "TMP", "TEMP", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")
    return os.environ | dict.fromkeys(names, str(folder))


def wait_for_a_line(told: Path, talker: subprocess.Popen[bytes]) -> None:
    """Return once the talker has unlocked, or ended."""
    patience_s = time.monotonic() + READY_LONGEST_S
    while b"\n" not in told.read_bytes() and talker.poll() is None and time.monotonic() < patience_s:
        time.sleep(0.01)


def require_kept(home: Path, known: Known) -> None:
    """Everything said to be saved is in the vault, and what was cut off is offered again."""
    workplace = open_workplace(Home(folder=home))
    unlocking.unlock(workplace, PASSPHRASE)
    try:
        checked = unlocking.check_vault(workplace)
        require(not checked.findings, f"the check of the vault found {checked.findings}")
        known.require_in(rows_of(workplace))
        require_offered(workplace, known)
    finally:
        workplace.close()


def require_offered(workplace: Workplace, known: Known) -> None:
    """Today offers what is unfinished and nothing else, and says that it was cut off."""
    drafts = interviewing.today(workplace).drafts
    begun = {name.split()[0] for name in known.rows if name.endswith(" place")}
    require({draft.interview for draft in drafts} == begun, "another conversation is offered than was begun")
    require(all(draft.cut_off for draft in drafts), "it is not said that the conversation was cut off")


def require_unreadable(folder: Path) -> None:
    """No phrase of the conversation can be read in any file the program could have written."""
    shown = files_showing(folder)
    require(not shown, f"readable in {shown}")


def require_search_finds(folder: Path) -> None:
    """The search itself works: a phrase laid out on purpose is found."""
    planted = folder / "planted.txt"
    planted.write_text(CANARY, encoding="utf-16")
    found = files_showing(folder)
    planted.unlink()
    require(found == ["planted.txt"], "the search does not find what it should")


def files_showing(folder: Path) -> list[str]:
    """Every file under `folder` in which the phrase or the name can be read."""
    wanted = [
        phrase.encode(code)
        for phrase in (CANARY[:20], NAME[:12])
        for code in ("utf-8", "utf-16-le", "utf-16-be")
    ]
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and any(phrase in path.read_bytes() for phrase in wanted)
    ]


def require(holds: bool, otherwise: str) -> None:  # noqa: FBT001 - reads as a sentence
    """Nothing, where it holds; else raises `Lost`."""
    if not holds:
        raise Lost(otherwise)


def main() -> int:
    """0 when nothing was lost and nothing shown."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--talk", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.talk:
        hold_conversations(options.talk, options.seed)
    with tempfile.TemporaryDirectory(prefix="udset-endure-") as folder:
        try:
            tally = endure(Path(folder), kills=options.kills, seed=options.seed)
        except Lost as lost:
            print(f"Not endured. {lost}")
            return 1
    if options.json:
        print(json.dumps({"kills": tally.kills, "while_doing": tally.while_doing, "saved": tally.saved}))
        return 0
    moments = ", ".join(f"{what} {count}" for what, count in sorted(tally.while_doing.items()))
    print(
        f"{tally.kills} kills in {tally.seconds:.0f} s ({moments}); {tally.saved} savings, none lost;"
        " every check clean, every conversation resumed, nothing readable."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
