"""The kills of `endure.py` through the real window: real keys, real lanes, the words "Saved" believed.

    python3 packaging/endure_window.py --kills 50 --seed 1

A second process shows the window, types the passphrase and talks on by key events, through every
screen of a conversation and into its correction (`endure_window_talk.py`).  Killed at a moment drawn
from the seed.  Then: what stood there when "Saved" was read is in the vault, at most the last second
of typing is gone wherever it was typed, the check is clean, Today offers the conversation as cut off
and it goes on at its very page, and no phrase of it can be read in any file.
"""

from __future__ import annotations

import argparse
import itertools
import json
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

import endure
from endure import PASSPHRASE, Lost, require
from endure_window_end import GOALS
from endure_window_talk import NOTE, REASON, TOGETHER, held_in, talk

from udset_desktop.foundation.places import Home
from udset_desktop.interview.jot import JOT_TYPING
from udset_desktop.interview.screen import Stage
from udset_desktop.interview.state import Session
from udset_desktop.interview.together import Together
from udset_desktop.interview.together_typing import parse_typed
from udset_desktop.usecases import following_up, interviewing, unlocking
from udset_desktop.usecases.workplace import Workplace, open_workplace

TYPING_LOST_S = 1.25  # the second that may be lost, and the commit that ends it
DOING_S = 2.5  # kills within what the run is for
GOAL_LONGEST_S = 20.0
STARTING_SHARE = 0.1
STARTING_S = 1.5
AHEAD_AT_MOST = 4  # things that one key changes together: an answer taken back, and the jots in it


@dataclass
class Talked:
    """What is believed of one conversation."""

    sure: dict[str, str] = field(default_factory=dict)  # stood there when "Saved" was read
    since: dict[str, list[str]] = field(default_factory=dict)  # what stood there after it
    pages: list[str] = field(default_factory=list)
    saved: bool = False

    def forget(self, name: str) -> None:
        """Nothing is known of this any more."""
        self.sure.pop(name, None)
        self.since.pop(name, None)

    def settle(self) -> None:
        """Everything that stands there is saved."""
        self.sure |= {name: texts[-1] for name, texts in self.since.items()}
        self.since, self.pages, self.saved = {}, self.pages[-1:], True

    def require_in(self, held: dict[str, str], page: str, *, under_way: bool) -> None:
        """Everything believed is in the vault; what is there is the ground for the next kill."""
        other = [
            name
            for name, text in self.sure.items()
            if held.get(name, "") not in [text, *self.since.get(name, [])]
        ]
        # The vault may be one key ahead of what was told: a word of a scale, or words that went on.
        ahead = [name for name in other if under_way and self._went_on(name, held.get(name, ""))]
        require(
            other == ahead and len(ahead) <= AHEAD_AT_MOST,
            f"{other} was called saved and is lost or changed",
        )
        require(not page or not self.pages or page in self.pages, f"resumed at {page}, not at {self.pages}")
        self.sure, self.since, self.pages, self.saved = held, {}, [page] if page else [], True

    def _went_on(self, name: str, now: str) -> bool:
        if not name.endswith(".words") and not name.startswith("views."):
            return True
        before = [self.sure[name], *self.since.get(name, [])][-1]
        values = [str(json.loads(text)["value"] or "") if text else "" for text in (before, now)]
        return values[1].startswith(values[0])


