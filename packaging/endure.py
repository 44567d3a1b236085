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
import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from endure_aims import GOALS  # noqa: E402
from endure_handing import POST, TAKER, TAKER_CARD, require_files, taker_rows  # noqa: E402
from endure_kept import Lost, Table, require, require_counted, rows_of, with_changes  # noqa: E402
from endure_talk import CANARY, NAME, PASSPHRASE, hold_conversations, tell  # noqa: E402

from udset_desktop.foundation.places import Home  # noqa: E402
from udset_desktop.usecases import enrolling, interviewing, projects, unlocking  # noqa: E402
from udset_desktop.usecases.people import DraftRow  # noqa: E402
from udset_desktop.usecases.workplace import Workplace, open_workplace  # noqa: E402

__all__ = ["CANARY", "NAME", "PASSPHRASE", "tell"]
READY_LONGEST_S = 60.0
STARTING_S = 1.0  # kills while the program starts and unlocks
KILLING_S = (0.004, 0.03, 0.8)  # kills within the goal's own saving, within its act, and while it talks on
MOVING = ("carry on", "put aside")
STARTING_EVERY = 7  # by count and not by chance: a short run must meet both, on any machine


@dataclass
class Known:
    """What the killed program said was saved, and what it was about to save."""

    rows: Table = field(default_factory=dict)
    about_to: dict[str, Any] = field(default_factory=dict)
    saved: int = 0
    aside: set[str] = field(default_factory=set)  # put aside on purpose since the last kill
    met: Counter[str] = field(default_factory=Counter)

    def hear(self, line: dict[str, Any]) -> None:
        """Take in one line told."""
        if "do" in line:
            self.about_to = line
            self.met[line["do"]] += 1
        elif self.about_to:
            self.rows = with_changes(self.rows, line.get("rows") or self.about_to["sets"])
            self.about_to = {}
            self.saved += 1
            self.aside = (self.aside | {line.get("aside", "")}) - {line.get("here", "")}

    def require_in(self, rows: Table) -> None:
        """The vault holds what was saved, or the one saving further that was on its way: whole or not at all."""
        sets = self.about_to.get("sets")
        if sets is not None and self.about_to.get("makes") and rows != self.rows:
            sets = sets | self._made(rows)
        if sets is not None and rows == with_changes(self.rows, sets):
            self.rows = rows
        names = [name for name in {**self.rows, **rows} if self.rows.get(name) != rows.get(name)]
        require(not names, f"lost, changed or from nowhere: {names[:9]}, about to {self.about_to.get('do')}")

    def _made(self, rows: Table) -> Table:
        """The rows of one thing that got its number from its own verb: a conversation with its person, or a note."""
        fresh = {
            name: text for name, text in rows.items() if name not in {**self.rows, **self.about_to["sets"]}
        }
        people = [name for name in fresh if name.startswith("person ")]
        things = {name if name.startswith("work ") else name.split()[0] for name in {*fresh} - {*people}}
        require(len(things) == 1 and len(people) <= 1, "more than one thing has begun, or half of one")
        return fresh

    def require_offered(self, drafts: tuple[DraftRow, ...]) -> None:
        """Today offers what is unfinished and nothing else, and says that it was cut off unless it was put aside."""
        begun = {name.split()[0] for name in self.rows if name.endswith(" place")}
        require(
            {draft.interview for draft in drafts} == begun, "another conversation is offered than was begun"
        )
        if self.about_to.get("do") in MOVING:
            return
        wrong = [draft for draft in drafts if draft.cut_off == (draft.interview in self.aside)]
        require(not wrong, "it is not said which conversation was cut off")


@dataclass
class Tally:
    """What the kills came to."""

    kills: int = 0
    while_doing: Counter[str] = field(default_factory=Counter)
    met: Counter[str] = field(default_factory=Counter)  # how often each act was begun in all runs together
    saved: int = 0
    seconds: float = 0.0


def endure(folder: Path, *, kills: int, seed: int, goals: tuple[str, ...] = GOALS) -> Tally:
    """Kill `kills` times, at one goal after the other; raises `Lost` at the first promise that did not hold."""
    chance = random.Random(seed)
    home = folder / "home"
    make_home(home, folder)
    require_search_finds(folder)
    known, tally = Known(), Tally()
    began_s = time.monotonic()
    for number in range(kills):
        aimed = number - number // STARTING_EVERY - 1
        goal = "" if not number % STARTING_EVERY else goals[aimed % len(goals)]
        try:
            heard = killed_run(folder, chance.randrange(10**9), chance, goal)
            for line in heard:
                known.hear(line)
            tally.while_doing[known.about_to.get("do", "between" if heard else "starting")] += 1
            require_unreadable(folder)
            require_kept(folder, known)
        except Lost as lost:
            message = f"kill {number + 1} of {kills}, seed {seed}, aimed at {goal or 'the start'}: {lost}"
            raise Lost(message) from lost
        known.about_to = {}
        tally.kills += 1
    tally.saved, tally.seconds, tally.met = known.saved, time.monotonic() - began_s, known.met
    return tally


