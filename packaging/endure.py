"""Kill the program at random moments of a conversation, and look whether anything was lost or shown.

    python3 packaging/endure.py --kills 200 --seed 1

A second process holds a scripted conversation through the real verbs and tells, line by line, what
it is about to save and what the verb said was saved.  It is killed (SIGKILL) at a moment drawn from
the seed.  Then: every saved answer, text and jot must be there, the check of the vault clean, the
conversation offered on Today as cut off and resumed at its page, and no phrase of it readable in
any file under the folder that was home, temporary folder and working folder to it.
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

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from endure_talk import CANARY, NAME, PASSPHRASE, hold_conversations, tell, written  # noqa: E402

from udset_desktop.foundation.places import Home  # noqa: E402
from udset_desktop.interview.jot import JOT_TYPING  # noqa: E402
from udset_desktop.interview.state import Session  # noqa: E402
from udset_desktop.usecases import enrolling, interviewing, projects, unlocking  # noqa: E402
from udset_desktop.usecases.workplace import open_workplace  # noqa: E402

__all__ = ["CANARY", "NAME", "PASSPHRASE", "tell", "written"]
READY_LONGEST_S = 60.0
STARTING_S = 1.0  # kills while the program starts and unlocks
TALKING_S = 1.2  # kills while it saves
STARTING_EVERY = 7  # by count and not by chance: a short run must meet both, on any machine


class Lost(Exception):
    """Something that was promised did not hold."""


@dataclass
class Known:
    """What the killed program said was saved, and what it was about to save."""

    interview: str = ""
    page: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    typing: dict[str, str] = field(default_factory=dict)
    jots: dict[str, str] = field(default_factory=dict)
    records: list[str] = field(default_factory=list)
    finished: dict[str, dict[str, str]] = field(default_factory=dict)  # their jots
    about_to: dict[str, str] = field(default_factory=dict)
    saved: int = 0

    def hear(self, line: dict[str, str]) -> None:
        """Take in one line told."""
        if "do" in line:
            self.about_to = line
            return
        self.saved += line["did"] in {"answer", "typing", "jot", "place", "begin", "finish"}
        self.settle(line)

    def settle(self, did: dict[str, str]) -> None:
        """What was about to be saved is saved."""
        meant, self.about_to = self.about_to, {}
        match did["did"]:
            case "begin":
                self.interview, self.page = did["interview"], did["page"]
                self.answers, self.typing, self.jots = {}, {}, {}
            case "place":
                self.page = meant["page"]
            case "typing":
                self.typing[meant["item"]] = meant["text"]
            case "answer":
                self.answers[meant["item"]] = meant["answer"]
                self.typing.pop(meant["item"], None)
            case "jot":
                self.jots[meant["number"]] = meant["jot"]
                self.typing.pop(JOT_TYPING, None)
            case "finish":
                self.records.append(did["record"])
                self.finished[did["record"]] = self.jots
                self.interview, self.answers, self.typing, self.jots = "", {}, {}, {}


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
) -> list[dict[str, str]]:
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
    """Everything said to be saved is in the vault, and the conversation is offered again."""
    workplace = open_workplace(Home(folder=home))
    unlocking.unlock(workplace, PASSPHRASE)
    try:
        checked = unlocking.check_vault(workplace)
        require(not checked.findings, f"the check of the vault found {checked.findings}")
        records = workplace.require_vault().load_records()
        on_file = {record.id for record in records}
        require(on_file >= set(known.records), "a finished conversation is gone")
        for record in records:
            kept = {str(jot.number): written(jot) for jot in record.jots}
            require(known.finished.get(record.id, kept) == kept, "a finished conversation has lost a jot")
        drafts = interviewing.today(workplace).drafts
        if known.about_to.get("do") == "finish" and not drafts:
            known.settle({"did": "finish", "record": (on_file - set(known.records)).pop()})
            return
        if known.about_to.get("do") == "begin" and drafts:
            session = interviewing.resume(workplace, drafts[0].interview)
            known.settle({"did": "begin", "interview": session.interview, "page": session.page})
        if not known.interview:
            require(not drafts, "a finished conversation is offered again")
            return
        require(len(drafts) == 1 and drafts[0].interview == known.interview, "resume is not offered")
        require(drafts[0].cut_off, "it is not said that the conversation was cut off")
        require_same_session(interviewing.resume(workplace, known.interview), known)
    finally:
        workplace.close()


def require_same_session(session: Session, known: Known) -> None:
    """The session is what was saved, or one saving further: the one that was on its way."""
    meant = known.about_to
    pages = {known.page, meant.get("page", known.page)}
    require(session.page in pages, f"resumed at {session.page}, not at {pages}")
    answers = {item: written(answer) for item, answer in session.answers.answers.items()}
    typing = dict(session.typing)
    jots = {str(jot.number): written(jot) for jot in session.jots}
    if meant.get("do") == "answer" and answers.get(meant["item"]) == meant["answer"]:
        known.settle({"did": "answer"})
    elif meant.get("do") == "typing" and typing.get(meant["item"]) == meant["text"]:
        known.settle({"did": "typing"})
    elif meant.get("do") == "jot" and jots.get(meant["number"]) == meant["jot"]:
        known.settle({"did": "jot"})
    known.page = session.page
    lost = [item for item, answer in known.answers.items() if answers.get(item) != answer]
    require(not lost, f"saved answers are lost or changed: {lost}")
    require(answers == known.answers, "answers nobody gave are there")
    require(typing == known.typing, "saved typing is lost or changed")
    require(jots == known.jots, "saved jots are lost or changed, or there are some nobody typed")


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
