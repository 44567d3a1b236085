"""The kills of `endure.py` through the real window: real keys, real lanes, the words "Saved" believed.

    python3 packaging/endure_window.py --kills 50 --seed 1

A second process shows the window, types the passphrase and talks on by key events, and tells line
by line what the window holds, when it says "Saved", and every text typed with its time.  Killed at a
moment drawn from the seed.  Then: what stood there when "Saved" was read is in the vault, at most the
last second of typing is gone, the check is clean, Today offers the conversation as cut off and it
goes on at its very page, and no phrase of it can be read in any file.
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
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import endure
from endure import CANARY, NAME, PASSPHRASE, Lost, require, tell, written

from udset_desktop.foundation.places import Home
from udset_desktop.interview.jot import JOT_TYPING
from udset_desktop.interview.state import Session
from udset_desktop.usecases import interviewing, unlocking
from udset_desktop.usecases.workplace import open_workplace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from udset_desktop.desktop.shell import Shell

TYPING_LOST_S = 1.25  # the second that may be lost, and the commit that ends it
KEY_EVERY_MS = 4
TALKING_S = 4.0
STARTING_SHARE = 0.1
JOTTING_SHARE = 0.5
STARTING_S = 1.5


def held_in(session: Session) -> dict[str, str]:
    """Every answer and every jot, as text that can be compared."""
    answers = {item: written(answer) for item, answer in session.answers.answers.items()}
    return answers | {f"jot {jot.number}": written(jot) for jot in session.jots}


# ---- the window that is killed -------------------------------------------------------------------


class Talker:
    """Somebody at the keys who never stops."""

    def __init__(self, shell: Shell, seed: int) -> None:
        self.shell = shell
        self.chance = random.Random(seed)
        self.told: dict[str, str] = {}
        self.page = ""
        self.saved = False
        self.acts = self._acts()

    def step(self) -> None:
        """One key, and what the window shows after it."""
        tell(step=True)
        next(self.acts)
        self._tell()
        tell(step=False)

    def _tell(self) -> None:
        flow = self.shell.flows.get("conversation")
        session: Session | None = getattr(flow, "session", None)
        if session is None:
            return
        held = held_in(session)
        # An answer taken back by the key that gave it is told as "".
        fresh = {
            item: held.get(item, "") for item in held | self.told if held.get(item) != self.told.get(item)
        }
        if fresh or session.page != self.page:
            self.told, self.page, self.saved = held, session.page, False
            tell(interview=session.interview, page=session.page, now=fresh)
        corner = self.shell.saved_corner
        if not self.saved and not corner._under_way and corner.text().startswith("Saved"):  # noqa: SLF001
            self.saved = True
            tell(saved=session.interview)

    def _acts(self) -> Iterator[None]:
        yield from self._until_place("unlock")
        yield from self._type(self.shell.stack.currentWidget().secret, PASSPHRASE)  # type: ignore[attr-defined]
        self._key("Return")
        yield from self._until_place("today")
        today = self.shell.flows["today"].view
        while today.today is None:  # type: ignore[attr-defined]
            yield
        if today.today.drafts:  # type: ignore[attr-defined]
            self._press(today, "carry_on")
        else:
            yield from self._begin(today)
        yield from self._until_place("conversation")
        while self.shell.flows["conversation"].session is None:  # type: ignore[attr-defined]
            yield
        tell(went_on=self.shell.flows["conversation"].session.page)  # type: ignore[attr-defined]
        while True:
            yield from self._talk()

    def _begin(self, today: QWidget) -> Iterator[None]:
        self._press(today, "begin_button")
        yield from self._until_place("begin")
        begin = self.shell.flows["begin"].view
        while begin.state is None:  # type: ignore[attr-defined]
            yield
        yield from self._type(begin.name, NAME)  # type: ignore[attr-defined]
        rows = begin.rows  # type: ignore[attr-defined]
        for key, code in (("groups", "older_people"), ("interviewer_types", "third_party")):
            self._space(rows[key].buttons[code])
        chosen = next(code for code in rows["instruments"].buttons if code.startswith("user"))
        self._space(rows["instruments"].buttons[chosen])
        self._space(next(iter(rows["notices"].buttons.values())))
        self._space(begin.talk.buttons["yes"])  # type: ignore[attr-defined]
        self._press(begin, "begin_button")

    def _talk(self) -> Iterator[None]:
        """One page: some words, a word of the scale, on to another."""
        from PySide6.QtWidgets import QPlainTextEdit  # noqa: PLC0415 - only the window needs Qt

        view = self.shell.flows["conversation"].view
        boxes = [one for one in view.findChildren(QPlainTextEdit, "words") if one.isVisible()]
        if boxes:
            boxes[0].setFocus()
            self._key("End", "Control")
            item = next(field.item.id for field in view.page.body.fields if field.isAncestorOf(boxes[0]))  # type: ignore[attr-defined]
            for letter in f"{CANARY} {self.chance.randrange(1000)} "[: self.chance.randrange(10, 56)]:
                self._letters(boxes[0], letter)
                tell(typed=item, text=boxes[0].toPlainText(), at=time.monotonic())
                yield
            for _ in range(self.chance.choice((0, 0, 100, 900))):
                yield
        self._key(str(self.chance.randrange(1, 4)), "Alt")
        yield
        if self.chance.random() < JOTTING_SHARE:
            yield from self._jot(view)
        stage = str(view.state.stage)  # type: ignore[attr-defined]
        if stage != "pages" or self.chance.random() < 0.2:  # noqa: PLR2004 - now and then somebody goes back
            self._key("Left", "Alt")
        else:
            self._key("Return", "Control")
        yield

    def _jot(self, view: QWidget) -> Iterator[None]:
        """A line from wherever one is; now and then it is only begun."""
        from PySide6.QtWidgets import QPlainTextEdit  # noqa: PLC0415 - as above

        self._key("J", "Control")
        line = view.findChild(QPlainTextEdit, "jot_line")
        assert isinstance(line, QPlainTextEdit)
        for letter in f"{CANARY} {self.chance.randrange(1000)}"[: self.chance.randrange(10, 56)]:
            self._letters(line, letter)
            tell(typed=JOT_TYPING, text=line.toPlainText(), at=time.monotonic())
            yield
        for _ in range(self.chance.choice((0, 0, 400))):
            yield
        self._key("Return")
        yield

    def _until_place(self, place: str) -> Iterator[None]:
        while self.shell.place != place:
            yield

    def _type(self, line: QWidget, text: str) -> Iterator[None]:
        line.setFocus()
        for letter in text:
            self._letters(line, letter)
            yield

    @staticmethod
    def _letters(widget: QWidget, letters: str) -> None:
        from PySide6.QtTest import QTest  # noqa: PLC0415 - as above

        QTest.keyClicks(widget, letters)

    def _key(self, name: str, held: str = "No") -> None:
        from PySide6.QtCore import Qt  # noqa: PLC0415 - as above
        from PySide6.QtTest import QTest  # noqa: PLC0415
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415

        focused = QApplication.focusWidget() or self.shell
        QTest.keyClick(
            focused, getattr(Qt.Key, f"Key_{name}"), getattr(Qt.KeyboardModifier, f"{held}Modifier")
        )

    def _space(self, widget: QWidget) -> None:
        widget.setFocus()
        self._key("Space")

    def _press(self, view: QWidget, name: str) -> None:
        from PySide6.QtWidgets import QWidget as Widget  # noqa: PLC0415 - as above

        found = view.findChild(Widget, name)
        assert isinstance(found, Widget)
        self._space(found)


def talk(home: Path, seed: int) -> None:
    """The window under way, until it is killed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - as above

    from udset_desktop.desktop import app  # noqa: PLC0415

    application = app.new_application([])
    program = app.Program(Home(folder=home))
    program.show()
    program.shell.activateWindow()
    talker = Talker(program.shell, seed)
    timer = QTimer()
    timer.timeout.connect(talker.step)
    timer.start(KEY_EVERY_MS)
    tell(shown=True)
    application.exec()


