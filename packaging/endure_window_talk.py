"""The window that `endure_window.py` kills: somebody at the keys who never stops, and what the window shows.

Runs in the process that is killed.  Tells, line by line, what the window holds, when it says "Saved",
and every text typed with its time.  What is done stands in `endure_window_acts.py` and `endure_window_end.py`.
"""

from __future__ import annotations

import os
import random
import time
import traceback
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from endure import NAME, PASSPHRASE, tell
from endure_kept import written
from endure_talk import CANARY, FROM_PAPER, PAPER_SHARE

from udset_desktop.foundation.places import Home
from udset_desktop.interview.jot import loose_jots
from udset_desktop.interview.state import Session

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from udset_desktop.desktop.shell import Shell

KEY_EVERY_MS = 4
PATIENCE = 2000  # steps that something asked for may take to come

DRAFTS_AT_MOST = 3  # as many as one begins without finishing one
TOGETHER, NOTE, REASON, WORK = "@together", "@note", "@reason", "@work"
"""Where a text typed elsewhere than on a page is looked for."""
EVEN = 0.5  # what is done every second time

Acts = Iterator[None]


def held_in(session: Session) -> dict[str, str]:
    """Everything of a conversation that a key can change for good, as text that can be compared."""
    held = {item: written(answer) for item, answer in session.answers.answers.items()}
    held |= {f"jot {jot.number}": written(jot) for jot in session.jots}
    held |= {name: written(getattr(session, name)) for name in ("permissions", "together", "header")}
    return held


