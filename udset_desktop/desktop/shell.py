"""The window's frame: the row of places, the saved corner, the quiet line, cover and lock.

Flows know it as `flows.flow.Frame`.  The frame holds no rule of the field; it only says which place
is in front.  Window titles never hold a name.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from udset_desktop.desktop.hiding import Hiding
from udset_desktop.desktop.look.layouts import FrontStack
from udset_desktop.desktop.look.theme import Theme, theme_of
from udset_desktop.desktop.look.tokens import ThemeName
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.shell_parts import (
    LOCK_KEY,
    SavedCorner,
    TakesBundles,
    TopBar,
    first_places,
    load_first_verbs,
    look_of,
    shut,
)
from udset_desktop.desktop.views.message_bar import MessageBar
from udset_desktop.desktop.work.battery import BatteryWatch
from udset_desktop.desktop.work.busy import BusyLine
from udset_desktop.desktop.work.lock import IdleWatch
from udset_desktop.desktop.work.runner import Lane, StartsJobs
from udset_desktop.foundation.languages import spoken
from udset_desktop.foundation.places import default_home, training_home
from udset_desktop.foundation.problems import EnvironmentFailure, UdsetError
from udset_desktop.foundation.wording import sentence_of_finding
from udset_desktop.usecases.workplace import Workplace, open_workplace

if TYPE_CHECKING:
    # The flows bring the verbs; they are imported on the store lane, after the first painting.
    from udset_desktop.desktop.flows.flow import Flow
    from udset_desktop.desktop.views.ask_view import AskView, Question
    from udset_desktop.desktop.views.keys_view import KeysView

VIEW = TypeVar("VIEW", bound=QWidget)
SMALLEST = (1024, 640)
DOORS = frozenset({"unlock", "first_start"})


class Shell(TakesBundles):
    """The one window.

    Signals: `painted()`, once, when the first painting is done; `language_asked(language)`: every
    word is to be said anew, which only a new window can.
    """

    painted = Signal()
    language_asked = Signal(str)

    def __init__(self, workplace: Workplace, runner: StartsJobs, first: QWidget) -> None:
        super().__init__()
        self.workplace, self.runner = workplace, runner
        self.flows: dict[str, Flow] = {}
        self._first: QWidget | None = first
        self._was_painted = False
        self._behind_pin = ""
        self._focused: QWidget | None = None
        self._makers: dict[str, Callable[[Any], Flow]] = {}
        self._navigation: tuple[tuple[str, Callable[[Workplace], bool]], ...] = ()
        self._stop_busy: Callable[[], None] | None = None
        self._answered: Callable[[str, str], None] | None = None
        self.setWindowTitle(say("shell.title"))
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        self._build(first)
        self._watch = IdleWatch(3, self)
        self._watch.idle.connect(self.hiding.lay_cover)
        self.battery = BatteryWatch(runner, parent=self)
        self.battery.low.connect(lambda percent: self.tell(say("shell.battery", percent=percent)))
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self._on_sheet_key)
        lock = QShortcut(QKeySequence(LOCK_KEY), self)
        # Also while a list stands open, which takes every other key.
        lock.setContext(Qt.ShortcutContext.ApplicationShortcut)
        lock.activated.connect(self.lock)

    def _build(self, first: QWidget) -> None:
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.top = TopBar()
        self.top.place_asked.connect(self._on_place)
        self.top.lock_asked.connect(self.lock)
        self.saved_corner: SavedCorner = self.top.corner
        self.bar = MessageBar()
        self.busy = BusyLine()
        self.busy.stop_asked.connect(self._on_stop_busy)
        self.stack = FrontStack()
        self.stack.addWidget(first)
        self.keys: KeysView | None = None
        for widget in (self.top, self.bar, self.busy):
            column.addWidget(widget)
        column.addWidget(self.stack, 1)
        self.setCentralWidget(ground)
        self.top.show_places((), "")
        self.hiding = Hiding(self, self.runner, self.bar, self.busy)
        self.cover = self.hiding.cover

    @cached_property
    def question(self) -> AskView:
        """The page that asks; made when something is first asked."""
        # late: as in `load_first_verbs`.
        from udset_desktop.desktop.views.ask_view import AskView  # noqa: PLC0415

        made = AskView()
        made.answered.connect(self._on_answered)
        self.stack.addWidget(made)
        return made

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first one tells that loading may begin; before, it would only hold the painting up."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def begin(self) -> None:
        """After the first painting: bring the verbs in on the store lane, then the first place."""
        self.runner.start(
            load_first_verbs, lane=Lane.STORE, on_done=self._on_verbs, on_problem=self.tell_problem
        )

    def _on_verbs(self, _none: None) -> None:
        self._makers, self._navigation = first_places()
        self.go("unlock")
        self.battery.start()

    # -- Frame ----------------------------------------------------------------

    def go(self, place: str, **handed: Any) -> None:  # noqa: ANN401 -- each place says what it takes
        """Another place in front; the one before is left in order.  None but a door while one is shut."""
        if self.hiding.is_shut and place not in DOORS:
            return  # where a last saving would have led
        if self.place in self.flows:
            self.flows[self.place].leave()
        self.bar.leave()
        flow = self._flow(place)
        self.place = place
        self.stack.setCurrentWidget(flow.view)
        self._show_top()
        flow.enter(**handed)

    def _flow(self, place: str) -> Flow:
        if place not in self.flows:
            flow = self._makers[place](self)
            if self.stack.indexOf(flow.view) < 0:
                self.stack.addWidget(flow.view)
            own_bar = getattr(flow.view, "bar", None)
            if isinstance(own_bar, QWidget):
                self.top.take_bar(place, own_bar)
            self.flows[place] = flow
        return self.flows[place]

    def _show_top(self) -> None:
        training = bool(self.workplace.project and self.workplace.project.training)
        shown = self.place not in {"unlock", "first_start"}
        places = [name for name, there in self._navigation if there(self.workplace)] if shown else []
        self.top.show_places(tuple(places), self.place)
        self.top.show_training(training=training and shown)
        self.top.lock_button.setVisible(shown and not self.workplace.is_training)
        self.saved_corner.setVisible(shown)

    def tell_problem(self, problem: UdsetError, *, passes: bool = False) -> None:
        """An expected problem, in its sentence."""
        sentences = "\n".join(sentence_of_finding(finding) for finding in problem.findings)
        self.bar.tell(sentences, passes=passes)

    def saving(self) -> None:
        """Something is on its way to the disk."""
        self.saved_corner.begin()

    def saved(self) -> None:
        """The commit has returned."""
        at = self.workplace.clock.now_utc().astimezone()
        if self.saved_corner.end(at):
            self.bar.tell_well(say("shell.saved_after_all", time=f"{at:%H:%M}"))

    def not_saved(self, problem: UdsetError) -> None:
        """The commit has failed."""
        self.saved_corner.fail()
        self.tell_problem(problem, passes=isinstance(problem, EnvironmentFailure))  # what is refused stays so

    def ask(self, question: Question, answered: Callable[[str, str], None]) -> None:
        """A question on a page of its own."""
        self._answered = answered
        self.stack.setCurrentWidget(self.question)
        self.question.show_question(question)

    def _on_answered(self, deed: str, reason: str) -> None:
        answered, self._answered = self._answered, None
        if self.place in self.flows:
            self.stack.setCurrentWidget(self.flows[self.place].view)
        if answered is not None:
            answered(deed, reason)

    def show_keys(self) -> None:
        """What the keys do, on a page of its own; the place in front comes back afterwards."""
        if self.place not in self.flows or self.stack.currentWidget() is not self.flows[self.place].view:
            return
        if self.keys is None:
            # late: as in `load_first_verbs`.
            from udset_desktop.desktop.views.keys_view import KeysView  # noqa: PLC0415

            self.keys = KeysView()
            self.keys.left.connect(self._on_keys_read)
            self.stack.addWidget(self.keys)
        self._focused = QApplication.focusWidget()
        self.stack.setCurrentWidget(self.keys)
        self.keys.title.take_focus()

    def _on_keys_read(self) -> None:
        if self.place in self.flows:
            self.stack.setCurrentWidget(self.flows[self.place].view)
        if self._focused is not None:
            self._focused.setFocus()

    def add_bar(self, bar: QWidget) -> None:
        """A bar at the foot, under whatever place is in front."""
        self.centralWidget().layout().addWidget(bar)  # type: ignore[union-attr]

    def begin_busy(self, words: str, stop: Callable[[], None] | None = None) -> None:
        """Long work has begun."""
        self._stop_busy = stop
        self.busy.begin(words, may_stop=stop is not None)

    def show_share(self, share: float) -> None:
        """So much of it is done."""
        self.busy.show_share(share)

    def end_busy(self) -> None:
        """It is over."""
        self._stop_busy = None
        self.busy.end()

    def _on_stop_busy(self) -> None:
        if self._stop_busy is not None:
            self._stop_busy()

    def dress(self, theme: str, percent: int) -> None:
        """Another look for the whole window."""
        application = QApplication.instance()
        if isinstance(application, QApplication) and theme_of() != (new := Theme(ThemeName(theme), percent)):
            new.apply(application)

    def speak(self, language: str) -> None:
        """Another language for the whole window."""
        if language != spoken():
            self.language_asked.emit(language)

    def take_over(self, before: Shell, place: str) -> None:
        """Stand in for the window before, which spoke another language."""
        self.setGeometry(before.geometry())
        self._was_painted = True
        self._makers, self._navigation = before._makers, before._navigation
        before.forget()
        self.battery.start()
        self.go(place)

    def watch(self, minutes: int) -> None:
        """Cover after so many minutes of silence; 0 for never."""
        if minutes:
            self._watch.set_minutes(minutes)
            self._watch.start()
        else:
            self._watch.stop()

    def take_first_view(self, kind: type[VIEW]) -> VIEW:
        """The view that was painted first, if it is of this kind."""
        first, self._first = self._first, None
        if isinstance(first, kind):
            return first
        self._first = first
        return kind()

    def use_training_home(self) -> None:
        """Work in the folder of made-up people from now on; a home given by hand is used as it is."""
        if self.workplace.home == default_home():
            self.workplace = open_workplace(training_home(), clock=self.workplace.clock)

    def opened(self) -> None:
        """The vault is open: what waited for that is told, and its user's own look is put on."""
        self.hiding.show_again()
        self.runner.start(
            lambda _control: look_of(self.workplace),
            lane=Lane.STORE,
            on_done=self._on_look,
            on_problem=self.tell_problem,
        )

    def _on_look(self, look: tuple[str, int, str]) -> None:
        theme, percent, language = look
        self.dress(theme, percent)
        if language:
            self.speak(language)

    def stays_open(self) -> bool:
        """Whether the place behind the door came back as it was."""
        place, self._behind_pin = self._behind_pin, ""
        if not place or place not in self.flows:
            return False
        self.place = place
        self.stack.setCurrentWidget(self.flows[place].view)
        self._show_top()
        self.flows[place].wake()
        self.hiding.show_again()
        return True

    # -- lock and end -----------------------------------------------------------

    def lock(self) -> None:
        """What is typed is saved, then everything is hidden, then the keys go; twice locks in full."""
        place, flow = self.place, self.flows.get(self.place)
        if self.workplace.is_training or flow is None or not flow.may_lock:
            return
        self.hiding.shut_door()
        full = place in DOORS or self.workplace.pin is None
        flow.leave() if full else flow.rest()
        self.watch(0)
        self.place = "unlock"
        door = self._flow("unlock")
        door.stand_shut(pin=not full)  # type: ignore[attr-defined]
        self.stack.setCurrentWidget(door.view)
        self.cover.put_away()
        self._show_top()
        if full:
            self.forget(but=place)
        self._behind_pin = "" if full and place != "first_start" else place
        self.runner.start(
            lambda _control: shut(self.workplace, full=full),
            lane=Lane.STORE,
            on_done=lambda _none: door.enter(),
            on_problem=door.tell_problem,
            keep=True,
        )

    def forget(self, but: str = "") -> None:
        """Let go of every view that showed anybody; they are made anew after the next unlocking.

        A first start that told something is no such view: `but` keeps it.
        """
        self._behind_pin, self._focused = "", None
        self.bar.hush()
        self.saved_corner.forget()
        if "question" in self.__dict__:
            self.question.forget()
        for place, flow in tuple(self.flows.items()):
            if place == "unlock" or place == but == "first_start":
                continue
            del self.flows[place]
            flow.let_go()
            self.stack.removeWidget(flow.view)
            self.top.drop_bar(place)
            flow.view.deleteLater()
            flow.deleteLater()
        self.runner.let_through()  # nobody waits for it any more, but for what failed to be saved

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything half-typed goes to the store before the window does."""
        if self.place in self.flows:
            self.flows[self.place].close()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """`?` shows the keys; a text that is being written has taken it before it comes here."""
        if event.text() == "?":
            self.show_keys()
        else:
            super().keyPressEvent(event)

    def _on_place(self, place: str) -> None:
        if place != self.place:
            self.go(place)

    def _on_sheet_key(self) -> None:
        """`Ctrl+P` prints where the sheet is in front."""
        flow = self.flows.get("sheet")
        if flow is not None and self.place == "sheet":
            QTimer.singleShot(0, flow.view, flow.view.ask_print)  # type: ignore[attr-defined]