# ---- the other side ------------------------------------------------------------------------------


@dataclass
class Believed:
    """What the window had called saved, what stood there since, and what was typed when."""

    interview: str = ""
    sure: dict[str, str] = field(default_factory=dict)
    since: dict[str, list[str]] = field(default_factory=dict)
    pages: list[str] = field(default_factory=list)
    typed: list[tuple[float, str, str]] = field(default_factory=list)
    went_on: str = ""
    saved: int = 0
    letters: int = 0
    under_way: bool = False  # killed after a key was struck and before its work was told

    def hear(self, line: dict[str, object]) -> None:
        """Take in one line told."""
        if "step" in line:
            self.under_way = bool(line["step"])
        elif "went_on" in line:
            self.went_on = str(line["went_on"])
        elif "typed" in line:
            self.letters += 1
            self.typed.append((float(str(line["at"])), str(line["typed"]), str(line["text"])))
        elif "now" in line and isinstance(line["now"], dict):
            self.pages.append(str(line["page"]))
            for item, text in line["now"].items():
                self.since.setdefault(item, []).append(text)
        elif "saved" in line:
            self.saved += 1
            self.interview = str(line["saved"])
            self.sure |= {item: texts[-1] for item, texts in self.since.items()}
            self.since, self.pages = {}, self.pages[-1:]

    def require_in(self, session: Session, killed_s: float) -> None:
        """Everything believed is in the session; what is there is the ground for the next kill."""
        held = held_in(session)
        other = [
            item
            for item, text in self.sure.items()
            if held.get(item, "") not in [text, *self.since.get(item, [])]
        ]
        # The vault may be one key ahead of what was told: a word of a scale, or words that went on.
        ahead = [item for item in other[: self.under_way] if self._went_on(item, held.get(item, ""))]
        require(other == ahead, f"{other} was called saved and is lost or changed")
        require(
            not self.pages or session.page in self.pages, f"resumed at {session.page}, not at {self.pages}"
        )
        for item, text in {
            item: text for at, item, text in self.typed if at <= killed_s - TYPING_LOST_S
        }.items():
            answer = session.answers.get(item)
            kept = [session.typing.get(item) or (str(answer.value) if answer else "")]
            kept += [jot.text for jot in session.jots if item == JOT_TYPING]
            there = any(one.startswith(text.strip()) for one in kept)
            require(there, f"more than the last second of typing is lost at {item}")
        self.sure, self.since, self.pages, self.typed = held, {}, [session.page], []

    def _went_on(self, item: str, now: str) -> bool:
        if not item.endswith(".words") and not item.startswith("views."):
            return True
        before = [self.sure[item], *self.since.get(item, [])][-1]
        values = [str(json.loads(text)["value"]) if text else "" for text in (before, now)]
        return values[1].startswith(values[0])