class Talker:
    """Somebody at the keys."""

    def __init__(self, shell: Shell, seed: int, goal: str) -> None:
        self.shell = shell
        self.chance = random.Random(seed)
        self.goal, self.reached = goal, False  # what is to be done first, as soon as it can be
        self._told: dict[str, str] = {}
        self._at, self._where = "", ("", "", "")
        self._saved = False
        self._acts = self._live()

    def step(self) -> None:
        """One key, and what the window shows after it."""
        tell(step=True, at=time.monotonic(), busy=bool(self.shell.saved_corner._under_way))  # noqa: SLF001
        done = False
        try:
            next(self._acts)
            done = True
        finally:
            if not done:  # Qt would go on for ever without whoever is at the keys
                traceback.print_exc()
                os._exit(1)
        self._tell()
        tell(step=False)

    def _tell(self) -> None:
        session = self.session
        at = session.interview if session else ""
        if at and at != self._at:
            self._at, self._told = at, {}
        held = held_in(session) if session else self._told
        where = (self.shell.place, at, f"{session.stage} {session.page}" if session else "")
        # An answer taken back by the key that gave it is told as "".
        fresh = {
            name: held.get(name, "") for name in held | self._told if held.get(name) != self._told.get(name)
        }
        if fresh or where != self._where:
            self._told, self._where, self._saved = held, where, False
            tell(front=where[0], talk=at, page=where[2], now=fresh)
            return
        if not self._saved and self._says_saved():
            self._saved = True
            tell(saved=at)

    def _says_saved(self) -> bool:
        """Whether the corner says so, and of this page too: a page turned is painted first and saved right after."""
        corner, due = (
            self.shell.saved_corner,
            getattr(self.shell.flows.get("conversation"), "_place_due", None),
        )
        turned = due is not None and due.isActive()
        return not turned and not corner._under_way and corner.text().startswith("Saved")  # noqa: SLF001

    # -- what is in front ---------------------------------------------------------

    @property
    def session(self) -> Session | None:
        """The conversation under way, if one is in front."""
        return getattr(self.shell.flows.get("conversation"), "session", None)

    @property
    def view(self) -> Any:  # noqa: ANN401 -- a view of the window, which only this process has
        """The page in front."""
        return self.shell.flows[self.shell.place].view

    def until(self, ready: Any) -> Acts:  # noqa: ANN401 -- a question without arguments
        """Go on once something is there; whoever waits in vain goes on too, and looks again."""
        for _ in range(PATIENCE):
            if ready():
                return
            yield
        tell(in_vain=self._in_front())

    def _in_front(self) -> dict[str, object]:
        """What stands where something else was waited for."""
        session, desk = self.session, getattr(self.view, "desk", None)
        return {
            "place": self.shell.place,
            "in front": type(self.shell.stack.currentWidget()).__name__,
            "over the page": type(desk._over.currentWidget()).__name__ if desk else "",  # noqa: SLF001
            "line": self.shell.bar.words.text(),
            "quiet": bool(self.shell.runner.is_quiet),
            "half typed": sorted(session.typing) if session else [],
            "loose": len(loose_jots(session.jots)) if session else 0,
        }

    def until_place(self, place: str) -> Acts:
        """Go on once a place is in front and answers."""
        yield from self.until(lambda: self.shell.place == place and self.shell.runner.is_quiet)

    # -- keys -----------------------------------------------------------------------

    def key(self, name: str, held: str = "No", on: QWidget | None = None) -> None:
        """One key, held with another."""
        from PySide6.QtCore import Qt  # noqa: PLC0415 - only the window needs Qt
        from PySide6.QtTest import QTest  # noqa: PLC0415
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415

        focused = on or QApplication.focusWidget() or self.shell
        modifiers = Qt.KeyboardModifier.NoModifier
        for one in held.split("+"):
            modifiers |= getattr(Qt.KeyboardModifier, f"{one}Modifier")
        QTest.keyClick(focused, getattr(Qt.Key, f"Key_{name}"), modifiers)

    def letters(self, widget: QWidget, letters: str) -> None:
        """Letters into a box."""
        from PySide6.QtTest import QTest  # noqa: PLC0415 - as above

        QTest.keyClicks(widget, letters)

    def space(self, widget: QWidget) -> None:
        """A control taken and pressed."""
        widget.setFocus()
        self.key("Space")

    def press(self, name: str, view: QWidget | None = None) -> None:
        """A control by its name."""
        from PySide6.QtWidgets import QWidget as Widget  # noqa: PLC0415 - as above

        found = (view or self.view).findChild(Widget, name)
        assert isinstance(found, Widget), name
        self.space(found)

    def write(self, box: Any, item: str, length: int = 0) -> Acts:  # noqa: ANN401 -- a line or a box
        """Some words at the end of a box, told letter by letter; `item` is what they are about."""
        box.setFocus()
        self.key("End", "Control")
        self.key("End")
        text = f"{CANARY} {self.chance.randrange(1000)} "
        for letter in text[: length or self.chance.randrange(24, 56)]:
            self.letters(box, letter)
            tell(typed=item, text=text_of(box), at=time.monotonic())
            yield

    def rest(self, *lengths: int) -> Acts:
        """Nobody types for one of so many steps."""
        for _ in range(self.chance.choice(lengths)):
            yield

    def hope(self, name: str, text: str) -> None:
        """Something chosen elsewhere than in a talk: promised once "Saved" is read after it."""
        self._saved = False
        tell(hope=name, text=text)

    def is_asked(self) -> bool:
        """Whether a question is in front."""
        return bool(self.shell.stack.currentWidget() is self.shell.question)

    def answer(self, deed: str) -> bool:
        """An answer given to it, where it is asked for; whether it was."""
        if not self.is_asked() or deed not in self.shell.question.buttons:
            return False
        button = self.shell.question.buttons[deed]
        button.setFocus()
        self.key("Space", on=button)  # the question may still be taking the focus itself
        return True

    def act(self, name: str) -> None:
        """What is being done from now on, for the count of the kills."""
        self.reached = self.reached or name == self.goal
        tell(act=name)

    # -- from the door to the talk ---------------------------------------------------

    def _live(self) -> Acts:
        # late: it stands on this module
        from endure_window_end import after_the_talk, first_act, some_acts  # noqa: PLC0415

        yield from self.until(lambda: self.shell.place == "unlock")
        yield from self.plain(self.shell.stack.currentWidget().secret, PASSPHRASE)  # type: ignore[attr-defined]
        self.key("Return")
        yield from self.until_place("today")
        told = False
        while True:
            if self.shell.place == "today":
                yield from self.to_the_talk()
            if self.session is not None and not told:
                told = True
                tell(went_on=f"{self.session.stage} {self.session.page}", talk=self.session.interview)
            yield from some_acts(self) if self.reached else first_act(self)
            yield from after_the_talk(self)
            yield

    def plain(self, line: QWidget, text: str) -> Acts:
        """A text that nobody waits for."""
        line.setFocus()
        for letter in text:
            self.letters(line, letter)
            yield

    def to_the_talk(self) -> Acts:
        """From Today to a conversation: the one that was left, or a new one."""
        view = self.view
        yield from self.until(lambda: view.today is not None)
        self.act("at the door")
        yield from self.on_today()
        drafts = view.today.drafts
        if self.goal == "paper" and not self.reached and len(drafts) < DRAFTS_AT_MOST:
            yield from self.begin()  # whether those that lie there are from paper is not known here
        elif drafts and drafts[0].cut_off:
            self.press("carry_on")
        elif drafts:
            self.space(view.drafts.rows[drafts[0].interview].buttons["carry_on"])
        else:
            yield from self.begin()
        yield from self.until(lambda: self.session is not None and self.shell.place == "conversation")

    def on_today(self) -> Acts:
        """What this run is for, where it is done on Today."""
        # late: it stands on this module
        from endure_window_beside import ON_TODAY  # noqa: PLC0415

        if self.goal in ON_TODAY and not self.reached:
            yield from ON_TODAY[self.goal](self)
            yield from self.until_place("today")
            yield from self.until(lambda: self.view.today is not None)

    def begin(self) -> Acts:
        """A conversation with somebody new, from Today."""
        self.press("begin_button")
        yield from self.until_place("begin")
        yield from self.fill_begin()

    def fill_begin(self) -> Acts:
        """What Begin asks; now and then it is from paper."""
        view = self.view
        yield from self.until(lambda: view.state is not None)
        yield from self.plain(view.name, NAME)
        chosen = next(code for code in view.rows["instruments"].buttons if code.startswith("user"))
        for key, code in (
            ("groups", "older_people"),
            ("instruments", chosen),
            ("interviewer_types", "third_party"),
        ):
            self.space(view.rows[key].buttons[code])
        if self.goal == "paper" or self.chance.random() < PAPER_SHARE:
            self.space(view.rows["modes"].buttons[FROM_PAPER])
            day = self.shell.workplace.clock.today_on() - timedelta(days=1)
            yield from self.plain(view.paper.held_on.line, f"{day.day}/{day.month}/{day.year}")
        self.space(next(iter(view.rows["notices"].buttons.values())))
        self.space(view.talk.buttons["yes"])
        self.press("begin_button")


def text_of(box: Any) -> str:  # noqa: ANN401 -- a line or a box
    """What stands in it."""
    return str(box.toPlainText() if hasattr(box, "toPlainText") else box.text())


def talk(home: Path, seed: int, goal: str) -> None:
    """The window under way, until it is killed; the `goal` is what is done first."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - as above

    from udset_desktop.desktop import app  # noqa: PLC0415

    application = app.new_application([])
    program = app.Program(Home(folder=home))
    program.show()
    program.shell.activateWindow()
    talker = Talker(program.shell, seed, goal)
    timer = QTimer()
    timer.timeout.connect(talker.step)
    timer.start(KEY_EVERY_MS)
    tell(shown=True)
    application.exec()
