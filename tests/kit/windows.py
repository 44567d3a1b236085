"""What the tests of the window share: a runner that runs at once, and a frame that remembers."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog

from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.desktop.work.runner import Lane, Ticket
from udset_desktop.foundation.problems import Cancelled, UdsetError
from udset_desktop.usecases.workplace import Workplace


class AtOnce:
    """Runs every job in the calling thread, so that a flow's test needs no waiting."""

    def __init__(self):
        self.lanes: list[Lane] = []
        self.shares: list[float] = []

    def checkpoint(self, share=None):
        if share is not None:
            self.shares.append(share)

    def start(
        self, job, *, lane, on_done, on_problem, on_share=None, on_stopped=None, keep=False, behind_door=False
    ):
        del on_share, behind_door
        self.lanes.append(lane)
        ticket = Ticket(keep=keep)
        try:
            value = job(self)
        except Cancelled:
            if on_stopped:
                on_stopped()
        except UdsetError as problem:
            on_problem(problem)
        else:
            on_done(value)
        return ticket


class Later(AtOnce):
    """Runs nothing before it is told to: what happens in between is what a test is about."""

    def __init__(self):
        super().__init__()
        self.waiting = []

    def start(self, job, *, keep=False, **told):
        ticket = Ticket(keep=keep)
        self.waiting.append((ticket, job, told))
        return ticket

    def go(self):
        """Everything that was asked for up to now, and whatever that asks for."""
        while self.waiting:
            ticket, job, told = self.waiting.pop(0)
            if ticket.dropped and not ticket.keep:
                continue
            super().start(job, **told)


class FakeFrame:
    """The frame as flows know it; keeps what it was told."""

    def __init__(self, workplace: Workplace):
        self.workplace = workplace
        self.runner = AtOnce()
        self.gone: list[tuple[str, dict]] = []
        self.told: list[str] = []
        self.here = False
        self.taken_back: list[str] = []
        self.problems: list[str] = []
        self.under_way = 0
        self.commits = 0
        self.failures: list[str] = []
        self.question = None
        self.answer_with = ("no", "")
        self.dressed: list[tuple[str, int]] = []
        self.watched: list[int] = []
        self.spoken: list[str] = []
        self.is_open = 0
        self.file: Path | None = None
        self.files: tuple[Path, ...] = ()
        self.busy_shown = 0
        self.behind_pin = False
        self.forgotten = 0

    def go(self, place, **handed):
        self.gone.append((place, handed))

    def tell(self, sentence, *, here=False):
        self.here = here
        self.told.append(sentence)

    def take_back(self, sentence):
        self.taken_back.append(sentence)

    def tell_problem(self, problem):
        self.problems.append(problem.code)

    def saving(self):
        self.under_way += 1

    def saved(self):
        self.commits += 1

    def not_saved(self, problem):
        self.failures.append(problem.code)

    def ask(self, question, answered):
        self.question = question
        answered(*self.answer_with)

    def begin_busy(self, words, stop=None):
        del words, stop
        self.busy_shown += 1

    def show_share(self, share):
        del share

    def end_busy(self):
        self.busy_shown -= 1

    def choose_file(self, title, kinds, chosen):
        chosen(self.file)

    def choose_files(self, title, kinds, chosen):
        chosen(self.files)

    def choose_target(self, title, name, kinds, chosen):
        chosen(self.file)

    def choose_folder(self, title, chosen):
        chosen(self.file)

    def open_over(self, dialog):
        QDialog.open(dialog)

    def dress(self, theme, percent):
        self.dressed.append((theme, percent))

    def speak(self, language):
        self.spoken.append(language)

    def add_bar(self, bar):
        self.foot = bar

    def watch(self, minutes):
        self.watched.append(minutes)

    def take_first_view(self, kind):
        return kind()

    def use_training_home(self):
        pass

    def opened(self):
        self.is_open += 1

    def forget(self):
        self.forgotten += 1

    def stays_open(self):
        return self.behind_pin

    @property
    def place(self) -> str:
        return self.gone[-1][0] if self.gone else ""


def entered(flow: Flow, **handed) -> Flow:
    """A flow in front."""
    flow.enter(**handed)
    return flow


def words_on(widget) -> str:
    """Every visible word of a view, for looking whether something stands there."""
    from PySide6.QtWidgets import QAbstractButton, QLabel  # noqa: PLC0415

    shown = [
        str(one.property("text"))
        for kind in (QLabel, QAbstractButton)
        for one in widget.findChildren(kind)
        if one.isVisibleTo(widget)
    ]
    return "\n".join(shown)


def in_front(qtbot, widget):
    """A widget shown, active and ready for keys; the widget."""
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return widget