def make_home(home: Path, folder: Path) -> None:
    """A coordinator's project and two laptops that have joined it, in homes of their own."""
    desk = open_workplace(Home(folder=folder / "desk"))
    projects.new_project(desk, "Endurance", passphrase=PASSPHRASE)
    pack = projects.write_pack(desk, folder / "project.udsetpack")
    laptops = [open_workplace(Home(folder=one)) for one in (home, folder / TAKER)]
    for laptop in laptops:
        card = enrolling.enrol(laptop, pack.file, pack.code, passphrase=PASSPHRASE)
        projects.accept_card(desk, card.card, card.code)
    newer = projects.write_pack(desk, folder / "newer.udsetpack")
    for laptop in laptops:
        enrolling.update(laptop, newer.file)
        laptop.close()
    card.card.rename(folder / TAKER_CARD)
    (folder / POST).mkdir()
    desk.close()


def killed_run(folder: Path, seed: int, chance: random.Random, goal: str) -> list[dict[str, Any]]:
    """What a run told before it was killed: at its goal or after it, or without one while it was starting."""
    command = [sys.executable, str(Path(__file__).resolve()), "--talk", str(folder / "home")]
    command += ["--seed", str(seed), "--goal", goal]
    # Told into a file and not a pipe: a full pipe would stop the talker, and every kill would hit it waiting.
    with tempfile.NamedTemporaryFile(prefix="udset-endure-told-") as told:
        talker = subprocess.Popen(
            command, cwd=folder, stdout=told, stderr=subprocess.PIPE, env=surroundings(folder)
        )
        if not goal:
            time.sleep(STARTING_S * chance.random() ** 2)  # more of them early: a fast machine is soon up
        else:
            wait_for(Path(told.name), talker, f'"do": "{goal}"')
            time.sleep(chance.uniform(0, chance.choice(KILLING_S)))
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


def wait_for(told: Path, talker: subprocess.Popen[bytes], line: str) -> None:
    """Return once this was told, or the talker ended; raises `Lost` where it never comes."""
    patience_s = time.monotonic() + READY_LONGEST_S
    while line.encode() not in told.read_bytes() and talker.poll() is None:
        if time.monotonic() > patience_s:
            talker.kill()
            message = f"{line} was never told"
            raise Lost(message)
        time.sleep(0.001)


def require_kept(folder: Path, known: Known) -> None:
    """Everything said to be saved is in the vaults, and what was cut off is offered again."""
    with unlocked(folder / "home") as workplace, unlocked(folder / TAKER) as taker:
        for one in (workplace, taker):
            require_counted(one)
            checked = unlocking.check_vault(one)
            require(not checked.findings, f"the check of the vault found {checked.findings}")
        drafts = interviewing.today(workplace).drafts
        known.require_in(rows_of(workplace) | taker_rows(taker))
        known.require_offered(drafts)
        require_files(folder / POST, workplace)
    known.aside = set()  # looking took up every one of them


@contextlib.contextmanager
def unlocked(home: Path) -> Iterator[Workplace]:
    """A workplace there, its vault open."""
    workplace = open_workplace(Home(folder=home))
    unlocking.unlock(workplace, PASSPHRASE)
    try:
        yield workplace
    finally:
        workplace.close()


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


def main() -> int:
    """0 when nothing was lost and nothing shown."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--aim", choices=GOALS, nargs="+", default=GOALS, help="kill at nothing else")
    parser.add_argument("--goal", default="", help=argparse.SUPPRESS)
    parser.add_argument("--talk", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.talk:
        hold_conversations(options.talk, options.seed, options.goal)
    with tempfile.TemporaryDirectory(prefix="udset-endure-") as folder:
        try:
            tally = endure(Path(folder), kills=options.kills, seed=options.seed, goals=tuple(options.aim))
        except Lost as lost:
            print(f"Not endured. {lost}")
            return 1
    if options.json:
        print(
            json.dumps(
                {
                    "kills": tally.kills,
                    "while_doing": tally.while_doing,
                    "met": tally.met,
                    "saved": tally.saved,
                }
            )
        )
        return 0
    moments = ", ".join(f"{what} {count}" for what, count in sorted(tally.while_doing.items()))
    print(
        f"{tally.kills} kills in {tally.seconds:.0f} s ({moments}); {tally.saved} savings, none lost;"
        " every check clean, every conversation resumed, nothing readable."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