def endure_window(folder: Path, *, kills: int, seed: int) -> dict[str, int]:
    """Kill the window so many times; raises `Lost` at the first promise that did not hold."""
    chance = random.Random(seed)
    home = folder / "home"
    endure.make_home(home, folder)
    endure.require_search_finds(folder)
    believed, resumed = Believed(), 0
    for number in range(kills):
        believed.went_on = ""
        before = believed.pages[-1:]
        believed.under_way = False
        lines, killed_s = killed_run(folder, home, chance)
        for line in lines:
            believed.hear(line)
        try:
            endure.require_unreadable(folder)
            if believed.went_on and before:
                resumed += 1
                require(believed.went_on == before[0], f"went on at {believed.went_on}, not at {before[0]}")
            require_offered(home, believed, killed_s)
        except Lost as lost:
            message = f"kill {number + 1} of {kills} of the window, seed {seed}: {lost}"
            raise Lost(message) from lost
    return {"kills": kills, "saved": believed.saved, "letters": believed.letters, "resumed": resumed}


def killed_run(folder: Path, home: Path, chance: random.Random) -> tuple[list[dict[str, object]], float]:
    """What a window told before it was killed, and when that was."""
    command = [sys.executable, __file__, "--talk", str(home), "--seed", str(chance.randrange(10**9))]
    with tempfile.NamedTemporaryFile(prefix="udset-endure-told-") as told:
        window = subprocess.Popen(
            command, cwd=folder, stdout=told, stderr=subprocess.PIPE, env=endure.surroundings(folder)
        )
        if chance.random() < STARTING_SHARE:
            time.sleep(chance.uniform(0, STARTING_S))
        else:
            wait_for_talk(Path(told.name), window)
            time.sleep(chance.uniform(0, TALKING_S))
        killed_s = time.monotonic()
        window.kill()
        _, complaint = window.communicate(timeout=endure.READY_LONGEST_S)
        lines = Path(told.name).read_bytes().split(b"\n")
    if window.returncode != -signal.SIGKILL or b"Traceback" in complaint:
        message = f"it ended by itself ({window.returncode}): {complaint.decode()[-2000:]}"
        raise Lost(message)
    return [json.loads(line) for line in lines[:-1]], killed_s


def wait_for_talk(told: Path, window: subprocess.Popen[bytes]) -> None:
    """Return once the conversation is in front, or the window ended."""
    patience_s = time.monotonic() + endure.READY_LONGEST_S
    while b"went_on" not in told.read_bytes() and window.poll() is None:
        if time.monotonic() > patience_s:
            window.kill()
            message = f"no conversation came: {told.read_text()[-500:]}"
            raise Lost(message)
        time.sleep(0.01)


def require_offered(home: Path, believed: Believed, killed_s: float) -> None:
    """The vault is whole, the conversation offered as cut off, and all that was believed is in it."""
    workplace = open_workplace(Home(folder=home))
    unlocking.unlock(workplace, PASSPHRASE)
    try:
        checked = unlocking.check_vault(workplace)
        require(not checked.findings, f"the check of the vault found {checked.findings}")
        drafts = interviewing.today(workplace).drafts
        if not believed.interview and not drafts:
            return  # killed before anything was begun
        require(len(drafts) == 1, f"{len(drafts)} conversations are offered")
        require(drafts[0].cut_off, "it is not said that the conversation was cut off")
        believed.interview = believed.interview or drafts[0].interview
        require(drafts[0].interview == believed.interview, "another conversation is offered")
        believed.require_in(interviewing.resume(workplace, believed.interview), killed_s)
    finally:
        workplace.close()


def main() -> int:
    """0 when nothing was lost and nothing shown."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--talk", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.talk:
        talk(options.talk, options.seed)
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