@dataclass
class Believed:
    """What the window had called saved, what stood there since, and what was typed when."""

    talks: dict[str, Talked] = field(default_factory=dict)
    typed: list[tuple[float, str, str, str]] = field(default_factory=list)  # when, in which talk, where, what
    promised: list[tuple[str, str]] = field(default_factory=list)  # record, and the reply or ""
    fronts: list[str] = field(default_factory=list)  # places since "Saved" was read last
    went_on: tuple[str, str] = ("", "")
    act: str = ""
    now: str = ""
    saved: int = 0
    letters: int = 0
    under_way: bool = False  # killed after a key was struck and before its work was told
    left: bool = False  # another place is in front of the talk
    steps: list[float] = field(default_factory=list)  # when the window came to its keys
    busy_since: float | None = None  # it has said "Saving" since

    def begin_run(self) -> None:
        """Another window."""
        self.typed, self.promised, self.fronts, self.steps, self.busy_since = [], [], [], [], None
        self.went_on, self.act, self.now = ("", ""), "starting", ""
        self.under_way = self.left = False

    def hear(self, line: dict[str, Any]) -> None:
        """Take in one line told."""
        match line:
            case {"step": True, "at": at, "busy": busy}:
                self.under_way = True
                self.steps.append(at)
                self.busy_since = (self.busy_since or at) if busy else None
            case {"step": False}:
                self.under_way = False
            case {"typed": where, "text": text, "at": at}:
                self.letters += 1
                self.typed.append((at, self.now, where, text))
            case {"front": front, "talk": at, "page": page, "now": now}:
                self._see(front, at, page, now)
            case {"saved": _}:
                self.saved += 1
                self.fronts = self.fronts[-1:]
                for talked in self.talks.values():
                    talked.settle()
            case _:
                self._hear_deed(line)

    def _hear_deed(self, line: dict[str, Any]) -> None:
        match line:
            case {"act": name}:
                self.act = str(name)
            case {"went_on": page, "talk": at}:
                self.went_on, self.now = (at, page), at
            case {"finishing": at}:
                # On file it stands nowhere, and opened again it begins at its first page.
                self.talks.setdefault(at, Talked()).pages = []
            case {"gone": name}:
                self._forget(name)
            case {"loose": name}:
                for talked in self.talks.values():
                    talked.forget(name)
            case {"minded": record, "reply": reply}:
                self.promised.append((record, reply))
            case {"taken": record}:
                self.promised.append((record, ""))

    def due_s(self, killed_s: float) -> float:
        """What was typed before this moment must be kept.

        A machine with much else to do lets the window come to its keys late, and the disk to its
        commits: such waits are the machine's, and are told by the steps and by "Saving".
        """
        steps = [at for at in self.steps if at > killed_s - 3 * TYPING_LOST_S]
        late_s = max((after - at for at, after in itertools.pairwise([*steps, killed_s])), default=0.0)
        return min(killed_s, self.busy_since or killed_s) - TYPING_LOST_S - late_s

    def _see(self, front: str, at: str, page: str, now: dict[str, str]) -> None:
        self.fronts.append(front)
        self.left = not at  # the key that left may have put down what was half written: nobody told of that
        if not at:
            return
        self.now = at
        talked = self.talks.setdefault(at, Talked())
        talked.pages.append(page)
        for name, text in now.items():
            talked.since.setdefault(name, []).append(text)

    def _forget(self, name: str) -> None:
        self.talks.setdefault(self.now, Talked()).forget(name)
        where = JOT_TYPING if name.startswith("jot ") else name
        self.typed = [one for one in self.typed if one[1:3] != (self.now, where)]

    def require_in(self, workplace: Workplace, killed_s: float) -> None:
        """Everything believed is in this vault."""
        sessions = sessions_in(workplace)
        drafts = {draft.interview for draft in workplace.require_vault().load_drafts()}
        due = [one for one in self.typed if one[0] <= self.due_s(killed_s)]
        for _, at, where, text in {one[1:3]: one for one in due}.values():
            require(
                any(kept.startswith(text.strip()) for kept in kept_texts(workplace, sessions.get(at), where)),
                f"more than the last second of typing is lost at {where}, while at: {self.act}",
            )
        for at, talked in tuple(self.talks.items()):
            if at not in sessions:
                require(not talked.saved, "a conversation is gone")
                del self.talks[at]
                continue
            session = sessions[at]
            page = f"{session.stage} {session.page}" if at in drafts else ""
            talked.require_in(held_in(session), page, under_way=self.under_way or self.left)
        for at in drafts - set(self.talks):
            self.talks[at] = Talked(sure=held_in(sessions[at]), saved=True)
        self._require_promised(workplace)

    def _require_promised(self, workplace: Workplace) -> None:
        vault = workplace.require_vault()
        taken = {notice.record for notice in vault.load_withdrawals()}
        for record, reply in self.promised:
            there = record in taken if not reply else vault.load_record(record).permissions.words == reply  # type: ignore[arg-type]
            require(there, f"a change of mind is lost: {reply or 'taken back'}")


def sessions_in(workplace: Workplace) -> dict[str, Session]:
    """Every conversation, unfinished or on file, as it would be open."""
    vault = workplace.require_vault()
    found = {
        record.interview: interviewing.session_of_record(workplace, record, "look")
        for record in vault.load_records()
    }
    drafts = vault.load_drafts()
    return dict(found) | {one.interview: interviewing.resume(workplace, one.interview) for one in drafts}


def kept_texts(workplace: Workplace, session: Session | None, where: str) -> list[str]:
    """Every text that something typed there can have become."""
    vault = workplace.require_vault()
    if where == NOTE:
        return [text for note in following_up.list_notes(workplace) for text in note.texts().values()]
    if where == REASON:
        records = vault.load_records()
        kept = [interviewing.typed_reason(workplace, record.id) for record in records]
        return [
            *kept,
            *(record.reason for record in records),
            *(draft.reason for draft in vault.load_drafts()),
        ]
    if session is None:
        return []
    if where == TOGETHER:
        half = parse_typed(session.typing.get(Stage.TOGETHER, "")) or Together()
        return [
            text
            for one in (half, session.together)
            for text in (*one.matters, *(action.what for action in one.actions))
        ]
    answer = session.answers.get(where)
    kept = [session.typing.get(where) or (str(answer.value) if answer else "")]
    return kept + [jot.text for jot in session.jots if where == JOT_TYPING]


def endure_window(folder: Path, *, kills: int, seed: int) -> dict[str, Any]:
    """Kill the window so many times; raises `Lost` at the first promise that did not hold."""
    chance = random.Random(seed)
    home = folder / "home"
    endure.make_home(home, folder)
    endure.require_search_finds(folder)
    believed, resumed, while_doing = Believed(), 0, Counter[str]()
    for number in range(kills):
        before = {at: talked.pages[-1:] for at, talked in believed.talks.items()}
        believed.begin_run()
        lines, killed_s = killed_run(folder, home, chance)
        for line in lines:
            believed.hear(line)
        while_doing[believed.act] += 1
        try:
            endure.require_unreadable(folder)
            at, page = believed.went_on
            if page and before.get(at):
                resumed += 1
                require([page] == before[at], f"went on at {page}, not at {before[at]}")
            require_offered(home, believed, killed_s)
        except Lost as lost:
            message = (
                f"kill {number + 1} of {kills} of the window, seed {seed}, while: {believed.act}: {lost}"
            )
            raise Lost(message) from lost
    told = {"kills": kills, "saved": believed.saved, "letters": believed.letters, "resumed": resumed}
    return told | {"while_doing": dict(sorted(while_doing.items()))}


def killed_run(folder: Path, home: Path, chance: random.Random) -> tuple[list[dict[str, Any]], float]:
    """What a window told before it was killed, and when that was."""
    goal = chance.choice(GOALS)
    command = [sys.executable, __file__, "--talk", str(home), "--goal", goal]
    command += ["--seed", str(chance.randrange(10**9))]
    with tempfile.NamedTemporaryFile(prefix="udset-endure-told-") as told:
        window = subprocess.Popen(
            command, cwd=folder, stdout=told, stderr=subprocess.PIPE, env=endure.surroundings(folder)
        )
        if chance.random() < STARTING_SHARE:
            time.sleep(chance.uniform(0, STARTING_S))
        else:
            wait_for(Path(told.name), window, "went_on", endure.READY_LONGEST_S)
            wait_for(Path(told.name), window, f'"act": "{goal}"', GOAL_LONGEST_S, must=False)
            time.sleep(chance.uniform(0, DOING_S))
        killed_s = time.monotonic()
        window.kill()
        _, complaint = window.communicate(timeout=endure.READY_LONGEST_S)
        lines = Path(told.name).read_bytes().split(b"\n")
    if window.returncode != -signal.SIGKILL or b"Traceback" in complaint:
        message = f"it ended by itself ({window.returncode}): {complaint.decode()[-2000:]}"
        raise Lost(message)
    return [json.loads(line) for line in lines[:-1]], killed_s


def wait_for(
    told: Path, window: subprocess.Popen[bytes], line: str, longest_s: float, *, must: bool = True
) -> None:
    """Return once this was told, or the window ended; what `must` come and does not is `Lost`."""
    patience_s = time.monotonic() + longest_s
    while line.encode() not in told.read_bytes() and window.poll() is None:
        if time.monotonic() > patience_s and not must:
            return
        if time.monotonic() > patience_s:
            window.kill()
            message = f"{line} was never told: {told.read_text()[-500:]}"
            raise Lost(message)
        time.sleep(0.01)


def require_offered(home: Path, believed: Believed, killed_s: float) -> None:
    """The vault is whole, what is unfinished is offered as cut off, and all that was believed is there."""
    workplace = open_workplace(Home(folder=home))
    unlocking.unlock(workplace, PASSPHRASE)
    try:
        checked = unlocking.check_vault(workplace)
        require(not checked.findings, f"the check of the vault found {checked.findings}")
        drafts = interviewing.today(workplace).drafts
        require(len(drafts) <= 1, f"{len(drafts)} conversations are offered")
        if drafts and believed.fronts and set(believed.fronts) == {"conversation"}:
            require(drafts[0].cut_off, "it is not said that the conversation was cut off")
        believed.require_in(workplace, killed_s)
    finally:
        workplace.close()


def main() -> int:
    """0 when nothing was lost and nothing shown."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--talk", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--goal", default="words", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.talk:
        talk(options.talk, options.seed, options.goal)
        return 0
    began_s = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="udset-endure-") as folder:
        try:
            tally = endure_window(Path(folder), kills=options.kills, seed=options.seed)
        except Lost as lost:
            print(f"Not endured. {lost}")
            return 1
    print(json.dumps(tally | {"seconds": round(time.monotonic() - began_s)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
